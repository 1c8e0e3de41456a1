package org.w3id.aihw.reason;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.TriplePattern;
import org.apache.jena.reasoner.rulesys.ClauseEntry;
import org.apache.jena.reasoner.rulesys.Functor;
import org.apache.jena.reasoner.rulesys.Rule.ParserException;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.Var;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.model.Project;

/**
 * Reads rule files in the syntax of Jena's rule engine, each rule with the comment above it, which
 * says the rule in plain words.
 *
 * <p>A rule is a finding where it cannot be read, has no name or words, uses a built-in we lack, or
 * is unsafe: a variable of its head or of a comparison is not bound by its body.
 */
public final class RuleReader {
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
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    StringBuilder prefixes = new StringBuilder();
    List<String> comment = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index).strip();
      if (line.startsWith("#")) {
        comment.add(line.substring(1).strip());
      } else if (line.startsWith("@prefix")) {
        prefixes.append(line).append('\n');
        comment.clear();
      } else if (line.isEmpty()) {
        comment.clear();
      } else {
        Place place = new Place(project.shown(file), index + 1);
        StringBuilder rule = new StringBuilder(line);
        while (!line.endsWith("]") && index + 1 < lines.size()) {
          index++;
          line = lines.get(index).strip();
          rule.append('\n').append(line);
        }
        read(prefixes + rule.toString(), String.join(" ", comment), place);
        comment.clear();
      }
    }
  }

  private void read(String text, String words, Place place) {
    try {
      for (org.apache.jena.reasoner.rulesys.Rule parsed :
          org.apache.jena.reasoner.rulesys.Rule.parseRules(
              org.apache.jena.reasoner.rulesys.Rule.rulesParserFromReader(
                  new BufferedReader(new StringReader(text))))) {
        add(parsed, words, place);
      }
    } catch (ParserException e) {
      refuse(place, "cannot be read: " + firstLine(e));
    } catch (JenaException e) {
      refuse(place, "cannot be read: " + firstLine(e));
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private void refuse(Place place, String fault) {
    findings.add(new Finding("R001", place, "rule " + fault, "correct the rule"));
  }

  private void add(org.apache.jena.reasoner.rulesys.Rule parsed, String words, Place place) {
    String name = parsed.getName();
    if (name == null || words.isEmpty()) {
      refuse(place, "has no name, or no comment above it that says it in plain words");
      return;
    }
    if (!names.add(name)) {
      refuse(place, name + " has the name of another rule");
      return;
    }
    List<Triple> body = new ArrayList<>();
    List<Guard> guards = new ArrayList<>();
    List<Triple> head = new ArrayList<>();
    for (ClauseEntry entry : parsed.getBody()) {
      if (entry instanceof TriplePattern pattern) {
        body.add(triple(pattern));
      } else if (entry instanceof Functor functor
          && functor.getArgLength() == 2
          && Guard.Kind.of(functor.getName()).isPresent()) {
        guards.add(
            new Guard(
                Guard.Kind.of(functor.getName()).orElseThrow(),
                term(functor.getArgs()[0]),
                term(functor.getArgs()[1])));
      } else {
        refuse(place, name + " uses what the engine lacks: " + entry);
        return;
      }
    }
    for (ClauseEntry entry : parsed.getHead()) {
      if (!(entry instanceof TriplePattern pattern)) {
        refuse(place, name + " concludes what the engine lacks: " + entry);
        return;
      }
      head.add(triple(pattern));
    }
    Rule rule = new Rule(name, words, place, body, guards, head, List.of());
    Set<Node> unbound = unboundIn(rule);
    if (unbound.isEmpty()) {
      rules.add(rule);
    } else {
      String shown = unbound.stream().map(Node::toString).sorted().collect(Collectors.joining(" "));
      refuse(place, name + " is unsafe: its body does not bind " + shown);
    }
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
