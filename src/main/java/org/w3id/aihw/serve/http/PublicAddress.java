package org.w3id.aihw.serve.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address by which clients reach this server: the one configured, else what the request says.
 *
 * @param configured the address, without a slash at its end
 */
public record PublicAddress(Optional<String> configured) {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

  /**
   * Returns the address, without a slash at its end.
   *
   * @throws Refusal if none is configured and the request names no host
   */
  public String of(HttpServletRequest request) {
    return configured.orElseGet(
        () -> {
          String host = request.getHeader("Host");
          if (host == null || !HOST.matcher(host).matches()) {
            throw Refusal.badRequest("the header Host names no host");
          }
          return request.getScheme() + "://" + host;
        });
  }
}
