package org.w3id.aihw.command;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.serve.Settings;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.PublicAddress;
import org.w3id.aihw.serve.http.WriteAccess;

/** How the server is run, put together from a file, the environment and the command line. */
final class Configuration {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  /** A name, whose last part has a letter, so that it is no number of a machine; and a port. */
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9_-]+\\.)*[a-z0-9-]*[a-z][a-z0-9-]*(:[0-9]{1,5})?");

  private static final int REQUESTS_OF_STRANGERS = 50;
  private static final long MILLION = 1_000_000;

  /** The value of a setting, with where it was set. */
  private record Value(String text, String where) {}

  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

  private Configuration() {
    for (Setting setting : Setting.values()) {
      values.put(setting, new Value(setting.standard(), "by default"));
    }
  }

  /**
   * Reads the configuration.
   *
   * @param file the file, in the form of Java properties
   * @param environment the variables of the environment
   * @param flags settings of the command line, each as {@code name=value}
   * @throws IllegalArgumentException if a setting is not known or has a value that cannot be
   * @throws UncheckedIOException if the file cannot be read
   */
  static Configuration of(
      Optional<Path> file, Map<String, String> environment, List<String> flags) {
    Configuration configuration = new Configuration();
    file.ifPresent(configuration::read);
    for (Setting setting : Setting.values()) {
      String value = environment.get(setting.variable());
      if (value != null) {
        configuration.values.put(
            setting, new Value(value.strip(), "in the environment as " + setting.variable()));
      }
    }
    for (String flag : flags) {
      int equals = flag.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("--set takes name=value, not '" + flag + "'");
      }
      configuration.set(
          flag.substring(0, equals).strip(),
          flag.substring(equals + 1).strip(),
          "on the command line");
    }
    return configuration;
  }

  private void read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      set(key, properties.getProperty(key).strip(), "in " + file);
    }
  }

  private void set(String key, String value, String where) {
    Setting setting =
        Setting.of(key)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no setting '"
                            + key
                            + "' ("
                            + where
                            + "); there are "
                            + Stream.of(Setting.values())
                                .map(Setting::key)
                                .collect(Collectors.joining(", "))));
    values.put(setting, new Value(value, where));
  }

  private String text(Setting setting) {
    return values.getOrDefault(setting, new Value("", "")).text();
  }

  private IllegalArgumentException wrong(Setting setting, String what) {
    Value value = values.getOrDefault(setting, new Value("", ""));
    return new IllegalArgumentException(
        setting.key() + " (" + value.where() + ") " + what + ": '" + value.text() + "'");
  }

  private long number(Setting setting, long least, long most) {
    try {
      long number = Long.parseLong(text(setting));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _word) {
      // Said below.
    }
    throw wrong(setting, "is no number from " + least + " to " + most);
  }

  private boolean truth(Setting setting) {
    return switch (text(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(setting, "is neither true nor false");
    };
  }

  /** Returns the folder of the store; empty where nobody names one. */
  Optional<Path> store() {
    return Optional.of(text(Setting.STORE)).filter(text -> !text.isEmpty()).map(Path::of);
  }

  /**
   * Returns whether to serve without what cannot be read or does not conform.
   *
   * @throws IllegalArgumentException if it is neither true nor false
   */
  boolean servesWhatConforms() {
    return truth(Setting.SERVE_WHAT_CONFORMS);
  }

  /**
   * Returns the settings of the server.
   *
   * @param localDigest the SHA-256 of the token by which commands on this machine are known
   * @throws IllegalArgumentException if one has a value that cannot be
   */
  Settings settings(String localDigest) {
    String host = text(Setting.HOST);
    boolean isLocal = LOOPBACK.contains(host);
    return new Settings(
        (int) number(Setting.PORT, 0, 65_535),
        isLocal ? Optional.empty() : Optional.of(host),
        new PublicAddress(publicAddress()),
        access(localDigest),
        limits(isLocal && !truth(Setting.BEHIND_PROXY)),
        serviceHosts(),
        (int) number(Setting.CONNECTIONS, 1, 1_000_000),
        truth(Setting.BEHIND_PROXY),
        truth(Setting.REQUEST_LOG) ? Optional.of(System.err::println) : Optional.empty(),
        metrics());
  }

  private Optional<String> publicAddress() {
    String address = text(Setting.PUBLIC_ADDRESS);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    if (!address.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
      throw wrong(Setting.PUBLIC_ADDRESS, "is no http or https address");
    }
    return Optional.of(URI.create(address).toString().replaceFirst("/+$", ""));
  }

  private WriteAccess access(String localDigest) {
    Set<String> digests =
        Stream.of(text(Setting.TOKENS).split(","))
            .map(String::strip)
            .filter(digest -> !digest.isEmpty())
            .collect(Collectors.toSet());
    try {
      return new WriteAccess(digests, localDigest);
    } catch (IllegalArgumentException e) {
      // The value itself is not shown: somebody may have put the token there.
      throw new IllegalArgumentException(
          Setting.TOKENS.key()
              + " ("
              + values.getOrDefault(Setting.TOKENS, new Value("", "")).where()
              + "): "
              + e.getMessage(),
          e);
    }
  }

  private Limits limits(boolean isOneself) {
    String requests = text(Setting.REQUESTS_PER_SECOND);
    return new Limits(
        Duration.ofSeconds(number(Setting.QUERY_SECONDS, 1, 86_400)),
        Duration.ofSeconds(number(Setting.UPDATE_SECONDS, 1, 86_400)),
        Duration.ofSeconds(number(Setting.PAGE_SECONDS, 1, 86_400)),
        Duration.ofSeconds(number(Setting.FILE_SECONDS, 1, 86_400)),
        new WorkLimit.Most(
            number(Setting.QUERY_ROWS, 1, Long.MAX_VALUE),
            number(Setting.ALL_ROWS, 1, Long.MAX_VALUE),
            MILLION * number(Setting.QUERY_TEXT_MB, 1, 1_000_000)),
        (int) number(Setting.QUERY_LENGTH, 1, Integer.MAX_VALUE),
        number(Setting.RESULT_MB, 1, 1 << 20) << 20,
        (int) number(Setting.BODY_MB, 1, 1024) << 20,
        (int) number(Setting.LITERAL_LENGTH, 1, Integer.MAX_VALUE),
        requests.isEmpty()
            ? (isOneself ? 0 : REQUESTS_OF_STRANGERS)
            : (int) number(Setting.REQUESTS_PER_SECOND, 0, 1_000_000),
        (int) number(Setting.WAITING_QUERIES, 1, 1_000_000));
  }

  private Set<String> serviceHosts() {
    Set<String> hosts = new TreeSet<>();
    for (String host : text(Setting.SERVICE_HOSTS).toLowerCase(Locale.ROOT).split(",")) {
      if (!host.isBlank()) {
        hosts.add(host.strip());
      }
    }
    if (!hosts.stream().allMatch(HOST.asMatchPredicate())) {
      throw wrong(
          Setting.SERVICE_HOSTS,
          "are no names of hosts, such as query.example.org or query.example.org:8080");
    }
    return hosts;
  }

  private Settings.Readers metrics() {
    return switch (text(Setting.METRICS)) {
      case "local" -> Settings.Readers.LOCAL;
      case "token" -> Settings.Readers.TOKEN;
      case "anybody" -> Settings.Readers.ANYBODY;
      default -> throw wrong(Setting.METRICS, "is none of local, token, anybody");
    };
  }
}
