package org.w3id.aihw.serve.http;

import java.util.List;
import java.util.Map;
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

  /** What clients call formats of data, besides the endings of their files. */
  private static final Map<String, Format> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("turtle", TURTLE),
          Map.entry("n3", TURTLE),
          Map.entry("json-ld", JSON_LD),
          Map.entry("json", JSON_LD),
          Map.entry("n-triples", N_TRIPLES),
          Map.entry("ntriples", N_TRIPLES),
          Map.entry("rdf+xml", RDF_XML),
          Map.entry("rdfxml", RDF_XML),
          Map.entry("xml", RDF_XML),
          Map.entry("n-quads", N_QUADS),
          Map.entry("nquads", N_QUADS));

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

  /** Returns its media type with the encoding of its letters, where the type may have one. */
  public String contentType() {
    return mediaType.startsWith("text/") ? mediaType + ";charset=utf-8" : mediaType;
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

  /** Returns the format of data that clients call so: by the ending of its files, or otherwise. */
  public static Optional<Format> named(String name) {
    return withEnding(name).or(() -> Optional.ofNullable(OTHER_NAMES.get(name)));
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
