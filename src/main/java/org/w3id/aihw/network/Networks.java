package org.w3id.aihw.network;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;

/**
 * The networks of slices, each made when it is first asked for and kept as long as its slice is.
 * Safe to share between threads.
 */
public final class Networks {
  private final Map<Object, Kept> kept = new WeakHashMap<>();

  /** Starts with none. */
  public Networks() {}

  /**
   * Returns the network of a slice, made once.
   *
   * @param slice what lives as long as the slice; only its identity counts, so it should not define
   *     {@code equals}
   * @param closure the facts of the slice with all that follows
   */
  public Supplier<Network> of(Object slice, Graph closure) {
    Kept network;
    synchronized (kept) {
      network = kept.computeIfAbsent(slice, unknown -> new Kept());
    }
    return () -> WorkLimit.unbound(() -> network.get(closure));
  }

  /** A network that is made on first use. It does not hold the slice, which could never go then. */
  private static final class Kept {
    private @Nullable Network network;

    synchronized Network get(Graph closure) {
      Network made = network;
      if (made == null) {
        made = Network.of(closure);
        network = made;
      }
      return made;
    }
  }
}
