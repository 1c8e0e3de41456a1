package org.w3id.aihw.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3id.aihw.World;
import org.w3id.aihw.conformance.Suites;

/**
 * The validator that judges data and writes, against the core tests of the W3C. Reports must be
 * equal as graphs, in all that the suite compares: whether the data conform, and for each result
 * focus node, path, value, constraint component, severity and shape; the words of a message only
 * where the suite gives them. Paths are compared by what they mean, since a path of a report is
 * only to be equivalent to the shape's (SHACL, section 3.6.2.2).
 */
class ShaclCoreTest {
  private static final int CASES = 98;

  private static final Set<Node> COMPARED =
      Set.of(
          SHACL.focusNode,
          SHACL.value,
          SHACL.sourceConstraintComponent,
          SHACL.resultSeverity,
          SHACL.sourceShape);

  private static Property sht(String name) {
    return ResourceFactory.createProperty("http://www.w3.org/ns/shacl-test#" + name);
  }

  private record Case(String name, Resource entry) {}

  /** Returns the last two steps of an entry's address, such as {@code node/and-001}. */
  private static String name(Resource entry) {
    return entry.getURI().replaceFirst(".*/([^/]+/[^/]+)$", "$1");
  }

  /** Collects the entries of a manifest and of those it includes. */
  private static void collect(Path file, List<Case> cases) {
    Model manifest = Suites.read(file);
    for (Resource entry : Suites.entries(manifest)) {
      cases.add(new Case(name(entry), entry));
    }
    manifest
        .listObjectsOfProperty(Suites.mf("include"))
        .toList()
        .forEach(included -> collect(Path.of(URI.create(included.asResource().getURI())), cases));
  }

  @TestFactory
  List<DynamicTest> reportIsTheOneExpected() {
    Path suite = Suites.folder("shacl/tests/core");
    World.project(); // Which starts Jena.
    List<Case> cases = new ArrayList<>();
    collect(suite.resolve("manifest.ttl"), cases);
    assertEquals(CASES, cases.size(), "the suite is not whole: " + suite);
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> judge(each.entry())))
        .toList();
  }

  private static Graph graph(Resource entry, String part) {
    String address =
        entry
            .getRequiredProperty(Suites.mf("action"))
            .getProperty(sht(part))
            .getResource()
            .getURI();
    return Suites.read(Path.of(URI.create(address))).getGraph();
  }

  private static void judge(Resource entry) {
    assertEquals(sht("Validate"), entry.getPropertyResourceValue(RDF.type));
    Graph shapes = graph(entry, "shapesGraph");
    Graph data = graph(entry, "dataGraph");
    Graph found = ShapeCheck.report(Shapes.parse(shapes), data).getGraph();
    Graph manifest = entry.getModel().getGraph();
    Node expected = entry.getPropertyResourceValue(Suites.mf("result")).asNode();
    boolean message = manifest.contains(Node.ANY, SHACL.resultMessage, Node.ANY);
    List<Node> reports =
        found
            .find(Node.ANY, RDF.type.asNode(), SHACL.ValidationReport)
            .mapWith(Triple::getSubject)
            .toList();
    assertEquals(1, reports.size());
    Graph wanted = compared(manifest, expected, message);
    Graph given = compared(found, reports.getFirst(), message);
    assertTrue(!wanted.isEmpty(), "the suite expects a report");
    assertTrue(wanted.isIsomorphicWith(given), () -> "expected " + wanted + " but got " + given);
  }

  /** Returns of a report what is compared. */
  private static Graph compared(Graph graph, Node report, boolean message) {
    Graph compared = GraphFactory.createDefaultGraph();
    graph.find(report, SHACL.conforms, Node.ANY).forEachRemaining(compared::add);
    for (Triple link : graph.find(report, SHACL.result, Node.ANY).toList()) {
      compared.add(link);
      for (Triple part : graph.find(link.getObject(), Node.ANY, Node.ANY).toList()) {
        Node property = part.getPredicate();
        if (COMPARED.contains(property) || (message && property.equals(SHACL.resultMessage))) {
          compared.add(part);
        }
        if (property.equals(SHACL.resultPath)) {
          String path = ShaclPaths.pathToString(ShaclPaths.parsePath(graph, part.getObject()));
          compared.add(link.getObject(), SHACL.resultPath, NodeFactory.createLiteralString(path));
        }
      }
    }
    return compared;
  }
}
