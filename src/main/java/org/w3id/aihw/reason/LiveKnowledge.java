package org.w3id.aihw.reason;

import java.util.Collection;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.BySubject;
import org.w3id.aihw.model.Facts;

/**
 * Knowledge of one day pair that changes in place, for who alone looks at it: nothing is copied.
 * Not safe to share between threads; what it gave must not be used after the next change.
 */
public final class LiveKnowledge {
  private Knowledge knowledge;
  private final LiveClosure closure;

  private LiveKnowledge(Knowledge knowledge, LiveClosure closure) {
    this.knowledge = knowledge;
    this.closure = closure;
  }

  /** Returns knowledge that begins as other knowledge, which stays as it is. */
  public static LiveKnowledge of(Knowledge knowledge) {
    return new LiveKnowledge(knowledge, knowledge.closure().live());
  }

  /** Returns what is known and follows, until the next change. */
  public Knowledge knowledge() {
    return knowledge;
  }

  /**
   * Moves on to changed facts.
   *
   * @param known the facts known by the day of knowledge
   * @param standing the standing of each relationship on the day asked about
   * @param gone the triples that are stated no more
   * @param come the triples that were not stated before
   * @throws BudgetExceededException if the closure of a property grows past its budget; this must
   *     not be used any more then
   */
  public void move(
      Facts known, BySubject standing, Collection<Triple> gone, Collection<Triple> come) {
    knowledge = knowledge.with(known, standing, closure.change(gone, come));
  }
}
