package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;

/**
 * What stands at the leaf of a proof: a claim with its document, date and chain of reporting.
 *
 * @param claim the claim
 * @param paraphrase what it says
 * @param status the rung it puts its relationship on
 * @param document the document that makes it
 * @param title the title of the document
 * @param publisher who published the document; empty where it does not say
 * @param statedOn when the claim was made public, as precisely as the document says
 * @param chains who told whom, one line for each way, from the document to who first spoke; empty
 *     where the document speaks for itself
 * @param confidence how far the claim is trusted
 */
public record Evidence(
    Node claim,
    String paraphrase,
    String status,
    Node document,
    String title,
    Optional<String> publisher,
    String statedOn,
    List<List<String>> chains,
    String confidence) {
  private static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::statedOn)
          .reversed()
          .thenComparing(evidence -> evidence.claim().toString());

  /** Copies the list. */
  public Evidence {
    chains = List.copyOf(chains);
  }

  /** Returns the claims that the standing of a relationship rests on, the newest first. */
  public static List<Evidence> forStandingOf(Node relationship, Graph graph, Names names) {
    return claims(relationship, Aihw.STANDING_CLAIM, graph, names);
  }

  /** Returns the known claims that speak against the standing of a relationship. */
  public static List<Evidence> againstStandingOf(Node relationship, Graph graph, Names names) {
    return claims(relationship, Aihw.DISSENTING_CLAIM, graph, names);
  }

  private static List<Evidence> claims(Node relationship, Node property, Graph graph, Names names) {
    List<Evidence> found = new ArrayList<>();
    graph
        .find(relationship, property, Node.ANY)
        .forEachRemaining(triple -> found.add(of(triple.getObject(), graph, names)));
    found.sort(ORDER);
    return found;
  }

  private static Evidence of(Node claim, Graph graph, Names names) {
    Node document = required(claim, Aihw.STATED_IN, graph);
    List<List<String>> chains = new ArrayList<>();
    for (Node step : values(claim, Aihw.REPORTED_VIA, graph)) {
      follow(step, List.of(), graph, names, chains);
    }
    return new Evidence(
        claim,
        required(claim, Aihw.PARAPHRASE, graph).getLiteralLexicalForm(),
        names.of(required(claim, Aihw.STATUS, graph)),
        document,
        names.of(document),
        values(document, DCTerms.publisher.asNode(), graph).stream().map(names::of).findFirst(),
        names.of(required(claim, Aihw.STATED_ON, graph)),
        chains,
        names.of(required(claim, Aihw.CONFIDENCE, graph)));
  }

  private static void follow(
      Node step, List<String> before, Graph graph, Names names, List<List<String>> chains) {
    List<String> chain = new ArrayList<>(before);
    values(step, Aihw.REPORTER, graph).stream().map(names::of).findFirst().ifPresent(chain::add);
    List<Node> next = values(step, Aihw.RECEIVED_FROM, graph);
    if (next.isEmpty()) {
      chains.add(List.copyOf(chain));
    }
    next.forEach(earlier -> follow(earlier, chain, graph, names, chains));
  }

  private static List<Node> values(Node subject, Node property, Graph graph) {
    List<Node> values =
        new ArrayList<>(
            graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList());
    values.sort(Comparator.comparing(Node::toString));
    return values;
  }

  private static Node required(Node subject, Node property, Graph graph) {
    return values(subject, property, graph).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(subject + " has no " + property));
  }
}
