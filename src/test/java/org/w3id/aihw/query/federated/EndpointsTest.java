package org.w3id.aihw.query.federated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.query.guarded.GuardedEngine;

/**
 * Queries ask the endpoints that they may and no others. The other endpoint is stock Fuseki, or a
 * socket that misbehaves.
 */
class EndpointsTest {
  private static final WorkLimit.Most PLENTY = new WorkLimit.Most(1_000_000, 5_000_000, 1 << 28);
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: ";
  private static final String JSON = "application/sparql-results+json";

  private final AtomicInteger calls = new AtomicInteger();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private static DatasetGraph dataset(String turtle) {
    DatasetGraph dataset = DatasetGraphFactory.create();
    RDFParser.fromString(turtle, Lang.TURTLE).base("http://x/").parse(dataset);
    return dataset;
  }

  /** Starts stock Fuseki, and returns the address of its endpoint. */
  private String fuseki(String turtle) {
    FusekiServer server =
        FusekiServer.create().loopback(true).port(0).add("/other", dataset(turtle)).build().start();
    opened.add(server::stop);
    return "http://localhost:" + server.getPort() + "/other/sparql";
  }

  /** Writes an answer to whoever calls. */
  private interface Speaker {
    void speak(OutputStream out) throws IOException, InterruptedException;
  }

  /** Starts a server of one answer, and returns its address. */
  private String listener(Speaker speaker) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    opened.add(listener);
    Thread.ofPlatform()
        .daemon(true)
        .start(
            () -> {
              while (!listener.isClosed()) {
                try (Socket call = listener.accept()) {
                  calls.incrementAndGet();
                  call.getInputStream().read(new byte[8192]);
                  speaker.speak(call.getOutputStream());
                } catch (IOException _gone) {
                  // The caller hung up, or the test is over.
                } catch (InterruptedException _over) {
                  return;
                }
              }
            });
    return "http://localhost:" + listener.getLocalPort() + "/sparql";
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private Endpoints allowed(String... addresses) {
    List<String> hosts = new ArrayList<>();
    for (String address : addresses) {
      hosts.add(address.replaceAll("https?://([^/]*)/.*", "$1"));
    }
    Endpoints endpoints = Endpoints.at(Set.copyOf(hosts), address -> true);
    opened.add(endpoints);
    return endpoints;
  }

  private static List<String> rows(Endpoints endpoints, String query) {
    return rows(endpoints, query, Duration.ofSeconds(20), () -> {});
  }

  private static List<String> rows(
      Endpoints endpoints, String query, Duration time, WorkLimit.Place place) {
    DatasetGraph dataset = dataset("<a> <p> 1 . <b> <p> 2 . <c> <p> 3 .");
    Context context = dataset.getContext().copy();
    GuardedEngine.in(context, endpoints);
    return new WorkLimit(time, PLENTY, place)
        .bind(
            () -> {
              try (QueryExec execution =
                  QueryExec.dataset(dataset)
                      .query(QueryFactory.create(query, "http://x/"))
                      .context(context)
                      .build()) {
                List<String> rows = new ArrayList<>();
                execution
                    .select()
                    .forEachRemaining(
                        row -> {
                          List<String> cells = new ArrayList<>();
                          row.forEach(
                              (name, node) ->
                                  cells.add(
                                      name.getVarName()
                                          + "="
                                          + (node.isURI()
                                              ? node.getURI()
                                              : node.getLiteralLexicalForm())));
                          cells.sort(null);
                          rows.add(String.join(" ", cells));
                        });
                rows.sort(null);
                return rows;
              }
            });
  }

  @Test
  void rowsOfAnotherEndpointAreJoined() {
    String other = fuseki("<a> <q> 'one' . <b> <q> 'two' . <d> <q> 'four' .");
    Endpoints endpoints = allowed(other);
    assertEquals(
        List.of("n=1 s=http://x/a t=one", "n=2 s=http://x/b t=two"),
        rows(endpoints, "SELECT * { ?s <p> ?n SERVICE <" + other + "> { ?s <q> ?t } }"));
    assertEquals(
        List.of("n=1 t=one", "n=2 t=two", "n=3"),
        rows(
            endpoints,
            "SELECT ?n ?t { ?s <p> ?n OPTIONAL { SERVICE <" + other + "> { ?s <q> ?t } } }"));
  }

  @Test
  void variablesThatOnlyTheSubqueryKnowsAreItsOwn() {
    String other = fuseki("<a> <q> 'one' . <b> <q> 'two' .");
    assertEquals(
        List.of("n=1 t=one", "n=1 t=two"),
        rows(
            allowed(other),
            "SELECT ?n ?t { <a> <p> ?n { SELECT ?t { SERVICE <"
                + other
                + "> { ?n <q> ?t FILTER(?n != <c>) } } } }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://elsewhere.example/sparql",
        "http://localhost/sparql",
        "http://127.0.0.1:PORT/sparql",
        "http://user:word@localhost:PORT/sparql",
        "https://localhost:PORT1/sparql",
        "file:///etc/hostname",
        "ftp://localhost:PORT/sparql",
      })
  void otherAddressesAreDenied(String address) throws IOException {
    String other = listener(out -> say(out, ""));
    String port = other.replaceAll(".*:([0-9]+)/.*", "$1");
    String asked = address.replace("PORT1", port + "1").replace("PORT", port);
    Endpoints endpoints = allowed(other);
    QueryDeniedException e =
        assertThrows(
            QueryDeniedException.class,
            () -> rows(endpoints, "SELECT * { SERVICE <" + asked + "> { ?s ?p ?o } }"));
    assertTrue(String.valueOf(e.getMessage()).contains("localhost:" + port), e.getMessage());
    assertEquals(0, calls.get());
  }

  @Test
  void noneIsAskedUnlessNamed() throws IOException {
    String other = listener(out -> say(out, ""));
    String query = "SELECT * { ?s <p> 1 SERVICE SILENT <" + other + "> { ?s ?p ?o } }";
    assertThrows(
        QueryDeniedException.class, () -> rows(Endpoints.none(), query.replace("SILENT", "")));
    assertEquals(List.of("s=http://x/a"), rows(Endpoints.none(), query));
    assertEquals(0, calls.get());
  }

  @Test
  void hostAtAPrivateAddressCannotBeNamed() throws IOException {
    // What this machine calls itself leads to an address of its own or of its network.
    String name = InetAddress.getLocalHost().getHostName();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Endpoints.at(Set.of(name + ":8080")));
    assertTrue(String.valueOf(e.getMessage()).contains("no public address"), e.getMessage());
  }

  @Test
  void hostThatNobodyKnowsSaysSo() {
    String place = "nowhere.invalid:8080";
    Endpoints endpoints = Endpoints.at(Set.of(place));
    opened.add(endpoints);
    EndpointException e =
        assertThrows(
            EndpointException.class,
            () -> rows(endpoints, "SELECT * { SERVICE <http://" + place + "/x> { ?s ?p ?o } }"));
    assertTrue(String.valueOf(e.getMessage()).contains("cannot be asked"), e.getMessage());
  }

  @Test
  void redirectIsNotFollowed() throws IOException {
    String target = fuseki("<a> <q> 'one' .");
    String other =
        listener(
            out ->
                say(
                    out,
                    "HTTP/1.1 307 T\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n"));
    failsWith("status 307", other);
  }

  @Test
  void endlessAnswerIsCutOff() throws IOException {
    byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
    String other =
        listener(
            out -> {
              say(out, HEAD + JSON + "\r\n\r\n");
              while (true) {
                out.write(spaces);
              }
            });
    failsWith("larger than 16 MB", other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "", "text/csv"})
  void answerOfAnotherTypeIsNotRead(String type) throws IOException {
    String other = listener(out -> say(out, HEAD + type + "\r\nContent-Length: 2\r\n\r\n{}"));
    failsWith("neither of those asked for", other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"head\":{},\"results\":{\"bindings\":[{\"x\":1}]}}"})
  void answerThatCannotBeReadSaysSo(String body) throws IOException {
    String other =
        listener(
            out ->
                say(out, HEAD + JSON + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
    failsWith("cannot be read", other);
  }

  @Test
  void endpointThatHangsUpSaysSo() throws IOException {
    failsWith("cannot be asked", listener(out -> {}));
  }

  private void failsWith(String message, String other) {
    Endpoints endpoints = allowed(other);
    String query = "SELECT * { SERVICE <" + other + "> { ?s ?p ?o } }";
    EndpointException e = assertThrows(EndpointException.class, () -> rows(endpoints, query));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    assertEquals(List.of(""), rows(endpoints, query.replace("SERVICE", "SERVICE SILENT")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SERVICE", "SERVICE SILENT"})
  void timeOfTheQueryHoldsWhileItWaitsWithoutAPlace(String service) throws IOException {
    String other =
        listener(
            out -> {
              say(out, HEAD + JSON + "\r\n\r\n");
              for (int drop = 0; drop < 100; drop++) {
                say(out, " ");
                Thread.sleep(100);
              }
            });
    AtomicInteger left = new AtomicInteger();
    AtomicInteger entered = new AtomicInteger();
    WorkLimit.Place place =
        new WorkLimit.Place() {
          @Override
          public void pause() {}

          @Override
          public void leave() {
            left.incrementAndGet();
          }

          @Override
          public void enter() {
            entered.incrementAndGet();
          }
        };
    Endpoints endpoints = allowed(other);
    long start = System.nanoTime();
    RuntimeException e =
        assertThrows(
            RuntimeException.class,
            () ->
                rows(
                    endpoints,
                    "SELECT * { " + service + " <" + other + "> { ?s ?p ?o } }",
                    Duration.ofSeconds(1),
                    place));
    long millis = (System.nanoTime() - start) / 1_000_000;
    WorkStoppedException stopped = assertInstanceOf(WorkStoppedException.class, e);
    assertEquals(WorkStoppedException.Reason.TIME, stopped.reason());
    assertTrue(millis < 8_000, "ended after " + millis + " ms");
    assertEquals(1, left.get());
    assertEquals(1, entered.get());
  }
}
