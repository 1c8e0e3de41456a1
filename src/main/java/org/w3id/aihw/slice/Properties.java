package org.w3id.aihw.slice;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Period;

/** What is said of one thing; of several values of a property the first counts. */
final class Properties {
  private final Node subject;
  private final List<Fact> about;

  Properties(Facts facts, Node subject) {
    this.subject = subject;
    this.about = facts.about(subject);
  }

  Optional<Node> value(Node property) {
    for (Fact fact : about) {
      if (fact.triple().getPredicate().equals(property)) {
        return Optional.of(fact.triple().getObject());
      }
    }
    return Optional.empty();
  }

  Set<Node> values(Node property) {
    Set<Node> values = new LinkedHashSet<>();
    for (Fact fact : about) {
      if (fact.triple().getPredicate().equals(property)) {
        values.add(fact.triple().getObject());
      }
    }
    return values;
  }

  Node required(Node property) {
    return value(property).orElseThrow(() -> missing(subject, property));
  }

  Optional<Period> period(Node property) {
    // One that cannot be read is never passed over: what ended would go on for ever.
    return value(property)
        .map(date -> Period.of(date).orElseThrow(() -> missing(subject, property)));
  }

  Period requiredPeriod(Node property) {
    return period(property).orElseThrow(() -> missing(subject, property));
  }

  static IllegalStateException missing(Node subject, Node property) {
    return new IllegalStateException(
        "facts were not checked before slicing: " + subject + " has no " + property);
  }
}
