package org.w3id.aihw.serve.work;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.query.QueryCancelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.serve.http.Refusal;

/**
 * Lets what is read by GET be made in a lane and under a limit, whichever servlet makes it. What it
 * lets pass, it lets pass only while there is memory.
 */
public final class WorkFilter implements Filter {
  private static final Logger LOG = LoggerFactory.getLogger(WorkFilter.class);

  private final Workload workload;
  private final Breakdown breakdown;
  private final Function<HttpServletRequest, Work> kindOf;
  private final Map<Kind, Duration> times;
  private final Refuser refuser;

  /** How a client is told that its request is not done. */
  @FunctionalInterface
  public interface Refuser {
    /** Sends a refusal in a form that the client takes. */
    void send(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
        throws IOException;
  }

  /** What a request makes the server do. */
  public enum Work {
    /** Next to nothing, or what must be told also when nothing else can be done. */
    NONE,
    /** A page. */
    PAGE,
    /** A page about another day than today. */
    OTHER_DAY,
    /** A file of a whole graph. */
    FILE,
    /** What its servlet does in lanes and under limits by itself, once it has read the body. */
    OWN
  }

  /**
   * Lets requests be worked on.
   *
   * @param kindOf tells what a request makes the server do
   * @param times how long pages and files may take
   */
  public WorkFilter(
      Workload workload,
      Breakdown breakdown,
      Function<HttpServletRequest, Work> kindOf,
      Map<Kind, Duration> times,
      Refuser refuser) {
    this.workload = workload;
    this.breakdown = breakdown;
    this.kindOf = kindOf;
    this.times = Map.copyOf(times);
    this.refuser = refuser;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest asked)
        || !(response instanceof HttpServletResponse answer)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      work(asked, answer, chain);
    } catch (Refusal refusal) {
      send(refusal, asked, answer);
    } catch (WorkStoppedException stopped) {
      send(Workload.refusal(stopped), asked, answer);
    } catch (QueryCancelledException _late) {
      send(
          Workload.refusal(
              new WorkStoppedException(
                  WorkStoppedException.Reason.TIME, "this takes too long; ask for less")),
          asked,
          answer);
    } catch (RuntimeIOException disk) {
      // TDB2 lets a reader put down the terms that a write under way has buffered; on a full disk
      // that fails until the write is refused.
      if (answer.isCommitted()) {
        throw disk;
      }
      LOG.warn("the store could not be read: {}", disk.toString());
      send(
          new Refusal(
              HttpServletResponse.SC_SERVICE_UNAVAILABLE,
              "Not now",
              "the disk of the store is full or fails; asked again, it may work",
              Map.of("Retry-After", "2")),
          asked,
          answer);
    } catch (IOException | ServletException | RuntimeException | Error failure) {
      breakdown.look(failure);
      throw failure;
    }
  }

  private void send(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!response.isCommitted()) {
      response.resetBuffer();
      refuser.send(refusal, request, response);
    }
  }

  private void work(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    switch (kindOf.apply(request)) {
      case NONE -> chain.doFilter(request, response);
      case OWN -> {
        workload.requireMemory();
        chain.doFilter(request, response);
      }
      case PAGE -> inLane(Kind.PAGE, request, response, chain);
      case OTHER_DAY -> inLane(Kind.OTHER_DAY, request, response, chain);
      case FILE -> inLane(Kind.FILE, request, response, chain);
    }
  }

  private void inLane(
      Kind kind, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Duration time = times.getOrDefault(kind, Duration.ZERO);
    Optional<ServletException> failed;
    try {
      failed = workload.run(request, kind, time, () -> follow(request, response, chain));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    if (failed.isPresent()) {
      throw failed.get();
    }
  }

  /** Goes on, and returns what failed that a supplier may not throw. */
  private static Optional<ServletException> follow(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the answer cannot be written", e);
    } catch (ServletException e) {
      return Optional.of(e);
    }
  }
}
