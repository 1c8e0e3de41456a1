package org.w3id.aihw.serve.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.ProofText;

/**
 * Says what would fall if a thing were withdrawn as a source: how relationships stand now and
 * without it, and which conclusions would no longer follow.
 */
final class FallenRows {
  private final Heads heads;
  private final Lookup lookup;
  private final ProofText writer;

  FallenRows(Heads heads, Lookup lookup, ProofText writer) {
    this.heads = heads;
    this.lookup = lookup;
    this.writer = writer;
  }

  /**
   * Returns the rows as a part of a page.
   *
   * @param source what falls, each with what holds instead; empty where the thing is no source
   */
  Part part(Optional<Map<Triple, List<Triple>>> source, Window window) {
    Map<Triple, List<Triple>> fallen = source.orElse(Map.of());
    List<List<Panel.Cell>> rows =
        window.of(List.copyOf(fallen.entrySet())).stream()
            .map(change -> row(change.getKey(), change.getValue()))
            .toList();
    Part.Head head =
        heads.of(
            TableParts.FALLS,
            "What falls if it is withdrawn",
            "wide",
            source.isEmpty()
                ? "Nothing falls: nothing that is known was published or told by it."
                : "Nothing falls: all that it says is told by others too.",
            fallen.size(),
            window);
    return new Part.Table(head, List.of("what", "now", "without it"), rows);
  }

  private List<Panel.Cell> row(Triple fallen, List<Triple> instead) {
    if (fallen.getPredicate().equals(Aihw.STANDING)) {
      return List.of(
          lookup.cell(fallen.getSubject()),
          plain(lookup.names().of(fallen.getObject())),
          plain(
              instead.isEmpty()
                  ? "nothing known"
                  : instead.stream()
                      .map(triple -> lookup.names().of(triple.getObject()))
                      .collect(Collectors.joining(", "))));
    }
    return List.of(
        new Panel.Cell(
            writer.sentence(fallen),
            lookup.addresses().why(fallen.getSubject(), fallen.getPredicate(), fallen.getObject())),
        plain("follows"),
        plain(
            instead.isEmpty()
                ? "does not follow"
                : instead.stream().map(writer::sentence).collect(Collectors.joining("; "))));
  }

  private static Panel.Cell plain(String text) {
    return new Panel.Cell(text, "");
  }
}
