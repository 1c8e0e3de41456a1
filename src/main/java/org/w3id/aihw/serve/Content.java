package org.w3id.aihw.serve;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.w3id.aihw.serve.http.Slices;
import org.w3id.aihw.serve.http.Writes;

/**
 * What the server answers from, and writes to.
 *
 * @param stored the dataset of stated facts
 * @param slices what is known and follows
 * @param writes where changes go
 * @param written what was written so far
 * @param figures what is counted of it, by name
 */
public record Content(
    DatasetGraph stored,
    Slices slices,
    Writes writes,
    Supplier<List<Quad>> written,
    Map<String, Supplier<Number>> figures) {
  /** Copies the figures. */
  public Content {
    figures = Map.copyOf(figures);
  }
}
