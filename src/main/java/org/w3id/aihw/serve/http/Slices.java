package org.w3id.aihw.serve.http;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
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
 * @param fallen what falls if a statement, a document or a party is withdrawn on a day on each
 *     clock, with what holds in its stead; throws IllegalArgumentException for what is no source
 * @param edition a number that another takes the place of whenever something is written
 */
public record Slices(
    Function<Clocks, Knowledge> knowledge,
    Function<Clocks, DatasetGraph> dataset,
    QuestionLibrary questions,
    BiFunction<Node, Clocks, Map<Triple, List<Triple>>> fallen,
    LongSupplier edition) {}
