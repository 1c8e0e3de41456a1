package org.w3id.aihw.alone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets the processes that share the tests run classes side by side, but those marked as {@link
 * Alone} by themselves. JUnit has this within one process alone ({@code Isolated}); in one process
 * tests would find what others changed of it.
 */
public final class Turns implements BeforeAllCallback, AfterAllCallback {
  private static final Path FILE = Path.of("target", "tests.lock");

  private @Nullable FileLock lock;

  /** Waits until this class may run. */
  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Class<?> tests = context.getRequiredTestClass();
    if (tests.getEnclosingClass() != null) {
      return; // It runs within another, which has the turn.
    }
    Files.createDirectories(FILE.getParent());
    FileChannel channel =
        FileChannel.open(
            FILE, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    lock = channel.lock(0, Long.MAX_VALUE, !tests.isAnnotationPresent(Alone.class));
  }

  /** Lets others run. */
  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (lock != null && context.getRequiredTestClass().getEnclosingClass() == null) {
      lock.acquiredBy().close();
      lock = null;
    }
  }
}
