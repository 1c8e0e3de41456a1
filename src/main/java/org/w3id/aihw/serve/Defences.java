package org.w3id.aihw.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.ee11.servlet.ServletHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.w3id.aihw.serve.http.ErrorResponse;

/**
 * What keeps clients from taking the server away from others: a thread for each request that costs
 * little while it waits, an end to slow clients, a bound on connections and on requests of each
 * client.
 */
final class Defences {
  /** A client that sends nothing for as long is cut off. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  /** How long requests in work may go on when the server stops. */
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(3);

  /**
   * How many requests compute at a time; the system shares the processors among them. With one for
   * each processor, as Java has it, as many long requests would keep every other from being read.
   */
  private static final int CARRIERS = 64;

  private static final String CARRIERS_PROPERTY = "jdk.virtualThreadScheduler.parallelism";

  /** Jetty's own size in bytes. Fuseki sets 2 MB, zeroed for each answer that comes in parts. */
  private static final int OUTPUT_BUFFER = 32 << 10;

  /** The formats of a thing are told with its address each, which may be long. */
  private static final int RESPONSE_HEADERS = 32 << 10;

  /** Names of things may hold escapes of a slash and of a %; whoever reads them looks at both. */
  private static final UriCompliance NAMES_IN_ADDRESSES =
      UriCompliance.DEFAULT.with(
          "names in addresses",
          UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
          UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

  private static final int CLIENTS_WATCHED = 20_000;
  private static final int TOO_MANY_REQUESTS = 429;

  /** One line for each request; neither queries nor headers are in it, which may hold secrets. */
  private static final String LINE =
      "time=%{yyyy-MM-dd'T'HH:mm:ss.SSS'Z'|UTC}t client=%{client}a method=%m path=%U"
          + " status=%s bytes=%O ms=%{ms}T";

  private Defences() {}

  /** Lets a server that is not started yet defend itself. */
  static void of(org.eclipse.jetty.server.Server jetty, Settings settings) {
    // Java reads this when the first virtual thread of the process is made.
    if (System.getProperty(CARRIERS_PROPERTY) == null) {
      System.setProperty(CARRIERS_PROPERTY, Integer.toString(CARRIERS));
    }
    if (jetty.getThreadPool() instanceof QueuedThreadPool pool) {
      pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
    }
    for (Connector connector : jetty.getConnectors()) {
      if (connector instanceof ServerConnector net) {
        settings.host().ifPresent(net::setHost);
        net.setIdleTimeout(IDLE.toMillis());
        net.addBean(new Lingerers(net));
        HttpConfiguration http =
            net.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setIdleTimeout(IDLE.toMillis());
        http.setOutputBufferSize(OUTPUT_BUFFER);
        http.setResponseHeaderSize(RESPONSE_HEADERS);
        http.setUriCompliance(NAMES_IN_ADDRESSES);
        if (settings.behindProxy()) {
          http.addCustomizer(new TrustedProxy());
        }
      }
    }
    jetty
        .getDescendants(ServletHandler.class)
        .forEach(servlets -> servlets.setDecodeAmbiguousURIs(true));
    jetty.addBean(new NetworkConnectionLimit(settings.connections(), jetty));
    jetty.setStopTimeout(LAST_REQUESTS.toMillis());
    int most = settings.limits().requestsPerSecond();
    if (most > 0) {
      jetty.setHandler(
          new DoSHandler(
              jetty.getHandler(),
              request -> Request.getRemoteAddr(request),
              new DoSHandler.LeakingBucketTrackerFactory(most),
              Defences::refuse,
              CLIENTS_WATCHED));
    }
    settings
        .requestLog()
        .ifPresent(log -> jetty.setRequestLog(new CustomRequestLog(log::accept, LINE)));
  }

  private static boolean refuse(Request request, Response response, Callback callback) {
    response.setStatus(TOO_MANY_REQUESTS);
    response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ErrorResponse.PROBLEM);
    byte[] body =
        ("{\"title\":\"Too many requests\",\"status\":429,"
                + "\"detail\":\"Ask again in a second, and more slowly.\"}\n")
            .getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
