package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/** How two parties connect: {@code /path?from=&to=}, {@code weaker=true} to count mere talk too. */
final class PathServlet extends SlicedServlet {
  private static final long serialVersionUID = 1;

  private final transient NamedQueries queries;

  PathServlet(Slices slices, Finder finder, NamedQueries queries) {
    super(slices, finder);
    this.queries = queries;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestClocks.BadRequest {
    String fromName = parameter(request, "from");
    String toName = parameter(request, "to");
    boolean weaker = isTrue(request, "weaker");
    Knowledge knowledge = slices.knowledge().apply(RequestClocks.of(request));
    Optional<Node> from = Finder.party(fromName, knowledge);
    Optional<Node> to = Finder.party(toName, knowledge);
    ClockedAddress here =
        ClockedAddress.of("/path", request).with("from", fromName).with("to", toName);
    for (String end : List.of("from", "to")) {
      String name = end.equals("from") ? fromName : toName;
      if (!name.isEmpty() && (end.equals("from") ? from : to).isEmpty()) {
        unknown(
            request,
            response,
            name,
            finder.partiesLike(name, knowledge),
            knowledge,
            like -> here.with(end, Names.reference(like)).text());
        return;
      }
    }
    PathPage.Outcome outcome = PathPage.Outcome.NOT_ASKED;
    List<Ways> ways = List.of();
    if (from.isPresent() && to.isPresent()) {
      ways =
          Ways.find(
              new Ways.Between(from.get(), to.get(), weaker),
              queries,
              slices.dataset().apply(knowledge.clocks()),
              knowledge,
              addresses(request));
      outcome =
          from.equals(to)
              ? PathPage.Outcome.SAME
              : ways.isEmpty() ? PathPage.Outcome.NONE : PathPage.Outcome.FOUND;
    }
    write(
        request,
        response,
        "path.jte",
        Map.of(
            "page",
            new PathPage(
                from.map(knowledge.names()::of).orElse(""),
                to.map(knowledge.names()::of).orElse(""),
                weaker,
                outcome,
                ways,
                here.with("weaker", "true").text(),
                Suggestions.parties(knowledge),
                knowledge.clocks())));
  }

  private static boolean isTrue(HttpServletRequest request, String name)
      throws RequestClocks.BadRequest {
    String text = parameter(request, name);
    if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
      throw new RequestClocks.BadRequest(name + " is neither true nor false: '" + text + "'");
    }
    return text.equals("true");
  }
}
