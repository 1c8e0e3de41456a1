package org.w3id.aihw.load;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds where in a text a fault is that a parser tells without its line, or without its reason. */
record Whereabouts(String content) {
  private static final Pattern LINE = Pattern.compile("(?i)line(?: no)?\\s*[:=]?\\s*(\\d+)");
  private static final Pattern END =
      Pattern.compile("(?i)end of (file|input)|breaks off|must start and end within");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s'\"<>,;()]+");
  private static final int SHORTEST = 2;

  /**
   * Where something stands.
   *
   * @param line the line, from 1
   * @param column the column, from 1; 0 where it is not known
   * @param fault what is wrong there
   */
  record Spot(long line, long column, String fault) {}

  /** Returns the line of the last letter. */
  long lastLine() {
    return lineAt(content.stripTrailing().length());
  }

  long lineAt(int offset) {
    return 1 + content.substring(0, offset).chars().filter(letter -> letter == '\n').count();
  }

  /**
   * Returns the line of a fault by what its message says: a line, the end, or a word of the text.
   *
   * @param near the line that was read last; 0 where that is not known
   */
  long lineOf(String message, long near) {
    Matcher line = LINE.matcher(message);
    if (line.find()) {
      return Long.parseLong(line.group(1));
    }
    if (END.matcher(message).find()) {
      return lastLine();
    }
    if (near > 0) {
      return near;
    }
    // What is wrong is often told whole behind a colon, with blanks in it.
    String told = message.substring(message.indexOf(": ") + 1).strip();
    return Stream.concat(Stream.of(told), Stream.of(BETWEEN_WORDS.split(message)))
        .filter(word -> word.length() >= SHORTEST && content.contains(word))
        .max(Comparator.comparingInt(String::length))
        .map(word -> lineAt(content.indexOf(word)))
        .orElse(1L);
  }

  /** Returns where a text ceases to be JSON; empty where it is JSON. */
  Optional<Spot> faultOfJson() {
    try (JsonParser parser = Json.createParser(new StringReader(content))) {
      while (parser.hasNext()) {
        parser.next();
      }
      return Optional.empty();
    } catch (JsonParsingException e) {
      long line = e.getLocation().getLineNumber();
      String fault = "is no JSON: " + e.getMessage();
      return Optional.of(
          line > 0
              ? new Spot(line, e.getLocation().getColumnNumber(), fault)
              : new Spot(lastLine(), 0, fault));
    } catch (RuntimeException e) {
      return Optional.of(new Spot(lastLine(), 0, "is no JSON: " + e.getMessage()));
    }
  }
}
