package org.w3id.aihw.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;

/** A client that writes groups of triples, each group a graph, and keeps book in a ledger. */
final class Writer {
  static final String GRAPHS = "https://example.org/faults/";

  private final ChildServer server;
  private final Ledger ledger;
  private final Random random;
  private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());

  Writer(ChildServer server, Ledger ledger, long seed) {
    this.server = server;
    this.ledger = ledger;
    this.random = new Random(seed);
  }

  /** Returns answers that were neither done nor cut off. */
  List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** Replaces and deletes small groups one after the other until the server is gone. */
  void writeSmallGroups(int number) {
    boolean isThere = true;
    while (isThere) {
      String graph = GRAPHS + "small/" + number + "/" + random.nextInt(40);
      isThere = put(graph, random.nextInt(5) == 0 ? Set.of() : group(graph, 8));
    }
  }

  /** Replaces a graph; returns whether the server answered. */
  boolean put(String graph, Set<Triple> content) {
    ledger.attempt(graph, content);
    try {
      HttpResponse<byte[]> response =
          content.isEmpty()
              ? server.send("DELETE", "/data?graph=" + graph, "")
              : server.send("PUT", "/data?graph=" + graph, lines(content));
      int status = response.statusCode();
      if (status < 300 || (status == 404 && content.isEmpty())) {
        ledger.acknowledge(graph, content);
      } else {
        ledger.refuse(graph);
        refusals.add(
            status + " " + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
      }
      return true;
    } catch (IOException _killed) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String lines(Set<Triple> content) {
    return content.stream().map(Writer::line).collect(Collectors.joining());
  }

  private static String line(Triple triple) {
    Node object = triple.getObject();
    String written =
        object.isURI()
            ? "<" + object.getURI() + ">"
            : "\""
                + object.getLiteralLexicalForm()
                + "\""
                + (object.getLiteralLanguage().isEmpty()
                    ? "^^<" + object.getLiteralDatatypeURI() + ">"
                    : "@" + object.getLiteralLanguage());
    return "<" + triple.getSubject() + "> <" + triple.getPredicate() + "> " + written + " .\n";
  }

  /** Returns triples in terms of nobody, other ones each time. */
  Set<Triple> group(String graph, int size) {
    String version = Long.toHexString(random.nextLong());
    Set<Triple> group = new LinkedHashSet<>();
    for (int at = 0; at < size; at++) {
      group.add(
          Triple.create(
              NodeFactory.createURI(graph + "#" + at),
              NodeFactory.createURI("https://example.org/version"),
              NodeFactory.createLiteralString(version + " " + at)));
    }
    return group;
  }

  /** Returns deals in our terms, which take their time to be checked and reasoned with. */
  Set<Triple> deals(String graph, int size) {
    String version = Long.toHexString(random.nextLong());
    Set<Triple> deals = new LinkedHashSet<>();
    for (int at = 0; at < size; at++) {
      String name = "deal-" + graph.substring(graph.lastIndexOf('/') + 1) + "-" + at;
      Node firm = Aihw.thing("firm-" + name);
      Node deal = Aihw.thing(name);
      Node claim = Aihw.thing("claim-" + name);
      deals.add(Triple.create(firm, RDF.type.asNode(), Aihw.term("Organization")));
      deals.add(Triple.create(firm, RDFS.label.asNode(), text("Firm " + name + " " + version)));
      deals.add(Triple.create(deal, RDF.type.asNode(), Aihw.term("Supply")));
      deals.add(Triple.create(deal, RDFS.label.asNode(), text("Deal " + name)));
      deals.add(Triple.create(deal, Aihw.term("customer"), Aihw.thing("acme")));
      deals.add(Triple.create(deal, Aihw.term("supplier"), firm));
      deals.add(Triple.create(claim, RDF.type.asNode(), Aihw.term("Claim")));
      deals.add(Triple.create(claim, Aihw.term("about"), deal));
      deals.add(Triple.create(claim, Aihw.term("confidence"), Aihw.term("HighConfidence")));
      deals.add(Triple.create(claim, Aihw.term("confidenceReason"), text("Both say so.")));
      deals.add(Triple.create(claim, Aihw.term("paraphrase"), text("They sell to Acme.")));
      deals.add(Triple.create(claim, Aihw.term("statedIn"), Aihw.thing("doc-daily")));
      deals.add(
          Triple.create(
              claim,
              Aihw.term("statedOn"),
              NodeFactory.createLiteralDT("2025-03-05", XSDDatatype.XSDdate)));
      deals.add(Triple.create(claim, Aihw.term("status"), Aihw.term("InEffect")));
    }
    return deals;
  }

  private static Node text(String words) {
    return NodeFactory.createLiteralLang(words, "en");
  }
}
