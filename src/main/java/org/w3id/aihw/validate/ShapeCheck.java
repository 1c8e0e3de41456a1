package org.w3id.aihw.validate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Names;

/**
 * Checks facts against SHACL shapes whose property shapes carry a finding code and a cure ({@code
 * shape:code}, {@code shape:cure}).
 */
final class ShapeCheck {
  private static final Node CODE = NodeFactory.createURI(Aihw.SHAPE + "code");
  private static final Node CURE = NodeFactory.createURI(Aihw.SHAPE + "cure");

  private final Facts shapes;

  /**
   * Takes the shapes.
   *
   * @throws IllegalArgumentException if there are none: a check that finds nothing to check fails
   */
  ShapeCheck(Facts shapes) {
    if (shapes.all().isEmpty()) {
      throw new IllegalArgumentException("there are no shapes under ontology/shapes");
    }
    this.shapes = shapes;
  }

  Collection<Finding> check(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    for (ReportEntry entry :
        ShaclValidator.get().validate(Shapes.parse(shapes.union()), facts.union()).getEntries()) {
      findings.add(finding(entry, facts));
    }
    return findings;
  }

  private Finding finding(ReportEntry entry, Facts facts) {
    Node focus = entry.focusNode();
    Optional<Node> value = Optional.ofNullable(entry.value()).filter(node -> !node.equals(focus));
    String said =
        Names.prefixed(focus)
            + " "
            + entry.message()
            + value.map(node -> ": " + Names.prefixed(node)).orElse("");
    return new Finding(
        text(entry.source(), CODE),
        Locate.in(facts, focus, value),
        said,
        text(entry.source(), CURE));
  }

  /** Returns a text of the shape, which ShapeFilesTest makes sure is there. */
  private String text(Node shape, Node property) {
    Graph graph = shapes.union();
    return graph.find(shape, property, Node.ANY).toList().stream()
        .map(triple -> triple.getObject().getLiteralLexicalForm())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(shape + " has no " + property));
  }
}
