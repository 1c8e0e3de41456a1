package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * Every line of a thing, outgoing and then incoming, in parts: {@code /lines/SLUG}. The pages of
 * things show what matters; this one leaves nothing out.
 */
public final class LinesServlet extends PageServlet {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 100;

  private final transient Topics topics;

  /** Shows lines of topics. */
  public LinesServlet(Topics topics) {
    this.topics = topics;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoSuchPage, RequestClocks.BadRequest {
    Clocks clocks = RequestClocks.of(request);
    Topic topic = topics.asked(AskedPath.of(request), clocks);
    if (!topics.isKnown(topic, clocks)) {
      throw new NoSuchPage(topics.unknown(topic, clocks));
    }
    Knowledge knowledge = topics.knowledge(clocks);
    Names names = knowledge.names();
    Node thing = topic.node();
    List<Triple> lines = new ArrayList<>(sorted(knowledge.graph(), thing, Node.ANY));
    int outgoing = lines.size();
    lines.addAll(sorted(knowledge.graph(), Node.ANY, thing));
    Paging paging = Paging.of(request, lines.size(), SHOWN);
    Addresses addresses = addresses(request);
    List<List<Panel.Cell>> rows =
        paging.of(lines).stream().map(line -> row(line, knowledge, names, addresses)).toList();
    String address =
        "/lines/"
            + Topic.encoded(topic.path())
            + addresses.days()
            + (addresses.days().isEmpty() ? "?page=" : "&page=");
    Relations.of(topic, addresses.days(), Format.HTML).and(paging, address).send(response);
    Panel panel =
        new Panel(
            outgoing + " outgoing, " + (lines.size() - outgoing) + " incoming",
            List.of("subject", "property", "object", "basis", "proof"),
            rows,
            "");
    write(
        request,
        response,
        "lines.jte",
        Map.of(
            "name",
            names.of(thing),
            "page",
            addresses.of(thing),
            "clocks",
            clocks,
            "panel",
            panel,
            "paging",
            paging,
            "address",
            address));
  }

  private static List<Triple> sorted(Graph graph, Node subject, Node object) {
    return graph.find(subject, Node.ANY, object).toList().stream().sorted(Topics.ORDER).toList();
  }

  private static List<Panel.Cell> row(
      Triple line, Knowledge knowledge, Names names, Addresses addresses) {
    boolean stated = !knowledge.facts().stating(line).isEmpty();
    return List.of(
        cell(line.getSubject(), names, addresses),
        cell(line.getPredicate(), names, addresses),
        cell(line.getObject(), names, addresses),
        new Panel.Cell(stated ? "stated" : "inferred", ""),
        line.getObject().isURI()
            ? new Panel.Cell(
                "why", addresses.why(line.getSubject(), line.getPredicate(), line.getObject()))
            : new Panel.Cell("", ""));
  }

  /** Names a term with its vocabulary: several have a class that they call "organization". */
  private static String text(Node node, Names names) {
    String name = names.of(node);
    if (!node.isURI() || node.getURI().startsWith(Aihw.ID)) {
      return name;
    }
    String inVocabulary = Names.prefixed(node);
    return name.equals(inVocabulary) ? name : name + " (" + inVocabulary + ")";
  }

  private static Panel.Cell cell(Node node, Names names, Addresses addresses) {
    return new Panel.Cell(text(node, names), addresses.of(node));
  }
}
