package org.w3id.aihw.query.federated;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks up names as the JDK does, but gives for hosts that queries may ask only the addresses that
 * they may have. A name that is looked at first and connected to later could have got another
 * address in between; here there is none other to connect to.
 *
 * <p>The JDK finds this class by {@code META-INF/services}.
 */
public final class AllowedHostsResolver extends InetAddressResolverProvider {
  private static final Map<String, Predicate<InetAddress>> RULES = new ConcurrentHashMap<>();
  private static final String NOT_PUBLIC =
      " has no public address, and SERVICE may ask no other; see the setting service-hosts";
  private static volatile boolean isInUse;

  /** Makes the provider; for the JDK. */
  public AllowedHostsResolver() {}

  /**
   * Sets what addresses a host may have, from now on. The host is looked up once: the JDK may
   * remember from before, for half a minute, what nobody looked at.
   *
   * @throws IllegalArgumentException if it has only others now
   * @throws IllegalStateException if this JVM looks names up in another way
   */
  static void allow(String host, Predicate<InetAddress> addresses) {
    RULES.put(host.toLowerCase(Locale.ROOT), addresses);
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!addresses.test(address)) {
          RULES.remove(host.toLowerCase(Locale.ROOT));
          throw new IllegalArgumentException(host + NOT_PUBLIC);
        }
      }
    } catch (UnknownHostException e) {
      if (String.valueOf(e.getMessage()).endsWith(NOT_PUBLIC)) {
        RULES.remove(host.toLowerCase(Locale.ROOT));
        throw new IllegalArgumentException(e.getMessage(), e);
      }
      // It may be known later; queries are told until then.
    }
    if (!isInUse) {
      throw new IllegalStateException(
          "this JVM looks up hosts by a resolver of its own, so that endpoints at private addresses"
              + " could be asked; leave service-hosts empty");
    }
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    isInUse = true;
    return over(configuration.builtinResolver());
  }

  @Override
  public String name() {
    return "aihw";
  }

  static InetAddressResolver over(InetAddressResolver resolver) {
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        Stream<InetAddress> found = resolver.lookupByName(host, policy);
        Predicate<InetAddress> rule = RULES.get(host.toLowerCase(Locale.ROOT));
        if (rule == null) {
          return found;
        }
        List<InetAddress> allowed = found.filter(rule).toList();
        if (allowed.isEmpty()) {
          throw new UnknownHostException(host + NOT_PUBLIC);
        }
        return allowed.stream();
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return resolver.lookupByAddress(address);
      }
    };
  }
}
