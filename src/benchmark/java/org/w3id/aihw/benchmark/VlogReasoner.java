package org.w3id.aihw.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import karmaresearch.vlog.AlreadyStartedException;
import karmaresearch.vlog.Atom;
import karmaresearch.vlog.EDBConfigurationException;
import karmaresearch.vlog.NonExistingPredicateException;
import karmaresearch.vlog.NotStartedException;
import karmaresearch.vlog.QueryResultIterator;
import karmaresearch.vlog.Term;
import karmaresearch.vlog.VLog;
import org.apache.jena.graph.Triple;

/** VLog, by its binding to Java without Rulewerk's objects in between, which costs it less. */
final class VlogReasoner implements Reasoner {
  /** What was read back of one predicate: tuples of terms as N-Triples writes them. */
  private record Relation(Triple head, List<String[]> tuples) {}

  @Override
  public Run run(Workload workload) {
    List<org.w3id.aihw.reason.Rule> rules = workload.compiled();
    VLog engine = new VLog();
    try {
      workload.takeMaking();
      long start = System.nanoTime();
      Datalog datalog = new Datalog(rules);
      engine.setLogLevel(VLog.LogLevel.ERROR);
      engine.start("", false);
      workload.forEach(datalog::add);
      for (Map.Entry<String, List<String[]>> entry : datalog.takeTuples().entrySet()) {
        engine.addData(entry.getKey(), entry.getValue().toArray(String[][]::new));
      }
      engine.setRules(datalog.rules(), VLog.RuleRewriteStrategy.NONE);
      long loaded = System.nanoTime();
      engine.materialize(false);
      long reasoned = System.nanoTime();
      List<Relation> relations = readBack(engine, datalog);
      long end = System.nanoTime();
      return new Run(
          loaded - start - workload.takeMaking(),
          reasoned - loaded,
          end - reasoned,
          closed(workload, engine, datalog, relations));
    } catch (AlreadyStartedException | NotStartedException | EDBConfigurationException e) {
      throw new IllegalStateException("VLog refused its data or its order of steps", e);
    } catch (IOException e) {
      throw new UncheckedIOException("VLog could not start", e);
    }
  }

  private static List<Relation> readBack(VLog engine, Datalog datalog) throws NotStartedException {
    List<Relation> relations = new ArrayList<>();
    Map<Long, String> constants = new HashMap<>();
    for (Map.Entry<String, Triple> entry : datalog.concluded().entrySet()) {
      boolean isClass = Datalog.isType(entry.getValue());
      Term one = new Term(Term.TermType.VARIABLE, "x");
      Term other = new Term(Term.TermType.VARIABLE, "y");
      Atom query = isClass ? new Atom(entry.getKey(), one) : new Atom(entry.getKey(), one, other);
      List<String[]> tuples = new ArrayList<>();
      try (QueryResultIterator rows = engine.getQueryIter(query, true, false)) {
        while (rows.hasNext()) {
          long[] row = rows.next();
          String[] tuple = new String[row.length];
          for (int place = 0; place < row.length; place++) {
            String known = constants.get(row[place]);
            if (known == null) {
              known = engine.getConstant(row[place]);
              constants.put(row[place], known);
            }
            tuple[place] = known;
          }
          tuples.add(tuple);
        }
      } catch (NonExistingPredicateException _nothingOfIt) {
        continue;
      }
      relations.add(new Relation(entry.getValue(), tuples));
    }
    return relations;
  }

  private static Closed closed(
      Workload workload, VLog engine, Datalog datalog, List<Relation> relations) {
    return new Closed() {
      @Override
      public Fingerprint inferred() {
        long count = 0;
        long hash = 0;
        for (Relation relation : relations) {
          String last = Fingerprint.text(relation.head().getObject());
          String predicate = Fingerprint.text(relation.head().getPredicate());
          for (String[] tuple : relation.tuples()) {
            count++;
            hash += Fingerprint.mix(tuple[0], predicate, tuple.length > 1 ? tuple[1] : last);
          }
        }
        List<Triple> stated = new ArrayList<>();
        workload.forEach(
            triple -> {
              if (datalog.concludes(triple)) {
                stated.add(triple);
              }
            });
        return new Fingerprint(count, hash).minus(Fingerprint.of(stated.iterator()));
      }

      @Override
      public void close() {
        engine.stop();
      }
    };
  }
}
