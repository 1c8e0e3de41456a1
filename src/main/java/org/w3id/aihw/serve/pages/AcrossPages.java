package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServlet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.serve.changes.ChangeLog;
import org.w3id.aihw.serve.http.Slices;

/** The home page and the pages across things, by their addresses. */
public final class AcrossPages {
  private AcrossPages() {}

  /**
   * Returns the servlets of the pages by the patterns of their addresses.
   *
   * @param stored the dataset of all that is stated
   */
  public static Map<String, HttpServlet> of(Project project, DatasetGraph stored, Slices slices) {
    Finder finder = new Finder(stored);
    Map<String, HttpServlet> pages = new LinkedHashMap<>();
    pages.put("/search", new SearchServlet(slices, finder));
    pages.put("/questions/*", new QuestionsServlet(slices, finder));
    ChangeLog log = new ChangeLog(slices.knowledge());
    pages.put("/*", new HomeServlet(slices, log));
    pages.put("/two-faces.svg", new PictureServlet());
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
    return pages;
  }
}
