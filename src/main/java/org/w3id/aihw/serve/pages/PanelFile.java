package org.w3id.aihw.serve.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.query.QueryFile;

/**
 * A query file that fills a part of a thing's page. Beside title, order and what to say where there
 * is nothing, its header may say
 *
 * <ul>
 *   <li>{@code area}: where on the page the part stands (left, middle, right, lower or wide);
 *   <li>{@code shows}: what its rows are (table, facts, ties, lines, sayings, figures,
 *       relationships, evidence);
 *   <li>{@code line}: which conclusions stand behind a tie, as subject, property and object;
 *   <li>{@code amount}: the measures that tell most of a tie, the most telling first;
 *   <li>{@code question}: the question that asks the same of any thing, and the blank for the
 *       thing;
 *   <li>{@code without}: measures of figures that other parts of the page show;
 *   <li>{@code part}: one of several parts that the file fills with a single query, whose rows name
 *       theirs as {@code part}: its name, the conclusion behind its ties, the measures that tell
 *       most of them and its title, parted by semicolons.
 * </ul>
 *
 * @param query the query with its header
 * @param piece which of several parts is meant; empty where the file fills one
 */
record PanelFile(QueryFile query, Optional<Piece> piece) {
  /** One of several parts that a file fills. */
  record Piece(String name, String line, List<String> amounts, String title) {
    /** Reads it from a line of a header. */
    static Piece of(String header) {
      String[] words = header.split("; ", 4);
      return new Piece(words[0], words[1], List.of(words[2].split(" ")), words[3]);
    }
  }

  /** Returns what a query file fills: itself, or each of its parts. */
  static List<PanelFile> of(QueryFile query) {
    List<String> pieces = query.all("part");
    return pieces.isEmpty()
        ? List.of(new PanelFile(query, Optional.empty()))
        : pieces.stream().map(piece -> new PanelFile(query, Optional.of(Piece.of(piece)))).toList();
  }

  String name() {
    return piece.map(Piece::name).orElse(query.name());
  }

  String title() {
    return piece.map(Piece::title).orElseGet(() -> query.first("title").orElse(query.name()));
  }

  String order() {
    return query.first("order").orElse("99");
  }

  String area() {
    return query.first("area").orElse("wide");
  }

  String shows() {
    return query.first("shows").orElse("table");
  }

  String empty() {
    return query.first("empty").orElse("");
  }

  Optional<String> why() {
    return query.first("why");
  }

  List<String> amounts() {
    return piece.map(Piece::amounts).orElseGet(() -> words("amount"));
  }

  List<String> without() {
    return words("without");
  }

  /**
   * A question of the library that goes on from a part.
   *
   * @param name the question
   * @param blank its blank for the thing of the page
   * @param words what the link to it says
   */
  record Asked(String name, String blank, String words) {}

  List<Asked> questions() {
    return query.all("question").stream()
        .map(line -> line.split(" ", 3))
        .map(
            parts ->
                new Asked(parts[0], parts[1], parts.length < 3 ? "as a table or file" : parts[2]))
        .toList();
  }

  private List<String> words(String key) {
    return query.all(key).stream().flatMap(line -> Stream.of(line.split(" "))).toList();
  }

  /** Returns the conclusions that may stand behind a tie, with the parties put in. */
  List<Triple> lines(Map<String, Node> parties) {
    return piece.map(part -> List.of(part.line())).orElseGet(() -> query.all("line")).stream()
        .map(line -> line.split(" "))
        .map(
            parts ->
                Triple.create(
                    parties.getOrDefault(parts[0], Aihw.thing(parts[0])),
                    Aihw.term(parts[1]),
                    parties.getOrDefault(parts[2], Aihw.thing(parts[2]))))
        .toList();
  }
}
