package org.w3id.aihw.reason;

import java.time.LocalDate;
import java.util.List;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptTerms;
import org.w3id.aihw.model.kept.KeptWriter;
import org.w3id.aihw.model.kept.UnkeepableException;

/** Writes and reads all that is known and follows for a day on each clock. */
final class KeptKnowledge {
  private KeptKnowledge() {}

  /** Returns whether knowledge can be kept: as it was first reasoned, and nothing equal. */
  static boolean isKeepable(Knowledge knowledge) {
    return knowledge.closure().equality().isEmpty()
        && knowledge.closure().saturation().isKeepable()
        && knowledge.closure().leafWeight() instanceof SourceStrength;
  }

  static void write(KeptWriter out, Knowledge knowledge) throws UnkeepableException {
    Closure closure = knowledge.closure();
    Facts facts = knowledge.facts();
    TermTable terms = numbered(closure, facts);
    KeptTerms.write(out, terms.size(), terms::term);
    out.large(knowledge.clocks().asOf().toEpochDay());
    out.large(knowledge.clocks().knownAt().toEpochDay());
    facts.whole().writeWhole(out, terms.size(), terms::find);
    facts.writeView(out, terms.size(), terms::find);
    closure.saturation().write(out, terms);
    KeptRules.write(out, closure.rules(), terms);
    // By themselves, lest each rule be made only to see whether it is one of them.
    KeptRules.write(out, closure.rules().stream().filter(Equality::isEqualityRule).toList(), terms);
  }

  /** Returns the terms of a closure as numbered there, then those of facts and rules besides. */
  private static TermTable numbered(Closure closure, Facts facts) {
    TermTable terms = new TermTable(closure.saturation().terms, false);
    for (List<Fact> all : List.of(facts.whole().all(), facts.computed().all())) {
      Node graph = Node.ANY;
      for (Fact fact : all) {
        terms.number(fact.triple().getSubject());
        terms.number(fact.triple().getPredicate());
        terms.number(fact.triple().getObject());
        if (!fact.graph().equals(graph)) {
          graph = fact.graph();
          terms.number(graph);
        }
      }
    }
    for (List<Rule> rules : List.of(closure.rules(), closure.compiledRules())) {
      KeptRules.forEachTerm(
          rules,
          term -> {
            if (!term.isVariable()) {
              terms.number(term);
            }
          });
    }
    return terms;
  }

  static Knowledge read(KeptReader in) {
    KeptTerms kept = KeptTerms.read(in);
    TermTable terms = new TermTable(kept);
    Clocks clocks = new Clocks(LocalDate.ofEpochDay(in.large()), LocalDate.ofEpochDay(in.large()));
    Facts known = Facts.readWhole(in, kept).readHidden(in);
    Facts facts = known.readComputed(in, kept);
    Saturation saturation = Saturation.read(in, terms);
    List<Rule> rules = KeptRules.read(in, terms);
    Equality equality = Equality.of(KeptRules.read(in, terms));
    Closure closure = new Closure(saturation, equality, rules, new SourceStrength(facts));
    return new Knowledge(clocks, facts, facts.computed().onlyGraph(), closure, Names.in(known));
  }
}
