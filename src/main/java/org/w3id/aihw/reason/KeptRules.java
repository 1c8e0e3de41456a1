package org.w3id.aihw.reason;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptWriter;

/**
 * Rules that were kept as numbers of terms, each made into a rule when it is first asked for. A
 * number that is not negative is a term; {@code -1 - v} is the variable {@code v}.
 */
final class KeptRules extends AbstractList<Rule> implements RandomAccess {
  private static final List<Guard.Kind> KINDS = List.of(Guard.Kind.values());

  private final TermTable terms;
  private final List<String> variables;
  private final List<String> texts;

  /** Where in the code each rule begins. */
  private final int[] starts;

  private final int[] code;
  private final Rule[] made;

  private KeptRules(KeptReader in, TermTable terms) {
    this.terms = terms;
    variables = in.texts();
    texts = in.texts();
    starts = in.numbers();
    code = in.numbers();
    made = new Rule[starts.length];
  }

  static KeptRules read(KeptReader in, TermTable terms) {
    return new KeptRules(in, terms);
  }

  /** Shows every term in rules that is no variable. */
  static void forEachTerm(List<Rule> rules, Consumer<Node> visitor) {
    for (Rule rule : rules) {
      for (List<Triple> triples : List.of(rule.body(), rule.head(), rule.axioms())) {
        for (Triple triple : triples) {
          visitor.accept(triple.getSubject());
          visitor.accept(triple.getPredicate());
          visitor.accept(triple.getObject());
        }
      }
      for (Guard guard : rule.guards()) {
        visitor.accept(guard.left());
        visitor.accept(guard.right());
      }
    }
  }

  static void write(KeptWriter out, List<Rule> rules, TermTable terms) {
    new Coder(terms).write(out, rules);
  }

  @Override
  public Rule get(int index) {
    Rule rule = made[index];
    if (rule == null) {
      rule = new Decoder(starts[index]).rule();
      made[index] = rule;
    }
    return rule;
  }

  @Override
  public int size() {
    return starts.length;
  }

  /** Puts rules into numbers. */
  private static final class Coder {
    private final TermTable terms;
    private final List<String> variables = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final IntList code = new IntList();

    Coder(TermTable terms) {
      this.terms = terms;
    }

    void write(KeptWriter out, List<Rule> rules) {
      IntList starts = new IntList();
      for (Rule rule : rules) {
        starts.add(code.size());
        String file = rule.place().file().toString();
        for (String text : List.of(rule.name(), rule.words(), file, rule.text())) {
          code.add(place(text, texts));
        }
        code.add((int) rule.place().line());
        triples(rule.body());
        code.add(rule.guards().size());
        for (Guard guard : rule.guards()) {
          code.add(KINDS.indexOf(guard.kind()));
          code.add(number(guard.left()));
          code.add(number(guard.right()));
        }
        triples(rule.head());
        triples(rule.axioms());
      }
      out.texts(variables);
      out.texts(texts);
      starts.write(out);
      code.write(out);
    }

    private void triples(List<Triple> triples) {
      code.add(triples.size());
      for (Triple triple : triples) {
        code.add(number(triple.getSubject()));
        code.add(number(triple.getPredicate()));
        code.add(number(triple.getObject()));
      }
    }

    private int number(Node node) {
      return node.isVariable() ? -1 - place(node.getName(), variables) : terms.find(node);
    }

    private static int place(String text, List<String> texts) {
      int place = texts.indexOf(text);
      if (place < 0) {
        place = texts.size();
        texts.add(text);
      }
      return place;
    }
  }

  /** Makes a rule of numbers. */
  private final class Decoder {
    private int next;

    Decoder(int start) {
      next = start;
    }

    Rule rule() {
      String name = texts.get(code[next++]);
      String words = texts.get(code[next++]);
      Path file = Path.of(texts.get(code[next++]));
      String text = texts.get(code[next++]);
      Place place = new Place(file, code[next++]);
      List<Triple> body = triples();
      List<Guard> guards = new ArrayList<>();
      for (int count = code[next++]; count > 0; count--) {
        guards.add(new Guard(KINDS.get(code[next++]), node(), node()));
      }
      return new Rule(name, words, place, text, body, guards, triples(), triples());
    }

    private List<Triple> triples() {
      int count = code[next++];
      List<Triple> triples = new ArrayList<>(count);
      for (int index = 0; index < count; index++) {
        triples.add(Triple.create(node(), node(), node()));
      }
      return triples;
    }

    private Node node() {
      int number = code[next++];
      return number >= 0 ? terms.term(number) : Var.alloc(variables.get(-1 - number));
    }
  }
}
