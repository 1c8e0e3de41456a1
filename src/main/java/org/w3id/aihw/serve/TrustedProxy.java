package org.w3id.aihw.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Takes for the client whom the proxy in front names: the last in {@code X-Forwarded-For}. What
 * stands before that came with the request, and is its own tale; so is everything in {@code
 * Forwarded}, {@code X-Forwarded-Host} and the like, which the proxy may pass on unread.
 */
final class TrustedProxy implements HttpConfiguration.Customizer {
  private static final String HEADER = "X-Forwarded-For";

  /** An address in numbers; a name would have to be looked up, at whatever server it names. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?");

  private static final Pattern WITH_PORT =
      Pattern.compile("\\[(?<six>[^]]*)](:\\d{1,5})?|(?<four>[\\d.]+):\\d{1,5}");

  /** Stands for all clients whom the proxy does not tell by an address. */
  private static final SocketAddress NOBODY_KNOWN =
      InetSocketAddress.createUnresolved("unknown", 0);

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    List<String> told = request.getHeaders().getCSV(HEADER, false);
    if (told.isEmpty() && !request.getHeaders().contains(HEADER)) {
      return request; // It came past the proxy, from this machine or its network.
    }
    SocketAddress client = told.isEmpty() ? NOBODY_KNOWN : client(told.getLast());
    ConnectionMetaData connection =
        new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
          @Override
          public SocketAddress getRemoteSocketAddress() {
            return client;
          }
        };
    return new Request.Wrapper(request) {
      @Override
      public ConnectionMetaData getConnectionMetaData() {
        return connection;
      }
    };
  }

  private static SocketAddress client(String told) {
    var withPort = WITH_PORT.matcher(told.strip());
    String host = told.strip();
    if (withPort.matches()) {
      String six = withPort.group("six");
      host = six == null ? String.valueOf(withPort.group("four")) : six;
    }
    return address(host)
        .<SocketAddress>map(one -> new InetSocketAddress(one, 0))
        .orElse(NOBODY_KNOWN);
  }

  /** Returns the address that a text is, in numbers; nothing is looked up. */
  static Optional<InetAddress> address(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (!ADDRESS.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException _noAddress) {
      return Optional.empty();
    }
  }
}
