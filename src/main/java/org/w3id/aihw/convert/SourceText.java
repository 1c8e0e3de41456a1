package org.w3id.aihw.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3id.aihw.model.Place;

/** Reads the text of a file of a dataset, if it is text and whole. */
final class SourceText {
  private static final Pattern CONFLICT =
      Pattern.compile("(?m)^(?:<{7}|>{7}|\\|{7})(?: .*)?$|^={7}$");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");
  private static final String MARK = "\uFEFF";

  private SourceText() {}

  /**
   * Reads a file, without the mark of UTF-8 at its beginning.
   *
   * @param shown what the file is called for people
   * @param rows reads what the text holds
   * @throws UncheckedIOException if the file cannot be opened
   */
  static Table read(Path file, String shown, Function<String, Table> rows) {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    CharBuffer letters = CharBuffer.allocate(bytes.remaining());
    boolean malformed =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(bytes, letters, true)
            .isError();
    String text = letters.flip().toString();
    if (malformed) {
      return Table.broken(at(shown, text, text.length()), "is not valid UTF-8", "save it as UTF-8");
    }
    String content = text.startsWith(MARK) ? text.substring(1) : text;
    return fault(content, shown).orElseGet(() -> rows.apply(content));
  }

  private static Optional<Table> fault(String text, String shown) {
    if (text.isBlank()) {
      return Optional.of(
          Table.broken(Place.of(Path.of(shown)), "is empty", "fetch the dataset anew"));
    }
    Matcher control = CONTROL.matcher(text);
    if (control.find()) {
      return Optional.of(
          Table.broken(
              at(shown, text, control.start()),
              "holds the control character " + Printed.of(control.group()),
              "take it out, or fetch the dataset anew"));
    }
    Matcher conflict = CONFLICT.matcher(text);
    return conflict.find()
        ? Optional.of(
            Table.broken(
                at(shown, text, conflict.start()),
                "has the mark of a merge that was not finished: " + Printed.of(conflict.group()),
                "decide which of the two sides is right, and take the marks out"))
        : Optional.empty();
  }

  private static Place at(String shown, String text, int end) {
    long line = 1 + text.substring(0, end).chars().filter(letter -> letter == '\n').count();
    return new Place(Path.of(shown), line);
  }
}
