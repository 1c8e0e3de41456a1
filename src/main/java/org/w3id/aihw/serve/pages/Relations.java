package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.w3id.aihw.serve.http.Format;

/** The {@code Link} header of an answer (RFC 8288): where else its topic can be had. */
final class Relations {
  private final List<String> links = new ArrayList<>();

  /**
   * Collects what an answer about a topic links to: its canonical IRI and its other formats.
   *
   * @param days the query part that keeps the days asked about
   * @param shown the format of the answer itself
   */
  static Relations of(Topic topic, String days, Format shown) {
    Relations relations = new Relations();
    relations.links.add("<" + topic.canonical() + ">; rel=\"canonical\"");
    for (Format format : Format.values()) {
      if (format != shown) {
        relations.alternate(address(topic, format, days), format.mediaType());
      }
    }
    if (shown == Format.HTML) {
      relations.links.add(
          "<"
              + address(topic, Format.TURTLE, days)
              + ">; rel=\"describedby\"; "
              + type(Format.TURTLE.mediaType()));
    } else {
      relations.links.add("<" + topic.canonical() + ">; rel=\"describes\"");
    }
    return relations;
  }

  /** Collects where an answer can be had in other forms, by their media types. */
  static Relations toForms(Map<String, String> addresses) {
    Relations relations = new Relations();
    addresses.forEach((mediaType, address) -> relations.alternate(address, mediaType));
    return relations;
  }

  private void alternate(String address, String mediaType) {
    links.add("<" + address + ">; rel=\"alternate\"; " + type(mediaType));
  }

  private static String type(String mediaType) {
    return "type=\"" + mediaType + "\"";
  }

  /** Returns where a topic can be had in a format, on this server. */
  static String address(Topic topic, Format format, String days) {
    String path = Topic.encoded(topic.path());
    return (format == Format.HTML ? "/page/" + path : "/data/" + path + "." + format.ending())
        + days;
  }

  /** Returns the address of a topic up to the number of a part, which is to follow. */
  static String paged(Topic topic, Format format, String days) {
    return address(topic, format, days) + (days.isEmpty() ? "?page=" : "&page=");
  }

  /** Adds where the other parts of an answer are, whose address is to be followed by a number. */
  Relations and(Paging paging, String address) {
    paging
        .relations()
        .forEach(
            (relation, page) -> links.add("<" + address + page + ">; rel=\"" + relation + "\""));
    return this;
  }

  /** Sends them. */
  void send(HttpServletResponse response) {
    response.setHeader("Link", String.join(", ", links));
  }
}
