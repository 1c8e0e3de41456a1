package org.w3id.aihw.command;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be set of the server: by its name in the file, by {@code AIHW_} and its name in capitals
 * in the environment, by {@code --set name=value} on the command line; the later goes before the
 * earlier.
 */
enum Setting {
  PORT("3030", "port to listen on; 0 for any free one"),
  HOST("localhost", "name or address of the interface to listen on; 0.0.0.0 for all"),
  PUBLIC_ADDRESS(
      "", "address by which clients reach the server, such as https://graph.example.org"),
  BEHIND_PROXY(
      "false", "whether a proxy in front tells the client, as the last in X-Forwarded-For"),
  STORE("", "folder of the store; by default .aihw/store in the project"),
  SERVE_WHAT_CONFORMS(
      "false",
      "whether written graphs that cannot be read or no longer conform are left out, with a"
          + " warning, where the server would not start"),
  TOKENS("", "SHA-256 of each token that may write, separated by commas; 'aihw token' makes one"),
  QUERY_SECONDS("10", "how long a query may take"),
  UPDATE_SECONDS("60", "how long an update may take"),
  PAGE_SECONDS("20", "how long a page may take to make"),
  FILE_SECONDS("40", "how long a file of a whole graph may take to make"),
  QUERY_ROWS("1000000", "rows that a query may hold in memory to sort, join or group"),
  ALL_ROWS("3000000", "rows that all queries together may hold in memory"),
  QUERY_TEXT_MB("64", "text that a query may compute, in millions of characters"),
  QUERY_LENGTH("200000", "characters that a query may have"),
  RESULT_MB("256", "size that an answer may have"),
  BODY_MB("64", "size that what is sent may have, unpacked"),
  LITERAL_LENGTH("1000000", "characters that a literal in it may have"),
  SERVICE_HOSTS(
      "", "hosts whose endpoints queries may ask by SERVICE, separated by commas; none by default"),
  REQUESTS_PER_SECOND(
      "",
      "requests of one client each second; 0 for any; by default 50, on localhost without a proxy"
          + " any"),
  CONNECTIONS("2000", "connections at a time"),
  WAITING_QUERIES("400", "requests that may wait for their turn; more are sent away"),
  REQUEST_LOG("false", "whether each request is logged to standard error, as one line"),
  METRICS("local", "who may read /metrics: local, token, or anybody");

  private final String standard;
  private final String meaning;

  Setting(String standard, String meaning) {
    this.standard = standard;
    this.meaning = meaning;
  }

  /** Returns its name in the file and on the command line. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns its name in the environment. */
  String variable() {
    return "AIHW_" + name();
  }

  /** Returns what holds where nobody sets it. */
  String standard() {
    return standard;
  }

  /** Returns what it is, in words. */
  String meaning() {
    return meaning;
  }

  static Optional<Setting> of(String key) {
    return Stream.of(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }
}
