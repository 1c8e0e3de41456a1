package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;

/**
 * A way from one party to another.
 *
 * @param parties the parties on the way, in their order
 * @param hops the hops from each to the next
 */
public record Ways(List<String> parties, List<Hop> hops) {
  /** Copies the lists. */
  public Ways {
    parties = List.copyOf(parties);
    hops = List.copyOf(hops);
  }

  /**
   * A line of a hop.
   *
   * @param step the number of the hop
   * @param subject the party that the line goes out from
   * @param property the line in words
   * @param object the party that the line goes to
   * @param why where its proofs are
   * @param pair where its two parties face each other
   * @param claims what documents say
   */
  public record Hop(
      int step,
      Panel.Cell subject,
      String property,
      Panel.Cell object,
      String why,
      String pair,
      List<Cited> claims) {
    /** Copies the list. */
    public Hop {
      claims = List.copyOf(claims);
    }
  }

  /** Where to look for ways. */
  record Between(Node from, Node to, boolean weaker) {}

  /** Returns the shortest ways, at most five; none where the two do not connect. */
  static List<Ways> find(
      Between between,
      NamedQueries queries,
      DatasetGraph dataset,
      Knowledge knowledge,
      Addresses addresses) {
    Map<String, Node> blanks =
        Map.of(
            "from",
            between.from(),
            "to",
            between.to(),
            "weaker",
            NodeFactory.createLiteralDT(String.valueOf(between.weaker()), XSDDatatype.XSDboolean));
    Map<String, List<Map<String, Node>>> byPath = new LinkedHashMap<>();
    for (Map<String, Node> row : queries.rows("ways", dataset, blanks)) {
      byPath
          .computeIfAbsent(node(row, "path").getLiteralLexicalForm(), key -> new ArrayList<>())
          .add(row);
    }
    return byPath.values().stream()
        .map(rows -> way(between.from(), rows, knowledge, addresses))
        .toList();
  }

  private static Ways way(
      Node from, List<Map<String, Node>> rows, Knowledge knowledge, Addresses addresses) {
    Names names = knowledge.names();
    List<String> parties = new ArrayList<>(List.of(names.of(from)));
    List<Hop> hops = new ArrayList<>();
    Node at = from;
    int step = 0;
    for (Map<String, Node> row : rows) {
      Node subject = node(row, "subject");
      Node object = node(row, "object");
      int number = Integer.parseInt(node(row, "step").getLiteralLexicalForm());
      if (number != step) {
        step = number;
        at = subject.equals(at) ? object : subject;
        parties.add(names.of(at));
      }
      Triple line = Triple.create(subject, node(row, "property"), object);
      hops.add(
          new Hop(
              number,
              new Panel.Cell(names.of(subject), addresses.of(subject)),
              names.of(line.getPredicate()),
              new Panel.Cell(names.of(object), addresses.of(object)),
              addresses.why(subject, line.getPredicate(), object),
              addresses.pair(subject, object),
              LineEvidence.of(line, knowledge, addresses)));
    }
    return new Ways(parties, hops);
  }

  private static Node node(Map<String, Node> row, String variable) {
    return Objects.requireNonNull(row.get(variable), variable);
  }
}
