package org.w3id.aihw.store;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.dboe.DBOpEnvException;

/** Knows failures of a write that come of the disk, in their several guises. */
final class DiskFailure {
  private DiskFailure() {}

  /** Returns what the client is told; empty if the failure is none of the disk. */
  static Optional<WriteRefusedException> in(Throwable failure) {
    return fault(failure)
        .map(
            fault ->
                new WriteRefusedException(
                    WriteRefusedException.Reason.NO_ROOM, "the store cannot be written: " + fault));
  }

  private static Optional<String> fault(Throwable failure) {
    if (failure instanceof InternalError) {
      // So the JVM tells that there is no room for a page of a mapped file.
      return Optional.of("the disk is full");
    }
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(
            each ->
                each instanceof IOException
                    || each instanceof RuntimeIOException
                    || each instanceof DBOpEnvException)
        .map(each -> String.valueOf(each.getMessage()))
        .findFirst();
  }
}
