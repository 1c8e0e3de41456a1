package org.w3id.aihw.serve.work;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the server is beyond help. What ran out of memory may have left anything half done, in
 * any thread; so nobody tries to go on: the server says so at {@code /health}, and whoever runs it
 * ends the process, which its supervisor starts anew. What was written and acknowledged is on the
 * disk.
 */
public final class Breakdown {
  private static final Logger LOG = LoggerFactory.getLogger(Breakdown.class);

  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
  private volatile Consumer<String> end = why -> {};

  /** Names who ends the process; called once, in a thread of its own. */
  public void whenHappened(Consumer<String> ends) {
    end = ends;
  }

  /** Returns whether it has happened. */
  public boolean hasHappened() {
    return reason.get() != null;
  }

  /** Takes notice of a breakdown. */
  public void happened(String why) {
    if (reason.compareAndSet(null, why)) {
      LOG.error("the server is beyond help, and ends: {}", why);
      Thread.ofPlatform().name("breakdown").daemon(true).start(() -> end.accept(why));
    }
  }

  /** Takes notice if a failure is one of memory, wherever it was wrapped. */
  public void look(@Nullable Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof OutOfMemoryError) {
        happened(each.toString());
      }
    }
  }
}
