package org.w3id.aihw.serve.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;

/**
 * Where the pages of things are on this server.
 *
 * @param days the query part that keeps the days asked about, with its question mark; empty for
 *     today
 */
record Addresses(String days) {
  /** Returns the address of a node's page; empty where it has none. */
  String of(Node node) {
    if (!node.isURI()) {
      return "";
    }
    String iri = node.getURI();
    if (iri.startsWith(Aihw.ID)) {
      return "/page/" + Topic.encoded(iri.substring(Aihw.ID.length())) + days;
    }
    if (iri.startsWith(Aihw.ONTOLOGY)) {
      return "/page/ontology/" + Topic.encoded(iri.substring(Aihw.ONTOLOGY.length())) + days;
    }
    if (iri.startsWith(Aihw.GRAPH)) {
      return "/page/graph/" + Topic.encoded(iri.substring(Aihw.GRAPH.length())) + days;
    }
    if (iri.startsWith(Aihw.RULE)) {
      return "/page/rule/" + Topic.encoded(iri.substring(Aihw.RULE.length())) + days;
    }
    // Only web addresses become links: a javascript: IRI in the data must not.
    return iri.startsWith("https://") || iri.startsWith("http://") ? iri : "";
  }

  /** Returns the address of a part of a thing's page alone, with all of its rows. */
  String part(Node thing, String name) {
    return of(thing) + (days.isEmpty() ? "?" : "&") + "panel=" + encoded(name);
  }

  /** Returns the address of what stands behind one row of a part of a thing's page. */
  String part(Node thing, String name, Node other) {
    return part(thing, name) + "&with=" + encoded(Names.reference(other));
  }

  /** Returns the address of the proofs of a line. */
  String why(Node subject, Node property, Node object) {
    return "/why"
        + (days.isEmpty() ? "?" : days + "&")
        + "s="
        + encoded(subject.toString())
        + "&p="
        + encoded(property.toString())
        + "&o="
        + encoded(object.toString());
  }

  /** Returns the address of the page on which two parties face each other. */
  String pair(Node one, Node other) {
    return "/pair/" + segment(one) + "/" + segment(other) + days;
  }

  /** Returns the address of a question with one blank filled. */
  String question(String name, String blank, Node thing) {
    return "/questions/"
        + name
        + (days.isEmpty() ? "?" : days + "&")
        + blank
        + "="
        + encoded(Names.reference(thing));
  }

  /** Returns a part of a path, in which a plus stands for itself, unlike behind a question mark. */
  private static String segment(Node node) {
    return encoded(Names.reference(node)).replace("+", "%20");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
