package org.w3id.aihw.load;

import static java.util.Objects.requireNonNull;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFWriter;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.BasicWriterSettings;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.WorkLimit;

/** Writes triples and graphs in every format that Rio knows, always in the same order. */
public final class RdfWriter {
  private static final Map<String, RDFFormat> FORMATS =
      new TreeMap<>(
          Map.of(
              "jsonld", RDFFormat.JSONLD,
              "nq", RDFFormat.NQUADS,
              "nt", RDFFormat.NTRIPLES,
              "rdf", RDFFormat.RDFXML,
              "rdfxml", RDFFormat.RDFXML,
              "trig", RDFFormat.TRIG,
              "ttl", RDFFormat.TURTLE));

  /** The formats in the order in which they are offered in the place of one that cannot. */
  private static final List<String> ABLE = List.of("ttl", "nt", "jsonld", "rdf", "trig", "nq");

  private static final Comparator<Triple> ORDER =
      Comparator.comparing(
              (Triple triple) -> {
                WorkLimit.check(); // Of a large graph, putting it in order takes longest.
                return triple.getSubject().toString();
              })
          .thenComparing(triple -> triple.getPredicate().toString())
          .thenComparing(triple -> triple.getObject().toString());

  private static final Map<String, String> PREFIXES =
      Collections.unmodifiableMap(new TreeMap<>(Names.prefixes().getNsPrefixMap()));

  /** In characters; a writer left to itself in a thread of a client begins small, and copies. */
  private static final int BUFFER = 8192;

  private final RDFFormat format;

  private RdfWriter(RDFFormat format) {
    this.format = format;
  }

  /** Returns the names of the formats, sorted. */
  public static Collection<String> formats() {
    return FORMATS.keySet();
  }

  /** Returns the writer of a format by its short name, such as {@code ttl}. */
  public static Optional<RdfWriter> of(String name) {
    return Optional.ofNullable(FORMATS.get(name)).map(RdfWriter::new);
  }

  /** Returns the media type of what is written. */
  public String mediaType() {
    return format.getDefaultMIMEType();
  }

  /** Returns whether the format keeps named graphs apart. */
  public boolean keepsGraphs() {
    return format.supportsContexts();
  }

  /**
   * Writes triples, without graph names.
   *
   * @throws NotCarriedException if the format cannot carry them; nothing is written then
   */
  public void write(Collection<Triple> triples, OutputStream out) {
    SortedMap<String, Collection<Triple>> one = new TreeMap<>();
    one.put("", triples);
    writeGraphs(one, out);
  }

  /**
   * Writes graphs by name; where the format keeps no graphs, their triples in one.
   *
   * @throws NotCarriedException if the format cannot carry them; nothing is written then
   */
  public void write(Map<Node, ? extends Collection<Triple>> graphs, OutputStream out) {
    SortedMap<String, Collection<Triple>> sorted = new TreeMap<>();
    if (keepsGraphs()) {
      graphs.forEach((name, triples) -> sorted.put(name.getURI(), triples));
    } else {
      List<Triple> all = new ArrayList<>();
      graphs.values().forEach(all::addAll);
      sorted.put("", all);
    }
    writeGraphs(sorted, out);
  }

  /** Returns those of some triples that the format can carry, in their order. */
  public List<Triple> carriedOf(Collection<Triple> triples) {
    Carried carried = new Carried(format);
    return triples.stream().filter(triple -> carried.fault(triple).isEmpty()).toList();
  }

  private void requireCarried(Collection<Collection<Triple>> graphs) {
    Carried carried = new Carried(format);
    for (Collection<Triple> triples : graphs) {
      for (Triple triple : triples) {
        Optional<String> fault = carried.fault(triple);
        if (fault.isPresent()) {
          throw new NotCarriedException(
              format.getName() + " cannot carry " + fault.get(), able(graphs));
        }
      }
    }
  }

  /** Returns the names of the formats that carry everything, the plainest first. */
  private static List<String> able(Collection<Collection<Triple>> graphs) {
    return ABLE.stream()
        .filter(
            name -> {
              Carried carried = new Carried(requireNonNull(FORMATS.get(name)));
              return graphs.stream()
                  .flatMap(Collection::stream)
                  .allMatch(triple -> carried.fault(triple).isEmpty());
            })
        .toList();
  }

  private void writeGraphs(SortedMap<String, Collection<Triple>> graphs, OutputStream out) {
    requireCarried(graphs.values());
    // Rio writes by the character, which costs a stream that encodes each by itself most of the
    // time.
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    RDFWriter writer =
        TurtleForms.writer(format, text).orElseGet(() -> Rio.createWriter(format, text));
    writer.set(BasicWriterSettings.PRETTY_PRINT, true);
    writer.startRDF();
    PREFIXES.forEach(writer::handleNamespace);
    graphs.forEach(
        (name, triples) -> {
          Node graph = name.isEmpty() ? Node.ANY : NodeFactory.createURI(name);
          triples.stream()
              .distinct()
              .sorted(ORDER)
              .forEach(triple -> writer.handleStatement(Terms.toRdf4j(triple, graph)));
        });
    writer.endRDF();
    try {
      text.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
