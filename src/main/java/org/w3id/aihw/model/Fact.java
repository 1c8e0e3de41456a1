package org.w3id.aihw.model;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A triple that a file states, with the graph and the place it stands in.
 *
 * @param triple what is stated
 * @param graph the named graph that its file stands for
 * @param place where it is stated
 */
public record Fact(Triple triple, Node graph, Place place) {}
