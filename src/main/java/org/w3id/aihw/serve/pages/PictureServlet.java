package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The picture of the founding example, in one of its forms. */
final class PictureServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final byte[] picture;

  PictureServlet(String resource) {
    try (InputStream in = PictureServlet.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + resource);
      }
      picture = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the picture", e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("image/svg+xml");
    response.setHeader("Cache-Control", "max-age=3600");
    // Its own style must be allowed: the policy of pages knows no styles inside a document.
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(picture);
  }
}
