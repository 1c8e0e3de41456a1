package org.w3id.aihw.serve.http;

import java.util.function.Function;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.query.QuestionLibrary;
import org.w3id.aihw.reason.Knowledge;

/**
 * Where the server takes its answers from.
 *
 * @param knowledge what is known and follows for a day on each clock
 * @param dataset the dataset of a day on each clock
 * @param questions the question library
 */
public record Slices(
    Function<Clocks, Knowledge> knowledge,
    Function<Clocks, DatasetGraph> dataset,
    QuestionLibrary questions) {}
