package org.w3id.aihw.validate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.sys.ShaclSystem;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Crew;
import org.w3id.aihw.model.Facts;

/**
 * Checks facts against SHACL shapes whose property shapes carry a finding code and a cure ({@code
 * shape:code}, {@code shape:cure}).
 */
final class ShapeCheck {
  private static final Node CODE = NodeFactory.createURI(Aihw.SHAPE + "code");
  private static final Node CURE = NodeFactory.createURI(Aihw.SHAPE + "cure");

  static {
    // Jena's name for reports as the standard has them: its usual ones give sh:uniqueLang a value.
    ShaclSystem.setMode(ShaclSystem.Mode.TEST);
  }

  private final Graph graph;
  private final Shapes shapes;

  /**
   * Takes the shapes.
   *
   * @throws IllegalArgumentException if there are none: a check that finds nothing to check fails
   */
  ShapeCheck(Facts shapes) {
    if (shapes.all().isEmpty()) {
      throw new IllegalArgumentException("there are no shapes under ontology/shapes");
    }
    this.graph = shapes.union();
    this.shapes = Shapes.parse(graph);
  }

  /** Returns the report of SHACL on a graph. */
  static ValidationReport report(Shapes shapes, Graph facts) {
    return ShaclValidator.get().validate(shapes, facts);
  }

  /**
   * Gives the check of everything to a crew, a piece for each shape that has a target.
   *
   * @param facts asked for once a piece is begun; to be read by several threads
   * @return what is wrong, shape by shape, to be asked for once the crew has finished
   */
  Supplier<List<Violation>> give(Supplier<Graph> facts, Crew crew) {
    List<Crew.Piece<List<Violation>>> pieces = new ArrayList<>();
    for (Shape shape : shapes.getTargetShapes()) {
      pieces.add(crew.give(() -> check(shape, facts.get())));
    }
    return () -> pieces.stream().flatMap(piece -> piece.result().stream()).toList();
  }

  /** Does for one shape what SHACL's validator does for each in turn. */
  private List<Violation> check(Shape shape, Graph facts) {
    ValidationContext context = ValidationContext.create(shapes, facts);
    for (Node focus : VLib.focusNodes(facts, shape)) {
      VLib.validateShape(context, facts, shape, focus);
    }
    return violations(context.generateReport());
  }

  /** Checks some things, each against the shapes that target it. */
  List<Violation> check(Graph facts, Collection<Node> things) {
    ValidationContext context = ValidationContext.create(shapes, facts);
    Targets targets = new Targets(facts);
    for (Node thing : things) {
      Set<Node> classes = targets.classes(thing);
      for (Shape shape : shapes.getTargetShapes()) {
        if (targets.hold(shape, thing, classes)) {
          VLib.validateShape(context, facts, shape, thing);
        }
      }
    }
    return violations(context.generateReport());
  }

  private List<Violation> violations(ValidationReport report) {
    List<Violation> violations = new ArrayList<>();
    for (ReportEntry entry : report.getEntries()) {
      Node focus = entry.focusNode();
      violations.add(
          new Violation(
              text(entry.source(), CODE),
              focus,
              Optional.ofNullable(entry.value()).filter(node -> !node.equals(focus)),
              Optional.empty(),
              Optional.of(entry.source()),
              entry.message(),
              text(entry.source(), CURE)));
    }
    return violations;
  }

  /** Returns a text of the shape, which ShapeFilesTest makes sure is there. */
  private String text(Node shape, Node property) {
    return graph.find(shape, property, Node.ANY).toList().stream()
        .map(triple -> triple.getObject().getLiteralLexicalForm())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(shape + " has no " + property));
  }
}
