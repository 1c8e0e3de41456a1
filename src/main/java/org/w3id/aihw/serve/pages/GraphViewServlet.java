package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * A party with what ties it to others, as a picture and as the table of its lines: {@code
 * /graph-view/SLUG}, the picture's data at {@code SLUG.json}, and the picture itself at {@code
 * SLUG.svg}. Days and filter are parameters of all three.
 */
public final class GraphViewServlet extends PageServlet {
  private static final long serialVersionUID = 1;
  private static final int CLAIMS_SHOWN = 5;

  private final transient Topics topics;

  /** Shows parties of topics. */
  public GraphViewServlet(Topics topics) {
    this.topics = topics;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoSuchPage, RequestClocks.BadRequest {
    Clocks clocks = RequestClocks.of(request);
    TieFilter filter = TieFilter.of(request);
    // A thing whose own name ends so has its page all the same.
    Topic.Thing whole = topics.asked(AskedPath.of(request), clocks);
    String file = whole.path();
    String ending =
        topics.isKnown(whole, clocks)
            ? ""
            : Stream.of(".json", ".svg").filter(file::endsWith).findFirst().orElse("");
    String sent = AskedPath.of(request).sent();
    Topic.Thing topic =
        topics.asked(new AskedPath(sent.substring(0, sent.length() - ending.length())), clocks);
    if (!topics.isKnown(topic, clocks)) {
      throw new NoSuchPage(topics.unknown(topic, clocks));
    }
    Knowledge knowledge = topics.knowledge(clocks);
    Addresses addresses = addresses(request);
    Ties ties = new Ties(knowledge, addresses);
    Node middle = topic.node();
    String self = "/graph-view/" + Topic.encoded(topic.path());
    String all = self + filter.showingMany().query(addresses.days());
    Names names = knowledge.names();
    Picture picture = Picture.of(middle, ties, filter, names, addresses, all);
    String caption = caption(names.of(middle), clocks);
    switch (ending) {
      case ".json" -> send(response, "application/json", PictureFile.json(picture, caption));
      case ".svg" -> {
        response.setHeader(
            "Content-Disposition",
            "inline; filename=\""
                + Names.slug(middle).replaceAll("[^A-Za-z0-9._-]+", "-")
                + ".svg\"");
        send(
            response,
            "image/svg+xml",
            PictureFile.svg(picture, "What ties " + names.of(middle) + " to others", caption));
      }
      default -> {
        GraphViewPage page =
            page(middle, self, ties.of(middle), picture, knowledge, filter, addresses);
        write(request, response, "graph-view.jte", Map.of("page", page));
      }
    }
  }

  private static String caption(String name, Clocks clocks) {
    return name
        + ": true on "
        + clocks.asOf()
        + ", as known on "
        + clocks.knownAt()
        + ". AI Hardware Graph, Apache-2.0, credits in NOTICE. Solid: stated; dashed: inferred;"
        + " dotted: reported or in talks; crossed: withdrawn.";
  }

  private static void send(HttpServletResponse response, String type, String text)
      throws IOException {
    response.setContentType(type);
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static GraphViewPage page(
      Node middle,
      String self,
      List<GraphTie> own,
      Picture picture,
      Knowledge knowledge,
      TieFilter filter,
      Addresses addresses) {
    Names names = knowledge.names();
    List<GraphViewPage.Row> rows = new ArrayList<>();
    for (Picture.Line line : picture.lines()) {
      GraphTie tie = line.first();
      rows.add(
          new GraphViewPage.Row(
              line.id(),
              new Panel.Cell(names.of(tie.from()), addresses.of(tie.from())),
              line.roles(),
              new Panel.Cell(names.of(tie.to()), addresses.of(tie.to())),
              new Panel.Cell(line.what(), tie.address()),
              tie.kind(),
              tie.status(),
              line.strength(),
              line.newest(),
              line.publishers().size(),
              claims(line)));
    }
    boolean complete = picture.spots().stream().noneMatch(spot -> spot.id().startsWith("more "));
    return new GraphViewPage(
        names.of(middle),
        addresses.of(middle),
        self,
        filter.query(addresses.days()),
        knowledge.clocks(),
        filter,
        choices(own, GraphTie::kind),
        choices(own, GraphTie::status),
        own.stream().flatMap(tie -> tie.publishers().stream()).distinct().sorted().toList(),
        rows,
        picture.spots().stream()
            .filter(spot -> spot.id().startsWith("more "))
            .map(spot -> new Panel.Cell(spot.name() + " " + spot.role(), spot.address()))
            .toList(),
        complete ? "" : self + filter.showingMany().query(addresses.days()));
  }

  /** Returns what is said of the ties of a line, the newest first, a few of it. */
  private static List<ShownClaim> claims(Picture.Line line) {
    return line.ties().stream()
        .flatMap(tie -> tie.claims().stream())
        .distinct()
        .sorted(ShownClaim.NEWEST_FIRST)
        .limit(CLAIMS_SHOWN)
        .toList();
  }

  private static List<String> choices(List<GraphTie> ties, Function<GraphTie, String> part) {
    return ties.stream().map(part).distinct().sorted().toList();
  }
}
