package org.w3id.aihw.convert;

import java.text.Normalizer;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase1;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.w3id.aihw.model.Aihw;

/**
 * What mappings can call beside SPARQL's own functions, under {@code
 * https://w3id.org/aihw/function#}: {@code party}, {@code product} and {@code place} look a name
 * up; {@code label} gives the name that the register has for a thing; {@code slug}, {@code date}
 * and {@code number} read text. Each gives an error, which leaves a variable unbound, where it
 * cannot; a name that is unknown and a value that is unreadable are reported besides, whatever the
 * mapping then falls back on. Of an empty text there is nothing to report.
 */
final class MappingFunctions {
  private MappingFunctions() {}

  /** Returns the functions of SPARQL with those of mappings. */
  static FunctionRegistry registry(Register register, Reports reports, FunctionRegistry standard) {
    FunctionRegistry functions = FunctionRegistry.createFrom(standard);
    for (Register.Kind kind : Register.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      put(functions, name, text -> find(text, kind, register, reports));
    }
    functions.put(
        Aihw.FUNCTION + "label",
        uri ->
            new FunctionBase1() {
              @Override
              public NodeValue exec(NodeValue thing) {
                return NodeValue.makeString(
                    register
                        .label(thing.asNode())
                        .orElseThrow(() -> new ExprEvalException("no label: " + thing)));
              }
            });
    put(functions, "slug", text -> NodeValue.makeString(slug(text)));
    put(functions, "date", text -> read(text, CellForm.DATE, reports.unreadable()));
    put(functions, "number", text -> read(text, CellForm.NUMBER, reports.unreadable()));
    return functions;
  }

  /**
   * What is to be told of a conversion.
   *
   * @param unknowns the names that the register does not know
   * @param unreadable the values that are no number or day
   */
  record Reports(Unknowns unknowns, Unreadable unreadable) {
    void startRow(Row row) {
      unknowns.startRow(row);
      unreadable.startRow(row);
    }
  }

  /** A function of one text. */
  private interface OfText {
    NodeValue apply(String text);
  }

  private static void put(FunctionRegistry functions, String name, OfText function) {
    functions.put(
        Aihw.FUNCTION + name,
        uri ->
            new FunctionBase1() {
              @Override
              public NodeValue exec(NodeValue value) {
                if (!value.isLiteral()) {
                  throw new ExprEvalException(name + " of something that is no text");
                }
                return function.apply(value.asNode().getLiteralLexicalForm().strip());
              }
            });
  }

  private static NodeValue find(
      String text, Register.Kind kind, Register register, Reports reports) {
    return NodeValue.makeNode(
        register
            .find(text, kind)
            .orElseThrow(
                () -> {
                  reports.unknowns().add(kind.name().toLowerCase(Locale.ROOT), text);
                  return new ExprEvalException("unknown: " + text);
                }));
  }

  private static NodeValue read(String text, CellForm form, Unreadable unreadable) {
    Node value =
        form.read(text)
            .orElseThrow(
                () -> {
                  if (!text.isEmpty()) {
                    unreadable.add(text, form.fault(), form.cure());
                  }
                  return new ExprEvalException("unreadable: " + text);
                });
    return NodeValue.makeNode(value);
  }

  /** Turns text into the last part of an IRI: small letters and digits, parted by hyphens. */
  static String slug(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("['’]", "")
        .replace("+", "-plus")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
  }
}
