package org.w3id.aihw.conformance;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDFS;

/**
 * A test of the SPARQL protocol, which the manifest describes in HTTP-in-RDF.
 *
 * @param data the files to be there before, by the names of their graphs
 * @param exchanges the requests, in order, each with what must come back
 */
record ProtocolCase(String name, Map<String, Path> data, List<Exchange> exchanges) {
  private static final String HT = "http://www.w3.org/2011/http#";
  private static final String CNT = "http://www.w3.org/2011/content#";
  private static final String UT = "http://www.w3.org/2009/sparql/tests/test-update#";
  private static final String STATUS = "StatusCode";

  ProtocolCase {
    data = Map.copyOf(data);
    exchanges = List.copyOf(exchanges);
  }

  /**
   * One request and what must come back.
   *
   * @param query what stands behind the path, with its question mark; empty for nothing
   * @param headers names and values in turn
   * @param charset what the body is written in
   * @param statuses the first digits of the statuses that are right
   * @param truth the answer to ASK; empty where it is not looked at
   * @param format {@code boolean}, {@code tabular} or {@code RDF}; empty where it is not looked at
   */
  record Exchange(
      String method,
      String query,
      List<String> headers,
      String body,
      Charset charset,
      Set<String> statuses,
      Optional<Boolean> truth,
      Optional<String> format) {
    Exchange {
      headers = List.copyOf(headers);
      statuses = Set.copyOf(statuses);
    }
  }

  static List<ProtocolCase> of(Path manifest) {
    Model model = Suites.read(manifest);
    return Suites.entries(model).stream().map(ProtocolCase::read).toList();
  }

  private static Property ht(String name) {
    return ResourceFactory.createProperty(HT + name);
  }

  private static Property ut(String name) {
    return ResourceFactory.createProperty(UT + name);
  }

  private static Property cnt(String name) {
    return ResourceFactory.createProperty(CNT + name);
  }

  private static ProtocolCase read(Resource entry) {
    Map<String, Path> data = new LinkedHashMap<>();
    for (RDFNode graph : entry.getModel().listObjectsOfProperty(entry, ut("graphData")).toList()) {
      Resource given = graph.asResource();
      data.put(
          given.getRequiredProperty(RDFS.label).getString(),
          Path.of(URI.create(given.getRequiredProperty(ut("graph")).getResource().getURI())));
    }
    List<Exchange> exchanges = new ArrayList<>();
    Resource connection = entry.getRequiredProperty(Suites.mf("action")).getResource();
    for (Resource request : list(connection, ht("requests"))) {
      exchanges.add(exchange(request));
    }
    return new ProtocolCase(entry.getLocalName(), data, exchanges);
  }

  private static List<Resource> list(Resource subject, Property property) {
    return subject.hasProperty(property)
        ? subject
            .getRequiredProperty(property)
            .getResource()
            .as(RDFList.class)
            .asJavaList()
            .stream()
            .map(RDFNode::asResource)
            .toList()
        : List.of();
  }

  private static Exchange exchange(Resource request) {
    List<String> headers = new ArrayList<>();
    for (Resource header : list(request, ht("headers"))) {
      headers.add(header.getRequiredProperty(ht("fieldName")).getString());
      headers.add(header.getRequiredProperty(ht("fieldValue")).getString());
    }
    String body = "";
    String charset = "UTF-8";
    if (request.hasProperty(ht("body"))) {
      Resource content = request.getRequiredProperty(ht("body")).getResource();
      body = content.getRequiredProperty(cnt("chars")).getString();
      charset = content.getRequiredProperty(cnt("characterEncoding")).getString();
    }
    Resource response = request.getRequiredProperty(ht("resp")).getResource();
    Set<String> statuses = new LinkedHashSet<>();
    response
        .listProperties(Suites.mf("expectedStatus"))
        .forEachRemaining(
            status -> {
              String name = status.getResource().getURI();
              statuses.add(name.substring(name.indexOf(STATUS) + STATUS.length()).substring(0, 1));
            });
    String path = request.getRequiredProperty(ht("absolutePath")).getString();
    return new Exchange(
        request.getRequiredProperty(ht("methodName")).getString(),
        path.replaceFirst("^/sparql/", ""),
        headers,
        body,
        Charset.forName(charset),
        statuses,
        Optional.ofNullable(response.getProperty(Suites.mf("expectedBoolean")))
            .map(statement -> statement.getBoolean()),
        Optional.ofNullable(response.getProperty(Suites.mf("expectedFormat")))
            .map(statement -> statement.getString()));
  }
}
