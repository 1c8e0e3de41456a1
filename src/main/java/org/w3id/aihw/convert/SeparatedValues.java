package org.w3id.aihw.convert;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;

/**
 * Reads values parted by a separator, with a header (RFC 4180). What would shift a value into
 * another column, or leave one out, is a finding: a quote without its end, two columns of one name,
 * a row that is longer or shorter than the header.
 */
final class SeparatedValues {
  private static final String UNEVEN = "part its values as the header does, with quotes around one";

  private final String shown;
  private final char separator;

  /** What each column is called in the file, by its name as a variable, in order. */
  private final Map<String, String> columns = new LinkedHashMap<>();

  private int width;

  private final List<Row> rows = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private SeparatedValues(String shown, char separator) {
    this.shown = shown;
    this.separator = separator;
  }

  static Table read(String text, String shown, char separator) {
    return new SeparatedValues(shown, separator).read(text);
  }

  private Table read(String text) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator).get();
    long line = 1;
    try (CSVParser parser = format.parse(new StringReader(text))) {
      try {
        for (CSVRecord record : parser) {
          if (record.getRecordNumber() == 1) {
            readHeader(record);
          } else {
            readRow(record, place(parser.getCurrentLineNumber(), text));
          }
          line = parser.getCurrentLineNumber() + 1;
        }
      } catch (UncheckedIOException | IllegalStateException e) {
        return Table.broken(
            place(line, text),
            "cannot be read on from here: " + Printed.of(reason(e)),
            "close the quotes, and double those inside of a value");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + shown, e);
    }
    if (rows.isEmpty() && findings.isEmpty()) {
      return Table.broken(place(1, text), "has a header and no rows", "fetch the dataset anew");
    }
    return new Table(findings.isEmpty() ? rows : List.of(), findings);
  }

  private static String reason(RuntimeException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return Objects.toString(cause.getMessage(), "no reason given")
        .replaceFirst("^.*Exception: ", "");
  }

  /** A last line without an end is not counted by the parser. */
  private Place place(long line, String text) {
    return new Place(Path.of(shown), Math.clamp(line, 1, text.lines().count()));
  }

  private void readHeader(CSVRecord header) {
    width = header.size();
    for (String name : header) {
      String variable = Row.variable(name);
      String other = columns.putIfAbsent(variable, name.strip());
      if (other != null) {
        findings.addAll(
            Table.broken(
                    new Place(Path.of(shown), 1),
                    "has two columns of one name: '"
                        + Printed.of(other)
                        + "' and '"
                        + Printed.of(name.strip())
                        + "'",
                    "give each a name of its own, which its letters and digits tell apart")
                .findings());
      }
    }
  }

  private void readRow(CSVRecord record, Place place) {
    long number = record.getRecordNumber() - 1;
    if (record.size() != width) {
      findings.addAll(
          Table.broken(
                  place,
                  "row " + number + " has " + record.size() + " values for " + width + " columns",
                  UNEVEN)
              .findings());
      return;
    }
    Map<String, String> cells = new LinkedHashMap<>();
    int index = 0;
    for (String variable : columns.keySet()) {
      String value = record.get(index++).strip();
      if (!value.isEmpty()) {
        cells.put(variable, value);
      }
    }
    rows.add(new Row(place, number, cells, columns));
  }
}
