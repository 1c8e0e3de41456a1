package org.w3id.aihw.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.w3id.aihw.World;
import org.w3id.aihw.command.Served;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Checked;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.WriteAccess;
import org.w3id.aihw.store.Store;

/**
 * A real server over a tiny world of one file, {@code graph/sound}, in a store of its own; whoever
 * has the token may write to it.
 */
public final class WritableServer implements AutoCloseable {
  /** The token that lets write. */
  public static final String TOKEN = "a-token-that-only-these-tests-know";

  /** The graph of the one file. */
  public static final String FILE_GRAPH = "https://w3id.org/aihw/graph/sound";

  private static final Path SOUND = Path.of("src/test/resources/sound.ttl");

  private final Store store;
  private final Pipeline pipeline;
  private final Server server;

  private WritableServer(Store store, Pipeline pipeline, Server server) {
    this.store = store;
    this.pipeline = pipeline;
    this.server = server;
  }

  /** Starts a server in a folder, on any free port. */
  public static WritableServer in(Path folder) {
    return in(folder, Limits.standard(), Set.of(WriteAccess.digestOf(TOKEN)));
  }

  /** Starts a server in a folder, on any free port, for the holders of some tokens. */
  public static WritableServer in(Path folder, Limits limits, Set<String> digests) {
    Project project = World.tiny(folder, "");
    try {
      Files.delete(folder.resolve("data/world.ttl"));
      Files.copy(SOUND, folder.resolve("data/sound.ttl"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a world in " + folder, e);
    }
    return over(project, folder.resolve("store"), limits, digests);
  }

  /** Starts a server over a project, on any free port, with its store in a folder. */
  public static WritableServer over(
      Project project, Path folder, Limits limits, Set<String> digests) {
    return over(project, folder, limits, digests, false);
  }

  /** Starts a server over a project, with all that was written or with what of it conforms. */
  public static WritableServer over(Project project, Path folder, boolean whatConforms) {
    Set<String> digests = Set.of(WriteAccess.digestOf(TOKEN));
    return over(project, folder, Limits.standard(), digests, whatConforms);
  }

  private static WritableServer over(
      Project project, Path folder, Limits limits, Set<String> digests, boolean whatConforms) {
    Store store = Store.open(folder);
    try {
      Checked checked = Pipeline.check(project, List.of());
      Pipeline pipeline = Pipeline.over(checked, store, project, whatConforms);
      Settings settings =
          Settings.standard(Server.ANY_PORT).with(limits).with(new WriteAccess(digests));
      return new WritableServer(
          store, pipeline, Served.start(settings, project, store.dataset(), pipeline));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Returns the names of the written graphs that are not served. */
  public Set<Node> leftOut() {
    return pipeline.leftOut().keySet();
  }

  /** Returns the address of the server, without a slash at its end. */
  public String address() {
    return server.address();
  }

  /** Returns a client that says nothing of who it is. */
  public RawHttp anyone() {
    return new RawHttp(address(), Map.of());
  }

  /** Returns a client that sends the token with each request. */
  public RawHttp writer() {
    return new RawHttp(address(), Map.of("Authorization", "Bearer " + TOKEN));
  }

  /** Returns the port that the server listens on. */
  public int port() {
    return URI.create(address()).getPort();
  }

  /** Returns what was written, as the server knows it. */
  public List<Quad> written() {
    return pipeline.written();
  }

  /** Returns a number that is another one if anything in the store is. */
  public long contents() {
    return Txn.calculateRead(
        store.dataset(),
        () -> {
          long[] sums = new long[2];
          store
              .dataset()
              .find()
              .forEachRemaining(
                  quad -> {
                    sums[0] += quad.hashCode() * 0x9E3779B97F4A7C15L;
                    sums[1]++;
                  });
          return sums[0] ^ sums[1] << 48;
        });
  }

  /** Takes away all that was written. */
  public void clear() {
    put(List.of());
  }

  /** Lets some quads stand for all that was written. */
  public void put(List<Quad> quads) {
    pipeline.write(Store.replacement(quads));
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
