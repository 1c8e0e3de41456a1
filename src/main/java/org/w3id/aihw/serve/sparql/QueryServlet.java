package org.w3id.aihw.serve.sparql;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.query.federated.EndpointException;
import org.w3id.aihw.query.federated.Endpoints;
import org.w3id.aihw.query.guarded.GuardedEngine;
import org.w3id.aihw.serve.http.Accept;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.RdfBody;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.RequestBody;
import org.w3id.aihw.serve.http.Slices;
import org.w3id.aihw.serve.http.SpooledAnswer;
import org.w3id.aihw.serve.work.Kind;
import org.w3id.aihw.serve.work.Workload;

/**
 * Queries by the SPARQL 1.1 Protocol, over the slice that the parameters {@code asOf} and {@code
 * knownAt} name. An answer is sent when it is whole, so that its status tells the truth. Without a
 * query, browsers get the page on which to write one, and programs the service description.
 */
public final class QueryServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Slices slices;
  private final transient Limits limits;
  private final transient Workload workload;
  private final transient Endpoints endpoints;
  private final transient ServiceDescription description;
  private final transient QueryPage page;

  /** Answers from slices within limits, and from the endpoints that queries may ask. */
  public QueryServlet(
      Slices slices,
      Limits limits,
      Workload workload,
      Endpoints endpoints,
      ServiceDescription description,
      QueryPage page) {
    this.slices = slices;
    this.limits = limits;
    this.workload = workload;
    this.endpoints = endpoints;
    this.description = description;
    this.page = page;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    response.setHeader("Vary", "Accept");
    try {
      switch (request.getMethod()) {
        case "GET", "HEAD" -> {
          if (request.getParameter("query") != null) {
            answer(request, response);
          } else if (request.getParameter("update") != null) {
            throw Refusal.badRequest("updates are posted to /update");
          } else if (prefersPage(Accept.of(request))) {
            page.write(request, response);
          } else {
            description.send(request, response);
          }
        }
        case "POST" -> answer(RequestBody.withForm(request, formBytes()), response);
        default ->
            throw new Refusal(
                HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                "Method not allowed",
                request.getMethod() + " is not answered here; use GET, HEAD, OPTIONS or POST",
                Map.of("Allow", "GET, HEAD, OPTIONS, POST"));
      }
    } catch (Refusal refusal) {
      RequestBody.discard(request);
      refusal.send(request, response);
    }
  }

  /** Returns whether a client asks for pages by name, as browsers do; others take anything. */
  private static boolean prefersPage(Accept accept) {
    return Format.ofData().stream()
        .allMatch(
            format -> accept.quality(Format.HTML.mediaType()) > accept.quality(format.mediaType()));
  }

  /** Returns how long a form with a query may be, each byte of which may be encoded as three. */
  private int formBytes() {
    return (int) Math.min(limits.bodyBytes(), 12L * limits.queryLetters());
  }

  private void answer(HttpServletRequest http, HttpServletResponse response) throws IOException {
    QueryRequest request = QueryRequest.of(http, description.base(http), limits);
    if (ResultFormat.isPage(http, request.query())) {
      Beginning beginning =
          run(http, request, (execution, context) -> Beginning.of(request, execution));
      page.show(
          http, response, request.text(), beginning.answer(), beginning.isCut(), request.clocks());
      return;
    }
    Output output = output(request.query(), ResultFormat.accept(http, request.query()));
    try (SpooledAnswer answer = new SpooledAnswer(limits.resultBytes())) {
      run(
          http,
          request,
          (execution, context) -> {
            output.write(execution, answer, context);
            return true;
          });
      answer.finish();
      response.setContentType(output.mediaType());
      response.setContentLengthLong(answer.size());
      if (!http.getMethod().equals("HEAD")) {
        answer.sendTo(response.getOutputStream());
      }
    }
  }

  private <T> T run(
      HttpServletRequest http, QueryRequest request, BiFunction<QueryExec, Context, T> reader) {
    try {
      Kind kind = request.clocks().areToday() ? Kind.QUERY : Kind.OTHER_DAY;
      return workload.run(http, kind, request.time(), () -> execute(request, reader));
    } catch (WorkStoppedException stopped) {
      throw Workload.refusal(stopped);
    } catch (QueryBuildException e) {
      throw Refusal.badRequest(String.valueOf(e.getMessage()));
    } catch (QueryCancelledException e) {
      throw Workload.refusal(
          new WorkStoppedException(
              WorkStoppedException.Reason.TIME, "the query takes too long; ask for less"));
    } catch (EndpointException e) {
      throw new Refusal(
          HttpServletResponse.SC_BAD_GATEWAY,
          "No answer from another endpoint",
          String.valueOf(e.getMessage()));
    } catch (QueryDeniedException e) {
      throw new Refusal(
          HttpServletResponse.SC_FORBIDDEN, "Not allowed", String.valueOf(e.getMessage()));
    } catch (QueryException e) {
      throw Refusal.badRequest("the query cannot be answered: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      // A sort by something that differs each time it is looked at, such as RAND().
      throw Refusal.badRequest("the query cannot be answered: " + e.getMessage());
    } catch (StackOverflowError _deep) {
      throw QueryRequest.tooDeep();
    }
  }

  private <T> T execute(QueryRequest request, BiFunction<QueryExec, Context, T> reader) {
    DatasetGraph slice = slices.dataset().apply(request.clocks());
    slice.begin(ReadWrite.READ);
    try {
      DatasetGraph dataset =
          request.dataset().isEmpty()
              ? slice
              : DynamicDatasets.dynamicDataset(request.dataset(), slice, false);
      Context context = slice.getContext().copy();
      GuardedEngine.in(context, endpoints);
      try (QueryExec execution =
          QueryExec.dataset(dataset).query(request.query()).context(context).build()) {
        return reader.apply(execution, context);
      }
    } finally {
      slice.end();
    }
  }

  /** How an answer is written. */
  private interface Output {
    String mediaType();

    void write(QueryExec execution, OutputStream out, Context context);
  }

  private static Output output(Query query, Accept accept) {
    if (query.isSelectType() || query.isAskType()) {
      boolean truth = query.isAskType();
      return new Rows(
          ResultFormat.wanted(accept, truth)
              .orElseThrow(() -> Refusal.notAcceptable(ResultFormat.mediaTypes(truth))),
          truth);
    }
    List<String> types = Format.ofData().stream().map(Format::mediaType).toList();
    String type = accept.best(types).orElseThrow(() -> Refusal.notAcceptable(types));
    return new Triples(Format.ofMediaType(type).orElseThrow(), query.isDescribeType());
  }

  private record Rows(ResultFormat format, boolean truth) implements Output {
    @Override
    public String mediaType() {
      return format.mediaType().startsWith("text/")
          ? format.mediaType() + ";charset=utf-8"
          : format.mediaType();
    }

    @Override
    public void write(QueryExec execution, OutputStream out, Context context) {
      if (truth) {
        writer().write(out, execution.ask(), context);
        return;
      }
      RowSet rows = CarriedRows.of(execution.select(), format);
      if (format.lang().equals(ResultSetLang.RS_JSON)) {
        JsonRows.write(rows, out);
      } else {
        writer().write(out, rows, context);
      }
    }

    private RowSetWriter writer() {
      return RowSetWriterRegistry.getFactory(format.lang()).create(format.lang());
    }
  }

  private record Triples(Format format, boolean describes) implements Output {
    @Override
    public String mediaType() {
      return format.contentType();
    }

    @Override
    public void write(QueryExec execution, OutputStream out, Context context) {
      Collection<Triple> triples = new ArrayList<>();
      (describes ? execution.describe().find() : execution.constructTriples())
          .forEachRemaining(
              triple -> {
                WorkLimit.holdRow();
                triples.add(triple);
              });
      RdfBody.write(format, writer -> writer.write(triples, out));
    }
  }
}
