package org.w3id.aihw.serve.sparql;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows a browser that opens {@code /sparql} without a query the page on which to write one. */
public final class EditorFilter implements Filter {
  private final HttpServlet editor;

  /** Takes the page. */
  public EditorFilter(HttpServlet editor) {
    this.editor = editor;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http
        && response instanceof HttpServletResponse
        && http.getMethod().equals("GET")
        && http.getQueryString() == null) {
      editor.service(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
