package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.aihw.reason.Knowledge;

/** Which thing an address is about, and whether there is one. */
final class Things {
  private Things() {}

  /** Returns the part of the address behind that of the servlet, without the leading slash. */
  static String slugIn(HttpServletRequest request) {
    return AskedPath.of(request).ofLink();
  }

  static boolean isKnown(Node thing, Graph graph) {
    return graph.contains(thing, Node.ANY, Node.ANY) || graph.contains(Node.ANY, Node.ANY, thing);
  }

  /** Returns the nearest to a slug that there are, leading to their pages. */
  static List<Panel.Cell> like(String slug, Knowledge knowledge, Addresses addresses) {
    return knowledge.names().like(slug).stream()
        .flatMap(name -> knowledge.names().find(name).stream())
        .distinct()
        .map(thing -> new Panel.Cell(knowledge.names().of(thing), addresses.of(thing)))
        .toList();
  }

  /** Returns a sentence saying that nothing has a slug, with the nearest that there are. */
  static String unknown(String slug, Knowledge knowledge) {
    List<String> like = knowledge.names().like(slug);
    return "Nothing is known as '"
        + slug
        + "' by "
        + knowledge.clocks().knownAt()
        + (like.isEmpty() ? "." : "; there is " + String.join(", ", like) + ".");
  }
}
