package org.w3id.aihw.serve.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;

/** A picture as a file: JSON for the script of its page, or SVG to be kept. */
final class PictureFile {
  private static final int MARGIN = 40;
  private static final int CAPTION = 44;
  private static final int LONGEST_NAME = 20;
  private static final String INK = "#1b1f24";
  private static final Map<GraphTie.Strength, String> STROKES =
      Map.of(
          GraphTie.Strength.STATED, "stroke=\"#1b1f24\"",
          GraphTie.Strength.INFERRED, "stroke=\"#0757ad\" stroke-dasharray=\"9 5\"",
          GraphTie.Strength.REPORTED, "stroke=\"#8a4b00\" stroke-dasharray=\"2 5\"",
          GraphTie.Strength.WITHDRAWN, "stroke=\"#59636e\"");

  private PictureFile() {}

  /** Returns a picture as JSON. */
  static String json(Picture picture, String caption) {
    JsonObject json = new JsonObject();
    json.put("caption", caption);
    Map<String, NarrowPicture.Place> narrow = NarrowPicture.of(picture.spots());
    JsonArray spots = new JsonArray();
    for (Picture.Spot spot : picture.spots()) {
      JsonObject entry = new JsonObject();
      entry.put("id", spot.id());
      entry.put("name", spot.name());
      entry.put("address", spot.address());
      entry.put("role", spot.role());
      entry.put("hop", spot.hop());
      entry.put("x", spot.x());
      entry.put("y", spot.y());
      NarrowPicture.Place place = narrow.get(spot.id());
      if (place != null) {
        JsonObject onPhones = new JsonObject();
        onPhones.put("x", place.x());
        onPhones.put("y", place.y());
        entry.put("narrow", onPhones);
      }
      spots.add(entry);
    }
    json.put("spots", spots);
    JsonArray lines = new JsonArray();
    for (Picture.Line line : picture.lines()) {
      JsonObject entry = new JsonObject();
      entry.put("id", line.id());
      entry.put("from", line.from());
      entry.put("to", line.to());
      entry.put("what", line.what());
      entry.put("kind", line.first().kind());
      entry.put("status", line.first().status());
      entry.put("ties", line.ties().size());
      entry.put("strength", line.strength());
      entry.put("newest", line.newest());
      JsonArray sources = new JsonArray();
      line.publishers().forEach(sources::add);
      entry.put("sources", sources);
      lines.add(entry);
    }
    json.put("lines", lines);
    return json.toString();
  }

  /** Returns a picture as SVG, with its caption in it. */
  static String svg(Picture picture, String title, String caption) {
    List<Picture.Spot> spots = picture.spots();
    int left = spots.stream().mapToInt(Picture.Spot::x).min().orElse(0) - reachX();
    int right = spots.stream().mapToInt(Picture.Spot::x).max().orElse(0) + reachX();
    int top = spots.stream().mapToInt(Picture.Spot::y).min().orElse(0) - reachY();
    int bottom = spots.stream().mapToInt(Picture.Spot::y).max().orElse(0) + reachY() + CAPTION;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " viewBox=\"%d %d %d %d\" font-family=\"sans-serif\" font-size=\"13\">\n",
            right - left,
            bottom - top,
            left,
            top,
            right - left,
            bottom - top));
    svg.append("<title>").append(escaped(title)).append("</title>\n");
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n",
            left,
            top,
            right - left,
            bottom - top));
    Map<String, Picture.Spot> byId =
        spots.stream().collect(Collectors.toMap(Picture.Spot::id, spot -> spot));
    picture.lines().forEach(line -> line(line, byId, svg));
    spots.forEach(spot -> box(spot, svg));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n</svg>\n",
            left + MARGIN / 2,
            bottom - MARGIN / 2,
            INK,
            escaped(caption)));
    return svg.toString();
  }

  private static int reachX() {
    return Picture.WIDTH / 2 + MARGIN;
  }

  private static int reachY() {
    return Picture.HEIGHT / 2 + MARGIN;
  }

  private static void line(Picture.Line line, Map<String, Picture.Spot> spots, StringBuilder svg) {
    Picture.Spot from = spots.get(line.from());
    Picture.Spot to = spots.get(line.to());
    if (from == null || to == null) {
      throw new IllegalStateException("line " + line.id() + " ends nowhere");
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke-width=\"1.5\" %s>"
                + "<title>%s</title></line>\n",
            from.x(),
            from.y(),
            to.x(),
            to.y(),
            STROKES.get(line.first().strength()),
            escaped(line.what() + ": " + line.first().status())));
    if (line.first().strength() == GraphTie.Strength.WITHDRAWN) {
      int x = (from.x() + to.x()) / 2;
      int y = (from.y() + to.y()) / 2;
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%d %dl12 12m0 -12l-12 12\" stroke=\"#59636e\" stroke-width=\"2\"/>\n",
              x - 6,
              y - 6));
    }
  }

  private static void box(Picture.Spot spot, StringBuilder svg) {
    String name = spot.name();
    String shown =
        name.codePointCount(0, name.length()) > LONGEST_NAME
            ? name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…"
            : name;
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"%s\">"
                + "<title>%s</title></rect>\n"
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"%s\">%s</text>\n",
            spot.x() - Picture.WIDTH / 2,
            spot.y() - Picture.HEIGHT / 2,
            Picture.WIDTH,
            Picture.HEIGHT,
            spot.hop() == 0 ? INK : "#f6f8fa",
            INK,
            escaped(name + (spot.role().isEmpty() ? "" : ", " + spot.role())),
            spot.x(),
            spot.y() + 5,
            spot.hop() == 0 ? "#ffffff" : INK,
            escaped(shown)));
  }

  /** Escapes text for XML, and leaves out what XML cannot hold. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .filter(point -> point >= ' ' && point != 0xFFFE && point != 0xFFFF)
        .filter(point -> point < 0xD800 || point > 0xDFFF)
        .forEach(
            point -> {
              switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(point);
              }
            });
    return escaped.toString();
  }
}
