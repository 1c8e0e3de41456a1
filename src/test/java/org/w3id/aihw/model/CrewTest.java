package org.w3id.aihw.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Pieces of work done side by side. */
class CrewTest {
  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a piece was interrupted", e);
    }
  }

  @Test
  void piecesAreDoneBesideEachOther() {
    Crew crew = Crew.of(2);
    CountDownLatch met = new CountDownLatch(2);
    List<Crew.Piece<Long>> pieces = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      pieces.add(
          crew.give(
              () -> {
                met.countDown();
                await(met); // Which one hand alone would wait at for ever.
                return met.getCount();
              }));
    }
    crew.finish();
    assertEquals(List.of(0L, 0L), pieces.stream().map(Crew.Piece::result).toList());
  }

  @Test
  void pieceMayAskForOneGivenBefore() {
    Crew crew = Crew.of(3);
    Crew.Piece<Integer> first = crew.give(() -> 20);
    Crew.Piece<Integer> second = crew.give(() -> first.result() + 1);
    Crew.Piece<Integer> third = crew.give(() -> first.result() + second.result());
    crew.finish();
    assertEquals(41, third.result());
  }

  @Test
  void failureIsThatOfItsPieceAndOthersAreDone() {
    Crew crew = Crew.of(2);
    AtomicInteger done = new AtomicInteger();
    Crew.Piece<Integer> failing =
        crew.give(
            () -> {
              throw new IllegalArgumentException("number 1");
            });
    List<Crew.Piece<Integer>> others = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      others.add(crew.give(done::incrementAndGet));
    }
    crew.finish();
    assertEquals(10, done.get());
    Throwable thrown = assertThrows(IllegalArgumentException.class, failing::result);
    assertEquals("number 1", thrown.getMessage());
    others.forEach(Crew.Piece::result);
  }

  @Test
  void interruptLetsThePiecesEndAndIsKept() {
    Crew crew = Crew.of(2);
    AtomicInteger done = new AtomicInteger();
    for (int number = 0; number < 50; number++) {
      crew.give(done::incrementAndGet);
    }
    Thread.currentThread().interrupt();
    crew.finish();
    assertTrue(Thread.interrupted(), "the interrupt is kept");
    assertEquals(50, done.get());
  }

  @Test
  void resultOfWorkThatWasNotBegunIsRefused() {
    Crew.Piece<Integer> piece = Crew.alone().give(() -> 1);
    assertThrows(IllegalStateException.class, piece::result);
  }
}
