package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.load.RdfWriter;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.serve.http.Accept;
import org.w3id.aihw.serve.http.ErrorResponse;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.validate.Violation;

/**
 * The answer to a write that does not conform: a SHACL validation report (SHACL, section 3.6), with
 * the code and the cure of each result in our terms; as RDF, or as problem+json.
 */
final class ValidationReply {
  private static final int UNPROCESSABLE = 422;
  private static final int MOST = 200;
  private static final List<String> JSON = List.of(ErrorResponse.PROBLEM, "application/json");

  private ValidationReply() {}

  static void send(
      HttpServletRequest request, HttpServletResponse response, List<Violation> violations)
      throws IOException {
    List<Violation> shown = violations.subList(0, Math.min(MOST, violations.size()));
    List<String> types = new ArrayList<>(Format.ofData().stream().map(Format::mediaType).toList());
    types.addAll(JSON);
    Optional<String> wanted = Accept.of(request).best(types);
    byte[] body;
    // A report quotes what was sent, which its format may not be able to carry.
    List<Triple> report = report(shown);
    if (wanted.isEmpty()
        || JSON.contains(wanted.get())
        || !writer(wanted.get()).carriedOf(report).equals(report)) {
      response.setContentType(ErrorResponse.PROBLEM);
      body = problem(shown, violations.size()).toString().getBytes(StandardCharsets.UTF_8);
    } else {
      Format format = Format.ofMediaType(wanted.get()).orElseThrow();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      writer(wanted.get()).write(report, out);
      response.setContentType(
          format == Format.TURTLE ? format.mediaType() + ";charset=utf-8" : format.mediaType());
      body = out.toByteArray();
    }
    response.setHeader("Vary", "Accept");
    response.setStatus(UNPROCESSABLE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static RdfWriter writer(String type) {
    return RdfWriter.of(Format.ofMediaType(type).orElseThrow().ending()).orElseThrow();
  }

  private static JsonObject problem(List<Violation> violations, int all) {
    JsonArray results = new JsonArray();
    for (Violation violation : violations) {
      JsonObject result = new JsonObject();
      result.put("code", violation.code());
      result.put("focusNode", violation.focus().toString());
      violation.value().ifPresent(value -> result.put("value", value.toString()));
      violation.shape().ifPresent(shape -> result.put("sourceShape", shape.toString()));
      result.put("message", violation.sentence());
      result.put("cure", violation.cure());
      results.add(result);
    }
    JsonObject problem = new JsonObject();
    problem.put("title", "Does not conform");
    problem.put("status", UNPROCESSABLE);
    problem.put("detail", all + " results; nothing was written");
    problem.put("results", results);
    return problem;
  }

  private static List<Triple> report(List<Violation> violations) {
    List<Triple> report = new ArrayList<>();
    Node root = NodeFactory.createBlankNode("report");
    report.add(Triple.create(root, RDF.type.asNode(), SHACL.ValidationReport));
    report.add(Triple.create(root, SHACL.conforms, NodeConst.nodeFalse));
    for (Violation violation : violations) {
      Node result = NodeFactory.createBlankNode("result" + report.size());
      report.add(Triple.create(root, SHACL.result, result));
      report.add(Triple.create(result, RDF.type.asNode(), SHACL.ValidationResult));
      report.add(Triple.create(result, SHACL.resultSeverity, SHACL.Violation));
      report.add(Triple.create(result, SHACL.focusNode, violation.focus()));
      violation.value().ifPresent(value -> report.add(Triple.create(result, SHACL.value, value)));
      violation
          .shape()
          .ifPresent(shape -> report.add(Triple.create(result, SHACL.sourceShape, shape)));
      report.add(text(result, SHACL.resultMessage, violation.sentence()));
      report.add(text(result, NodeFactory.createURI(Aihw.SHAPE + "code"), violation.code()));
      report.add(text(result, NodeFactory.createURI(Aihw.SHAPE + "cure"), violation.cure()));
    }
    return report;
  }

  private static Triple text(Node subject, Node property, String text) {
    return Triple.create(subject, property, NodeFactory.createLiteralString(text));
  }
}
