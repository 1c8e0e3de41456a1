package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;

/** Finds what ties a party to others, on a day on each clock. */
final class Ties {
  private final Knowledge knowledge;
  private final Graph graph;
  private final Names names;
  private final Addresses addresses;

  Ties(Knowledge knowledge, Addresses addresses) {
    this.knowledge = knowledge;
    this.graph = knowledge.graph();
    this.names = knowledge.names();
    this.addresses = addresses;
  }

  /** Returns all ties of a party, the surest first. */
  List<GraphTie> of(Node party) {
    Map<String, GraphTie> ties = new LinkedHashMap<>();
    Set<String> known = new HashSet<>();
    for (Side.Meeting meeting : Side.MEETINGS) {
      for (Node relationship : subjects(Aihw.term(meeting.mine()), party)) {
        for (Node other : objects(relationship, Aihw.term(meeting.theirs()))) {
          if (other.isURI() && !other.equals(party)) {
            tie(party, other, meeting, relationship)
                .ifPresent(
                    tie -> {
                      ties.putIfAbsent(tie.id(), tie);
                      known.add(other + " " + meeting.side());
                    });
          }
        }
      }
    }
    for (Side.Inferred line : Side.CONCLUSIONS) {
      Node property = Aihw.term(line.property());
      for (Node other : line.outgoing() ? objects(party, property) : subjects(property, party)) {
        if (other.isURI() && !other.equals(party) && known.add(other + " " + line.side())) {
          GraphTie tie = inferred(party, other, line, property);
          ties.putIfAbsent(tie.id(), tie);
        }
      }
    }
    return ties.values().stream().sorted(GraphTie.ORDER).toList();
  }

  private Optional<GraphTie> tie(Node party, Node other, Side.Meeting meeting, Node relationship) {
    return objects(relationship, Aihw.STANDING).stream()
        .findFirst()
        .map(standing -> tie(party, other, meeting, relationship, standing));
  }

  private GraphTie tie(
      Node party, Node other, Side.Meeting meeting, Node relationship, Node standing) {
    List<ShownClaim> claims = new ArrayList<>();
    TreeSet<String> publishers = new TreeSet<>();
    for (Node statement : subjects(Aihw.ABOUT, relationship)) {
      if (!graph.contains(statement, RDF.type.asNode(), Aihw.CLAIM)) {
        continue;
      }
      for (Node document : objects(statement, Aihw.STATED_IN)) {
        objects(document, DCTerms.publisher.asNode())
            .forEach(publisher -> publishers.add(names.of(publisher)));
        claims.add(
            new ShownClaim(
                objects(statement, Aihw.PARAPHRASE).stream().findFirst().map(names::of).orElse(""),
                addresses.of(statement),
                objects(statement, Aihw.STATED_ON).stream().findFirst().map(names::of).orElse(""),
                new Panel.Cell(names.of(document), addresses.of(document))));
      }
    }
    claims.sort(ShownClaim.NEWEST_FIRST);
    StandingWords shown = StandingWords.of(relationship, standing, graph, names);
    return new GraphTie(
        party,
        other,
        meeting.side(),
        names.of(Aihw.term(meeting.theirs())),
        relationship,
        names.of(relationship),
        kind(relationship),
        shown.words(),
        strength(shown),
        claims.isEmpty() ? "" : claims.getFirst().statedOn(),
        List.copyOf(publishers),
        claims,
        addresses.of(relationship));
  }

  private GraphTie inferred(Node party, Node other, Side.Inferred line, Node property) {
    return new GraphTie(
        party,
        other,
        line.side(),
        line.side().words(),
        property,
        names.of(property),
        "conclusion",
        "inferred",
        GraphTie.Strength.INFERRED,
        "",
        List.of(),
        List.of(),
        line.outgoing()
            ? addresses.why(party, property, other)
            : addresses.why(other, property, party));
  }

  private static GraphTie.Strength strength(StandingWords standing) {
    return switch (standing.look()) {
      case FIRM, INFERRED -> GraphTie.Strength.STATED;
      case TALKED_ABOUT -> GraphTie.Strength.REPORTED;
      case ENDED -> GraphTie.Strength.WITHDRAWN;
    };
  }

  /** Returns the kind that the data states, which is narrower than those that follow. */
  private String kind(Node relationship) {
    return knowledge.facts().values(relationship, RDF.type.asNode()).stream()
        .findFirst()
        .map(names::of)
        .orElse("relationship");
  }

  private List<Node> objects(Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
        .distinct()
        .sorted(Comparator.comparing(Node::toString))
        .toList();
  }

  private List<Node> subjects(Node property, Node object) {
    return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList().stream()
        .distinct()
        .sorted(Comparator.comparing(Node::toString))
        .toList();
  }
}
