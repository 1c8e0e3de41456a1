package org.w3id.aihw.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The libraries that are shipped are those that the build names. */
class PartsTest {
  private static String named(String property) throws IOException {
    Matcher matcher =
        Pattern.compile("<" + property + "\\.version>(.*?)<")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(matcher.find(), property);
    return matcher.group(1);
  }

  private static List<String> jars(String prefix) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(path -> Path.of(path).getFileName().toString())
        .filter(name -> name.startsWith(prefix) && name.endsWith(".jar"))
        .toList();
  }

  @Test
  void jacksonIsTheOneNamed() throws IOException {
    String version = named("jackson");
    for (String part : List.of("core", "databind")) {
      assertEquals(List.of("jackson-" + part + "-" + version + ".jar"), jars("jackson-" + part));
    }
  }
}
