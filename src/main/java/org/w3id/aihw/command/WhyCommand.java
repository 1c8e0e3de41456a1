package org.w3id.aihw.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.load.RdfWriter;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;
import org.w3id.aihw.reason.ProofText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows why a line holds, down to the documents. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = "Show the proofs of a line, down to claims with document, date and chain.")
final class WhyCommand implements Callable<Integer> {
  /** How a proof is written. */
  enum Format {
    TEXT,
    JSON,
    TTL
  }

  @Spec private CommandSpec spec;
  @Mixin private ProjectOption project = new ProjectOption();
  @Mixin private ClockOptions clockOptions = new ClockOptions();

  @Parameters(index = "0", paramLabel = "SUBJECT", description = "name or IRI, such as amazon")
  private String subject = "";

  @Parameters(
      index = "1",
      paramLabel = "PROPERTY",
      description = "name or IRI, such as customerAndRivalOf; 'a' for a class")
  private String property = "";

  @Parameters(index = "2", paramLabel = "OBJECT", description = "name or IRI, such as nvidia")
  private String object = "";

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text, json or ttl (default: text)")
  private Format format = Format.TEXT;

  @Option(
      names = "--limit",
      defaultValue = "3",
      description = "the most proofs to show (default: 3)")
  private int limit = 3;

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  WhyCommand() {}

  @Override
  public Integer call() {
    Pipeline pipeline = Pipeline.inMemory(project.project());
    Knowledge knowledge = pipeline.at(clockOptions.clocks());
    Names names = knowledge.names();
    Triple triple =
        Triple.create(
            Terms.thing(subject, names, spec.commandLine()),
            property(names),
            property.equals("a")
                ? names
                    .findClass(object)
                    .orElseThrow(() -> Terms.unknown(object, names, spec.commandLine()))
                : Terms.thing(object, names, spec.commandLine()));
    List<Proof> proofs = knowledge.why(triple, limit);
    if (proofs.isEmpty()) {
      System.err.println(
          "aihw: it does not follow that "
              + knowledge.proofText().sentence(triple)
              + ", as of "
              + knowledge.clocks().asOf()
              + " by what was known at "
              + knowledge.clocks().knownAt());
      return Program.NO_ANSWER;
    }
    switch (format) {
      case TEXT -> text(proofs, knowledge.proofText());
      case JSON -> System.out.println(knowledge.proofJson().of(triple, proofs));
      case TTL ->
          RdfWriter.of("ttl").orElseThrow().write(knowledge.proofTriples(proofs), System.out);
    }
    return Program.FINE;
  }

  private Node property(Names names) {
    return property.equals("a")
        ? RDF.type.asNode()
        : names
            .find(property)
            .filter(node -> node.getURI().startsWith(Aihw.ONTOLOGY))
            .orElseGet(() -> Terms.thing(property, names, spec.commandLine()));
  }

  private static void text(List<Proof> proofs, ProofText writer) {
    for (int index = 0; index < proofs.size(); index++) {
      if (index > 0) {
        System.out.println();
      }
      System.out.println("Proof " + (index + 1) + " of " + proofs.size());
      writer.lines(proofs.get(index)).forEach(System.out::println);
    }
  }
}
