package org.w3id.aihw.serve.sparql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/**
 * Rows in JSON (SPARQL 1.1 Query Results JSON Format), one to a line. Jena's writer goes by the
 * character, which took a quarter of the time of small answers.
 */
final class JsonRows {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private static final DefaultPrettyPrinter LINES =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                  .withObjectEntrySpacing(Separators.Spacing.AFTER))
          .withObjectIndenter(DefaultPrettyPrinter.NopIndenter.instance)
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private final JsonGenerator json;
  private final Map<Node, String> blankNodes = new HashMap<>();

  private JsonRows(JsonGenerator json) {
    this.json = json;
  }

  /** Writes rows of terms of RDF 1.1. */
  static void write(RowSet rows, OutputStream out) {
    // Left open on failure: closed, it would end what it has begun, and the answer would look
    // whole.
    try {
      JsonGenerator json = JSON.createGenerator(out).setPrettyPrinter(LINES.createInstance());
      new JsonRows(json).write(rows);
      json.close();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(RowSet rows) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("head");
    json.writeArrayFieldStart("vars");
    for (Var variable : rows.getResultVars()) {
      json.writeString(variable.getVarName());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("results");
    json.writeArrayFieldStart("bindings");
    while (rows.hasNext()) {
      write(rows.next(), rows.getResultVars());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void write(Binding row, List<Var> variables) throws IOException {
    json.writeStartObject();
    for (Var variable : variables) {
      Node term = row.get(variable);
      if (term != null) {
        json.writeObjectFieldStart(variable.getVarName());
        write(term);
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private void write(Node term) throws IOException {
    if (term.isURI()) {
      json.writeStringField("type", "uri");
      json.writeStringField("value", term.getURI());
    } else if (term.isBlank()) {
      json.writeStringField("type", "bnode");
      json.writeStringField(
          "value", blankNodes.computeIfAbsent(term, unknown -> "b" + blankNodes.size()));
    } else if (term.isLiteral()) {
      json.writeStringField("type", "literal");
      String language = term.getLiteralLanguage();
      if (!language.isEmpty()) {
        json.writeStringField("xml:lang", language);
      } else if (!term.getLiteralDatatype().equals(XSDDatatype.XSDstring)) {
        json.writeStringField("datatype", term.getLiteralDatatypeURI());
      }
      json.writeStringField("value", term.getLiteralLexicalForm());
    } else {
      throw new IllegalStateException(term + " is no term of RDF 1.1");
    }
  }
}
