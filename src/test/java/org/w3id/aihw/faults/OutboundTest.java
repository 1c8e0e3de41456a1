package org.w3id.aihw.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.WritableServer;

/** Whatever a client sends, the server calls nobody, and shows no file of its machine. */
class OutboundTest {
  private static final String SECRET = "canary-4711";
  private static final String BAD = "?graph=https://example.org/out";

  @TempDir private Path folder;
  private final AtomicInteger calls = new AtomicInteger();
  private ServerSocket listener;
  private WritableServer server;
  private String web;
  private String file;

  @BeforeEach
  void start() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon(true).start(this::listen);
    web = "http://localhost:" + listener.getLocalPort() + "/x.ttl";
    Path canary = folder.resolve("canary.ttl");
    Files.writeString(canary, "<http://x/s> <http://x/p> \"" + SECRET + "\" .\n");
    file =
        canary.toUri().toString().replace("file:/", "file:///").replace("file://///", "file:///");
    server = WritableServer.in(folder.resolve("world"));
  }

  private void listen() {
    while (!listener.isClosed()) {
      try (Socket call = listener.accept()) {
        calls.incrementAndGet();
        call.setSoTimeout(100);
      } catch (IOException _closed) {
        return;
      }
    }
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    listener.close();
  }

  /** A request that would like the server to reach out. */
  private record Probe(String method, String path, String type, String body) {}

  private static Probe query(String text) {
    return new Probe("POST", "/sparql", "application/sparql-query", text);
  }

  private static Probe query(String parameters, String text) {
    return new Probe("POST", "/sparql?" + parameters, "application/sparql-query", text);
  }

  private static Probe update(String text) {
    return new Probe("POST", "/update", "application/sparql-update", text);
  }

  private static Probe data(String type, String text) {
    return new Probe("PUT", "/data" + BAD, type, text);
  }

  private static String xml(String head, String inner) {
    return "<?xml version='1.0'?>"
        + head
        + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:x='http://x/'"
        + " xmlns:xi='http://www.w3.org/2001/XInclude'><rdf:Description rdf:about='http://x/s'><x:p>"
        + inner
        + "</x:p></rdf:Description></rdf:RDF>";
  }

  private List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    String service = "SERVICE <" + web + "> { ?a ?b ?c }";
    String silent = "SERVICE SILENT <" + web + "> { ?a ?b ?c }";
    for (String pattern :
        List.of(
            service,
            silent,
            "VALUES ?w { <" + web + "> } SERVICE ?w { ?a ?b ?c }",
            "BIND(IRI('" + web + "') AS ?w) SERVICE SILENT ?w { ?a ?b ?c }",
            "?a ?b ?c OPTIONAL { " + service + " }",
            "{ ?a ?b ?c } UNION { " + silent + " }",
            "?a ?b ?c MINUS { " + service + " }",
            "?a ?b ?c FILTER EXISTS { " + service + " }",
            "?a ?b ?c FILTER NOT EXISTS { " + silent + " }",
            "{ SELECT * { " + service + " } }",
            "GRAPH ?g { " + service + " }",
            "SERVICE <" + file + "> { ?a ?b ?c }",
            "SERVICE <cache:" + web + "> { ?a ?b ?c }",
            "SERVICE <loop:cache:bulk+5:" + web + "> { ?a ?b ?c }")) {
      probes.add(query("SELECT * { " + pattern + " }"));
    }
    probes.add(query("ASK { " + service + " }"));
    probes.add(query("CONSTRUCT { ?a ?b ?c } { " + silent + " }"));
    probes.add(query("DESCRIBE ?a { " + service + " }"));
    probes.add(query("DESCRIBE <" + web + ">"));
    probes.add(query("SELECT * FROM <" + web + "> { ?a ?b ?c }"));
    probes.add(query("SELECT * FROM <" + file + "> { ?a ?b ?c }"));
    probes.add(query("SELECT * FROM NAMED <" + web + "> { GRAPH ?g { ?a ?b ?c } }"));
    probes.add(query("SELECT * FROM NAMED <" + file + "> { GRAPH ?g { ?a ?b ?c } }"));
    probes.add(query("default-graph-uri=" + encoded(web), "SELECT * { ?a ?b ?c }"));
    probes.add(query("named-graph-uri=" + encoded(file), "SELECT * { GRAPH ?g { ?a ?b ?c } }"));
    probes.add(query("service=" + encoded(web), "SELECT * { ?a ?b ?c } LIMIT 1"));
    probes.add(query("SELECT (<java:java.lang.System.getProperty>('user.home') AS ?x) { }"));
    probes.add(query("SELECT * { ?a <java:org.apache.jena.sparql.pfunction.library.str> ?b }"));
    probes.add(
        query(
            "PREFIX js: <http://jena.apache.org/ARQ/jsFunction#> SELECT (js:eval('1') AS ?x) { }"));
    for (String from : List.of(web, file, "ftp://localhost/x", "jar:" + file + "!/x")) {
      probes.add(update("LOAD <" + from + ">"));
      probes.add(update("LOAD SILENT <" + from + "> INTO GRAPH <http://x/g>"));
    }
    probes.add(update("INSERT { GRAPH <http://x/g> { ?a ?b ?c } } WHERE { " + service + " }"));
    probes.add(update("INSERT { GRAPH <http://x/g> { ?a ?b ?c } } WHERE { " + silent + " }"));
    probes.add(update("DELETE { ?a ?b ?c } WHERE { { SELECT * { " + silent + " } } }"));
    probes.add(
        update(
            "INSERT { GRAPH <http://x/g> { ?a ?b ?c } } USING <" + web + "> WHERE { ?a ?b ?c }"));
    probes.add(
        update(
            "INSERT { GRAPH <http://x/g> { ?a ?b ?c } } USING <" + file + "> WHERE { ?a ?b ?c }"));
    probes.add(
        new Probe(
            "POST",
            "/update?using-graph-uri=" + encoded(file),
            "application/sparql-update",
            "INSERT { GRAPH <http://x/g> { ?a ?b ?c } } WHERE { ?a ?b ?c }"));
    probes.add(update("COPY <" + file + "> TO <http://x/g>"));
    for (String from : List.of(web, file)) {
      probes.add(data("application/ld+json", "{\"@context\": \"" + from + "\", \"p\": 1}"));
      probes.add(
          data(
              "application/ld+json",
              "{\"@context\": {\"@version\": 1.1, \"@import\": \"" + from + "\"}, \"p\": 1}"));
      probes.add(
          data(
              "application/rdf+xml",
              xml("<!DOCTYPE r [<!ENTITY e SYSTEM '" + from + "'>]>", "&e;")));
      probes.add(data("application/rdf+xml", xml("<!DOCTYPE r SYSTEM '" + from + "'>", "1")));
      probes.add(
          data(
              "application/rdf+xml",
              xml("", "1")
                  .replace(
                      "<x:p>", "<x:p rdf:parseType='Literal'><xi:include href='" + from + "'/>")));
      probes.add(data("application/rdf+xml", xml("<?xml-stylesheet href='" + from + "'?>", "1")));
      probes.add(
          data(
              "text/turtle",
              "@base <"
                  + from
                  + "> . <> <http://www.w3.org/2002/07/owl#imports> <"
                  + from
                  + "> ."));
      probes.add(
          data(
              "text/turtle",
              "<http://x/s> <http://www.w3.org/2000/01/rdf-schema#seeAlso> <" + from + "> ."));
    }
    probes.add(data("application/trix+xml", "<!DOCTYPE r SYSTEM '" + web + "'><TriX/>"));
    probes.add(
        new Probe("PUT", "/data?graph=" + encoded(file), "text/turtle", "<a:b> <a:b> <a:b> ."));
    probes.add(new Probe("GET", "/data?graph=" + encoded(file), "", ""));
    probes.add(new Probe("GET", "/data?graph=" + encoded(web), "", ""));
    probes.add(
        new Probe("GET", "/sparql?query=" + encoded("SELECT * { " + service + " }"), "", ""));
    probes.add(new Probe("GET", "/why?s=" + encoded(web) + "&p=a&o=" + encoded(file), "", ""));
    return probes;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void callsNobodyAndShowsNoFile() throws IOException, InterruptedException {
    new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort()).close();
    for (int waits = 0; calls.get() == 0 && waits < 100; waits++) {
      Thread.sleep(20);
    }
    assertEquals(1, calls.getAndSet(0), "the listener counts");

    List<String> faults = new ArrayList<>();
    List<Probe> probes = probes();
    for (Probe probe : probes) {
      RawHttp.Answer answer =
          probe.type().isEmpty()
              ? server.writer().send(probe.method(), probe.path(), new byte[0])
              : server
                  .writer()
                  .send(
                      probe.method(),
                      probe.path(),
                      RawRequest.ascii(probe.body()),
                      "Content-Type",
                      probe.type());
      String kept = server.written().toString();
      if (answer.status() >= 500
          || answer.body().contains(SECRET)
          || answer.body().contains(System.getProperty("user.home") + "\"")
          || kept.contains(SECRET)) {
        faults.add(answer.status() + " to " + probe + ": " + answer.body());
      }
      server.clear();
    }
    Thread.sleep(500);
    System.out.println(
        "outbound: "
            + probes.size()
            + " probes, "
            + calls.get()
            + " calls, faults "
            + faults.size());
    assertTrue(probes.size() >= 40, "probes: " + probes.size());
    assertEquals(0, calls.get());
    assertEquals(List.of(), faults);
  }
}
