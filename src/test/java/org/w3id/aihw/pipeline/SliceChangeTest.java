package org.w3id.aihw.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.slice.Chronicle;
import org.w3id.aihw.slice.Slice;

/** A slice made from another equals one made afresh, wherever the days lie. */
class SliceChangeTest {
  private static final Checked CHECKED = Pipeline.check(World.project(), List.of());
  private static final Chronicle CHRONICLE = Chronicle.of(CHECKED.facts());

  private static Knowledge fresh(Clocks clocks) {
    Slice slice = Slice.of(CHRONICLE, clocks);
    return Knowledge.of(clocks, slice.known(), slice.standing(), CHECKED.rules());
  }

  private static Knowledge moved(Knowledge from, Clocks clocks) {
    Slice slice = Slice.of(CHRONICLE, clocks);
    return from.moved(clocks, slice.known(), slice.standing());
  }

  private static Set<Triple> lines(Graph graph) {
    return new HashSet<>(graph.find().toList());
  }

  @Test
  void movedSliceEqualsFreshOne() {
    Random random = new Random(11);
    LocalDate last = World.NOW.asOf();
    Knowledge moving = fresh(World.NOW);
    Set<Triple> before = lines(moving.graph());
    Knowledge start = moving;
    for (int move = 0; move < 6; move++) {
      Clocks clocks =
          new Clocks(last.minusDays(random.nextInt(900)), last.minusDays(random.nextInt(900)));
      moving = moved(moving, clocks);
      Knowledge fresh = fresh(clocks);
      assertEquals(fresh.closure().size(), moving.closure().size(), clocks::toString);
      assertTrue(lines(fresh.graph()).equals(lines(moving.graph())), clocks::toString);
      assertTrue(
          lines(fresh.closure().inferred()).equals(lines(moving.closure().inferred())),
          clocks::toString);
      assertEquals(lines(fresh.standing()), lines(moving.standing()));
      for (String words : List.of("amazon customerOf nvidia", "amazon customerAndRivalOf nvidia")) {
        Triple line = World.triple(words);
        assertEquals(fresh.why(line, 3), moving.why(line, 3), clocks::toString);
      }
    }
    assertTrue(before.equals(lines(start.graph())), "the first slice stayed as it was");
    assertFalse(before.equals(lines(moving.graph())));
  }
}
