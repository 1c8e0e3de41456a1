package org.w3id.aihw.query.federated;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the public internet from those of a machine or of a network of its own. */
final class PublicAddresses {
  private PublicAddresses() {}

  /**
   * Returns whether an address is of the public internet: none that RFC 6890 and its registries
   * keep for special purposes, and none that carries an IPv4 address within it, since that may be
   * any.
   */
  static boolean contain(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet4Address) {
      int third = bytes[2] & 0xff;
      return first != 0
          && first < 240
          && !(first == 100 && second >= 64 && second < 128) // shared by customers of a carrier
          && !(first == 192 && second == 0 && (third == 0 || third == 2))
          && !(first == 192 && second == 88 && third == 99)
          && !(first == 198 && (second == 18 || second == 19 || (second == 51 && third == 100)))
          && !(first == 203 && second == 0 && third == 113);
    }
    // Of IPv6, what is given out to the internet is 2000::/3; of that, 2001::/23 and 2002::/16 are
    // ways of tunnels, 2001:db8::/32 is for examples.
    int third = bytes[2] & 0xff;
    boolean isTunnel = first == 0x20 && (second == 0x02 || (second == 0x01 && third < 2));
    boolean isExample =
        first == 0x20 && second == 0x01 && third == 0x0d && (bytes[3] & 0xff) == 0xb8;
    return (first & 0xe0) == 0x20 && !isTunnel && !isExample;
  }
}
