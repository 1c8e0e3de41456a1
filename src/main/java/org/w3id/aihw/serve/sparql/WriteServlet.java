package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.RequestBody;
import org.w3id.aihw.serve.http.Writes;
import org.w3id.aihw.store.Store;
import org.w3id.aihw.store.WriteRefusedException;
import org.w3id.aihw.validate.NotConformingException;

/** What all ways to write share: how a change is made, and how it is refused. */
abstract class WriteServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final transient Writes writes;
  private final transient Limits limits;

  WriteServlet(Writes writes, Limits limits) {
    this.writes = writes;
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  /** Answers a request, or throws why it is not done. */
  abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      answer(request, response);
    } catch (Refusal refusal) {
      RequestBody.discard(request);
      refusal.send(request, response);
    } catch (NotConformingException e) {
      ValidationReply.send(request, response, e.violations());
    } catch (WriteRefusedException e) {
      refusal(e).send(request, response);
    } catch (WorkStoppedException e) {
      if (READING.contains(request.getMethod())) {
        throw e; // It was read in a lane, and is refused where that was given.
      }
      new Refusal(503, "Takes too long", late(e), Map.of("Retry-After", "10"))
          .send(request, response);
    } catch (StackOverflowError _deep) {
      Refusal.badRequest("what was sent is nested too deeply").send(request, response);
    }
  }

  /** Makes and checks a change within the time that it may take, from its turn on. */
  <T> T write(Store.Change<T> change) {
    return writes.write(
        change, () -> new WorkLimit(limits.updateTime(), limits.memory(), () -> {}));
  }

  private String late(WorkStoppedException e) {
    return e.reason() == WorkStoppedException.Reason.TIME
        ? "making and checking the write takes longer than "
            + limits.updateTime().toMillis() / 1000.0
            + " s; nothing was written. Send it in parts."
        : String.valueOf(e.getMessage());
  }

  private static Refusal refusal(WriteRefusedException e) {
    String detail = String.valueOf(e.getMessage());
    return switch (e.reason()) {
      case CLOSED_GRAPH -> new Refusal(403, "Not to be written to", detail);
      case MALFORMED -> Refusal.badRequest(detail);
      case TOO_LARGE -> new Refusal(413, "Too large", detail);
      case NO_ROOM -> new Refusal(507, "No room", detail);
      case NO_STORE -> new Refusal(503, "Nothing can be written", detail);
    };
  }
}
