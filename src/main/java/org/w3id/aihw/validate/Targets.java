package org.w3id.aihw.validate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.engine.Target;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Which shapes look at a thing, while the facts stay as they are. Jena walks down all subclasses of
 * the target of each shape, for each thing anew; this walks up from the classes of the thing once.
 */
final class Targets {
  private final Graph facts;
  private final Map<Node, List<Node>> superclasses = new HashMap<>();

  Targets(Graph facts) {
    this.facts = facts;
  }

  /** Returns the classes of a thing and all that are above them. */
  Set<Node> classes(Node thing) {
    Set<Node> classes = new LinkedHashSet<>(objects(thing, RDF.type.asNode()));
    Deque<Node> next = new ArrayDeque<>(classes);
    while (!next.isEmpty()) {
      for (Node above :
          superclasses.computeIfAbsent(
              next.remove(), below -> objects(below, RDFS.subClassOf.asNode()))) {
        if (classes.add(above)) {
          next.add(above);
        }
      }
    }
    return classes;
  }

  private List<Node> objects(Node subject, Node property) {
    return facts.find(subject, property, Node.ANY).mapWith(triple -> triple.getObject()).toList();
  }

  /**
   * Returns whether a shape looks at a thing (SHACL section 2.1.3).
   *
   * @param classes those of the thing
   */
  boolean hold(Shape shape, Node thing, Set<Node> classes) {
    for (Target target : shape.getTargets()) {
      boolean holds =
          switch (target.getTargetType()) {
            case targetClass, implicitClass -> classes.contains(target.getObject());
            case targetNode -> thing.equals(target.getObject());
            case targetSubjectsOf -> facts.contains(thing, target.getObject(), Node.ANY);
            case targetObjectsOf -> facts.contains(Node.ANY, target.getObject(), thing);
            case targetExtension -> VLib.isFocusNode(shape, thing, facts);
          };
      if (holds) {
        return true;
      }
    }
    return false;
  }
}
