package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.Syntax;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.rdfpatch.system.DatasetGraphChanges;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.modify.request.UpdateBinaryOp;
import org.apache.jena.sparql.modify.request.UpdateDropClear;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateWithUsing;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateException;
import org.apache.jena.update.UpdateFactory;
import org.w3id.aihw.model.ByteOrderMark;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.query.federated.Endpoints;
import org.w3id.aihw.query.guarded.GuardedEngine;
import org.w3id.aihw.query.guarded.QueryText;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.PublicAddress;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.RequestBody;
import org.w3id.aihw.serve.http.WriteAccess;
import org.w3id.aihw.serve.http.Writes;

/**
 * Updates by the SPARQL 1.1 Protocol, section 2.2: all operations of a request in one transaction.
 *
 * <p>The graph store that updates see is the store: its graphs from files can be read and not
 * changed, and {@code ALL} and {@code NAMED} are those that can be. The default graph is the one
 * without a name.
 */
public final class UpdateServlet extends WriteServlet {
  private static final long serialVersionUID = 1;
  private static final String UPDATE = "application/sparql-update";

  private final transient WriteAccess access;
  private final transient PublicAddress address;

  /** Takes updates. */
  public UpdateServlet(Writes writes, Limits limits, WriteAccess access, PublicAddress address) {
    super(writes, limits);
    this.access = access;
    this.address = address;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) {
    if (!request.getMethod().equals("POST")) {
      throw new Refusal(
          HttpServletResponse.SC_METHOD_NOT_ALLOWED,
          "Method not allowed",
          "updates are posted; " + request.getMethod() + " is not answered here",
          Map.of("Allow", "POST"));
    }
    access.require(request);
    HttpServletRequest sent = RequestBody.withForm(request, limits().bodyBytes());
    List<Update> updates =
        parse(ByteOrderMark.dropped(text(sent)), address.of(request) + "/update");
    use(updates, graphs(sent, "using-graph-uri"), graphs(sent, "using-named-graph-uri"));
    write(
        (dataset, isOpen) -> {
          DatasetGraph bounded = new DatasetGraphChanges(dataset, longLiterals());
          updates.forEach(update -> execute(update, bounded, isOpen));
          return true;
        });
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** Refuses literals that are longer than those that may be sent to {@code /data}. */
  private RDFChanges longLiterals() {
    int most = limits().literalLetters();
    return new RDFChangesBase() {
      @Override
      public void add(Node graph, Node subject, Node predicate, Node object) {
        if (object.isLiteral() && object.getLiteralLexicalForm().length() > most) {
          throw Refusal.badRequest("a literal may have at most " + most + " characters");
        }
      }
    };
  }

  private String text(HttpServletRequest request) {
    if (RequestBody.isOf(request, UPDATE)) {
      return RequestBody.text(request, limits().bodyBytes());
    }
    if (RequestBody.isOf(request, RequestBody.FORM)) {
      RequestBody.refuseOtherCharset(request.getContentType());
      return RequestBody.parameter(request, "update");
    }
    throw Refusal.unsupportedType("post an update as " + UPDATE + " or " + RequestBody.FORM);
  }

  private static List<Update> parse(String text, String base) {
    if (text.indexOf('\0') >= 0) {
      throw Refusal.badRequest("the update holds a NUL character");
    }
    try {
      QueryText.requireShortNumbers(text);
      List<Update> updates =
          UpdateFactory.create(text, base, Syntax.syntaxSPARQL_11).getOperations();
      if (updates.stream().anyMatch(UpdateLoad.class::isInstance)) {
        throw new Refusal(
            403, "LOAD is off", "This server fetches nothing; send the data itself to /data.");
      }
      return updates;
    } catch (QueryException e) {
      throw Refusal.badRequest("the update cannot be read: " + SyntaxFault.of(e, text));
    }
  }

  private static List<Node> graphs(HttpServletRequest request, String parameter) {
    List<Node> graphs = new ArrayList<>();
    String[] values = request.getParameterValues(parameter);
    if (values != null) {
      for (String value : values) {
        graphs.add(NodeFactory.createURI(value));
      }
    }
    return graphs;
  }

  /** Lets the graphs that the protocol names stand for those that patterns are matched with. */
  private static void use(List<Update> updates, List<Node> using, List<Node> named) {
    if (using.isEmpty() && named.isEmpty()) {
      return;
    }
    for (Update update : updates) {
      if (update instanceof UpdateWithUsing matching) {
        if (matching.getWithIRI() != null
            || !matching.getUsing().isEmpty()
            || !matching.getUsingNamed().isEmpty()) {
          throw Refusal.badRequest(
              "using-graph-uri and using-named-graph-uri cannot be joined with USING or WITH");
        }
        using.forEach(matching::addUsing);
        named.forEach(matching::addUsingNamed);
      }
    }
  }

  private static void execute(Update update, DatasetGraph dataset, Predicate<Node> isOpen) {
    if (update instanceof UpdateDropClear drop && (drop.isAll() || drop.isAllNamed())) {
      List<Node> graphs = new ArrayList<>();
      dataset.listGraphNodes().forEachRemaining(graphs::add);
      graphs.stream().filter(isOpen).forEach(dataset::removeGraph);
      if (drop.isAll()) {
        dataset.deleteAny(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY);
      }
      return;
    }
    Context context = ARQ.getContext().copy();
    // None: who waits for an endpoint would keep all other writers waiting.
    GuardedEngine.in(context, Endpoints.none());
    try {
      UpdateExec.dataset(update instanceof UpdateBinaryOp ? new ReadFirst(dataset) : dataset)
          .update(update)
          .context(context)
          .execute();
    } catch (QueryCancelledException e) {
      throw new WorkStoppedException(
          WorkStoppedException.Reason.TIME, "the update takes too long; do it in parts");
    } catch (UpdateException | QueryException | IllegalArgumentException e) {
      // Of its patterns, what cannot be asked is told as in queries: SERVICE that is off, say.
      throw Refusal.badRequest("the update cannot be done: " + e.getMessage());
    }
  }
}
