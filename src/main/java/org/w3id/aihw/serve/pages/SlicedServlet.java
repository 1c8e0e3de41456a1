package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/** A page across things, which takes names and choices as parameters. */
abstract class SlicedServlet extends PageServlet {
  private static final long serialVersionUID = 1;

  /** Longer than any name; what is longer is no name, and dear to compare with all of them. */
  private static final int LONGEST = 200;

  final transient Slices slices;
  final transient Finder finder;

  SlicedServlet(Slices slices, Finder finder) {
    this.slices = slices;
    this.finder = finder;
  }

  /**
   * Returns what stands in a parameter, without blanks around it; nothing if it is missing.
   *
   * @throws RequestClocks.BadRequest if it is longer than any name
   */
  static String parameter(HttpServletRequest request, String name) throws RequestClocks.BadRequest {
    String text = request.getParameter(name);
    return text == null ? "" : checked(name, text.strip());
  }

  static String checked(String what, String text) throws RequestClocks.BadRequest {
    if (text.length() > LONGEST) {
      throw new RequestClocks.BadRequest(
          what + " is longer than any name: it has " + text.length() + " letters");
    }
    return text;
  }

  /** Returns the number of the page asked for, from 1 on. */
  static int page(HttpServletRequest request) throws RequestClocks.BadRequest {
    String text = parameter(request, "page");
    if (text.isEmpty()) {
      return 1;
    }
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw new RequestClocks.BadRequest("page is no number from 1 to 9999: '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  /** Says that nothing bears a name, and leads to what is spelt most like it. */
  static void unknown(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      List<Node> like,
      Knowledge knowledge,
      Function<Node, String> address)
      throws IOException {
    List<Panel.Cell> suggestions =
        like.stream()
            .map(node -> new Panel.Cell(knowledge.names().of(node), address.apply(node)))
            .toList();
    response.setStatus(404);
    write(
        request,
        response,
        "unknown.jte",
        java.util.Map.of("name", name, "suggestions", suggestions, "clocks", knowledge.clocks()));
  }
}
