package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Names;

/**
 * Parties around one in the middle, each on the side of its role and in a place that depends on the
 * ties alone: the same ties give the same picture.
 *
 * @param spots the parties, the one in the middle first
 * @param lines the lines between them
 */
public record Picture(List<Spot> spots, List<Line> lines) {
  /** Size of the box of a party. */
  static final int WIDTH = 148;

  static final int HEIGHT = 34;
  private static final int COLUMN = 430;
  private static final int NEXT_COLUMN = 250;
  private static final int ROW = 120;
  private static final int STEP = 52;
  private static final int ACROSS = 165;
  private static final int IN_A_ROW = 4;
  private static final int FURTHER = 2;

  /** Copies the lists. */
  public Picture {
    spots = List.copyOf(spots);
    lines = List.copyOf(lines);
  }

  /**
   * A party in its place.
   *
   * @param id what lines call it
   * @param name what it is called, or how many stand for one
   * @param address where it leads
   * @param role what it is to the one in the middle
   * @param hop how many steps it is away
   * @param x to the right of the middle
   * @param y below the middle
   */
  public record Spot(String id, String name, String address, String role, int hop, int x, int y) {}

  /**
   * A line between two spots.
   *
   * @param id its number, which the row of the table has too
   * @param from the spot nearer to the middle
   * @param to the other spot
   * @param ties what it stands for: all ties of the two that are equally sure, the first first
   */
  record Line(int id, String from, String to, List<GraphTie> ties) {
    Line {
      ties = List.copyOf(ties);
    }

    GraphTie first() {
      return ties.getFirst();
    }

    String strength() {
      return first().strength().name().toLowerCase(Locale.ROOT);
    }

    String what() {
      return first().what() + (ties.size() == 1 ? "" : " and " + (ties.size() - 1) + " more");
    }

    /** Returns what the party further from the middle is in these ties. */
    String roles() {
      return String.join(", ", ties.stream().map(GraphTie::role).distinct().sorted().toList());
    }

    String newest() {
      return ties.stream().map(GraphTie::newest).max(Comparator.naturalOrder()).orElse("");
    }

    List<String> publishers() {
      return ties.stream().flatMap(tie -> tie.publishers().stream()).distinct().sorted().toList();
    }
  }

  /** Draws the ties of a party that a filter lets through. */
  static Picture of(
      Node middle, Ties ties, TieFilter filter, Names names, Addresses addresses, String all) {
    Drawing drawing = new Drawing(names, addresses, all);
    drawing.spot(middle, "", 0, 0, 0);
    List<GraphTie> own = ties.of(middle).stream().filter(filter::lets).toList();
    for (Side side : Side.values()) {
      List<Node> shown = drawing.side(middle, own, side, filter.most());
      if (filter.hops() > 1) {
        drawing.beyond(shown, side, ties, filter);
      }
    }
    return new Picture(List.copyOf(drawing.spots.values()), drawing.lines);
  }

  private static final class Drawing {
    private final Names names;
    private final Addresses addresses;
    private final String all;
    private final Map<String, Spot> spots = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    Drawing(Names names, Addresses addresses, String all) {
      this.names = names;
      this.addresses = addresses;
      this.all = all;
    }

    void spot(Node party, String role, int hop, int x, int y) {
      String id = id(party, role);
      spots.putIfAbsent(id, new Spot(id, names.of(party), addresses.of(party), role, hop, x, y));
    }

    /** A party may stand on two sides: the customer that is a rival is seen as both. */
    private static String id(Node party, String role) {
      return role.isEmpty() ? party.getURI() : role + " " + party.getURI();
    }

    private static Map<Node, List<GraphTie>> byParty(List<GraphTie> ties, Side side) {
      Map<Node, List<GraphTie>> parties = new LinkedHashMap<>();
      for (GraphTie tie : ties) {
        if (tie.side() == side) {
          parties.computeIfAbsent(tie.to(), party -> new ArrayList<>()).add(tie);
        }
      }
      return parties;
    }

    /** Puts the parties of a side in their places; returns those that are shown by name. */
    List<Node> side(Node middle, List<GraphTie> ties, Side side, int most) {
      Map<Node, List<GraphTie>> parties = byParty(ties, side);
      List<Node> shown = parties.keySet().stream().limit(most).toList();
      int rest = parties.size() - shown.size();
      int count = shown.size() + (rest > 0 ? 1 : 0);
      for (int number = 0; number < shown.size(); number++) {
        Node party = shown.get(number);
        spot(party, side.words(), 1, x(side, number, count), y(side, number, count));
        lines(middle.getURI(), id(party, side.words()), parties.getOrDefault(party, List.of()));
      }
      if (rest > 0) {
        String id = "more " + side.words();
        spots.put(
            id,
            new Spot(
                id,
                "+" + rest + " more",
                all,
                side.words(),
                1,
                x(side, count - 1, count),
                y(side, count - 1, count)));
      }
      return shown;
    }

    private static int x(Side side, int number, int count) {
      return switch (side) {
        case SUPPLIER -> -COLUMN;
        case CUSTOMER -> COLUMN;
        case RIVAL, PARTNER -> {
          int inRow = Math.min(IN_A_ROW, count - number / IN_A_ROW * IN_A_ROW);
          yield number % IN_A_ROW * ACROSS - (inRow - 1) * ACROSS / 2;
        }
      };
    }

    private static int y(Side side, int number, int count) {
      return switch (side) {
        case SUPPLIER, CUSTOMER -> number * STEP - (count - 1) * STEP / 2;
        case RIVAL -> ROW + number / IN_A_ROW * STEP;
        case PARTNER -> -ROW - number / IN_A_ROW * STEP;
      };
    }

    /** Draws one line for all ties of two parties that are equally sure. */
    private void lines(String from, String to, List<GraphTie> ties) {
      Map<GraphTie.Strength, List<GraphTie>> equal = new EnumMap<>(GraphTie.Strength.class);
      ties.forEach(tie -> equal.computeIfAbsent(tie.strength(), key -> new ArrayList<>()).add(tie));
      equal.values().forEach(group -> lines.add(new Line(lines.size() + 1, from, to, group)));
    }

    /** Puts what stands on the same side of those shown beyond them, a few each. */
    void beyond(List<Node> shown, Side side, Ties ties, TieFilter filter) {
      String role = side.words() + " of a " + side.words();
      Map<Node, Map<Node, List<GraphTie>>> further = new LinkedHashMap<>();
      Set<Node> outer = new LinkedHashSet<>();
      for (Node party : shown) {
        Map<Node, List<GraphTie>> around =
            byParty(ties.of(party).stream().filter(filter::lets).toList(), side);
        around.keySet().removeIf(other -> spots.containsKey(id(other, "")));
        around.keySet().retainAll(around.keySet().stream().limit(FURTHER).toList());
        outer.addAll(around.keySet());
        further.put(party, around);
      }
      boolean column = side == Side.SUPPLIER || side == Side.CUSTOMER;
      int aside = side == Side.SUPPLIER ? -NEXT_COLUMN : NEXT_COLUMN;
      // Whole rows are left free for those shown and for the one that stands for the rest.
      int rows = column ? 0 : IN_A_ROW * ((shown.size() + IN_A_ROW) / IN_A_ROW + 1);
      int count = rows + outer.size();
      int at = rows;
      for (Node other : outer) {
        int x = x(side, at, count) + (column ? aside : 0);
        spot(other, role, 2, x, y(side, at, count));
        at++;
      }
      further.forEach(
          (party, around) ->
              around.forEach(
                  (other, equal) -> lines(id(party, side.words()), id(other, role), equal)));
    }
  }
}
