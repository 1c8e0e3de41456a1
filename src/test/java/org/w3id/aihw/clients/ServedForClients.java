package org.w3id.aihw.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.w3id.aihw.World;
import org.w3id.aihw.serve.WritableServer;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.WriteAccess;

/**
 * Serves the project for {@code src/clients/run}: prints the address, and stops when its input
 * ends.
 */
public final class ServedForClients {
  private ServedForClients() {}

  /** Takes the folder of the store and the token that lets write. */
  public static void main(String[] arguments) throws IOException {
    try (WritableServer server =
        WritableServer.over(
            World.project(),
            Path.of(arguments[0]),
            Limits.standard(),
            Set.of(WriteAccess.digestOf(arguments[1])))) {
      System.out.println(server.address());
      System.out.flush();
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
