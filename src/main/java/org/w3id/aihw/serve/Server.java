package org.w3id.aihw.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.query.ARQ;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.w3id.aihw.model.PerSlice;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.query.QueryFile;
import org.w3id.aihw.query.federated.Endpoints;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.ReplyFilter;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;
import org.w3id.aihw.serve.http.Writes;
import org.w3id.aihw.serve.pages.AcrossPages;
import org.w3id.aihw.serve.pages.AssetServlet;
import org.w3id.aihw.serve.pages.CoverageServlet;
import org.w3id.aihw.serve.pages.DataServlet;
import org.w3id.aihw.serve.pages.EditorServlet;
import org.w3id.aihw.serve.pages.GraphServlet;
import org.w3id.aihw.serve.pages.GraphViewServlet;
import org.w3id.aihw.serve.pages.IdServlet;
import org.w3id.aihw.serve.pages.LinesServlet;
import org.w3id.aihw.serve.pages.OntologyServlet;
import org.w3id.aihw.serve.pages.PanelLibrary;
import org.w3id.aihw.serve.pages.Panels;
import org.w3id.aihw.serve.pages.RuleServlet;
import org.w3id.aihw.serve.pages.ServerRefusal;
import org.w3id.aihw.serve.pages.ThingServlet;
import org.w3id.aihw.serve.pages.Topics;
import org.w3id.aihw.serve.pages.WhyServlet;
import org.w3id.aihw.serve.sparql.BackupServlet;
import org.w3id.aihw.serve.sparql.DescriptionServlet;
import org.w3id.aihw.serve.sparql.DirectGraphFilter;
import org.w3id.aihw.serve.sparql.GraphStoreServlet;
import org.w3id.aihw.serve.sparql.QueryServlet;
import org.w3id.aihw.serve.sparql.ServiceDescription;
import org.w3id.aihw.serve.sparql.UpdateServlet;
import org.w3id.aihw.serve.work.Breakdown;
import org.w3id.aihw.serve.work.HeapWatch;
import org.w3id.aihw.serve.work.Kind;
import org.w3id.aihw.serve.work.Lanes;
import org.w3id.aihw.serve.work.WorkFilter;
import org.w3id.aihw.serve.work.Workload;

/** The one process that answers SPARQL and shows pages, on the loopback interface. */
public final class Server implements AutoCloseable {
  /** Port that stands for any free one. */
  public static final int ANY_PORT = 0;

  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** What costs next to nothing, or tells how the server is. */
  private static final Set<String> FREE =
      Set.of("/health", "/metrics", "/style.css", "/htmx.js", "/favicon.svg", "/favicon.ico");

  /** How long what is prepared may go on when the server stops; it is not kept anywhere. */
  private static final Duration LAST_PREPARATION = Duration.ofSeconds(1);

  private static final String ICON = "/pages/favicon.svg";
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.8/dist/htmx.min.js";

  private final FusekiServer fuseki;
  private final Thread preparation;
  private final Endpoints endpoints;
  private final Working working;

  /** What is worked on, and what watches over it. */
  private record Working(Workload load, HeapWatch heap, Breakdown breakdown) {}

  private Server(FusekiServer fuseki, Thread preparation, Endpoints endpoints, Working working) {
    this.fuseki = fuseki;
    this.preparation = preparation;
    this.endpoints = endpoints;
    this.working = working;
  }

  /**
   * Starts the server; it answers when this returns.
   *
   * @throws IllegalArgumentException if the port is taken
   */
  public static Server start(Settings settings, Project project, Content content) {
    ARQ.getContext().set(ARQ.httpServiceAllowed, false);
    Slices slices = content.slices();
    Limits limits = settings.limits();
    Lanes lanes =
        new Lanes(
            Runtime.getRuntime().availableProcessors(), limits.waitingQueries(), PerSlice.MOST);
    Breakdown breakdown = new Breakdown();
    HeapWatch heap = new HeapWatch(breakdown);
    Workload workload = new Workload(lanes, limits.memory(), heap);
    Metrics metrics = new Metrics(settings, lanes, content.figures());
    Endpoints endpoints = Endpoints.at(settings.serviceHosts());
    Writes writes = metrics.timed(content.writes());
    ServiceDescription description =
        new ServiceDescription(
            slices, settings.address(), settings.access().isOpen(), endpoints.isOpen());
    GraphStoreServlet graphs =
        new GraphStoreServlet(
            slices, content.stored(), writes, limits, settings.access(), settings.address());
    Topics topics =
        new Topics(slices, project.ontologyFiles().stream().map(project::graphOf).toList());
    IdServlet ids = new IdServlet(topics);
    FusekiServer.Builder builder =
        FusekiServer.create()
            .fusekiModules(FusekiModules.empty())
            .loopback(settings.host().isEmpty())
            .port(settings.port())
            .addFilter("/*", metrics.filter())
            .addFilter("/*", new ReplyFilter(Server::isProtocol, limits.resultBytes()))
            .addFilter(
                "/*",
                new WorkFilter(
                    workload, breakdown, Server::workOf, times(limits), ServerRefusal::send))
            .addFilter("/data/*", new DirectGraphFilter(graphs))
            .addServlet(
                "/sparql",
                new QueryServlet(
                    slices, limits, workload, endpoints, description, new EditorServlet(slices)))
            .addServlet(
                "/update", new UpdateServlet(writes, limits, settings.access(), settings.address()))
            .addServlet("/metrics", metrics.servlet())
            .addServlet("/data", graphs)
            .addServlet(
                "/backup", new BackupServlet(content.written(), writes, limits, settings.access()))
            .addServlet("/.well-known/void", new DescriptionServlet(description))
            .addServlet("/id/*", ids)
            .addServlet("/graph/*", ids)
            .addServlet("/rule/*", ids)
            .addServlet("/ontology/*", ids)
            .addServlet("/page/*", new ThingServlet(slices, PanelLibrary.of(project)))
            .addServlet("/page/graph/*", new GraphServlet(topics))
            .addServlet("/page/rule/*", new RuleServlet(topics))
            .addServlet("/page/ontology", new OntologyServlet(topics))
            .addServlet("/lines/*", new LinesServlet(topics))
            .addServlet("/graph-view/*", new GraphViewServlet(topics))
            .addServlet("/assets/*", AssetServlet.ofSinglePages())
            .addServlet("/data/*", new DataServlet(topics))
            .addServlet("/coverage", new CoverageServlet(slices, panels(project, "coverage")))
            .addServlet("/why", new WhyServlet(slices))
            .addServlet("/style.css", AssetServlet.of("/pages/style.css"))
            .addServlet("/htmx.js", AssetServlet.of(HTMX))
            .addServlet("/favicon.svg", AssetServlet.of(ICON))
            // Who asks here by habit gets the same drawing under its true type: there is no other.
            .addServlet("/favicon.ico", AssetServlet.of(ICON))
            .addServlet("/health", new HealthServlet(slices, breakdown));
    AcrossPages across = new AcrossPages(project, content.stored(), slices);
    across.servlets().forEach(builder::addServlet);
    FusekiServer server = builder.build();
    Defences.of(server.getJettyServer(), settings);
    ServerRefusal refusal = new ServerRefusal();
    server.getJettyServer().setErrorHandler(refusal);
    server
        .getJettyServer()
        .getDescendants(ContextHandler.class)
        .forEach(context -> context.setErrorHandler(refusal));
    try {
      server.start();
    } catch (FusekiException e) {
      if (!(e.getCause() instanceof IOException)) {
        throw e;
      }
      throw new IllegalArgumentException(
          "cannot listen on port " + settings.port() + ": it is taken; name another with --port",
          e);
    }
    return new Server(
        server,
        Thread.ofPlatform().name("preparation").daemon(true).start(across::prepare),
        endpoints,
        new Working(workload, heap, breakdown));
  }

  private static Map<Kind, Duration> times(Limits limits) {
    return Map.of(
        Kind.PAGE,
        limits.pageTime(),
        Kind.OTHER_DAY,
        limits.pageTime(),
        Kind.FILE,
        limits.fileTime());
  }

  /** Returns what a request makes the server do before its answer can be sent. */
  private static WorkFilter.Work workOf(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (FREE.contains(path) || path.startsWith("/assets/")) {
      return WorkFilter.Work.NONE;
    }
    if (isProtocol(request)) {
      boolean asksNothing =
          path.equals("/sparql")
              && READING.contains(request.getMethod())
              && request.getParameter("query") == null;
      return asksNothing ? WorkFilter.Work.PAGE : WorkFilter.Work.OWN;
    }
    boolean isFile =
        path.equals("/data")
            || path.startsWith("/data/graph/")
            || path.startsWith("/data/ontology.")
            || path.startsWith("/page/graph/");
    if (isFile) {
      return WorkFilter.Work.FILE;
    }
    // A comparison of chosen days names them by parameters of its own.
    boolean comparesDays = path.startsWith("/changes") && request.getParameter("from") != null;
    boolean isOtherDay = comparesDays || RequestClocks.isOtherDay(request);
    return isOtherDay ? WorkFilter.Work.OTHER_DAY : WorkFilter.Work.PAGE;
  }

  /** Returns whether a request is by one of SPARQL's protocols, which have methods of their own. */
  private static boolean isProtocol(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean reads = READING.contains(request.getMethod());
    return path.equals("/sparql")
        || path.equals("/update")
        || path.equals("/backup")
        || (!reads && (path.equals("/data") || path.startsWith("/data/")));
  }

  private static Panels panels(Project project, String kind) {
    List<QueryFile> queries = new ArrayList<>();
    for (Path file : project.queryFiles("pages/" + kind)) {
      switch (QueryFile.read(file, project.shown(file))) {
        case QueryFile.Result.Read(QueryFile query) -> queries.add(query);
        case QueryFile.Result.Failed failed ->
            throw new IllegalArgumentException(failed.finding().toString());
      }
    }
    return new Panels(queries);
  }

  /** Returns the address of the server, without a slash at its end. */
  public String address() {
    return "http://localhost:" + fuseki.getPort();
  }

  /** Waits until the server is stopped. */
  public void join() {
    fuseki.join();
  }

  /**
   * Names who ends the process once the server is beyond help.
   *
   * @param end told why, in a thread of its own
   */
  public void whenBroken(Consumer<String> end) {
    working.breakdown().whenHappened(end);
  }

  @Override
  public void close() {
    working.load().stop();
    working.heap().close();
    fuseki.stop();
    endpoints.close();
    try {
      preparation.join(LAST_PREPARATION); // which reads the store, and that is closed next
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
