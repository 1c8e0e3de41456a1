package org.w3id.aihw.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.w3id.aihw.model.WorkLimit;

/**
 * The shortest ways from one party to another, along lines of a set in whatever direction.
 *
 * <p>Ways have as few hops as any; among these the one over the party whose name comes first comes
 * first. No way goes through a group or somebody unnamed, and none over a parent that says nothing
 * more than the same way over its unit ({@link Network#echoesUnit}).
 */
final class Paths {
  private static final int FAR = Integer.MAX_VALUE;

  private final Network network;
  private final long set;
  private final int limit;
  private final int[] distance;
  private final List<int[]> found = new ArrayList<>();

  private Paths(Network network, int to, long set, int limit) {
    this.network = network;
    this.set = set;
    this.limit = limit;
    distance = distances(network, to, Line.reversed(set));
  }

  /** Returns the shortest ways, at most {@code limit}; none where the two do not connect. */
  static List<int[]> shortest(Network network, int from, int to, long set, int limit) {
    Paths paths = new Paths(network, to, set, limit);
    if (from != to && paths.distance[from] != FAR) {
      int[] way = new int[paths.distance[from] + 1];
      way[0] = from;
      paths.walk(way, 0);
    }
    return paths.found;
  }

  private static int[] distances(Network network, int start, long set) {
    int[] distance = new int[network.size()];
    Arrays.fill(distance, FAR);
    int[] queue = new int[network.size()];
    int end = 1;
    queue[0] = start;
    distance[start] = 0;
    for (int next = 0; next < end; next++) {
      WorkLimit.check();
      int party = queue[next];
      if (party != start && !network.isOne(party)) {
        continue;
      }
      for (int arc = network.firstArc(party); arc < network.endOfArcs(party); arc++) {
        int target = network.target(arc);
        if (distance[target] == FAR && network.isIn(arc, set)) {
          distance[target] = distance[party] + 1;
          queue[end++] = target;
        }
      }
    }
    return distance;
  }

  private void walk(int[] way, int at) {
    if (at >= 2 && network.echoesUnit(way[at - 2], way[at - 1], way[at], set, new int[0])) {
      return;
    }
    int party = way[at];
    if (distance[party] == 0) {
      found.add(way.clone());
      return;
    }
    if (at > 0 && !network.isOne(party)) {
      return;
    }
    int last = -1;
    for (int arc = network.firstArc(party); arc < network.endOfArcs(party); arc++) {
      int target = network.target(arc);
      if (target != last
          && found.size() < limit
          && distance[target] == distance[party] - 1
          && network.isIn(arc, set)) {
        last = target;
        way[at + 1] = target;
        walk(way, at + 1);
      }
    }
  }
}
