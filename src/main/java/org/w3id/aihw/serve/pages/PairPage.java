package org.w3id.aihw.serve.pages;

import java.util.List;
import org.w3id.aihw.model.Clocks;

/**
 * Two parties face to face.
 *
 * @param one the first
 * @param other the second
 * @param lines what holds between them, each with its proofs
 * @param pictures the two lanes, in a wide and a narrow form; empty where nothing has a date
 * @param ties their relationships, and those of their units
 * @param proofs why they are two things to each other at once
 * @param ways the shortest ways from one to the other, where nothing is between them
 * @param path where more ways can be looked for
 * @param clocks the days shown
 */
public record PairPage(
    Panel.Cell one,
    Panel.Cell other,
    List<MatrixPage.Pair> lines,
    List<TimePicture> pictures,
    List<Tie> ties,
    List<ProofOutline> proofs,
    List<Ways> ways,
    String path,
    Clocks clocks) {
  /** Copies the lists. */
  public PairPage {
    lines = List.copyOf(lines);
    pictures = List.copyOf(pictures);
    ties = List.copyOf(ties);
    proofs = List.copyOf(proofs);
    ways = List.copyOf(ways);
  }

  /** Returns the relationships in which the two work together, or stand against each other. */
  public List<Tie> ties(boolean rivalry) {
    return ties.stream().filter(tie -> tie.rivalry() == rivalry).toList();
  }

  /** Returns since when both lanes hold something firm, in words for who does not see it. */
  public String overlap() {
    return pictures.isEmpty() || pictures.getFirst().overlaps().isEmpty()
        ? "There is no time known in which they firmly did both."
        : "Shaded, "
            + String.join("; ", pictures.getFirst().overlaps().stream().map(this::month).toList())
            + ".";
  }

  /** Returns a time by its months: documents are seldom more precise. */
  private String month(TimePicture.Piece piece) {
    return piece
        .words()
        .replace(" to " + clocks.asOf(), " to this day")
        .replaceAll("(\\d{4}-\\d{2})-\\d{2}", "$1");
  }
}
