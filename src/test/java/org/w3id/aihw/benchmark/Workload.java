package org.w3id.aihw.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.reason.Closure;
import org.w3id.aihw.reason.Rule;
import org.w3id.aihw.reason.RuleReader;

/**
 * What every engine of the benchmark is given: the real ontology with a made-up industry, and the
 * real rules with the axioms put in.
 *
 * <p>Triples are made while they are read, so that no engine is charged for holding them; the time
 * that their making takes is kept apart.
 */
public final class Workload implements Iterable<Triple> {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Triple> ontology = new ArrayList<>();
  private final List<Rule> written;
  private final Industry industry;
  private long making;
  private long makingProcessor;
  private long lastRead;

  /** Reads the ontology and the rules of a project. */
  public Workload(Project project, Industry industry) {
    this.industry = industry;
    Graph graph = GraphFactory.createDefaultGraph();
    project.ontologyFiles().forEach(file -> RDFDataMgr.read(graph, file.toUri().toString()));
    // Blank nodes are named anew by each reader; lists of classes are no use to rules anyway.
    graph.find().filterDrop(Workload::hasBlank).forEachRemaining(ontology::add);
    ontology.sort(Comparator.comparing(Triple::toString));
    RuleReader reader = RuleReader.read(project);
    if (!reader.findings().isEmpty()) {
      throw new IllegalArgumentException("rules cannot be used: " + reader.findings());
    }
    written = reader.rules();
  }

  private static boolean hasBlank(Triple triple) {
    return triple.getSubject().isBlank() || triple.getObject().isBlank();
  }

  /** Returns the rules as they are written. */
  public List<Rule> written() {
    return written;
  }

  /** Returns the rules with the axioms of the ontology put in, as every engine is given them. */
  public List<Rule> compiled() {
    return Closure.compiled(written, ontology);
  }

  /** Returns the nanoseconds spent on making triples since this was last asked. */
  public long takeMaking() {
    long taken = making;
    making = 0;
    return taken;
  }

  /** Returns the nanoseconds of processor time spent so since this was last asked. */
  public long takeMakingProcessor() {
    long taken = makingProcessor;
    makingProcessor = 0;
    return taken;
  }

  /** Returns when the last triple was last read, as {@link System#nanoTime()} tells it. */
  public long lastRead() {
    return lastRead;
  }

  @Override
  public Iterator<Triple> iterator() {
    Iterator<List<Triple>> clusters = industry.clusters();
    return Industry.inTurn(
        new Iterator<>() {
          private boolean begun;

          @Override
          public boolean hasNext() {
            lastRead = System.nanoTime();
            return !begun || clusters.hasNext();
          }

          @Override
          public List<Triple> next() {
            if (!begun) {
              begun = true;
              return ontology;
            }
            long before = System.nanoTime();
            long processorBefore = THREADS.getCurrentThreadCpuTime();
            List<Triple> triples = clusters.next();
            makingProcessor += THREADS.getCurrentThreadCpuTime() - processorBefore;
            making += System.nanoTime() - before;
            return triples;
          }
        });
  }
}
