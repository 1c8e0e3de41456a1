package org.w3id.aihw.convert;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;

/** Reads the rows of a file in one of the forms that datasets come in. */
enum RowReader {
  /** Values parted by commas, with a header (RFC 4180). */
  CSV {
    @Override
    List<Row> read(Path file, String shown) {
      return separated(file, shown, ',');
    }
  },
  /**
   * Objects within objects: the keys on the way down are the columns {@code key1}, {@code key2}.
   */
  JSON_TREE {
    @Override
    List<Row> read(Path file, String shown) {
      try {
        List<Row> rows = new ArrayList<>();
        descend(JSON.parse(Files.readString(file)), new LinkedHashMap<>(), shown, rows);
        return rows;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
  },
  /**
   * The PCI ID list: vendors, and devices behind a tab; columns vendorId, vendor, deviceId, device.
   */
  PCI_IDS {
    @Override
    List<Row> read(Path file, String shown) {
      try {
        return pciIds(Files.readAllLines(file), shown);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
  },
  /** Values parted by semicolons, with a header. */
  SEMICOLON {
    @Override
    List<Row> read(Path file, String shown) {
      return separated(file, shown, ';');
    }
  };

  /**
   * Reads all rows of a file.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  abstract List<Row> read(Path file, String shown);

  private static List<Row> separated(Path file, String shown, char delimiter) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get();
    List<Row> rows = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = format.parse(reader)) {
      for (CSVRecord record : parser) {
        Map<String, String> cells = new LinkedHashMap<>();
        record
            .toMap()
            .forEach(
                (column, value) -> {
                  if (!value.isBlank()) {
                    cells.put(Row.variable(column.replace("\uFEFF", "")), value.strip());
                  }
                });
        rows.add(new Row(shown, record.getRecordNumber(), cells));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return rows;
  }

  private static void descend(
      JsonValue value, Map<String, String> keys, String shown, List<Row> rows) {
    JsonObject object = value.getAsObject();
    boolean leaf = object.values().stream().noneMatch(JsonValue::isObject);
    if (leaf) {
      Map<String, String> cells = new LinkedHashMap<>(keys);
      object.forEach(
          (key, cell) ->
              cells.put(
                  Row.variable(key),
                  cell.isString() ? cell.getAsString().value() : cell.toString()));
      rows.add(new Row(shown, rows.size() + 1L, cells));
      return;
    }
    object.forEach(
        (key, inner) -> {
          Map<String, String> longer = new LinkedHashMap<>(keys);
          longer.put("key" + (keys.size() + 1), key);
          descend(inner, longer, shown, rows);
        });
  }

  private static List<Row> pciIds(List<String> lines, String shown) {
    List<Row> rows = new ArrayList<>();
    Map<String, String> vendor = Map.of();
    long number = 0;
    for (String line : lines) {
      number++;
      if (line.startsWith("C ")) {
        break; // The classes of devices follow; they name no maker.
      }
      if (line.isBlank() || line.startsWith("#") || line.startsWith("\t\t")) {
        continue;
      }
      boolean device = line.startsWith("\t");
      String entry = line.strip();
      String id = entry.substring(0, 4);
      String name = entry.substring(4).strip();
      Map<String, String> cells = new LinkedHashMap<>();
      if (device) {
        cells.putAll(vendor);
        cells.put("deviceId", id);
        cells.put("device", name);
      } else {
        cells.put("vendorId", id);
        cells.put("vendor", name);
        vendor = cells;
      }
      rows.add(new Row(shown, number, cells));
    }
    return rows;
  }
}
