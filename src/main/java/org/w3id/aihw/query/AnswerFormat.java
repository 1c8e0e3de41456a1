package org.w3id.aihw.query;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.VisibleText;

/**
 * The ways in which the rows of an answer are written: a table and Markdown for people, with names
 * for things; CSV, TSV and JSON by the W3C's SPARQL 1.1 result formats, with IRIs.
 */
public enum AnswerFormat {
  CSV,
  JSON,
  MD,
  TABLE,
  TSV;

  /** Returns the format of a name, in any case. */
  public static Optional<AnswerFormat> of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** Returns the names of the formats, as people write them. */
  public static String names() {
    return Arrays.stream(values())
        .map(format -> format.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** Writes the rows of an answer. */
  public void write(Answer.Table table, Names names, PrintStream out) {
    switch (this) {
      case CSV -> standard(table, ResultSetLang.RS_CSV, out);
      case TSV -> standard(table, ResultSetLang.RS_TSV, out);
      case JSON -> standard(table, ResultSetLang.RS_JSON, out);
      case MD -> markdown(table, names, out);
      case TABLE -> aligned(table, names, out);
    }
  }

  /** Writes a yes or no: in JSON as the W3C has it, in CSV and TSV, which it leaves open, alike. */
  public void write(boolean truth, PrintStream out) {
    switch (this) {
      case CSV -> ResultsWriter.create().lang(ResultSetLang.RS_CSV).build().write(out, truth);
      case TSV -> ResultsWriter.create().lang(ResultSetLang.RS_TSV).build().write(out, truth);
      case JSON -> ResultsWriter.create().lang(ResultSetLang.RS_JSON).build().write(out, truth);
      case MD, TABLE -> out.println(truth ? "yes" : "no");
    }
  }

  private static List<List<String>> cells(Answer.Table table, Names names) {
    List<List<String>> lines = new ArrayList<>();
    for (Map<String, Node> row : table.rows()) {
      List<String> line = new ArrayList<>();
      for (String variable : table.variables()) {
        Node value = row.get(variable);
        line.add(value == null ? "" : VisibleText.of(names.of(value).replaceAll("\\s+", " ")));
      }
      lines.add(line);
    }
    return lines;
  }

  private static void aligned(Answer.Table table, Names names, PrintStream out) {
    List<List<String>> lines = cells(table, names);
    int columns = table.variables().size();
    int[] widths = new int[columns];
    for (int column = 0; column < columns; column++) {
      int width = table.variables().get(column).length();
      for (List<String> line : lines) {
        width = Math.max(width, line.get(column).length());
      }
      widths[column] = width;
    }
    out.println(aligned(table.variables(), widths));
    out.println(
        Arrays.stream(widths)
            .mapToObj("-"::repeat)
            .collect(Collectors.joining("  "))
            .stripTrailing());
    lines.forEach(line -> out.println(aligned(line, widths)));
  }

  private static String aligned(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = line.get(column);
      text.append(cell);
      if (column < widths.length - 1) {
        text.append(" ".repeat(Math.max(0, widths[column] - cell.length()) + 2));
      }
    }
    return text.toString().stripTrailing();
  }

  private static void markdown(Answer.Table table, Names names, PrintStream out) {
    out.println("| " + String.join(" | ", table.variables()) + " |");
    out.println(
        "| " + String.join(" | ", Collections.nCopies(table.variables().size(), "---")) + " |");
    for (List<String> line : cells(table, names)) {
      out.println(
          line.stream()
              .map(cell -> cell.replace("|", "\\|"))
              .collect(Collectors.joining(" | ", "| ", " |")));
    }
  }

  private static void standard(Answer.Table table, Lang format, PrintStream out) {
    List<Var> variables = table.variables().stream().map(Var::alloc).toList();
    Iterator<Binding> rows = table.rows().stream().map(AnswerFormat::binding).iterator();
    ResultsWriter.create().lang(format).write(out, RowSetStream.create(variables, rows));
  }

  private static Binding binding(Map<String, Node> row) {
    BindingBuilder binding = BindingFactory.builder();
    row.forEach((variable, value) -> binding.add(Var.alloc(variable), value));
    return binding.build();
  }
}
