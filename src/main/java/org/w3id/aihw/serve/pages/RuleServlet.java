package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.reason.Conclusions;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * The page of a rule, {@code /page/rule/NAME}: what it says, how it is written, and some of what it
 * concludes.
 */
public final class RuleServlet extends PageServlet {
  private static final long serialVersionUID = 1;
  private static final int EXAMPLES = 5;

  /** How many lines are looked at for examples whose proofs show the rule. */
  private static final int CANDIDATES = 40;

  private final transient Topics topics;

  /** Shows rules of topics. */
  public RuleServlet(Topics topics) {
    this.topics = topics;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoSuchPage, RequestClocks.BadRequest {
    Clocks clocks = RequestClocks.of(request);
    Knowledge knowledge = topics.knowledge(clocks);
    Addresses addresses = addresses(request);
    String name = AskedPath.of(request).ofLink();
    Optional<NamedRule> named = NamedRule.of(name, knowledge);
    if (named.isEmpty()) {
      throw new NoSuchPage(
          NamedRule.unknown(name, knowledge),
          NamedRule.like(name, knowledge).stream()
              .map(like -> new Panel.Cell(like, addresses.of(Aihw.rule(like))))
              .toList());
    }
    NamedRule rule = named.get();
    Topic topic = new Topic.Rule(Topic.RULE + "/" + name);
    Set<Triple> conclusions = knowledge.closure().conclusionsOf(name);
    RulePage page =
        new RulePage(
            name,
            topic.node().getURI(),
            clocks,
            rule.words(),
            rule.place(),
            rule.text(),
            rule.terms().stream()
                .map(term -> new Panel.Cell(knowledge.names().of(term), addresses.of(term)))
                .toList(),
            conclusions.size(),
            examples(name, conclusions, knowledge).stream()
                .map(
                    line ->
                        new Panel.Cell(
                            knowledge.proofText().sentence(line),
                            addresses.why(
                                line.getSubject(), line.getPredicate(), line.getObject())))
                .toList(),
            GraphServlet.formats(topic, addresses.days()));
    Relations.of(topic, addresses.days(), Format.HTML).send(response);
    write(request, response, "rule.jte", Map.of("page", page));
  }

  /**
   * Returns some conclusions of a rule, of one thing each and the same each time: those that the
   * page of their proofs proves by the rule, else any.
   */
  private static List<Triple> examples(
      String rule, Collection<Triple> conclusions, Knowledge knowledge) {
    List<Triple> sorted =
        conclusions.stream().filter(RuleServlet::canBeAsked).sorted(Topics.ORDER).toList();
    Set<Node> subjects = new HashSet<>();
    List<Triple> candidates =
        sorted.stream().filter(line -> subjects.add(line.getSubject())).limit(CANDIDATES).toList();
    List<Triple> examples = new ArrayList<>();
    for (Triple line : candidates) {
      if (examples.size() < EXAMPLES && isProvenBy(rule, line, knowledge)) {
        examples.add(line);
      }
    }
    return examples.isEmpty()
        ? candidates.subList(0, Math.min(EXAMPLES, candidates.size()))
        : examples;
  }

  /** Returns whether the terms of a line have names by which it can be asked for. */
  private static boolean canBeAsked(Triple line) {
    return line.getSubject().isURI() && line.getObject().isURI();
  }

  private static boolean isProvenBy(String rule, Triple line, Knowledge knowledge) {
    return knowledge.why(line, Conclusions.SHOWN_PROOFS).stream()
        .anyMatch(proof -> proof instanceof Proof.Step step && step.rule().name().equals(rule));
  }
}
