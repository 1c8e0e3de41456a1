package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.w3id.aihw.serve.http.Accept;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.Refusal;

/** The formats of rows and of yes and no, the one given first where a client takes any. */
enum ResultFormat {
  JSON("application/sparql-results+json", ResultSetLang.RS_JSON, true),
  XML("application/sparql-results+xml", ResultSetLang.RS_XML, true),
  CSV("text/csv", ResultSetLang.RS_CSV, false),
  TSV("text/tab-separated-values", ResultSetLang.RS_TSV, false),
  PLAIN_JSON("application/json", ResultSetLang.RS_JSON, true),
  PLAIN_XML("application/xml", ResultSetLang.RS_XML, true);

  /** What formats of triples are called in the parameter, besides the endings of their files. */
  private static final Map<String, Format> TRIPLES =
      Map.ofEntries(
          Map.entry("turtle", Format.TURTLE),
          Map.entry("n3", Format.TURTLE),
          Map.entry("json-ld", Format.JSON_LD),
          Map.entry("json", Format.JSON_LD),
          Map.entry("n-triples", Format.N_TRIPLES),
          Map.entry("ntriples", Format.N_TRIPLES),
          Map.entry("rdf+xml", Format.RDF_XML),
          Map.entry("rdfxml", Format.RDF_XML),
          Map.entry("xml", Format.RDF_XML),
          Map.entry("n-quads", Format.N_QUADS),
          Map.entry("nquads", Format.N_QUADS));

  private final String mediaType;

  @SuppressWarnings("Immutable") // It is never changed once it is registered.
  private final Lang lang;

  private final boolean holdsTruth;

  ResultFormat(String mediaType, Lang lang, boolean holdsTruth) {
    this.mediaType = mediaType;
    this.lang = lang;
    this.holdsTruth = holdsTruth;
  }

  String mediaType() {
    return mediaType;
  }

  Lang lang() {
    return lang;
  }

  /** Returns the media types, of those alone that have a form for yes and no where it is that. */
  static List<String> mediaTypes(boolean truth) {
    return Stream.of(values())
        .filter(format -> format.holdsTruth || !truth)
        .map(ResultFormat::mediaType)
        .toList();
  }

  /**
   * Returns what a client accepts: the parameter {@code format} if it is there, else its header.
   * Clients have many names for the same; those of rows are taken for the kin of triples too.
   */
  static Accept accept(HttpServletRequest request, Query query) {
    String format = request.getParameter("format");
    if (format == null) {
      return Accept.of(request);
    }
    if (format.contains("/")) {
      // In a form a plus may have been sent as it is, which stands for a space there.
      return Accept.parse(format.replace(' ', '+'));
    }
    String name = format.replace(' ', '+').toLowerCase(Locale.ROOT);
    Optional<String> ofTriples =
        Format.withEnding(name)
            .or(() -> Optional.ofNullable(TRIPLES.get(name)))
            .map(Format::mediaType);
    Optional<String> ofRows =
        Stream.of(values())
            .filter(known -> known.name().equalsIgnoreCase(name))
            .findFirst()
            .map(ResultFormat::mediaType);
    boolean hasRows = query.isSelectType() || query.isAskType();
    return (hasRows ? ofRows.or(() -> ofTriples) : ofTriples.or(() -> ofRows))
        .map(Accept::parse)
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    "there is no format '"
                        + format
                        + "'; write html, json, xml, csv, tsv, ttl, jsonld, nt, rdf, trig or nq"));
  }

  /** Returns whether a client wants an answer as a page. */
  static boolean isPage(HttpServletRequest request, Query query) {
    String format = request.getParameter("format");
    if (format != null) {
      return format.equals("html") || format.equals(Format.HTML.mediaType());
    }
    List<String> types = new ArrayList<>();
    if (query.isSelectType() || query.isAskType()) {
      types.addAll(mediaTypes(query.isAskType()));
    } else {
      Format.ofData().forEach(one -> types.add(one.mediaType()));
    }
    types.add(Format.HTML.mediaType());
    return Accept.of(request).best(types).equals(Optional.of(Format.HTML.mediaType()));
  }

  /** Returns the format that a client wants most; empty where it wants none of them. */
  static Optional<ResultFormat> wanted(Accept accept, boolean truth) {
    return accept
        .best(mediaTypes(truth))
        .flatMap(
            type ->
                Stream.of(values()).filter(format -> format.mediaType.equals(type)).findFirst());
  }
}
