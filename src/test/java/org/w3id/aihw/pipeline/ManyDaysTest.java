package org.w3id.aihw.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.reason.Knowledge;

/** Who asks for many days keeps nobody waiting who asks for today. */
class ManyDaysTest {
  private static final LocalDate START = LocalDate.of(2023, 1, 1);
  private static final int CALLERS = 80;

  private final Clocks today = Clocks.on(Clocks.today());
  private Pipeline pipeline;

  @BeforeEach
  void readRealData() {
    pipeline = Pipeline.inMemory(World.project());
  }

  private static Clocks day(int number) {
    return Clocks.on(START.plusDays(number));
  }

  @Test
  void todayIsNotDrivenOut() {
    Knowledge known = pipeline.at(today);
    long before = pipeline.slicesMade(); // None where today was kept from an earlier run.
    for (int number = 0; number < 60; number++) {
      pipeline.at(day(number));
    }
    assertSame(known, pipeline.at(today));
    assertEquals(before + 60, pipeline.slicesMade());
  }

  @Test
  void tooManyDaysAtOnceAreRefusedAndTodayIsAnswered() throws InterruptedException {
    Knowledge known = pipeline.at(today);
    CountDownLatch ready = new CountDownLatch(CALLERS);
    List<RuntimeException> refused = Collections.synchronizedList(new ArrayList<>());
    List<Knowledge> answered = Collections.synchronizedList(new ArrayList<>());
    List<Thread> callers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      Clocks own = day(caller);
      callers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    ready.countDown();
                    try {
                      answered.add(pipeline.at(own));
                    } catch (WorkStoppedException e) {
                      refused.add(e);
                    }
                  }));
    }
    ready.await();
    while (answered.size() + refused.size() < CALLERS) {
      assertSame(known, pipeline.at(today));
      Thread.sleep(5);
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertTrue(answered.size() >= 32, "answered: " + answered.size());
    assertTrue(refused.size() >= 1, "refused: " + refused.size());
    Clocks again = day(CALLERS);
    assertEquals(again, pipeline.at(again).clocks(), "and later they are answered again");
  }

  @Test
  void timeOfAQueryHoldsWhileItsDayIsMade() {
    Clocks day = day(500);
    pipeline.at(today);
    long before = pipeline.slicesMade();
    WorkLimit limit = new WorkLimit(Duration.ofNanos(1), new WorkLimit.Most(1, 1, 1), () -> {});
    WorkStoppedException e =
        assertThrows(WorkStoppedException.class, () -> limit.bind(() -> pipeline.at(day)));
    assertEquals(WorkStoppedException.Reason.TIME, e.reason());
    assertEquals(day, pipeline.at(day).clocks());
    assertEquals(before + 1, pipeline.slicesMade(), "what was begun is finished, and kept");
  }
}
