package org.w3id.aihw.serve;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.WriteAccess;
import org.w3id.aihw.serve.http.Writes;
import org.w3id.aihw.serve.work.Lanes;
import org.w3id.aihw.store.Store;

/** The figures of the server, in the text form of Prometheus at {@code /metrics}. */
final class Metrics {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final Set<String> AREAS =
      Set.of(
          "assets",
          "backup",
          "changes",
          "coverage",
          "data",
          "disagreements",
          "graph-view",
          "health",
          "id",
          "lines",
          "matrix",
          "metrics",
          "ontology",
          "page",
          "pair",
          "path",
          "questions",
          "search",
          "sparql",
          "update",
          "why");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Settings settings;

  Metrics(Settings settings, Lanes lanes, Map<String, Supplier<Number>> figures) {
    this.settings = settings;
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    figures.forEach((name, figure) -> Gauge.builder("aihw." + name, figure).register(registry));
    Gauge.builder("aihw.queries.waiting", lanes, Lanes::waiting)
        .description("requests that wait for their turn")
        .register(registry);
    Gauge.builder("aihw.queries.refused", lanes, Lanes::refused)
        .description("requests sent away because too many waited")
        .register(registry);
    Gauge.builder("aihw.requests.gone", lanes, Lanes::gone)
        .description("requests given up because their client had hung up")
        .register(registry);
  }

  /** Does work and takes its time. */
  <T> T timed(String name, Supplier<T> work) {
    return Timer.builder(name).register(registry).record(work);
  }

  /** Takes the time of what is written. */
  Writes timed(Writes writes) {
    return new Writes() {
      @Override
      public <T> T write(Store.Change<T> change, Supplier<WorkLimit> limit) {
        return timed("aihw.writes", () -> writes.write(change, limit));
      }
    };
  }

  /** Returns a filter that times requests by area and status. */
  Filter filter() {
    return this::measure;
  }

  private void measure(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long start = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      if (request instanceof HttpServletRequest http
          && response instanceof HttpServletResponse answer) {
        Timer.builder("aihw.requests")
            .description("requests answered")
            .tag("area", area(http.getRequestURI()))
            .tag("status", String.valueOf(answer.getStatus()))
            .publishPercentiles(0.5, 0.99)
            .register(registry)
            .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      }
    }
  }

  /** Returns the first part of a path; what clients make up must not become a figure each. */
  private static String area(String path) {
    String[] parts = path.split("/", 3);
    String first = parts.length > 1 ? parts[1] : "";
    return first.isEmpty() ? "home" : AREAS.contains(first) ? first : "other";
  }

  /** A proxy may say anything of its client; only an address counts. */
  private static boolean isLoopback(String address) {
    return TrustedProxy.address(address).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Returns what answers at {@code /metrics}. */
  HttpServlet servlet() {
    return new Figures();
  }

  private final class Figures extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        requireReader(request, settings.access());
      } catch (Refusal refusal) {
        refusal.send(request, response);
        return;
      }
      response.setContentType(TYPE);
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(registry.scrape().getBytes(StandardCharsets.UTF_8));
    }

    private void requireReader(HttpServletRequest request, WriteAccess access) {
      switch (settings.metrics()) {
        case ANYBODY -> {
          // Then there is nothing to ask.
        }
        case TOKEN -> access.require(request);
        case LOCAL -> {
          String client = request.getRemoteAddr();
          if (!isLoopback(client)) {
            throw new Refusal(
                403, "Not for everybody", "The figures are for clients on the server's machine.");
          }
        }
      }
    }
  }
}
