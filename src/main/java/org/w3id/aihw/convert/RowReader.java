package org.w3id.aihw.convert;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonException;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.w3id.aihw.model.Place;

/** Reads the rows of a file in one of the forms that datasets come in. */
enum RowReader {
  /** Values parted by commas, with a header (RFC 4180). */
  CSV {
    @Override
    Table rows(String text, String shown) {
      return SeparatedValues.read(text, shown, ',');
    }
  },
  /**
   * Objects within objects: the keys on the way down are the columns {@code key1}, {@code key2}.
   */
  JSON_TREE {
    @Override
    Table rows(String text, String shown) {
      try {
        List<Row> rows = new ArrayList<>();
        descend(JSON.parse(text), new LinkedHashMap<>(), shown, rows);
        return new Table(rows, List.of());
      } catch (JsonException e) {
        return Table.broken(
            Place.of(Path.of(shown)),
            "is no tree of JSON objects: " + Printed.of(Objects.toString(e.getMessage(), "")),
            "fetch the dataset anew");
      }
    }
  },
  /**
   * The PCI ID list: vendors, and devices behind a tab; columns vendorId, vendor, deviceId, device.
   */
  PCI_IDS {
    @Override
    Table rows(String text, String shown) {
      return pciIds(text, shown);
    }
  },
  /** Values parted by semicolons, with a header. */
  SEMICOLON {
    @Override
    Table rows(String text, String shown) {
      return SeparatedValues.read(text, shown, ';');
    }
  };

  private static final Pattern PCI_ENTRY = Pattern.compile("\\t?[0-9a-f]{4} +\\S.*");

  /**
   * Reads a file.
   *
   * @param shown what it is called for people
   * @throws UncheckedIOException if it cannot be opened
   */
  final Table read(Path file, String shown) {
    return SourceText.read(file, shown, text -> rows(text, shown));
  }

  abstract Table rows(String text, String shown);

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
      rows.add(new Row(Place.of(Path.of(shown)), rows.size() + 1L, cells, Map.of()));
      return;
    }
    object.forEach(
        (key, inner) -> {
          Map<String, String> longer = new LinkedHashMap<>(keys);
          longer.put("key" + (keys.size() + 1), key);
          descend(inner, longer, shown, rows);
        });
  }

  private static Table pciIds(String text, String shown) {
    List<Row> rows = new ArrayList<>();
    Map<String, String> vendor = Map.of();
    long number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Place place = new Place(Path.of(shown), number);
      if (line.startsWith("C ")) {
        break; // The classes of devices follow; they name no maker.
      }
      if (line.isBlank() || line.startsWith("#") || line.startsWith("\t\t")) {
        continue;
      }
      boolean device = line.startsWith("\t");
      if (!PCI_ENTRY.matcher(line).matches() || (device && vendor.isEmpty())) {
        return Table.broken(
            place, "is no line of a PCI ID list: '" + Printed.of(line) + "'", "correct the line");
      }
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
      rows.add(new Row(place, number, cells, Map.of()));
    }
    return new Table(rows, List.of());
  }
}
