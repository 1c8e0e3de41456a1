package org.w3id.aihw.serve.pages;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;

/**
 * How the standing of a relationship reads: the status that its sources give, and what has become
 * of that since.
 *
 * @param words such as "in effect", or "in effect, last heard of 2021-06-01"
 * @param look how it is drawn
 */
record StandingWords(String words, Cited.Look look) {
  /** Returns the words for a relationship with a status. */
  static StandingWords of(Node relationship, Node status, Graph graph, Names names) {
    String told = names.of(status);
    Node phase = Cited.value(relationship, Aihw.PHASE, graph).orElse(Aihw.CURRENT);
    if (phase.equals(Aihw.PAST)) {
      return new StandingWords("past: " + told, Cited.Look.ENDED);
    }
    if (phase.equals(Aihw.LAPSED)) {
      String day =
          Cited.value(relationship, Aihw.LAST_HEARD_ON, graph)
              .map(Node::getLiteralLexicalForm)
              .orElse("long ago");
      return new StandingWords(told + ", last heard of " + day, Cited.Look.ENDED);
    }
    if (phase.equals(Aihw.DOUBTED_PHASE)) {
      return new StandingWords(told + ", doubted", Cited.Look.TALKED_ABOUT);
    }
    return new StandingWords(told, Cited.lookOf(status, graph));
  }
}
