package org.w3id.aihw.serve.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.serve.http.Refusal;

/** Who has worked least goes first, and nobody waits for ever. */
class LanesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void cheapWorkPassesExpensiveWork() throws InterruptedException {
    Lanes lanes = new Lanes(1, 10, 1);
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    Thread expensive =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (Lanes.Turn turn = lanes.enter(MINUTE)) {
                    begun.countDown();
                    while (!done.get()) {
                      turn.pause();
                    }
                  }
                });
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    for (int cheap = 0; cheap < 20; cheap++) {
      // With one place, each of these is let in only if the expensive one gives way.
      lanes.enter(Duration.ofSeconds(30)).close();
    }
    done.set(true);
    expensive.join(10_000);
    assertEquals(Thread.State.TERMINATED, expensive.getState());
    assertEquals(0, lanes.waiting());
    lanes.enter(Duration.ZERO).close();
  }

  @Test
  void tooManyAreSentAway() {
    Lanes lanes = new Lanes(1, 0, 1);
    try (Lanes.Turn turn = lanes.enter(MINUTE)) {
      turn.pause();
      Refusal refusal = assertThrows(Refusal.class, () -> lanes.enter(MINUTE));
      assertEquals(503, refusal.status());
      assertEquals(1, lanes.refused());
    }
    lanes.enter(MINUTE).close();
  }

  @Test
  void patienceEnds() {
    Lanes lanes = new Lanes(1, 10, 1);
    try (Lanes.Turn turn = lanes.enter(MINUTE)) {
      turn.pause();
      WorkStoppedException stopped =
          assertThrows(WorkStoppedException.class, () -> lanes.enter(Duration.ofMillis(50)));
      assertEquals(WorkStoppedException.Reason.BUSY, stopped.reason());
      assertEquals(0, lanes.waiting(), "who gives up does not wait on");
    }
    lanes.enter(Duration.ZERO).close();
  }

  @Test
  void whatWaitsForAnotherDayKeepsItsRoomAndNoPlace() {
    Lanes lanes = new Lanes(1, 10, 1);
    Lanes.Turn second = lanes.turn(Kind.OTHER_DAY, Duration.ofMillis(100), Client.UNKNOWN);
    try (Lanes.Turn first = lanes.turn(Kind.OTHER_DAY, MINUTE, Client.UNKNOWN)) {
      first.begin();
      first.leave();
      lanes.enter(Duration.ZERO).close();
      assertThrows(WorkStoppedException.class, second::begin, "there is room for one of them");
      first.enter();
    }
    try (Lanes.Turn third = lanes.turn(Kind.OTHER_DAY, Duration.ofMillis(100), Client.UNKNOWN)) {
      third.begin();
      third.pause();
    }
  }

  @Test
  void placesAreNeverLostNorDoubled() throws InterruptedException {
    Lanes lanes = new Lanes(2, 1_000, 1);
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(40);
    for (int number = 0; number < 40; number++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Lanes.Turn turn = lanes.enter(MINUTE)) {
                  for (int step = 0; step < 50; step++) {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    working.decrementAndGet();
                    turn.pause();
                  }
                } finally {
                  ended.countDown();
                }
              });
    }
    assertTrue(ended.await(60, TimeUnit.SECONDS));
    assertTrue(most.get() >= 1 && most.get() <= 2, "at work at once: " + most);
    try (Lanes.Turn one = lanes.enter(Duration.ZERO);
        Lanes.Turn two = lanes.enter(Duration.ZERO)) {
      one.pause();
      two.pause();
      assertThrows(WorkStoppedException.class, () -> lanes.enter(Duration.ZERO));
    }
  }
}
