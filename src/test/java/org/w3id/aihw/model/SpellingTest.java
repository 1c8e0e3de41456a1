package org.w3id.aihw.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;

/** Names that nothing bears cost next to nothing, however long they are. */
class SpellingTest {
  @Test
  void theBoundedDistanceIsTheDistanceWithinTheBound() {
    Random random = new Random(13);
    for (int round = 0; round < 20_000; round++) {
      String from = word(random);
      String to = random.nextBoolean() ? word(random) : changed(from, random);
      int most = random.nextInt(8);
      assertEquals(
          Math.min(Spelling.distance(from, to), most + 1),
          Spelling.distance(from, to, most),
          from + " to " + to + " within " + most);
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(14); length > 0; length--) {
      word.append((char) ('a' + random.nextInt(4)));
    }
    return word.toString();
  }

  private static String changed(String word, Random random) {
    StringBuilder changed = new StringBuilder(word);
    for (int changes = random.nextInt(4); changes > 0 && !changed.isEmpty(); changes--) {
      int at = random.nextInt(changed.length());
      if (random.nextBoolean()) {
        changed.deleteCharAt(at);
      } else {
        changed.insert(at, 'x');
      }
    }
    return changed.toString();
  }

  @Test
  void namesThatNothingBearsAreComparedInFiftyMilliseconds() {
    Names names = World.real().at(World.NOW).names();
    List<String> strange =
        List.of(
            "a".repeat(2_000),
            "a".repeat(200),
            "nvidia ".repeat(20),
            "amazon-web-services-and-what-else-there-may-be",
            "a",
            "",
            "\uD83D\uDE00".repeat(60));
    strange.forEach(names::like);
    for (String name : strange) {
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 5; round++) {
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        names.like(name);
        least =
            Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began);
      }
      assertTrue(
          least < 50_000_000,
          least / 1e6 + " ms for " + name.substring(0, Math.min(20, name.length())));
    }
  }

  @Test
  void whatIsAlmostRightIsStillFound() {
    Names names = World.real().at(World.NOW).names();
    assertTrue(names.like("nvidea").contains("nvidia"), names.like("nvidea").toString());
    assertTrue(names.like("amazn").contains("amazon"), names.like("amazn").toString());
  }
}
