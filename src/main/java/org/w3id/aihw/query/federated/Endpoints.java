package org.w3id.aihw.query.federated;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpAsQuery;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.Rename;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;

/**
 * The endpoints of others that queries may ask: those at hosts that the operator named, and at
 * public addresses only. Redirects are not followed, no credentials are sent, an answer may have
 * {@value #MOST_MEGABYTES} MB.
 */
public final class Endpoints implements AutoCloseable {
  private static final int MOST_MEGABYTES = 16;
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final Endpoints NONE = new Endpoints(Set.of(), PublicAddresses::contain);

  private final Set<String> hosts;
  private final @Nullable HttpClient client;

  private Endpoints(Set<String> hosts, Predicate<InetAddress> addresses) {
    this.hosts = Set.copyOf(hosts);
    hosts.forEach(host -> AllowedHostsResolver.allow(host.replaceFirst(":.*", ""), addresses));
    this.client =
        hosts.isEmpty()
            ? null
            : HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY) // which would look names up by itself
                .connectTimeout(CONNECTING)
                .build();
  }

  /** Returns that no endpoint may be asked. */
  public static Endpoints none() {
    return NONE;
  }

  /**
   * Lets queries ask the endpoints at some hosts.
   *
   * @param hosts names, each with its port where that is not the one of http or https
   * @throws IllegalArgumentException if a host has no public address
   * @throws IllegalStateException if this JVM cannot keep queries from private addresses
   */
  public static Endpoints at(Set<String> hosts) {
    return at(hosts, PublicAddresses::contain);
  }

  static Endpoints at(Set<String> hosts, Predicate<InetAddress> addresses) {
    return new Endpoints(hosts, addresses);
  }

  /** Returns whether any endpoint may be asked. */
  public boolean isOpen() {
    return !hosts.isEmpty();
  }

  /**
   * Asks an endpoint.
   *
   * @param op what to ask, with the values of the row that it is asked for in place
   * @throws QueryDeniedException if the endpoint may not be asked
   * @throws EndpointException if it gives no answer to use
   * @throws WorkStoppedException if its answer does not come in the time of the query
   */
  public QueryIterator ask(OpService op, ExecutionContext context) {
    URI endpoint = allowed(op.getService());
    // Jena gave variables that are not seen from outside other names; the endpoint gets the query
    // as it was written.
    Op written = Rename.reverseVarRename(op.getSubOp(), true);
    Map<Var, Var> names = new HashMap<>();
    for (Var variable : OpVars.visibleVars(op)) {
      names.put(Var.alloc(Rename.reverseVarRename(variable)), variable);
    }
    List<Binding> rows = rows(endpoint, send(endpoint, OpAsQuery.asQuery(written)));
    return QueryIter.map(QueryIterPlainWrapper.create(rows.iterator(), context), names);
  }

  private URI allowed(Node service) {
    if (hosts.isEmpty()) {
      throw new QueryDeniedException("SERVICE is off on this server");
    }
    if (!service.isURI()) {
      throw new EndpointException("SERVICE has no address of an endpoint here");
    }
    URI address;
    try {
      address = URI.create(service.getURI());
    } catch (IllegalArgumentException e) {
      throw new EndpointException("SERVICE has no address: " + service.getURI(), e);
    }
    boolean isSecure = "https".equalsIgnoreCase(address.getScheme());
    if (!(isSecure || "http".equalsIgnoreCase(address.getScheme()))
        || address.getHost() == null
        || address.getRawUserInfo() != null
        || !hosts.contains(place(address, isSecure))) {
      throw new QueryDeniedException(
          "SERVICE may not ask "
              + address
              + " here, only endpoints at "
              + String.join(", ", hosts));
    }
    return address;
  }

  private static String place(URI address, boolean isSecure) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    int port = address.getPort();
    boolean isUsual = port == -1 || port == (isSecure ? 443 : 80);
    return isUsual ? host : host + ":" + port;
  }

  private HttpResponse<byte[]> send(URI endpoint, Query query) {
    if (client == null) {
      throw new IllegalStateException("no endpoint may be asked");
    }
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Accept", "application/sparql-results+json, application/sparql-results+xml")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("User-Agent", "aihw")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "query=" + URLEncoder.encode(query.serialize(), StandardCharsets.UTF_8)))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, response -> new BoundedBody((long) MOST_MEGABYTES << 20));
    try {
      return WorkLimit.await(answer);
    } catch (ExecutionException e) {
      throw new EndpointException(endpoint + " cannot be asked: " + reason(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkStoppedException(WorkStoppedException.Reason.BUSY, "the server is stopping");
    } finally {
      answer.cancel(true);
    }
  }

  private static String reason(@Nullable Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (!(each instanceof CompletionException)
          && each.getMessage() != null
          && each.getCause() == null) {
        return each.getMessage();
      }
    }
    return "no connection";
  }

  private static List<Binding> rows(URI endpoint, HttpResponse<byte[]> response) {
    if (response.statusCode() != OK) {
      throw new EndpointException(endpoint + " answered by status " + response.statusCode());
    }
    String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    Lang lang = RDFLanguages.contentTypeToLang(type.strip());
    if (!ResultSetLang.RS_JSON.equals(lang) && !ResultSetLang.RS_XML.equals(lang)) {
      throw new EndpointException(
          endpoint + " answered in '" + type + "', which is neither of those asked for");
    }
    WorkLimit.useLetters(response.body().length);
    List<Binding> rows = new ArrayList<>();
    try {
      RowSetReader.createReader(lang)
          .read(new ByteArrayInputStream(response.body()), null)
          .forEachRemaining(
              row -> {
                WorkLimit.holdRow();
                rows.add(row);
              });
    } catch (WorkStoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      // Jena's readers throw several kinds, none of which is theirs alone.
      throw new EndpointException(endpoint + " gave an answer that cannot be read", e);
    }
    return rows;
  }

  @Override
  public void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
