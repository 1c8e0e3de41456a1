package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;

/** Turns relationships into rows, each with what documents say of it. For one page. */
final class RelationshipRows {
  private static final int SHOWN_SAYINGS = 5;
  private static final int SHOWN_FIGURES = 3;

  private final Lookup lookup;
  private final Statements statements;

  RelationshipRows(Lookup lookup, Statements statements) {
    this.lookup = lookup;
    this.statements = statements;
  }

  /** Returns relationships by how lately documents spoke of them in words, then of numbers. */
  List<Node> newestFirst(Collection<Node> relationships) {
    record Dated(Node relationship, long sayings, String newest) {}
    return relationships.stream()
        .map(
            relationship -> {
              List<Node> said = lookup.subjects(Aihw.ABOUT, relationship);
              return new Dated(
                  relationship,
                  said.stream().filter(statement -> !statements.isFigure(statement)).count(),
                  said.stream().map(statements::stated).max(Comparator.naturalOrder()).orElse(""));
            })
        .sorted(
            Comparator.comparingInt((Dated dated) -> dated.sayings() > 1 ? 0 : 1)
                .thenComparing(Comparator.comparing(Dated::newest).reversed())
                .thenComparing(dated -> dated.relationship().toString()))
        .map(Dated::relationship)
        .toList();
  }

  /** Returns a relationship with the newest of what is said of it. */
  Part.Relationship row(Node relationship) {
    List<Node> sayings = new ArrayList<>();
    List<Node> figures = new ArrayList<>();
    lookup
        .subjects(Aihw.ABOUT, relationship)
        .forEach(statement -> (statements.isFigure(statement) ? figures : sayings).add(statement));
    List<Part.Saying> shownSayings =
        statements.newestFirst(sayings).stream()
            .limit(SHOWN_SAYINGS)
            .map(statements::saying)
            .toList();
    List<Part.Figure> shownFigures =
        statements.byTime(figures).stream().limit(SHOWN_FIGURES).map(statements::figure).toList();
    return new Part.Relationship(
        lookup.cell(relationship),
        kind(relationship),
        lookup.standing(relationship),
        shownSayings,
        shownFigures,
        sayings.size() + figures.size() - shownSayings.size() - shownFigures.size());
  }

  /** Returns the narrowest class of a relationship in words. */
  private String kind(Node relationship) {
    List<Node> kinds =
        lookup
            .graph()
            .find(relationship, RDF.type.asNode(), Node.ANY)
            .mapWith(Triple::getObject)
            .toList();
    return kinds.stream()
        .filter(
            kind ->
                kind.isURI()
                    && kind.getURI().startsWith(Aihw.ONTOLOGY)
                    && kinds.stream()
                        .noneMatch(
                            other ->
                                !other.equals(kind)
                                    && lookup
                                        .graph()
                                        .contains(other, RDFS.subClassOf.asNode(), kind)))
        .map(lookup.names()::of)
        .min(Comparator.naturalOrder())
        .orElse("");
  }
}
