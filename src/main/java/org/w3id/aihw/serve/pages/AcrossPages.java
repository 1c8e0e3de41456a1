package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServlet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.changes.ChangeLog;
import org.w3id.aihw.serve.http.Slices;

/** The home page and the pages across things, by their addresses. */
public final class AcrossPages {
  private final Slices slices;
  private final Finder finder;
  private final ChangeLog log;
  private final Map<String, HttpServlet> servlets;

  /**
   * Makes the pages.
   *
   * @param stored the dataset of all that is stated
   */
  public AcrossPages(Project project, DatasetGraph stored, Slices slices) {
    this.slices = slices;
    finder = new Finder(stored, slices.edition());
    log = new ChangeLog(slices.knowledge(), slices.edition());
    Map<String, HttpServlet> pages = new LinkedHashMap<>();
    pages.put("/search", new SearchServlet(slices, finder));
    pages.put("/questions/*", new QuestionsServlet(slices, finder));
    pages.put("/*", new HomeServlet(slices, log));
    pages.put("/two-faces.svg", new PictureServlet("/pages/two-faces.svg"));
    pages.put("/two-faces-narrow.svg", new PictureServlet("/pages/two-faces-narrow.svg"));
    ChangesServlet changes = new ChangesServlet(slices, finder, log);
    pages.put("/changes", changes);
    pages.put("/changes.atom", changes);
    NamedQueries ways = NamedQueries.of(project, "path");
    pages.put("/matrix", new MatrixServlet(slices, finder));
    pages.put("/pair/*", new PairServlet(slices, finder, NamedQueries.of(project, "pair"), ways));
    pages.put("/path", new PathServlet(slices, finder, ways));
    pages.put(
        "/disagreements",
        new DisagreementsServlet(slices, finder, NamedQueries.of(project, "disagreements")));
    servlets = Map.copyOf(pages);
  }

  /** Returns the servlets of the pages by the patterns of their addresses. */
  public Map<String, HttpServlet> servlets() {
    return servlets;
  }

  /** Makes what the first visits to the home page, the changes and the search would wait for. */
  public void prepare() {
    Knowledge today = slices.knowledge().apply(Clocks.on(Clocks.today()));
    log.ofHalfYear(today);
    log.latest(today);
    finder.prepare();
  }
}
