package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Scripts, styles and the icon: the program's own files and no others. */
public final class AssetServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** The name of a file that has an address of its own. */
  private static final String ALONE = "";

  private final transient Map<String, Asset> assets;

  private AssetServlet(Map<String, String> resources) {
    assets = new TreeMap<>();
    resources.forEach((name, resource) -> assets.put(name, Asset.read(resource)));
  }

  /**
   * Serves a file that all pages share, at an address of its own.
   *
   * @param resource where it is on the class path
   * @throws IllegalStateException if the program lacks it
   */
  public static AssetServlet of(String resource) {
    return new AssetServlet(Map.of(ALONE, resource));
  }

  /**
   * Serves the files of single pages, {@code /assets/NAME}.
   *
   * @throws IllegalStateException if the program lacks one
   */
  public static AssetServlet ofSinglePages() {
    return new AssetServlet(
        Map.of(
            "cytoscape.min.js",
            "/META-INF/resources/webjars/cytoscape/3.33.1/dist/cytoscape.min.js",
            "graph-view.css",
            "/pages/graph-view.css",
            "graph-view.js",
            "/pages/graph-view.js"));
  }

  private static final class Asset {
    final byte[] content;
    final String type;

    Asset(byte[] content, String type) {
      this.content = content;
      this.type = type;
    }

    static Asset read(String resource) {
      try (InputStream in = AssetServlet.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("the program lacks its file " + resource);
        }
        return new Asset(in.readAllBytes(), type(resource));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + resource, e);
      }
    }

    private static String type(String resource) {
      if (resource.endsWith(".svg")) {
        return "image/svg+xml";
      }
      return resource.endsWith(".css") ? "text/css;charset=utf-8" : "text/javascript;charset=utf-8";
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = Things.slugIn(request);
    Asset asset = assets.get(name);
    if (asset == null) {
      PageServlet.refuse(request, response, 404, "No such file", "Nothing is called " + name + ".");
      return;
    }
    response.setContentType(asset.type);
    response.setHeader("Cache-Control", "max-age=3600");
    response.getOutputStream().write(asset.content);
  }
}
