package org.w3id.aihw.serve;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off clients that have begun with the head of a request and do not come to its end. Each byte
 * that they send starts the time of an idle connection anew, so that alone would never end them.
 */
final class Lingerers extends AbstractLifeCycle {
  private static final long LOOK_EVERY_MS = 1_000;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final ServerConnector connector;

  /** Since when each head has been on its way. */
  private final Map<EndPoint, Long> since = new WeakHashMap<>();

  Lingerers(ServerConnector connector) {
    this.connector = connector;
  }

  @Override
  protected void doStart() {
    lookAgain();
  }

  private void lookAgain() {
    Scheduler scheduler = connector.getScheduler();
    if (isRunning() || isStarting()) {
      scheduler.schedule(this::look, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    long now = System.nanoTime();
    for (EndPoint client : connector.getConnectedEndPoints()) {
      if (client.getConnection() instanceof HttpConnection connection
          && !connection.getParser().isStart()
          && connection.getParser().inHeaderState()) {
        Long begun = since.putIfAbsent(client, now);
        if (begun != null && now - begun > PATIENCE) {
          client.close();
        }
      } else {
        since.remove(client);
      }
    }
    lookAgain();
  }
}
