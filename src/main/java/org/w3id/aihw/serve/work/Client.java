package org.w3id.aihw.serve.work;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;

/** Who waits for an answer. */
@FunctionalInterface
interface Client {
  /** One of whom nothing can be told. */
  Client UNKNOWN = () -> false;

  /**
   * Returns whether the client has hung up, as far as is known by now; asked again, it is known
   * after three times at the latest. To be asked by the thread that answers the client and has not
   * begun to, and by no other: nobody else may use the connection meanwhile.
   */
  boolean isGone();

  /** Returns the client of a request whose body has been read. */
  static Client of(HttpServletRequest request) {
    return ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
            instanceof HttpConnection connection
        ? new Connected(connection)
        : UNKNOWN;
  }

  /**
   * A client at the other end of a connection. Jetty does not read from one while it is answered,
   * so it does not see its end; here it is read from. A reset is there at once. What a client sends
   * when it closes, though, it also sends when it only has nothing more to say and still reads. So
   * it is then sent what every client passes over: an interim answer. Where nobody reads any more,
   * the system at the other end refuses that, and the next one cannot be sent.
   *
   * <p>What else is there is the next request of a client that does not wait for answers: it is
   * handed to the connection, and then there is no way to look further, and no need.
   */
  final class Connected implements Client {
    private static final byte[] INTERIM =
        "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Who still reads after so many interim answers gets them more rarely. */
    private static final int MANY = 4;

    private final HttpConnection connection;
    private int interim;

    private Connected(HttpConnection connection) {
      this.connection = connection;
    }

    @Override
    public boolean isGone() {
      try {
        return !connection.getEndPoint().isOpen() || (hasSentAll() && !stillReads());
      } catch (IOException _reset) {
        return true;
      }
    }

    private boolean hasSentAll() throws IOException {
      if (connection.getEndPoint().isInputShutdown()) {
        return true;
      }
      if (!connection.isRequestBufferEmpty()) {
        return false;
      }
      ByteBuffer next = BufferUtil.allocate(1 << 10);
      int read = connection.getEndPoint().fill(next);
      if (read > 0) {
        connection.onUpgradeTo(next);
      }
      return read < 0;
    }

    /** Older clients know no interim answers; of them it is not known. */
    private boolean stillReads() throws IOException {
      if (connection.getHttpVersion().getVersion() >= HttpVersion.HTTP_1_1.getVersion()) {
        interim++;
        if (interim <= MANY || interim % MANY == 0) {
          connection.getEndPoint().flush(ByteBuffer.wrap(INTERIM));
        }
      }
      return true;
    }
  }
}
