package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.w3id.aihw.serve.http.Accept;
import org.w3id.aihw.serve.http.Format;

/** The formats of rows and of yes and no, the one given first where a client takes any. */
enum ResultFormat {
  JSON("application/sparql-results+json", ResultSetLang.RS_JSON, true),
  XML("application/sparql-results+xml", ResultSetLang.RS_XML, true),
  CSV("text/csv", ResultSetLang.RS_CSV, false),
  TSV("text/tab-separated-values", ResultSetLang.RS_TSV, false),
  PLAIN_JSON("application/json", ResultSetLang.RS_JSON, true),
  PLAIN_XML("application/xml", ResultSetLang.RS_XML, true);

  private static final List<String> OF_ROWS = mediaTypes(format -> true);
  private static final List<String> OF_TRUTH = mediaTypes(format -> format.holdsTruth);

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
    return truth ? OF_TRUTH : OF_ROWS;
  }

  private static List<String> mediaTypes(Predicate<ResultFormat> which) {
    return Stream.of(values()).filter(which).map(ResultFormat::mediaType).toList();
  }

  /**
   * Returns what a client accepts: the parameter {@code format} if it is there, else its header.
   * Clients have many names for the same; those of rows are taken for the kin of triples too.
   */
  static Accept accept(HttpServletRequest request, Query query) {
    boolean hasRows = query.isSelectType() || query.isAskType();
    return Accept.asked(
        request,
        name -> {
          Optional<String> ofTriples = Format.named(name).map(Format::mediaType);
          Optional<String> ofRows =
              Stream.of(values())
                  .filter(known -> known.name().equalsIgnoreCase(name))
                  .findFirst()
                  .map(ResultFormat::mediaType);
          return hasRows ? ofRows.or(() -> ofTriples) : ofTriples.or(() -> ofRows);
        },
        "html, json, xml, csv, tsv, ttl, jsonld, nt, rdf, trig or nq");
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
