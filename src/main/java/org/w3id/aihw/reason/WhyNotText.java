package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;

/** Writes why a triple does not follow, as text and as JSON. */
public final class WhyNotText {
  private static final String INDENT = "   ";

  private final Names names;
  private final Graph graph;

  /** Takes what things are called, and how relationships stand. */
  public WhyNotText(Knowledge knowledge) {
    names = knowledge.names();
    graph = knowledge.standing();
  }

  /** Returns the ways that come nearest to a triple as lines. */
  public List<String> lines(Triple triple, List<WhyNot.Attempt> attempts) {
    List<String> lines = new ArrayList<>();
    lines.add("It does not follow that " + sentence(triple) + ".");
    if (attempts.isEmpty()) {
      lines.add("No rule comes anywhere near it.");
    }
    for (WhyNot.Attempt attempt : attempts) {
      lines.add("It would follow if: " + words(attempt));
      write(attempt, INDENT, lines);
    }
    return lines;
  }

  private static String words(WhyNot.Attempt attempt) {
    return attempt.rule().words() + " [rule " + attempt.rule().name() + "]";
  }

  private void write(WhyNot.Attempt attempt, String indent, List<String> lines) {
    attempt.held().forEach(triple -> lines.add(indent + "there is: " + sentence(triple)));
    for (Triple triple : attempt.missing()) {
      WhyNot.Attempt reason = attempt.reasons().get(triple);
      lines.add(indent + "missing:  " + sentence(triple) + instead(triple));
      if (reason != null) {
        lines.add(indent + INDENT + "which would follow if: " + words(reason));
        write(reason, indent + INDENT + INDENT, lines);
      }
    }
    for (Guard guard : attempt.barred()) {
      lines.add(
          indent
              + "barred:   "
              + name(guard.left())
              + " and "
              + name(guard.right())
              + " fail the comparison "
              + guard.kind().written());
    }
  }

  /** Returns how a relationship stands that is not in the phase that a rule asks for. */
  private String instead(Triple missing) {
    if (!missing.getPredicate().equals(Aihw.PHASE) || !missing.getSubject().isURI()) {
      return "";
    }
    return Stream.of(Aihw.PHASE, Aihw.STANDING)
        .flatMap(property -> graph.find(missing.getSubject(), property, Node.ANY).toList().stream())
        .map(triple -> name(triple.getObject()))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "),
                words -> words.isEmpty() ? "" : " (it is " + words + ")"));
  }

  /** Returns the ways that come nearest to a triple as a JSON object. */
  public String json(Triple triple, List<WhyNot.Attempt> attempts) {
    JsonObject object = new JsonObject();
    object.put("sentence", sentence(triple));
    object.put("holds", false);
    JsonArray nearest = new JsonArray();
    attempts.forEach(attempt -> nearest.add(json(attempt)));
    object.put("nearest", nearest);
    return object.toString();
  }

  private JsonObject json(WhyNot.Attempt attempt) {
    JsonObject object = new JsonObject();
    object.put("rule", attempt.rule().name());
    object.put("wouldFollowIf", attempt.rule().words());
    JsonArray held = new JsonArray();
    attempt.held().forEach(triple -> held.add(sentence(triple)));
    object.put("held", held);
    JsonArray missing = new JsonArray();
    for (Triple triple : attempt.missing()) {
      JsonObject premise = new JsonObject();
      premise.put("sentence", sentence(triple) + instead(triple));
      WhyNot.Attempt reason = attempt.reasons().get(triple);
      if (reason != null) {
        premise.put("nearest", json(reason));
      }
      missing.add(premise);
    }
    object.put("missing", missing);
    JsonArray barred = new JsonArray();
    for (Guard guard : attempt.barred()) {
      barred.add(name(guard.left()) + " " + guard.kind().written() + " " + name(guard.right()));
    }
    object.put("barred", barred);
    return object;
  }

  private String sentence(Triple triple) {
    return Sentences.of(triple, this::name);
  }

  private String name(Node node) {
    return node.isVariable() ? "any " + node.getName() : names.of(node);
  }
}
