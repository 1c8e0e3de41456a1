package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;

/** Who told whom, as lines. */
final class Chains {
  private static final int LONGEST_CHAIN = 12;

  private final Lookup lookup;

  Chains(Lookup lookup) {
    this.lookup = lookup;
  }

  /** Returns the chains of a statement as lines, from the document to who first spoke. */
  List<String> of(Node statement) {
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
