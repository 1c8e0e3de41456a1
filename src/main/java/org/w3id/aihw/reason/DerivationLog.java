package org.w3id.aihw.reason;

import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptWriter;

/**
 * Every derivation that the engine made, numbered from 0, in flat arrays: what was concluded, the
 * rule, the premises, and the derivation of the same triple before it.
 */
final class DerivationLog {
  static final int NONE = -1;

  private final IntList conclusions;
  private final IntList rules;
  private final IntList before;

  /** Where the premises of each derivation begin. */
  private final IntList starts;

  private final IntList premises;

  /** The newest derivation of each triple. */
  private final IntList newest;

  DerivationLog(int expected) {
    conclusions = new IntList(expected);
    rules = new IntList(expected);
    before = new IntList(expected);
    starts = new IntList(expected);
    premises = new IntList(expected * 2);
    newest = new IntList(expected);
  }

  /**
   * Copies another.
   *
   * @param goesOn whether this goes on where the other ends, and nothing else does
   */
  DerivationLog(DerivationLog other, boolean goesOn) {
    conclusions = IntList.copy(other.conclusions, goesOn);
    rules = IntList.copy(other.rules, goesOn);
    before = IntList.copy(other.before, goesOn);
    starts = IntList.copy(other.starts, goesOn);
    premises = IntList.copy(other.premises, goesOn);
    newest = new IntList(other.newest);
  }

  private DerivationLog(KeptReader in) {
    conclusions = IntList.read(in);
    rules = IntList.read(in);
    before = IntList.read(in);
    starts = IntList.read(in);
    premises = IntList.read(in);
    newest = IntList.read(in);
  }

  static DerivationLog read(KeptReader in) {
    return new DerivationLog(in);
  }

  void write(KeptWriter out) {
    conclusions.write(out);
    rules.write(out);
    before.write(out);
    starts.write(out);
    premises.write(out);
    newest.write(out);
  }

  /** Records that a rule made a triple from premises, of which there are {@code count}. */
  void add(int triple, int rule, int[] from, int count) {
    int derivation = conclusions.add(triple);
    rules.add(rule);
    before.add(newest.getOr(triple, NONE));
    starts.add(premises.size());
    for (int index = 0; index < count; index++) {
      premises.add(from[index]);
    }
    newest.put(triple, derivation, NONE);
  }

  int size() {
    return conclusions.size();
  }

  /** Returns the newest derivation of a triple, or {@link #NONE}. */
  int newest(int triple) {
    return newest.getOr(triple, NONE);
  }

  /** Returns the derivation of the same triple before one, or {@link #NONE}. */
  int before(int derivation) {
    return before.get(derivation);
  }

  int conclusion(int derivation) {
    return conclusions.get(derivation);
  }

  int rule(int derivation) {
    return rules.get(derivation);
  }

  /** Returns the place of a derivation's first premise among all premises. */
  int start(int derivation) {
    return starts.get(derivation);
  }

  /** Returns the place behind a derivation's last premise among all premises. */
  int end(int derivation) {
    return derivation + 1 < starts.size() ? starts.get(derivation + 1) : premises.size();
  }

  /** Returns the premise at a place. */
  int premise(int place) {
    return premises.get(place);
  }

  int premises() {
    return premises.size();
  }
}
