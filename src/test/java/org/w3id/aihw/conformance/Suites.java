package org.w3id.aihw.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;

/**
 * Test suites of the W3C, which the project does not carry: they are found beside it, or where the
 * system property {@code aihw.suites} says. Without them tests are skipped and say so.
 */
public final class Suites {
  private static final String PLACE = "aihw.suites";
  private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";

  private Suites() {}

  /** Returns the folder of a suite. */
  public static Path folder(String name) {
    String place = System.getProperty(PLACE);
    Path folder = Path.of(place == null ? "../shared/suites" : place).resolve(name);
    if (place != null) {
      assertTrue(Files.isDirectory(folder), PLACE + " names no suite: " + folder);
    }
    assumeTrue(Files.isDirectory(folder), "the suite is not at hand: " + folder);
    return folder.toAbsolutePath().normalize();
  }

  /** Reads a file. */
  public static Model read(Path file) {
    Model model = ModelFactory.createDefaultModel();
    RDFDataMgr.read(model, file.toUri().toString());
    return model;
  }

  /** Returns a term of manifests. */
  public static Property mf(String name) {
    return ResourceFactory.createProperty(MF + name);
  }

  /** Returns the entries of all manifests of a file, in their order. */
  public static List<Resource> entries(Model model) {
    List<Resource> entries = new ArrayList<>();
    for (RDFNode list : model.listObjectsOfProperty(mf("entries")).toList()) {
      list.as(RDFList.class).asJavaList().forEach(entry -> entries.add(entry.asResource()));
    }
    return entries;
  }
}
