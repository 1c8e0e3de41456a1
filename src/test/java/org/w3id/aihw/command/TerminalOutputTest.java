package org.w3id.aihw.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.model.VisibleText;

class TerminalOutputTest {
  private static final String ODD =
      "a\u001B[31mred\u0007\u009B2J\rb\tc\nd \u007F \u0000 東京 – é \u00A0\u00BF😀 \u0080";

  private static final String SEEN = "a␛[31mred␇\uFFFD2J␍b\tc\nd ␡ ␀ 東京 – é \u00A0\u00BF😀 \uFFFD";

  @Test
  void controlCharactersAreSeenAndOtherLettersStay() {
    assertEquals(SEEN, VisibleText.of(ODD));
  }

  @Test
  void bytesAreTakenAloneOrTogether() throws IOException {
    byte[] bytes = ODD.getBytes(StandardCharsets.UTF_8);
    for (int step = 1; step <= bytes.length; step++) {
      ByteArrayOutputStream terminal = new ByteArrayOutputStream();
      try (TerminalOutput out = new TerminalOutput(terminal)) {
        for (int from = 0; from < bytes.length; from += step) {
          out.write(bytes, from, Math.min(step, bytes.length - from));
        }
      }
      assertEquals(SEEN, terminal.toString(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    try (PrintStream out =
        new PrintStream(new TerminalOutput(terminal), true, StandardCharsets.UTF_8)) {
      out.print(ODD);
    }
    assertEquals(SEEN, terminal.toString(StandardCharsets.UTF_8));
  }
}
