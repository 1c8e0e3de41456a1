package org.w3id.aihw.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.w3id.aihw.model.WorkLimit;

/**
 * The rings in which money comes back to where it went out from: each party puts capital into the
 * next, lends to it or buys from it, no party comes twice, and at least one hop is an investment or
 * a loan (that two firms buy from each other is plain trade).
 *
 * <p>Each ring is found once, from the party of the ring whose name comes first: a walk from there
 * goes only to parties with later names, and only as far as it can still come back in time. Rings
 * come shortest first, then by names. None goes over a group or somebody unnamed, nor over a parent
 * where the same ring over its unit says as much.
 */
final class MoneyLoops {
  /** How many rings are shown; beyond it nobody reads them, and a shorter length is the cure. */
  static final int MOST_LOOPS = 10_000;

  private static final int MOST_HOPS = 20_000_000;

  private final Network network;
  private final int longest;
  private final int[] home;
  private final List<int[]> found = new ArrayList<>();
  private final int[] way;
  private int hops;

  private MoneyLoops(Network network, int longest) {
    this.network = network;
    this.longest = longest;
    home = new int[network.size()];
    Arrays.fill(home, Integer.MAX_VALUE);
    way = new int[longest];
  }

  /**
   * Returns the rings of at most {@code longest} parties.
   *
   * @throws IllegalArgumentException if there are too many to show
   */
  static List<int[]> upTo(Network network, int longest) {
    MoneyLoops loops = new MoneyLoops(network, longest);
    for (int start = 0; start < network.size(); start++) {
      if (network.isOne(start)) {
        loops.from(start);
      }
    }
    loops.found.sort(
        Comparator.comparingInt((int[] loop) -> loop.length).thenComparing(Arrays::compare));
    return loops.found;
  }

  private void from(int start) {
    int[] near = measureWayHome(start);
    if (near.length > 1) {
      way[0] = start;
      walk(0, false);
    }
    for (int party : near) {
      home[party] = Integer.MAX_VALUE;
    }
  }

  /** Fills {@code home} with the hops back to the start, over later names only. */
  private int[] measureWayHome(int start) {
    long back = Line.reversed(Line.MONEY);
    int[] queue = new int[16];
    queue[0] = start;
    home[start] = 0;
    int end = 1;
    for (int next = 0; next < end; next++) {
      WorkLimit.check();
      int party = queue[next];
      if (home[party] == longest - 1) {
        break;
      }
      for (int arc = network.firstArc(party); arc < network.endOfArcs(party); arc++) {
        int target = network.target(arc);
        if (target > start
            && home[target] == Integer.MAX_VALUE
            && network.isOne(target)
            && network.isIn(arc, back)) {
          home[target] = home[party] + 1;
          if (end == queue.length) {
            queue = Arrays.copyOf(queue, 2 * end);
          }
          queue[end++] = target;
        }
      }
    }
    return Arrays.copyOf(queue, end);
  }

  private void walk(int at, boolean invested) {
    int party = way[at];
    int last = -1;
    for (int arc = network.firstArc(party); arc < network.endOfArcs(party); arc++) {
      int target = network.target(arc);
      if (target == last || !network.isIn(arc, Line.MONEY)) {
        continue;
      }
      last = target;
      WorkLimit.check();
      if (++hops > MOST_HOPS) {
        throw tooMany();
      }
      boolean investment = invested || network.between(party, target, Line.FUNDING) != 0;
      if (target == way[0] && at > 0) {
        if (investment) {
          keep(Arrays.copyOf(way, at + 1));
        }
      } else if (target > way[0]
          && home[target] != Integer.MAX_VALUE
          && at + 1 + home[target] <= longest
          && !isOnWay(target, at)) {
        way[at + 1] = target;
        walk(at + 1, investment);
      }
    }
  }

  private boolean isOnWay(int party, int at) {
    for (int index = 0; index <= at; index++) {
      if (way[index] == party) {
        return true;
      }
    }
    return false;
  }

  private void keep(int[] loop) {
    int length = loop.length;
    for (int index = 0; index < length; index++) {
      int before = loop[(index + length - 1) % length];
      if (network.echoesUnit(before, loop[index], loop[(index + 1) % length], Line.MONEY, loop)) {
        return;
      }
    }
    if (found.size() == MOST_LOOPS) {
      throw tooMany();
    }
    found.add(loop);
  }

  private IllegalArgumentException tooMany() {
    return new IllegalArgumentException(
        "there are too many loops of up to " + longest + " parties to count; ask for shorter ones");
  }
}
