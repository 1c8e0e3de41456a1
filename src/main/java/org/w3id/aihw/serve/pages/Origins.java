package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.aihw.model.Aihw;

/**
 * Who first spoke: the end of each chain of reporting, else who published the document. What many
 * outlets have from one origin is one source. For one page, by one thread.
 */
final class Origins {
  private static final int LONGEST_CHAIN = 12;

  private final Lookup lookup;
  private final Map<Node, Set<Node>> ofSteps = new HashMap<>();
  private final Map<Node, Node> ofDocuments = new HashMap<>();

  Origins(Lookup lookup) {
    this.lookup = lookup;
  }

  /** Returns who first spoke of what a statement says. */
  Set<Node> of(Node statement) {
    Set<Node> origins = new LinkedHashSet<>();
    for (Node step : lookup.values(statement, Aihw.REPORTED_VIA)) {
      origins.addAll(ofSteps.computeIfAbsent(step, first -> ends(first, LONGEST_CHAIN)));
    }
    if (origins.isEmpty()) {
      lookup
          .value(statement, Aihw.STATED_IN)
          .map(document -> ofDocuments.computeIfAbsent(document, this::publisher))
          .ifPresent(origins::add);
    }
    return origins;
  }

  private Node publisher(Node document) {
    return lookup.value(document, DCTerms.publisher.asNode()).orElse(document);
  }

  private Set<Node> ends(Node step, int longest) {
    List<Node> earlier = lookup.values(step, Aihw.RECEIVED_FROM);
    Set<Node> ends = new LinkedHashSet<>();
    if (earlier.isEmpty() || longest == 0) {
      ends.addAll(lookup.values(step, Aihw.REPORTER));
    } else {
      earlier.forEach(next -> ends.addAll(ends(next, longest - 1)));
    }
    return ends;
  }

  /** Returns the chains of a statement as lines, from the document to who first spoke. */
  List<String> chains(Node statement) {
    List<String> chains = new ArrayList<>();
    for (Node step : lookup.values(statement, Aihw.REPORTED_VIA)) {
      follow(step, "the document", LONGEST_CHAIN, chains);
    }
    return chains;
  }

  private void follow(Node step, String before, int longest, List<String> chains) {
    String chain =
        lookup
            .value(step, Aihw.REPORTER)
            .map(reporter -> before + " ← " + lookup.names().of(reporter))
            .orElse(before);
    List<Node> earlier = lookup.values(step, Aihw.RECEIVED_FROM);
    if (earlier.isEmpty() || longest == 0) {
      chains.add(chain);
    }
    if (longest > 0) {
      earlier.forEach(next -> follow(next, chain, longest - 1, chains));
    }
  }
}
