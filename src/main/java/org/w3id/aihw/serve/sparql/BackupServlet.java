package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.Quad;
import org.w3id.aihw.load.BackupFile;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.RequestBody;
import org.w3id.aihw.serve.http.WriteAccess;
import org.w3id.aihw.serve.http.Writes;
import org.w3id.aihw.store.Store;

/**
 * A backup of what was written, taken and put back while others read: GET gives it, POST replaces
 * what was written by it, in one transaction and checked as any write.
 */
public final class BackupServlet extends WriteServlet {
  private static final long serialVersionUID = 1;

  private final transient Supplier<List<Quad>> written;
  private final transient WriteAccess access;

  /** Backs up what was written. */
  public BackupServlet(
      Supplier<List<Quad>> written, Writes writes, Limits limits, WriteAccess access) {
    super(writes, limits);
    this.written = written;
    this.access = access;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    access.require(request);
    switch (request.getMethod()) {
      case "GET" -> {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        BackupFile.write(written.get(), body);
        response.setContentType("application/gzip");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.size());
        body.writeTo(response.getOutputStream());
      }
      case "POST" -> {
        List<Quad> quads = read(RequestBody.bytes(request, limits().bodyBytes()));
        write(Store.replacement(quads));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
      default ->
          throw new Refusal(
              HttpServletResponse.SC_METHOD_NOT_ALLOWED,
              "Method not allowed",
              "use GET to take a backup and POST to put one back",
              Map.of("Allow", "GET, POST"));
    }
  }

  private static List<Quad> read(byte[] body) throws IOException {
    try {
      return BackupFile.read(new ByteArrayInputStream(body));
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest(String.valueOf(e.getMessage()));
    }
  }
}
