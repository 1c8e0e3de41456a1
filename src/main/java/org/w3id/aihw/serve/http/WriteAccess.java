package org.w3id.aihw.serve.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may write: whoever sends {@code Authorization: Bearer TOKEN} (RFC 6750) with a token whose
 * SHA-256 is known here. Tokens are random and long, so a fast digest without salt is enough; they
 * themselves are kept nowhere.
 */
public final class WriteAccess {
  private static final String SCHEME = "Bearer ";

  private final boolean isOpen;
  private final List<byte[]> digests;

  /**
   * Lets the holders of some tokens write; nobody where there are none.
   *
   * @param digests the SHA-256 of each token, as 64 hexadecimal digits
   * @throws IllegalArgumentException if one is not that
   */
  public WriteAccess(Set<String> digests) {
    this(digests, "");
  }

  /**
   * Lets the holders of some tokens write, and commands on the machine of the server.
   *
   * @param digests the SHA-256 of each token, as 64 hexadecimal digits
   * @param local the same of the token that such commands find beside the store; empty for none
   * @throws IllegalArgumentException if one is not that
   */
  public WriteAccess(Set<String> digests, String local) {
    isOpen = !digests.isEmpty();
    this.digests =
        Stream.concat(digests.stream(), Stream.of(local).filter(digest -> !digest.isEmpty()))
            .map(
                digest -> {
                  if (!digest.matches("[0-9a-fA-F]{64}")) {
                    throw new IllegalArgumentException(
                        "a token's SHA-256 has 64 hexadecimal digits; make one by 'aihw token'");
                  }
                  return HexFormat.of().parseHex(digest.toLowerCase(Locale.ROOT));
                })
            .toList();
  }

  /** Returns the SHA-256 of a token, as 64 hexadecimal digits. */
  public static String digestOf(String token) {
    return HexFormat.of().formatHex(sha256(token));
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Returns whether clients may write, if they have a token. */
  public boolean isOpen() {
    return isOpen;
  }

  /**
   * Lets a request pass that may write.
   *
   * @throws Refusal if it may not
   */
  public void require(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    boolean hasToken = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    if (hasToken && isKnown(header.substring(SCHEME.length()).strip())) {
      return;
    }
    if (!isOpen) {
      throw new Refusal(
          403,
          "Writes are off",
          "This server takes no writes; whoever runs it can set a token, see its documentation.");
    }
    throw new Refusal(
        401,
        "Not authorized",
        hasToken
            ? "This token is not known here."
            : "Send the token in the header Authorization: Bearer TOKEN.",
        Map.of("WWW-Authenticate", "Bearer realm=\"aihw\""));
  }

  private boolean isKnown(String token) {
    byte[] sent = sha256(token);
    boolean known = false;
    for (byte[] digest : digests) {
      known |= MessageDigest.isEqual(digest, sent);
    }
    return known;
  }
}
