package org.w3id.aihw.model;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a slice on first use, and kept for as long as the slice is in use. Safe to share
 * between threads.
 *
 * @param <T> what is made; it must not hold the slice, which could never go then
 */
public final class PerSlice<T> {
  /**
   * How many slices of other days than today the heap has room for, twice: those that are kept, and
   * those in use. Each holds the whole closure of a day pair.
   */
  public static final int MOST = Math.clamp(Runtime.getRuntime().maxMemory() / (500L << 20), 2, 8);

  private final Map<Object, Kept<T>> kept = new WeakHashMap<>();

  /** Starts with nothing. */
  public PerSlice() {}

  /**
   * Returns what is made of a slice, made once.
   *
   * @param slice what lives as long as the slice; only its identity counts, so it should not define
   *     {@code equals}
   * @param make makes it
   */
  public Supplier<T> of(Object slice, Supplier<T> make) {
    Kept<T> one;
    synchronized (kept) {
      one = kept.computeIfAbsent(slice, unknown -> new Kept<>());
    }
    return () -> WorkLimit.unbound(() -> one.get(make));
  }

  private static final class Kept<T> {
    private @Nullable T made;

    synchronized T get(Supplier<T> make) {
      T one = made;
      if (one == null) {
        one = make.get();
        made = one;
      }
      return one;
    }
  }
}
