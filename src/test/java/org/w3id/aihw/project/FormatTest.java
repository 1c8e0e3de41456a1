package org.w3id.aihw.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Java is formatted by google-java-format, here and not in a plugin: Maven may run on a JVM too old
 * to read the code (ARCHITECTURE.md, D5). Run with {@code -Daihw.format=apply} to format.
 */
class FormatTest {
  private static final Formatter FORMATTER = new Formatter(JavaFormatterOptions.defaultOptions());

  private static String formatted(String source) throws FormatterException {
    return FORMATTER.formatSource(
        RemoveUnusedImports.removeUnusedImports(
            ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.GOOGLE)));
  }

  @Test
  void everyJavaFileIsFormatted() throws IOException, FormatterException {
    boolean apply = "apply".equals(System.getProperty("aihw.format"));
    List<Path> unformatted = new ArrayList<>();
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    assertTrue(sources.size() > 80, "sources: " + sources.size());
    for (Path source : sources) {
      String text = Files.readString(source);
      String formatted = formatted(text);
      if (!formatted.equals(text)) {
        if (apply) {
          Files.writeString(source, formatted);
        } else {
          unformatted.add(source);
        }
      }
    }
    assertEquals(List.of(), unformatted, "run: mvn test -Dtest=FormatTest -Daihw.format=apply");
  }
}
