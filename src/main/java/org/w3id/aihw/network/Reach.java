package org.w3id.aihw.network;

import java.util.Arrays;
import org.w3id.aihw.model.WorkLimit;

/**
 * Who is reached from a party within some steps along lines of a set, and how: the nearest first,
 * and among equally near ones by name. Nothing is followed through a group or somebody unnamed.
 */
final class Reach {
  /** Those reached, without the start. */
  final int[] parties;

  /** How many steps each party is away, by its number. */
  final int[] steps;

  /** The party one step before each party on a shortest way, by its number. */
  final int[] before;

  private Reach(int[] parties, int[] steps, int[] before) {
    this.parties = parties;
    this.steps = steps;
    this.before = before;
  }

  static Reach from(Network network, int start, long set, int most) {
    int[] steps = new int[network.size()];
    int[] before = new int[network.size()];
    Arrays.fill(steps, -1);
    int[] queue = new int[network.size()];
    queue[0] = start;
    steps[start] = 0;
    int level = 0;
    int end = 1;
    for (int step = 1; step <= most && level < end; step++) {
      int endOfLevel = end;
      for (int next = level; next < endOfLevel; next++) {
        WorkLimit.check();
        int party = queue[next];
        if (party != start && !network.isOne(party)) {
          continue;
        }
        for (int arc = network.firstArc(party); arc < network.endOfArcs(party); arc++) {
          int target = network.target(arc);
          if (steps[target] < 0 && network.isIn(arc, set)) {
            steps[target] = step;
            before[target] = party;
            queue[end++] = target;
          }
        }
      }
      Arrays.sort(queue, endOfLevel, end);
      level = endOfLevel;
    }
    return new Reach(Arrays.copyOfRange(queue, 1, end), steps, before);
  }

  /** Returns, for each party reached, the names along the way to it. */
  String[] ways(Network network, int start) {
    String[] byParty = new String[network.size()];
    byParty[start] = network.label(start);
    for (int party : parties) {
      byParty[party] = byParty[before[party]] + " > " + network.label(party);
    }
    return Arrays.stream(parties).mapToObj(party -> byParty[party]).toArray(String[]::new);
  }
}
