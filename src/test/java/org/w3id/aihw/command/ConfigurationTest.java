package org.w3id.aihw.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.aihw.serve.Settings;
import org.w3id.aihw.serve.http.WriteAccess;

/** File, environment and command line together say how the server is run. */
class ConfigurationTest {
  private static final String DIGEST = WriteAccess.digestOf("secret");

  @TempDir private Path folder;

  private static Settings settings(String... flags) {
    return Configuration.of(Optional.empty(), Map.of(), List.of(flags)).settings(DIGEST);
  }

  @Test
  void commandLineGoesBeforeEnvironmentBeforeFile() throws IOException {
    Path file = folder.resolve("aihw.conf");
    Files.writeString(file, "# ours\nport = 4001\nquery-seconds = 3\nupdate-seconds=7\n");
    Map<String, String> environment = Map.of("AIHW_PORT", "4002", "AIHW_QUERY_SECONDS", "4");
    Settings settings =
        Configuration.of(Optional.of(file), environment, List.of("port=4003")).settings(DIGEST);
    assertEquals(4003, settings.port());
    assertEquals(Duration.ofSeconds(4), settings.limits().queryTime());
    assertEquals(Duration.ofSeconds(7), settings.limits().updateTime());
  }

  @Test
  void whatIsNotSetIsAsTheListOfSettingsSays() {
    Settings settings = settings();
    assertEquals(3030, settings.port());
    assertEquals(Optional.empty(), settings.host());
    assertFalse(settings.access().isOpen(), "nobody writes unless a token is set");
    assertEquals(0, settings.limits().requestsPerSecond(), "on localhost");
    assertTrue(settings("host=0.0.0.0").limits().requestsPerSecond() > 0, "for strangers");
    assertEquals(Optional.of("0.0.0.0"), settings("host=0.0.0.0").host());
    for (Setting setting : Setting.values()) {
      assertFalse(setting.meaning().isBlank());
      assertEquals(Optional.of(setting), Setting.of(setting.key()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "port=70000, port (on the command line) is no number from 0 to 65535: '70000'",
    "port=http, port (on the command line) is no number from 0 to 65535: 'http'",
    "query-seconds=0, query-seconds (on the command line) is no number from 1 to 86400: '0'",
    "behind-proxy=yes, behind-proxy (on the command line) is neither true nor false: 'yes'",
    "public-address=example.org, is no http or https address: 'example.org'",
    "service-hosts=127.0.0.1, are no names of hosts",
    "service-hosts=https://query.example.org/, are no names of hosts",
    "'service-hosts=a.example,*', are no names of hosts",
    "metrics=all, 'is none of local, token, anybody: ''all'''",
    "prot=1, there is no setting 'prot' (on the command line); there are port",
    "port, '--set takes name=value, not ''port'''",
  })
  void wrongValueIsNamedWithItsPlace(String flag, String message) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> settings(flag));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
  }

  @Test
  void tokenPutWhereItsDigestBelongsIsNotShown() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> settings("tokens=hunter2hunter2"));
    assertFalse(String.valueOf(e.getMessage()).contains("hunter2"), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("aihw token"), e.getMessage());
    assertTrue(settings("tokens=" + DIGEST + " , " + DIGEST).access().isOpen());
  }

  @Test
  void everySettingIsDocumented() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("SECURITY.md"));
    for (Setting setting : Setting.values()) {
      String standard = setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`";
      String row = "| `" + setting.key() + "` | " + standard + " | " + setting.meaning() + " |";
      assertTrue(lines.contains(row), row);
    }
  }

  @Test
  void addressLosesTheSlashAtItsEnd() {
    assertEquals(
        Optional.of("https://graph.example.org/ai"),
        settings("public-address=https://graph.example.org/ai/").address().configured());
  }
}
