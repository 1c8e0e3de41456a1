package org.w3id.aihw.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.rdf.turtle.parser.TurtleOntologyParserFactory;
import org.semanticweb.owlapi.reasoner.OWLReasoner;
import org.semanticweb.owlapi.util.SimpleIRIMapper;
import org.w3id.aihw.World;

/** The ontology as reasoners of others see it. */
class OntologyTest {
  private static OWLOntology load(String module) throws OWLOntologyCreationException {
    OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
    // The other readers of OWL API ask for an RDF4J of 2018.
    manager.getOntologyParsers().clear();
    manager.getOntologyParsers().add(new TurtleOntologyParserFactory());
    List<Path> files = World.project().ontologyFiles();
    assertTrue(files.size() >= 9, "modules found: " + files);
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".ttl", "");
      String iri = "https://w3id.org/aihw/ontology" + (name.equals("aihw") ? "" : "/" + name);
      manager.getIRIMappers().add(new SimpleIRIMapper(IRI.create(iri), IRI.create(file.toUri())));
    }
    return manager.loadOntologyFromOntologyDocument(
        World.project().root().resolve("ontology").resolve(module).toFile());
  }

  @Test
  void ontologyIsInTheDlProfile() throws OWLOntologyCreationException {
    assertEquals(
        List.of(), new OWL2DLProfile().checkOntology(load("alignments.ttl")).getViolations());
  }

  @Test
  void ontologyIsInTheRlProfile() throws OWLOntologyCreationException {
    assertEquals(
        List.of(), new OWL2RLProfile().checkOntology(load("alignments.ttl")).getViolations());
  }

  @Test
  void everyClassCanHaveMembers() throws OWLOntologyCreationException {
    OWLOntology ontology = load("alignments.ttl");
    assertTrue(ontology.importsClosure().count() >= 9, "imports are followed");
    OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology);
    assertTrue(reasoner.isConsistent());
    assertFalse(ontology.classesInSignature().toList().isEmpty());
    assertEquals(
        List.of(),
        reasoner.getUnsatisfiableClasses().entities().filter(c -> !c.isOWLNothing()).toList());
    reasoner.dispose();
  }
}
