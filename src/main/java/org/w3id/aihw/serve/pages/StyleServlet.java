package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The style sheet of all pages. */
public final class StyleServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final byte[] style;

  /** Reads the style sheet from the program's own files. */
  public StyleServlet() {
    try (InputStream in = StyleServlet.class.getResourceAsStream("/pages/style.css")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file pages/style.css");
      }
      style = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the style sheet", e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/css; charset=utf-8");
    response.setHeader("Cache-Control", "max-age=3600");
    response.getOutputStream().write(style);
  }
}
