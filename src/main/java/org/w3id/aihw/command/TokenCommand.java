package org.w3id.aihw.command;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.w3id.aihw.serve.http.WriteAccess;
import picocli.CommandLine.Command;

/** Makes a token by which clients may write. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description =
        "Make a random token by which a client may write to a server, and its SHA-256 for the"
            + " server's setting 'tokens'.")
final class TokenCommand implements Callable<Integer> {
  private static final int BYTES = 32;

  TokenCommand() {}

  /** Returns a new random token. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public Integer call() {
    String token = random();
    System.out.println("token   " + token);
    System.out.println("sha256  " + WriteAccess.digestOf(token));
    System.err.println(
        "Give the token to the client, the SHA-256 to the server; the token is kept nowhere.");
    return Program.FINE;
  }
}
