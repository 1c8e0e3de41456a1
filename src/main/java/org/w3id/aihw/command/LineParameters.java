package org.w3id.aihw.command;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** The line that a command is about: subject, property and object, by names or IRIs. */
final class LineParameters {
  @Parameters(index = "0", paramLabel = "SUBJECT", description = "name or IRI, such as amazon")
  private String subject = "";

  @Parameters(
      index = "1",
      paramLabel = "PROPERTY",
      description = "name or IRI, such as customerAndRivalOf; 'a' for a class")
  private String property = "";

  @Parameters(index = "2", paramLabel = "OBJECT", description = "name or IRI, such as nvidia")
  private String object = "";

  /**
   * Returns the line that the words stand for.
   *
   * @throws CommandLine.ParameterException if a word is the name of nothing
   */
  Triple triple(Names names, CommandLine command) {
    return Triple.create(
        Terms.thing(subject, names, command),
        property(names, command),
        property.equals("a")
            ? names.findClass(object).orElseThrow(() -> Terms.unknown(object, names, command))
            : Terms.thing(object, names, command));
  }

  private Node property(Names names, CommandLine command) {
    return property.equals("a")
        ? RDF.type.asNode()
        : names
            .find(property)
            .filter(node -> node.getURI().startsWith(Aihw.ONTOLOGY))
            .orElseGet(() -> Terms.thing(property, names, command));
  }
}
