package org.w3id.aihw.serve.pages;

import java.time.LocalDate;
import java.util.List;

/**
 * What changed between two days.
 *
 * @param from the earlier day
 * @param to the later day
 * @param lines lines that came or went
 * @param standings relationships that stand otherwise
 * @param sources documents with new statements, but for datasets
 * @param datasets datasets with new statements
 * @param feed where the same is as a feed
 */
public record ChangesPage(
    LocalDate from,
    LocalDate to,
    Pages<Line> lines,
    Pages<Standing> standings,
    Pages<Source> sources,
    Pages<Source> datasets,
    String feed) {
  /**
   * A line that came or went.
   *
   * @param day when
   * @param came whether it came
   * @param sentence what it says, leading to its proofs on the day on which it holds
   */
  public record Line(String day, boolean came, Panel.Cell sentence) {}

  /**
   * A relationship that stands otherwise.
   *
   * @param day when
   * @param relationship its name, leading to its page
   * @param before how it stood
   * @param lookBefore how that is drawn
   * @param after how it stands
   * @param lookAfter how that is drawn
   */
  public record Standing(
      String day,
      Panel.Cell relationship,
      String before,
      Cited.Look lookBefore,
      String after,
      Cited.Look lookAfter) {}

  /**
   * A document with new statements.
   *
   * @param day when
   * @param document its title, leading to its page
   * @param total how many statements are new
   * @param statements the first of them
   */
  public record Source(String day, Panel.Cell document, int total, List<Panel.Cell> statements) {
    /** Copies the list. */
    public Source {
      statements = List.copyOf(statements);
    }
  }

  /** Returns whether nothing changed. */
  public boolean isEmpty() {
    return lines.total() + standings.total() + sources.total() + datasets.total() == 0;
  }
}
