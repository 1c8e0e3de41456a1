package org.w3id.aihw.serve.sparql;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;

/**
 * Sends requests for graphs that are named by their own address (Graph Store HTTP Protocol, section
 * 4.1) to the graph store; files about things, which share the addresses below {@code /data}, stay
 * where they are.
 */
public final class DirectGraphFilter implements Filter {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final GraphStoreServlet graphs;

  /** Sends on to a graph store. */
  public DirectGraphFilter(GraphStoreServlet graphs) {
    this.graphs = graphs;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http
        && (!READING.contains(http.getMethod()) || graphs.isOfStoredGraph(http))) {
      graphs.service(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
