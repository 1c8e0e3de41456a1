package org.w3id.aihw.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.load.RdfWriter;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.reason.Knowledge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes what is stated and inferred in any RDF format. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write everything stated and inferred, or one graph, in an RDF format.")
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ProjectOption project = new ProjectOption();
  @Mixin private ClockOptions clockOptions = new ClockOptions();

  @Option(
      names = "--format",
      defaultValue = "ttl",
      description = "ttl, trig, nq, nt, jsonld or rdfxml (default: ttl)")
  private String format = "ttl";

  @Option(
      names = "--graph",
      paramLabel = "G",
      description = "one graph, such as inferred, standing or people; default: all")
  private String graph = "";

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  ExportCommand() {}

  @Override
  public Integer call() {
    RdfWriter writer =
        RdfWriter.of(format)
            .orElseThrow(
                () ->
                    AnswerPrinter.unknown(
                        format, String.join(", ", RdfWriter.formats()), spec.commandLine()));
    Pipeline pipeline = Pipeline.inMemory(project.project());
    Knowledge knowledge = pipeline.at(clockOptions.clocks());
    Map<Node, List<Triple>> graphs = new LinkedHashMap<>(knowledge.facts().graphs());
    List<Triple> inferred = new ArrayList<>();
    knowledge.closure().inferred().find().forEachRemaining(inferred::add);
    graphs.put(Aihw.INFERRED_GRAPH, inferred);
    if (!graph.isEmpty()) {
      graphs = Map.of(name(), one(graphs));
    }
    writer.write(graphs, System.out);
    System.out.flush();
    return Program.FINE;
  }

  private Node name() {
    return NodeFactory.createURI(graph.startsWith("https://") ? graph : Aihw.GRAPH + graph);
  }

  private List<Triple> one(Map<Node, List<Triple>> graphs) {
    List<Triple> triples = graphs.get(name());
    if (triples == null) {
      List<String> known =
          graphs.keySet().stream()
              .map(node -> node.getURI().substring(Aihw.GRAPH.length()))
              .sorted()
              .toList();
      throw new ParameterException(
          spec.commandLine(),
          "there is no graph '" + graph + "'; there are " + String.join(", ", known));
    }
    return triples;
  }
}
