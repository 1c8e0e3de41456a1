package org.w3id.aihw.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;

/** Paths, reach and loops of money, each against the plainest way to find them. */
class PathsTest {
  private static final int WORLDS = 150;

  private static RandomWorld world(int seed) {
    return new RandomWorld(seed, 9)
        .withLines(5 + seed % 16, "supplierOf", "investorIn", "rivalOf", "partnerOf", "unitOf");
  }

  private static long lines(Network network, int from, int to) {
    return network.between(from, to, Line.FIRM);
  }

  /** Every simple way, by trying all. */
  private static void ways(Network network, List<Integer> way, int to, List<List<Integer>> found) {
    int last = way.getLast();
    if (last == to) {
      found.add(List.copyOf(way));
      return;
    }
    if (way.size() > 1 && !network.isOne(last)) {
      return;
    }
    for (int next = 0; next < network.size(); next++) {
      if (!way.contains(next) && lines(network, last, next) != 0) {
        way.add(next);
        ways(network, way, to, found);
        way.removeLast();
      }
    }
  }

  /** Whether a unit could stand for its parent somewhere on a way, by trying all parties. */
  private static boolean hidesUnit(Network network, List<Integer> way, long set, boolean ring) {
    int size = way.size();
    for (int at = ring ? 0 : 1; at < (ring ? size : size - 1); at++) {
      int before = way.get((at + size - 1) % size);
      int after = way.get((at + 1) % size);
      for (int unit = 0; unit < network.size(); unit++) {
        long in = network.between(before, way.get(at), set);
        long out = network.between(way.get(at), after, set);
        if ((network.between(unit, way.get(at), Line.FIRM) & Line.bit(Line.UNIT.forward())) != 0
            && network.isOne(unit)
            && !way.contains(unit)
            && Line.withoutEchoes(in)
                == (Line.withoutEchoes(in) & network.between(before, unit, set))
            && Line.withoutEchoes(out)
                == (Line.withoutEchoes(out) & network.between(unit, after, set))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<List<Integer>> lists(List<int[]> ways) {
    return ways.stream().map(way -> Arrays.stream(way).boxed().toList()).toList();
  }

  @Test
  void shortestPathsAreThoseFoundByTryingAll() {
    int compared = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      Network network = world(seed).network();
      for (int from = 0; from < network.size(); from++) {
        for (int to = 0; to < network.size(); to++) {
          List<List<Integer>> all = new ArrayList<>();
          if (from != to) {
            ways(network, new ArrayList<>(List.of(from)), to, all);
          }
          int least = all.stream().mapToInt(List::size).min().orElse(0);
          List<List<Integer>> expected =
              all.stream()
                  .filter(way -> way.size() == least)
                  .filter(way -> !hidesUnit(network, way, Line.FIRM, false))
                  .toList();
          List<List<Integer>> found =
              lists(Paths.shortest(network, from, to, Line.FIRM, Integer.MAX_VALUE));
          assertEquals(expected, found, "world " + seed);
          assertEquals(expected.isEmpty(), all.isEmpty(), "no pair is left without a way");
          compared += found.size();
          assertEquals(
              expected.stream().limit(1).toList(),
              lists(Paths.shortest(network, from, to, Line.FIRM, 1)));
        }
      }
    }
    assertTrue(compared > 5_000, "paths: " + compared);
  }

  @Test
  void reachIsTheLengthOfTheShortestWalkOfThatKind() {
    for (int seed = 0; seed < WORLDS; seed++) {
      Network network = world(seed).network();
      for (int start = 0; start < network.size(); start++) {
        Reach reach = Reach.from(network, start, Line.DEPENDENTS, 3);
        int[] expected = new int[network.size()];
        Arrays.fill(expected, -1);
        expected[start] = 0;
        for (int step = 1; step <= 3; step++) {
          for (int from = 0; from < network.size(); from++) {
            for (int to = 0; to < network.size(); to++) {
              if (expected[from] == step - 1
                  && expected[to] < 0
                  && (from == start || network.isOne(from))
                  && network.between(from, to, Line.DEPENDENTS) != 0) {
                expected[to] = step;
              }
            }
          }
        }
        for (int party = 0; party < network.size(); party++) {
          assertEquals(expected[party], reach.steps[party], "world " + seed);
        }
        for (int party : reach.parties) {
          assertEquals(reach.steps[party] - 1, reach.steps[reach.before[party]]);
          assertTrue(network.between(reach.before[party], party, Line.DEPENDENTS) != 0);
        }
      }
    }
  }

  /** Every ring, by trying all walks from all starts; kept where the start comes first by name. */
  private static void rings(
      Network network, List<Integer> way, int most, List<List<Integer>> found) {
    for (int next = 0; next < network.size(); next++) {
      if (network.between(way.getLast(), next, Line.MONEY) == 0 || !network.isOne(next)) {
        continue;
      }
      if (next == way.getFirst() && way.size() > 1) {
        boolean invested = false;
        for (int at = 0; at < way.size(); at++) {
          int to = way.get((at + 1) % way.size());
          invested |= network.between(way.get(at), to, Line.FUNDING) != 0;
        }
        boolean first = way.stream().allMatch(party -> party >= way.getFirst());
        if (invested && first && !hidesUnit(network, way, Line.MONEY, true)) {
          found.add(List.copyOf(way));
        }
      } else if (!way.contains(next) && way.size() < most) {
        way.add(next);
        rings(network, way, most, found);
        way.removeLast();
      }
    }
  }

  @Test
  void everyLoopOfMoneyIsFoundOnce() {
    int compared = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      Network network =
          new RandomWorld(seed, 8)
              .withLines(12 + seed % 24, "supplierOf", "investorIn", "investorIn", "unitOf")
              .network();
      for (int most = 2; most <= 5; most++) {
        List<List<Integer>> expected = new ArrayList<>();
        for (int start = 0; start < network.size(); start++) {
          if (network.isOne(start)) {
            rings(network, new ArrayList<>(List.of(start)), most, expected);
          }
        }
        List<List<Integer>> found = lists(MoneyLoops.upTo(network, most));
        assertEquals(expected.size(), found.size(), "world " + seed);
        assertEquals(List.of(), found.stream().filter(loop -> !expected.contains(loop)).toList());
        compared += found.size();
      }
    }
    assertTrue(compared > 1_000, "loops: " + compared);
  }

  @Test
  void orderOfLoadingChangesNothing() {
    for (int seed = 0; seed < 40; seed++) {
      RandomWorld world = world(seed);
      Network one = world.network();
      Network other = world.shuffled();
      for (Node from : world.parties) {
        for (Node to : world.parties) {
          OptionalInt start = one.number(from);
          OptionalInt end = one.number(to);
          assertEquals(start, other.number(from));
          if (start.isPresent() && end.isPresent()) {
            assertEquals(
                lists(Paths.shortest(one, start.getAsInt(), end.getAsInt(), Line.ALL, 2)),
                lists(Paths.shortest(other, start.getAsInt(), end.getAsInt(), Line.ALL, 2)));
          }
        }
      }
      assertEquals(lists(MoneyLoops.upTo(one, 5)), lists(MoneyLoops.upTo(other, 5)));
    }
  }
}
