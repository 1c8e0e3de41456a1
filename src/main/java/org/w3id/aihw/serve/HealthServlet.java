package org.w3id.aihw.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.serve.http.Slices;
import org.w3id.aihw.serve.work.Breakdown;

/**
 * Says whether the server can answer, by asking what a client asks: today's slice and the store
 * below it.
 */
final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private static final Logger LOG = LoggerFactory.getLogger(HealthServlet.class);

  private static final int TRIES = 20;
  private static final long PAUSE_MS = 100;

  private final transient Slices slices;
  private final transient Breakdown breakdown;

  HealthServlet(Slices slices, Breakdown breakdown) {
    this.slices = slices;
    this.breakdown = breakdown;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean ready = isReady();
    response.setStatus(
        ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    String status = ready ? "ready" : "cannot answer";
    response
        .getOutputStream()
        .write(("{\"status\":\"" + status + "\"}\n").getBytes(StandardCharsets.UTF_8));
  }

  private boolean isReady() throws IOException {
    if (breakdown.hasHappened()) {
      return false;
    }
    for (int tries = 1; ; tries++) {
      try {
        return answers();
      } catch (RuntimeIOException disk) {
        // Of a full disk until the write under way is refused; see WorkFilter.
        if (tries == TRIES) {
          LOG.error("nothing can be answered: {}", disk.toString());
          return false;
        }
        pause();
      } catch (RuntimeException broken) {
        // Whatever it is, it is why nothing can be answered.
        LOG.error("nothing can be answered: {}", broken.toString());
        return false;
      }
    }
  }

  private boolean answers() {
    DatasetGraph dataset = slices.dataset().apply(Clocks.on(Clocks.today()));
    dataset.begin(ReadWrite.READ);
    try {
      return dataset.listGraphNodes().hasNext() && !dataset.getDefaultGraph().isEmpty();
    } finally {
      dataset.end();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    }
  }
}
