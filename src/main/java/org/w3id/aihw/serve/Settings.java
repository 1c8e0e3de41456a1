package org.w3id.aihw.serve;

import java.util.Optional;
import java.util.Set;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.PublicAddress;
import org.w3id.aihw.serve.http.WriteAccess;

/**
 * How the server is run.
 *
 * @param port the port to listen on, or {@link Server#ANY_PORT}
 * @param host the address of the interface to listen on; empty for the loopback interface
 * @param address by which clients reach the server
 * @param access who may write
 * @param limits what one request may ask for
 */
public record Settings(
    int port, Optional<String> host, PublicAddress address, WriteAccess access, Limits limits) {
  /** Returns the settings of a server that nobody has configured. */
  public static Settings standard(int port) {
    return new Settings(
        port,
        Optional.empty(),
        new PublicAddress(Optional.empty()),
        new WriteAccess(Set.of()),
        Limits.standard());
  }
}
