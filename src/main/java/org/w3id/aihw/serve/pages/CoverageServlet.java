package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/** What is held, and what nothing is held about: {@code /coverage}. */
public final class CoverageServlet extends PageServlet {
  private static final long serialVersionUID = 1;

  private final transient Slices slices;
  private final transient Panels panels;

  /** Shows slices through panels. */
  public CoverageServlet(Slices slices, Panels panels) {
    this.slices = slices;
    this.panels = panels;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestClocks.BadRequest {
    Clocks clocks = RequestClocks.of(request);
    Names names = slices.knowledge().apply(clocks).names();
    DatasetGraph dataset = slices.dataset().apply(clocks);
    List<Panel> filled =
        Txn.calculateRead(dataset, () -> panels.aboutAll(dataset, names, addresses(request)));
    write(request, response, "coverage.jte", Map.of("clocks", clocks, "panels", filled));
  }
}
