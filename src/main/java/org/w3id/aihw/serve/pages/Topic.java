package org.w3id.aihw.serve.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.aihw.model.Aihw;

/** What an address is about: a thing or term, a named graph, a rule, or the whole ontology. */
sealed interface Topic {
  /** Path of the ontology, and of its terms with a slash behind it. */
  String ONTOLOGY = "ontology";

  /** Path of the named graphs, with a slash behind it. */
  String GRAPH = "graph";

  /** Path of the rules, with a slash behind it. */
  String RULE = "rule";

  /** Returns what stands behind {@code /page/} and {@code /data/}, as it is, not encoded. */
  String path();

  /** Returns its IRI. */
  Node node();

  /**
   * A thing, or a term of the ontology.
   *
   * @param path its slug; for a term {@code ontology/} and its name
   */
  record Thing(String path) implements Topic {
    @Override
    public Node node() {
      return path.startsWith(ONTOLOGY + "/")
          ? Aihw.term(path.substring(ONTOLOGY.length() + 1))
          : Aihw.thing(path);
    }
  }

  /**
   * A named graph: what one file says, or what was computed.
   *
   * @param path {@code graph/} and its name
   */
  record NamedGraph(String path) implements Topic {
    @Override
    public Node node() {
      return NodeFactory.createURI(Aihw.GRAPH + name());
    }

    String name() {
      return path.substring(GRAPH.length() + 1);
    }
  }

  /**
   * A rule by which conclusions are drawn.
   *
   * @param path {@code rule/} and its name
   */
  record Rule(String path) implements Topic {
    @Override
    public Node node() {
      return Aihw.rule(name());
    }

    String name() {
      return path.substring(RULE.length() + 1);
    }
  }

  /** The ontology: all its modules. */
  record Ontology() implements Topic {
    @Override
    public String path() {
      return ONTOLOGY;
    }

    @Override
    public Node node() {
      return NodeFactory.createURI(Aihw.ONTOLOGY.substring(0, Aihw.ONTOLOGY.length() - 1));
    }
  }

  /** Returns what a path is about; whether there is such a thing is another question. */
  static Topic at(String path) {
    if (path.equals(ONTOLOGY)) {
      return new Ontology();
    }
    if (path.startsWith(RULE + "/")) {
      return new Rule(path);
    }
    return path.startsWith(GRAPH + "/") ? new NamedGraph(path) : new Thing(path);
  }

  /** Returns a path as it stands in an address. */
  static String encoded(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/").replace("+", "%20");
  }

  /** Returns its IRI as a URI (RFC 3987, section 3.1), which is what a header can hold. */
  default String canonical() {
    StringBuilder uri = new StringBuilder();
    node()
        .getURI()
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(
            letter ->
                uri.append(
                    letter.charAt(0) > '~'
                        ? URLEncoder.encode(letter, StandardCharsets.UTF_8)
                        : letter));
    return uri.toString();
  }
}
