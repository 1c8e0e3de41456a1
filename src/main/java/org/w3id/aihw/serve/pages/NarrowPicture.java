package org.w3id.aihw.serve.pages;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Places for a picture on a phone: one in the middle above two columns, suppliers in the left and
 * customers in the right, rivals in both below these, partners and investors in both above. Lines
 * run down the gap between the columns, so that boxes keep their size and names can be read.
 */
final class NarrowPicture {
  private static final int COLUMN = 96;
  private static final int ROW = 44;
  private static final int FIRST_ROW = 76;
  private static final int GAP = 28;

  private NarrowPicture() {}

  /**
   * Where a spot is.
   *
   * @param x to the right of the middle
   * @param y below the middle
   */
  record Place(int x, int y) {}

  /** Returns the places of the spots by their ids; none where some are two steps away. */
  static Map<String, Place> of(List<Picture.Spot> spots) {
    Map<String, Place> places = new LinkedHashMap<>();
    if (spots.stream().anyMatch(spot -> spot.hop() > 1)) {
      return places;
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Picture.Spot spot : spots) {
      int before = counts.merge(spot.role(), 1, Integer::sum) - 1;
      places.put(spot.id(), place(spot, before, spots));
    }
    return places;
  }

  private static Place place(Picture.Spot spot, int before, List<Picture.Spot> spots) {
    if (spot.role().isEmpty()) {
      return new Place(0, 0);
    }
    for (Side side : Side.values()) {
      if (spot.role().equals(side.words())) {
        int inPairs = before % 2 == 0 ? -COLUMN : COLUMN;
        return switch (side) {
          case SUPPLIER -> new Place(-COLUMN, FIRST_ROW + before * ROW);
          case CUSTOMER -> new Place(COLUMN, FIRST_ROW + before * ROW);
          case PARTNER -> new Place(inPairs, -FIRST_ROW - before / 2 * ROW);
          case RIVAL -> new Place(inPairs, belowTheColumns(spots) + before / 2 * ROW);
        };
      }
    }
    throw new IllegalArgumentException("no side is for " + spot.role());
  }

  private static int belowTheColumns(List<Picture.Spot> spots) {
    long longest = Math.max(count(Side.SUPPLIER, spots), count(Side.CUSTOMER, spots));
    return (int) (FIRST_ROW + longest * ROW + (longest > 0 ? GAP : 0));
  }

  private static long count(Side side, List<Picture.Spot> spots) {
    return spots.stream().filter(spot -> spot.role().equals(side.words())).count();
  }
}
