package org.w3id.aihw.serve;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.PublicAddress;
import org.w3id.aihw.serve.http.WriteAccess;

/**
 * How the server is run.
 *
 * @param port the port to listen on, or {@link Server#ANY_PORT}
 * @param host the interface to listen on; empty for the loopback interface
 * @param address by which clients reach the server
 * @param access who may write
 * @param limits what one request may ask for
 * @param serviceHosts hosts of the endpoints that queries may ask, each with its port if that is
 *     not the usual one
 * @param connections how many connections there may be at a time
 * @param behindProxy whether a proxy in front tells who the client is
 * @param requestLog takes a line for each request; empty where none is wanted
 * @param metrics who may read the figures of the server
 */
public record Settings(
    int port,
    Optional<String> host,
    PublicAddress address,
    WriteAccess access,
    Limits limits,
    Set<String> serviceHosts,
    int connections,
    boolean behindProxy,
    Optional<Consumer<String>> requestLog,
    Readers metrics) {
  private static final int CONNECTIONS = 2_000;

  /** Who may read something. */
  public enum Readers {
    /** Clients on this machine. */
    LOCAL,
    /** Those who hold a token. */
    TOKEN,
    /** Anybody. */
    ANYBODY
  }

  /** Returns the settings of a server that nobody has configured. */
  public static Settings standard(int port) {
    return new Settings(
        port,
        Optional.empty(),
        new PublicAddress(Optional.empty()),
        new WriteAccess(Set.of()),
        Limits.standard(),
        Set.of(),
        CONNECTIONS,
        false,
        Optional.empty(),
        Readers.LOCAL);
  }

  /** Returns these settings with others who may write. */
  public Settings with(WriteAccess others) {
    return new Settings(
        port,
        host,
        address,
        others,
        limits,
        serviceHosts,
        connections,
        behindProxy,
        requestLog,
        metrics);
  }

  /** Returns these settings with other limits. */
  public Settings with(Limits others) {
    return new Settings(
        port,
        host,
        address,
        access,
        others,
        serviceHosts,
        connections,
        behindProxy,
        requestLog,
        metrics);
  }
}
