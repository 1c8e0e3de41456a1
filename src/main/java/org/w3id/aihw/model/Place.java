package org.w3id.aihw.model;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where in a file something stands.
 *
 * @param file the file, relative to the project where it is inside it
 * @param line the line, counted from 1; 0 where only the file is known
 */
public record Place(Path file, long line) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing((Place place) -> place.file().toString()).thenComparingLong(Place::line);

  /** Returns the place that is a file as a whole. */
  public static Place of(Path file) {
    return new Place(file, 0);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line > 0 ? file + ":" + line : file.toString();
  }
}
