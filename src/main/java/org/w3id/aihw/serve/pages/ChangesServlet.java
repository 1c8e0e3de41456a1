package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.Period;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.changes.ChangeLog;
import org.w3id.aihw.serve.changes.Changes;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/**
 * What changed between two days: {@code /changes?from=&to=}, and as a feed {@code /changes.atom}.
 * Each of the two days is one on both clocks.
 */
final class ChangesServlet extends SlicedServlet {
  private static final long serialVersionUID = 1;

  /** How many statements of a document are shown; datasets bring hundreds. */
  private static final int SHOWN_STATEMENTS = 5;

  private final transient ChangeLog log;

  ChangesServlet(Slices slices, Finder finder, ChangeLog log) {
    super(slices, finder);
    this.log = log;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestClocks.BadRequest {
    int number = page(request);
    Changes changes = changes(request);
    Knowledge after = slices.knowledge().apply(Clocks.on(changes.to()));
    if (request.getServletPath().endsWith(".atom")) {
      byte[] feed = new ChangesFeed(changes, after).text().getBytes(StandardCharsets.UTF_8);
      response.setContentType("application/atom+xml; charset=utf-8");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setContentLength(feed.length);
      response.getOutputStream().write(feed);
      return;
    }
    String days = "from=" + changes.from() + "&to=" + changes.to();
    ClockedAddress here =
        ClockedAddress.of("/changes", request)
            .with("from", changes.from().toString())
            .with("to", changes.to().toString());
    write(
        request,
        response,
        "changes.jte",
        Map.of(
            "page",
            new ChangesPage(
                changes.from(),
                changes.to(),
                Pages.of(changes.lines(), number, here)
                    .map(line -> line(line, changes.from(), after)),
                Pages.of(changes.standings(), number, here)
                    .map(standing -> standing(standing, changes.from(), after)),
                sources(changes, false, number, here, after),
                sources(changes, true, number, here, after),
                "/changes.atom?" + days)));
  }

  private Changes changes(HttpServletRequest request) throws RequestClocks.BadRequest {
    Optional<LocalDate> from = day(request, "from");
    Optional<LocalDate> to = day(request, "to");
    if (from.isEmpty() && to.isEmpty()) {
      return log.latest(slices.knowledge().apply(RequestClocks.of(request)));
    }
    LocalDate last = to.orElse(RequestClocks.of(request).asOf());
    LocalDate first = from.orElse(Period.within(last.minusDays(ChangeLog.DAYS)));
    if (first.isAfter(last)) {
      throw new RequestClocks.BadRequest(
          "from must not be after to: " + first + " is after " + last);
    }
    return log.between(first, last);
  }

  private static Optional<LocalDate> day(HttpServletRequest request, String name)
      throws RequestClocks.BadRequest {
    String text = parameter(request, name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Period.parse(text)
            .map(Period::last)
            .orElseThrow(
                () ->
                    new RequestClocks.BadRequest(
                        name + " is no date: '" + text + "'; write 2026-06-18")));
  }

  private static Addresses on(LocalDate day) {
    return new Addresses("?asOf=" + day + "&knownAt=" + day);
  }

  /**
   * Shows a line. Names are those of the later day: what was known before is known then, and the
   * earlier slice need not be at hand.
   */
  static ChangesPage.Line line(Changes.Line line, LocalDate before, Knowledge after) {
    return new ChangesPage.Line(
        line.day().toString(),
        line.came(),
        new Panel.Cell(
            after.proofText().sentence(line.triple()),
            on(line.came() ? after.clocks().asOf() : before)
                .why(
                    line.triple().getSubject(),
                    line.triple().getPredicate(),
                    line.triple().getObject())));
  }

  private static ChangesPage.Standing standing(
      Changes.Standing standing, LocalDate before, Knowledge after) {
    LocalDate known = standing.after().isPresent() ? after.clocks().asOf() : before;
    Names names = after.names();
    return new ChangesPage.Standing(
        standing.day().toString(),
        new Panel.Cell(names.of(standing.relationship()), on(known).of(standing.relationship())),
        standing.before().map(names::of).orElse("nothing known"),
        standing.before().map(one -> Cited.lookOf(one, after.graph())).orElse(Cited.Look.ENDED),
        standing.after().map(names::of).orElse("over"),
        standing.after().map(one -> Cited.lookOf(one, after.graph())).orElse(Cited.Look.ENDED));
  }

  private static Pages<ChangesPage.Source> sources(
      Changes changes, boolean datasets, int number, ClockedAddress here, Knowledge after) {
    List<Changes.Source> sources =
        changes.sources().stream().filter(source -> source.dataset() == datasets).toList();
    return Pages.of(sources, number, here).map(source -> source(source, after));
  }

  private static ChangesPage.Source source(Changes.Source source, Knowledge after) {
    Names names = after.names();
    List<Node> shown =
        source.statements().subList(0, Math.min(SHOWN_STATEMENTS, source.statements().size()));
    return new ChangesPage.Source(
        source.day().toString(),
        new Panel.Cell(
            names.of(source.document()), on(after.clocks().asOf()).of(source.document())),
        source.statements().size(),
        shown.stream()
            .map(one -> new Panel.Cell(names.of(one), on(after.clocks().asOf()).of(one)))
            .toList());
  }
}
