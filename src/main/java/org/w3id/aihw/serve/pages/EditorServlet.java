package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The page on which to write a query. */
public final class EditorServlet extends PageServlet {
  private static final long serialVersionUID = 1;

  @Override
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(request, response, "editor.jte", Map.of());
  }
}
