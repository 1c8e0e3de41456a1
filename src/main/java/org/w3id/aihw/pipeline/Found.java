package org.w3id.aihw.pipeline;

import java.util.List;
import java.util.Optional;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.reason.Knowledge;

/**
 * What a look at the files of a project found: what was kept of these very files, or else what
 * reading and checking them gave.
 */
public final class Found {
  private final KeptState state;
  private final Optional<Knowledge> kept;
  private final Checked checked;

  Found(KeptState state, Optional<Knowledge> kept, Checked checked) {
    this.state = state;
    this.kept = kept;
    this.checked = checked;
  }

  KeptState state() {
    return state;
  }

  Optional<Knowledge> kept() {
    return kept;
  }

  /**
   * Returns what was kept if it is of these days. That of others gives its facts alone: a slice
   * that is moved there from it could not be kept in its stead.
   */
  Optional<Knowledge> keptOf(Clocks clocks) {
    return kept.filter(knowledge -> knowledge.clocks().equals(clocks));
  }

  Checked checked() {
    return checked;
  }

  /** Returns everything that is wrong with the files. */
  public List<Finding> findings() {
    return checked.findings();
  }
}
