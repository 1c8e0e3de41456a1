package org.w3id.aihw.serve;

import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.serve.http.Slices;
import org.w3id.aihw.serve.http.Writes;

/**
 * What the server answers from, and writes to.
 *
 * @param stored the dataset of stated facts
 * @param slices what is known and follows
 * @param writes where changes go
 */
public record Content(DatasetGraph stored, Slices slices, Writes writes) {}
