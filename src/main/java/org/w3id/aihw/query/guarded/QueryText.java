package org.w3id.aihw.query.guarded;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;

/** Queries as clients write them, in SPARQL 1.1. */
public final class QueryText {
  private QueryText() {}

  /**
   * Reads a query.
   *
   * @param base what relative IRIs in it start from
   * @throws org.apache.jena.query.QueryException if it is none
   */
  public static Query parse(String text, String base) {
    requireShortNumbers(text);
    // Not ARQ's own dialect: of a CONSTRUCT of quads, say, it would answer the triples alone.
    return QueryFactory.parse(new GraphsOnce(), text, base, Syntax.syntaxSPARQL_11);
  }

  /**
   * Refuses numbers that it would take the parser seconds to read, before any limit is set.
   *
   * @throws QueryParseException if there is one
   */
  public static void requireShortNumbers(String text) {
    int digits = 0;
    int line = 1;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      line += letter == '\n' ? 1 : 0;
      digits = letter >= '0' && letter <= '9' ? digits + 1 : 0;
      if (digits > Bounds.DIGITS) {
        throw new QueryParseException(
            "a number may have at most " + Bounds.DIGITS + " digits", line, -1);
      }
    }
  }

  /** A query that may name a graph twice; ARQ's refuses the second. */
  private static final class GraphsOnce extends Query {
    @Override
    public void addNamedGraphURI(String iri) {
      if (!getNamedGraphURIs().contains(iri)) {
        super.addNamedGraphURI(iri);
      }
    }
  }
}
