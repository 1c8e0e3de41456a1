package org.w3id.aihw.clients;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.http.auth.AuthEnv;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.rdfconnection.RDFConnection;
import org.apache.jena.rdfconnection.RDFConnectionRemote;
import org.apache.jena.sys.JenaSystem;
import org.eclipse.rdf4j.query.GraphQueryResult;
import org.eclipse.rdf4j.query.QueryResults;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;

/**
 * The clients of Jena and RDF4J, for {@code src/clients/run}: each operation prints client,
 * operation and outcome, apart by tabs.
 */
public final class JavaClients {
  private static final Map<String, String> SET = System.getenv();
  private static final String BASE = set("BASE");
  private static final String LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>";

  private JavaClients() {}

  private static String set(String name) {
    String value = SET.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is not set; run src/clients/run");
    }
    return value;
  }

  private static void expect(String name, long found) {
    if (found != Long.parseLong(set(name))) {
      throw new IllegalStateException(found + " instead of " + set(name));
    }
  }

  private static void attempt(String client, String operation, Runnable call) {
    String outcome = "ok";
    try {
      call.run();
    } catch (RuntimeException fault) { // What a client throws is what this is to show.
      fault.printStackTrace();
      outcome = "failed: " + String.valueOf(fault.getMessage()).replaceAll("\\s+", " ");
    }
    System.out.println(client + "\t" + operation + "\t" + outcome);
  }

  /** Runs both. */
  public static void main(String[] arguments) {
    JenaSystem.init();
    jena();
    rdf4j();
  }

  private static String insert(String name) {
    return "INSERT DATA { GRAPH <%1$s> { <%1$s> %2$s \"%3$s\"@en } }"
        .formatted(name, LABEL, set("TEXT"));
  }

  private static String written(String name) {
    return "SELECT ?text { GRAPH <%1$s> { <%1$s> %2$s ?text } }".formatted(name, LABEL);
  }

  private static void compare(Set<String> texts, Set<String> expected) {
    if (!texts.equals(expected)) {
      throw new IllegalStateException(texts + " instead of " + expected);
    }
  }

  private static void jena() {
    String name = "https://example.org/jena";
    // It writes without the token first, and sends it when it is asked for it.
    AuthEnv.get().setBearerTokenProvider((address, challenge) -> set("TOKEN"));
    try (RDFConnection connection =
        RDFConnectionRemote.newBuilder()
            .queryEndpoint(BASE + "/sparql")
            .updateEndpoint(BASE + "/update")
            .gspEndpoint(BASE + "/data")
            .build()) {
      attempt(
          "Jena",
          "select",
          () -> {
            try (QueryExecution execution = connection.query(set("SELECT"))) {
              expect("ROWS", ResultSetFormatter.toList(execution.execSelect()).size());
            }
          });
      attempt(
          "Jena",
          "construct",
          () -> expect("BUILT", connection.queryConstruct(set("CONSTRUCT")).size()));
      attempt(
          "Jena",
          "describe",
          () -> expect("DESCRIBED", connection.queryDescribe(set("DESCRIBE")).size()));
      attempt("Jena", "update", () -> connection.update(insert(name)));
      attempt(
          "Jena",
          "read back",
          () -> {
            compare(jenaTexts(connection, written(name)), Set.of(set("TEXT")));
            expect("ONE", connection.fetch(name).size());
            connection.put(name, connection.fetch(name));
            connection.load(name, connection.fetch(name));
            compare(jenaTexts(connection, written(name)), Set.of(set("TEXT")));
            connection.delete(name);
            compare(jenaTexts(connection, written(name)), Set.of());
          });
      attempt(
          "Jena",
          "data",
          () ->
              expect(
                  "TRIPLES",
                  connection.fetch("https://w3id.org/aihw/graph/" + set("GRAPH")).size()));
    }
  }

  private static Set<String> jenaTexts(RDFConnection connection, String query) {
    Set<String> texts = new TreeSet<>();
    connection.querySelect(query, row -> texts.add(row.getLiteral("text").getString()));
    return texts;
  }

  private static void rdf4j() {
    String name = "https://example.org/rdf4j";
    SPARQLRepository repository = new SPARQLRepository(BASE + "/sparql", BASE + "/update");
    repository.setAdditionalHttpHeaders(Map.of("Authorization", "Bearer " + set("TOKEN")));
    try (RepositoryConnection connection = repository.getConnection()) {
      attempt(
          "RDF4J",
          "select",
          () -> {
            try (TupleQueryResult rows = connection.prepareTupleQuery(set("SELECT")).evaluate()) {
              expect("ROWS", rows.stream().count());
            }
          });
      for (String operation : List.of("construct", "describe")) {
        attempt(
            "RDF4J",
            operation,
            () -> {
              boolean construct = operation.equals("construct");
              String query = set(construct ? "CONSTRUCT" : "DESCRIBE");
              try (GraphQueryResult triples = connection.prepareGraphQuery(query).evaluate()) {
                expect(construct ? "BUILT" : "DESCRIBED", QueryResults.asModel(triples).size());
              }
            });
      }
      attempt("RDF4J", "update", () -> connection.prepareUpdate(insert(name)).execute());
      attempt(
          "RDF4J",
          "read back",
          () -> {
            compare(rdf4jTexts(connection, written(name)), Set.of(set("TEXT")));
            connection.clear(repository.getValueFactory().createIRI(name));
            compare(rdf4jTexts(connection, written(name)), Set.of());
          });
      attempt(
          "RDF4J",
          "data",
          () ->
              expect(
                  "TRIPLES",
                  connection
                      .getStatements(
                          null,
                          null,
                          null,
                          false,
                          repository
                              .getValueFactory()
                              .createIRI("https://w3id.org/aihw/graph/" + set("GRAPH")))
                      .stream()
                      .count()));
    } finally {
      repository.shutDown();
    }
  }

  private static Set<String> rdf4jTexts(RepositoryConnection connection, String query) {
    Set<String> texts = new TreeSet<>();
    try (TupleQueryResult rows = connection.prepareTupleQuery(query).evaluate()) {
      rows.forEach(row -> texts.add(row.getValue("text").stringValue()));
    }
    return texts;
  }
}
