package org.w3id.aihw.query.federated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that queries may ask have no other addresses than public ones. */
class AllowedHostsResolverTest {
  private static final InetAddressResolver.LookupPolicy ANY =
      InetAddressResolver.LookupPolicy.of(
          InetAddressResolver.LookupPolicy.IPV4 | InetAddressResolver.LookupPolicy.IPV6);

  /** Answers each lookup by the same addresses, as whoever owns a name can have it. */
  private static InetAddressResolver answering(String... addresses) {
    return AllowedHostsResolver.over(
        new InetAddressResolver() {
          @Override
          public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
              throws UnknownHostException {
            Stream.Builder<InetAddress> found = Stream.builder();
            for (String address : addresses) {
              found.add(InetAddress.getByName(address));
            }
            return found.build();
          }

          @Override
          public String lookupByAddress(byte[] address) {
            return "name.example";
          }
        });
  }

  private static List<String> lookup(InetAddressResolver resolver, String host)
      throws UnknownHostException {
    return resolver.lookupByName(host, ANY).map(InetAddress::getHostAddress).toList();
  }

  @Test
  void onlyPublicAddressesOfAnAllowedHostAreSeen() throws UnknownHostException {
    AllowedHostsResolver.allow("rebind.example", PublicAddresses::contain);
    InetAddressResolver mixed = answering("10.0.0.7", "93.184.215.14", "127.0.0.1");
    assertEquals(List.of("93.184.215.14"), lookup(mixed, "rebind.example"));
    assertEquals(List.of("93.184.215.14"), lookup(mixed, "REBIND.example"));
    assertEquals(3, lookup(mixed, "other.example").size(), "other names are as they were");
    InetAddressResolver turned = answering("127.0.0.1", "fd00::1");
    UnknownHostException e =
        assertThrows(UnknownHostException.class, () -> lookup(turned, "rebind.example"));
    assertTrue(String.valueOf(e.getMessage()).contains("no public address"), e.getMessage());
    assertEquals("name.example", mixed.lookupByAddress(new byte[] {1, 1, 1, 1}));
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, true",
    "93.184.215.14, true",
    "172.15.0.1, true",
    "172.32.0.1, true",
    "100.63.0.1, true",
    "100.128.0.1, true",
    "198.20.0.1, true",
    "2606:4700::1111, true",
    "2001:4860:4860::8888, true",
    "2a00:1450::1, true",
    "127.0.0.1, false",
    "127.9.9.9, false",
    "0.0.0.0, false",
    "0.1.2.3, false",
    "10.1.2.3, false",
    "172.16.0.1, false",
    "172.31.255.255, false",
    "192.168.1.1, false",
    "169.254.169.254, false",
    "100.64.0.1, false",
    "100.127.255.255, false",
    "192.0.0.1, false",
    "192.0.2.1, false",
    "192.88.99.1, false",
    "198.18.0.1, false",
    "198.19.255.255, false",
    "198.51.100.1, false",
    "203.0.113.1, false",
    "224.0.0.1, false",
    "240.0.0.1, false",
    "255.255.255.255, false",
    "::1, false",
    "::, false",
    "::ffff:127.0.0.1, false",
    "::ffff:10.0.0.1, false",
    "::127.0.0.1, false",
    "64:ff9b::7f00:1, false",
    "100::1, false",
    "2001::1, false",
    "2001:db8::1, false",
    "2002:7f00:1::1, false",
    "fc00::1, false",
    "fd12:3456::1, false",
    "fe80::1, false",
    "ff02::1, false",
  })
  void addressIsOfTheInternetOrNot(String address, boolean isPublic) throws UnknownHostException {
    assertEquals(isPublic, PublicAddresses.contain(InetAddress.getByName(address)), address);
  }
}
