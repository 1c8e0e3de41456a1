package org.w3id.aihw.pipeline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.LiveKnowledge;
import org.w3id.aihw.slice.Chronicle;
import org.w3id.aihw.slice.Slice;
import org.w3id.aihw.validate.Violation;

/**
 * All that was ever written, as it stands today, whenever it becomes known: what a write must not
 * contradict. Nobody asks it but the writer, so it changes in place.
 */
final class Outlook {
  private final LiveKnowledge live;
  private Slice slice;

  /** What to take back if the last change is not kept. */
  private Slice before;

  private Slice.Move move;

  private Outlook(Slice slice, Knowledge knowledge) {
    this.slice = slice;
    this.before = slice;
    this.move = new Slice.Move(slice, Set.of(), Set.of());
    this.live = LiveKnowledge.of(knowledge);
  }

  /** Returns the days of what all know in the end, on a day. */
  static Clocks clocks(LocalDate today) {
    return new Clocks(today, Contradictions.ALL_KNOWN);
  }

  /** Looks out from knowledge of all, which stays as it is. */
  static Outlook of(Slice slice, Knowledge knowledge) {
    return new Outlook(slice, knowledge);
  }

  boolean isOf(LocalDate today) {
    return slice.clocks().equals(clocks(today));
  }

  /** Moves on by a change, and returns what then cannot be. */
  List<Violation> after(Chronicle.Change change, Collection<Fact> facts) {
    before = slice;
    move = slice.moved(change, facts);
    slice = move.slice();
    live.move(slice.known(), slice.standing(), move.gone(), move.come());
    return Contradictions.in(live.knowledge());
  }

  /** Takes the last change back, which was not kept. */
  void back() {
    slice = before;
    live.move(slice.known(), slice.standing(), /* gone= */ move.come(), /* come= */ move.gone());
  }
}
