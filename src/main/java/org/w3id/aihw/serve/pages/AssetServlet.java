package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file of the program that all pages share: the style sheet, a script. */
public final class AssetServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final byte[] content;
  private final String type;

  /**
   * Reads the file.
   *
   * @param resource where it is on the class path
   * @param type its media type
   * @throws IllegalStateException if the program lacks it
   */
  public AssetServlet(String resource, String type) {
    this.type = type;
    try (InputStream in = AssetServlet.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + resource);
      }
      content = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(type);
    response.setContentLength(content.length);
    response.setHeader("Cache-Control", "max-age=3600");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(content);
  }
}
