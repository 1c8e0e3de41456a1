package org.w3id.aihw.reason;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.TriplePattern;
import org.apache.jena.reasoner.rulesys.ClauseEntry;
import org.apache.jena.reasoner.rulesys.Functor;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.OWL;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.model.Project;

/**
 * Reads rule files in the syntax of Jena's rule engine, each rule with the comment above it, which
 * says the rule in plain words.
 *
 * <p>A rule is a finding where it cannot be read, has no name or words or those of another, uses
 * what the engine lacks, says what is no triple, or is unsafe: a variable of its head or of a test
 * is not bound by its body.
 */
public final class RuleReader {
  private static final String CORRECT = "correct the rule";

  private final Project project;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private RuleReader(Project project) {
    this.project = project;
  }

  /**
   * Reads all rule files of a project.
   *
   * @throws UncheckedIOException if a file cannot be opened
   */
  public static RuleReader read(Project project) {
    RuleReader reader = new RuleReader(project);
    project.ruleFiles().forEach(reader::read);
    return reader;
  }

  /** Returns the rules that can be used, in the order of the files. */
  public List<Rule> rules() {
    return List.copyOf(rules);
  }

  /** Returns what is wrong with the others. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  private void read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      refuse(new Place(project.shown(file), 1), "file is not UTF-8", CORRECT);
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    StringBuilder prefixes = new StringBuilder();
    List<String> comment = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index).strip();
      Place place = new Place(project.shown(file), index + 1);
      if (line.startsWith("#")) {
        comment.add(line.substring(1).strip());
        continue;
      }
      if (line.startsWith("[")) {
        int last = lastLineOf(lines, index);
        if (last < 0) {
          refuse(place, "has no end: no line of it closes with ]", "close it with ]");
        } else {
          String rule = String.join("\n", lines.subList(index, last + 1));
          read(prefixes.toString(), rule, String.join(" ", comment), place);
          index = last;
        }
      } else if (line.startsWith("@prefix")) {
        prefixes.append(line).append('\n');
      } else if (!line.isEmpty()) {
        refuse(place, "is expected here: the line begins no rule", "begin the rule with [name:");
      }
      comment.clear();
    }
  }

  /** Returns the line that closes a rule, or -1 where another rule or none follows before that. */
  private static int lastLineOf(List<String> lines, int first) {
    for (int index = first; index < lines.size(); index++) {
      String line = lines.get(index).strip();
      if (index > first && line.startsWith("[")) {
        return -1;
      }
      if (line.endsWith("]")) {
        return index;
      }
    }
    return -1;
  }

  private void read(String prefixes, String text, String words, Place place) {
    try {
      List<org.apache.jena.reasoner.rulesys.Rule> parsed =
          org.apache.jena.reasoner.rulesys.Rule.parseRules(
              org.apache.jena.reasoner.rulesys.Rule.rulesParserFromReader(
                  new BufferedReader(new StringReader(prefixes + text))));
      if (parsed.size() == 1) {
        add(parsed.getFirst(), text, words, place);
      } else {
        refuse(place, "cannot be read: found " + parsed.size() + " rules in its place", CORRECT);
      }
    } catch (JenaException | IllegalArgumentException | IndexOutOfBoundsException e) {
      refuse(place, "cannot be read: " + firstLine(e), CORRECT);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private void refuse(Place place, String fault, String cure) {
    findings.add(new Finding("R001", place, "rule " + fault, cure));
  }

  private void add(
      org.apache.jena.reasoner.rulesys.Rule parsed, String text, String words, Place place) {
    String name = parsed.getName();
    if (name == null || words.isEmpty()) {
      refuse(place, "has no name, or no comment above it that says it in plain words", CORRECT);
      return;
    }
    if (!names.add(name)) {
      refuse(place, name + " has the name of another rule", "give it a name of its own");
      return;
    }
    if (parsed.isBackward()) {
      refuse(place, name + " is written backward", "write its body, then ->, then its head");
      return;
    }
    List<Triple> body = new ArrayList<>();
    List<Guard> guards = new ArrayList<>();
    List<Triple> head = new ArrayList<>();
    for (ClauseEntry entry : parsed.getBody()) {
      Optional<Guard> guard = guard(entry);
      if (entry instanceof TriplePattern pattern) {
        body.add(triple(pattern));
      } else if (guard.isPresent()) {
        guards.add(guard.get());
      } else {
        refuse(place, name + " uses what the engine lacks: " + entry, CORRECT);
        return;
      }
    }
    for (ClauseEntry entry : parsed.getHead()) {
      if (!(entry instanceof TriplePattern pattern)) {
        refuse(place, name + " concludes what the engine lacks: " + entry, CORRECT);
        return;
      }
      head.add(triple(pattern));
    }
    Rule rule = new Rule(name, words, place, text, body, guards, head, List.of());
    if (isUsable(rule)) {
      rules.add(rule);
    }
  }

  private static Optional<Guard> guard(ClauseEntry entry) {
    if (!(entry instanceof Functor functor)) {
      return Optional.empty();
    }
    return Guard.Kind.of(functor.getName())
        .filter(kind -> kind.terms() == functor.getArgLength())
        .map(
            kind ->
                new Guard(
                    kind, term(functor.getArgs()[0]), term(functor.getArgs()[kind.terms() - 1])));
  }

  /** Refuses a rule that can be read and yet not be used. */
  private boolean isUsable(Rule rule) {
    Place place = rule.place();
    if (rule.body().isEmpty() || rule.head().isEmpty()) {
      refuse(place, rule.name() + " has no triple in its body, or none in its head", CORRECT);
      return false;
    }
    for (Triple triple : rule.body()) {
      if (triple.getPredicate().equals(OWL.sameAs.asNode()) && !Equality.isNamed(rule)) {
        String cure = "use one variable for both: equal things are one to the engine";
        refuse(place, rule.name() + " asks in its body what is owl:sameAs", cure);
        return false;
      }
    }
    List<Triple> triples = new ArrayList<>(rule.body());
    triples.addAll(rule.head());
    for (Triple triple : triples) {
      Node predicate = triple.getPredicate();
      if (triple.getSubject().isLiteral() || !(predicate.isURI() || predicate.isVariable())) {
        String fault = " has a literal for a subject, or no property: ";
        refuse(place, rule.name() + fault + triple, CORRECT);
        return false;
      }
    }
    Set<Node> unbound = unboundIn(rule);
    if (!unbound.isEmpty()) {
      String shown = unbound.stream().map(Node::toString).sorted().collect(Collectors.joining(" "));
      refuse(place, rule.name() + " is unsafe: its body does not bind " + shown, CORRECT);
      return false;
    }
    return true;
  }

  private static Set<Node> unboundIn(Rule rule) {
    Set<Node> unbound = new HashSet<>();
    rule.head().forEach(triple -> addVariables(triple, unbound));
    for (Guard guard : rule.guards()) {
      unbound.add(guard.left());
      unbound.add(guard.right());
    }
    Set<Node> bound = new HashSet<>();
    rule.body().forEach(triple -> addVariables(triple, bound));
    unbound.removeIf(node -> !node.isVariable() || bound.contains(node));
    return unbound;
  }

  private static void addVariables(Triple triple, Set<Node> variables) {
    for (Node node : List.of(triple.getSubject(), triple.getPredicate(), triple.getObject())) {
      if (node.isVariable()) {
        variables.add(node);
      }
    }
  }

  private static Triple triple(TriplePattern pattern) {
    return Triple.create(
        term(pattern.getSubject()), term(pattern.getPredicate()), term(pattern.getObject()));
  }

  private static Node term(Node node) {
    return node.isVariable() ? Var.alloc(node.getName().replaceFirst("^\\?", "")) : node;
  }
}
