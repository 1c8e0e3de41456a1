package org.w3id.aihw.serve.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A format in which a thing can be had; the first is what a client that takes anything gets. */
public enum Format {
  /** A page to read. */
  HTML("", "text/html"),
  /** Turtle. */
  TURTLE("ttl", "text/turtle"),
  /** JSON-LD. */
  JSON_LD("jsonld", "application/ld+json"),
  /** N-Triples. */
  N_TRIPLES("nt", "application/n-triples"),
  /** RDF/XML. */
  RDF_XML("rdf", "application/rdf+xml"),
  /** TriG, which keeps apart which file says what. */
  TRIG("trig", "application/trig"),
  /** N-Quads, likewise. */
  N_QUADS("nq", "application/n-quads");

  private final String ending;
  private final String mediaType;

  Format(String ending, String mediaType) {
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /** Returns how the names of its files end, without the dot; empty for pages. */
  public String ending() {
    return ending;
  }

  /** Returns its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** Returns the media types of all formats, in their order. */
  public static List<String> mediaTypes() {
    return Stream.of(values()).map(Format::mediaType).toList();
  }

  /** Returns the formats of data, in their order. */
  public static List<Format> ofData() {
    return Stream.of(values()).filter(format -> format != HTML).toList();
  }

  /** Returns the format of data whose files end so. */
  public static Optional<Format> withEnding(String ending) {
    return ofData().stream().filter(format -> format.ending.equals(ending)).findFirst();
  }

  /** Returns the format of data of a media type. */
  public static Optional<Format> ofMediaType(String type) {
    return ofData().stream().filter(format -> format.mediaType.equals(type)).findFirst();
  }

  /** Returns the format that a client wants most; empty where it wants none of them. */
  public static Optional<Format> wanted(Accept accept) {
    return accept
        .best(mediaTypes())
        .flatMap(
            type ->
                Stream.of(values()).filter(format -> format.mediaType.equals(type)).findFirst());
  }
}
