package org.w3id.aihw.command;

import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.serve.Content;
import org.w3id.aihw.serve.Server;
import org.w3id.aihw.serve.Settings;
import org.w3id.aihw.serve.http.Slices;

/** The server with all that it takes from the pipeline: the program's, and that of the tests. */
public final class Served {
  private Served() {}

  /**
   * Starts the server over a project; it answers when this returns.
   *
   * @param stored the dataset of all that is stated
   * @throws IllegalArgumentException if the port is taken
   */
  public static Server start(
      Settings settings, Project project, DatasetGraph stored, Pipeline pipeline) {
    Slices slices =
        new Slices(
            pipeline::at,
            pipeline::datasetAt,
            pipeline.questions(),
            (source, clocks) -> pipeline.withdrawn(source, clocks).fallen(),
            pipeline::edition);
    return Server.start(
        settings,
        project,
        new Content(
            stored,
            slices,
            pipeline::write,
            pipeline::written,
            Map.of(
                "slices.made",
                pipeline::slicesMade,
                "quads.written",
                () -> pipeline.written().size())));
  }
}
