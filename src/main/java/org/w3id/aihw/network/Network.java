package org.w3id.aihw.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;

/**
 * The lines between parties of one slice, as numbers in flat arrays. Immutable; safe to share
 * between threads.
 *
 * <p>Parties are numbered by their names, so that whatever is decided by the smaller number is
 * decided by name and never by load order. The lines of a party stand together, sorted by the party
 * at the other end, in both directions.
 */
public final class Network {
  private static final int CODE_BITS = 6;
  private static final int PARTY_BITS = 28;

  /** Longer chains of parents turn in a circle; the checks of the data refuse them. */
  private static final int LONGEST_CHAIN = 16;

  private final Node[] parties;
  private final String[] labels;
  private final Map<Node, Integer> numbers = new HashMap<>();
  private final boolean[] one;
  private final boolean[] holding;
  private final int[] offsets;
  private final int[] targets;
  private final byte[] codes;
  private final Supplies supplies;
  private final Map<Node, int[]> byCountry = new HashMap<>();
  private final Map<Integer, Set<Node>> seats = new HashMap<>();

  private Network(Graph graph, LineReader lines) {
    parties = lines.parties().toArray(Node[]::new);
    Map<Node, String> names = new HashMap<>();
    for (Node party : parties) {
      names.put(party, label(graph, party));
    }
    Arrays.sort(
        parties,
        Comparator.comparing((Node party) -> names.get(party)).thenComparing(Node::getURI));
    labels = new String[parties.length];
    one = new boolean[parties.length];
    holding = new boolean[parties.length];
    for (int party = 0; party < parties.length; party++) {
      Node node = parties[party];
      numbers.put(node, party);
      labels[party] = String.valueOf(names.get(node));
      one[party] =
          !graph.contains(node, RDF.type.asNode(), Aihw.term("PartyGroup"))
              && !graph.contains(node, RDF.type.asNode(), Aihw.term("UndisclosedParty"));
      holding[party] = graph.contains(node, RDF.type.asNode(), Aihw.HOLDING_COMPANY);
    }
    long[] keys = keys(lines);
    offsets = new int[parties.length + 1];
    targets = new int[keys.length];
    codes = new byte[keys.length];
    for (int arc = 0; arc < keys.length; arc++) {
      offsets[(int) (keys[arc] >>> (PARTY_BITS + CODE_BITS)) + 1]++;
      targets[arc] = (int) (keys[arc] >>> CODE_BITS) & ((1 << PARTY_BITS) - 1);
      codes[arc] = (byte) (keys[arc] & ((1 << CODE_BITS) - 1));
    }
    Arrays.parallelPrefix(offsets, Integer::sum);
    graph
        .find(Node.ANY, Aihw.term("headquarteredIn"), Node.ANY)
        .forEachRemaining(
            triple ->
                number(triple.getSubject())
                    .ifPresent(
                        party -> {
                          addTo(byCountry, triple.getObject(), party);
                          seats
                              .computeIfAbsent(party, _new -> new HashSet<>())
                              .add(triple.getObject());
                        }));
    supplies = new SupplyReader(this, graph).read();
  }

  /** Encodes the lines between parties that a graph holds, which should be closed under rules. */
  public static Network of(Graph graph) {
    return new Network(graph, LineReader.read(graph));
  }

  private static String label(Graph graph, Node party) {
    Iterator<Triple> found = graph.find(party, RDFS.label.asNode(), Node.ANY);
    String least = "";
    while (found.hasNext()) {
      Node label = found.next().getObject();
      if (label.isLiteral()
          && (least.isEmpty() || label.getLiteralLexicalForm().compareTo(least) < 0)) {
        least = label.getLiteralLexicalForm();
      }
    }
    return least.isEmpty() ? Names.slug(party) : least;
  }

  private static void addTo(Map<Node, int[]> lists, Node at, int value) {
    int[] list = lists.getOrDefault(at, new int[0]);
    int[] longer = Arrays.copyOf(list, list.length + 1);
    longer[list.length] = value;
    lists.put(at, longer);
  }

  /** Packs each line twice, once for each end, in one number that sorts as it is to be stored. */
  private long[] keys(LineReader lines) {
    int[] rank = new int[parties.length];
    int read = 0;
    for (Node party : lines.parties()) {
      rank[read++] = number(party).orElseThrow();
    }
    long[] keys = new long[2 * lines.size()];
    for (int line = 0; line < lines.size(); line++) {
      long from = rank[lines.subject(line)];
      long to = rank[lines.object(line)];
      keys[2 * line] = ((from << PARTY_BITS | to) << CODE_BITS) | lines.forward(line);
      keys[2 * line + 1] = ((to << PARTY_BITS | from) << CODE_BITS) | lines.backward(line);
    }
    Arrays.sort(keys);
    int kept = 0;
    for (int index = 0; index < keys.length; index++) {
      if (index == 0 || keys[index] != keys[index - 1]) {
        keys[kept++] = keys[index];
      }
    }
    return Arrays.copyOf(keys, kept);
  }

  /** Returns the number of parties. */
  public int size() {
    return parties.length;
  }

  /** Returns the number of lines, each counted at both of its ends. */
  public int arcs() {
    return targets.length;
  }

  Supplies supplies() {
    return supplies;
  }

  /** Returns the number of a party, or empty where it has no lines. */
  OptionalInt number(Node party) {
    Integer number = numbers.get(party);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  Node party(int number) {
    return parties[number];
  }

  String label(int number) {
    return labels[number];
  }

  /** Returns the firms of a country: those whose head office is known to be there. */
  int[] firmsOf(Node country) {
    return Arrays.stream(byCountry.getOrDefault(country, new int[0])).distinct().sorted().toArray();
  }

  /**
   * Returns the party that one stands and falls with: the highest above it, but for holding
   * companies and what is seated in another country than it is itself.
   */
  int standsWith(int party) {
    int top = party;
    for (int guard = 0; guard < LONGEST_CHAIN; guard++) {
      int parent = parent(top);
      if (parent < 0 || holding[parent] || isSeatedApart(top, parent)) {
        return top;
      }
      top = parent;
    }
    return party;
  }

  private boolean isSeatedApart(int one, int other) {
    return !seats.getOrDefault(one, Set.of()).isEmpty()
        && !seats.getOrDefault(other, Set.of()).isEmpty()
        && Collections.disjoint(seats.get(one), seats.get(other));
  }

  /**
   * Returns whether a party is one: not a group, and not somebody unnamed. Two lines that meet at
   * "cloud customers" need not meet in the same firm, so nothing is followed through it.
   */
  boolean isOne(int party) {
    return one[party];
  }

  int firstArc(int party) {
    return offsets[party];
  }

  int endOfArcs(int party) {
    return offsets[party + 1];
  }

  int target(int arc) {
    return targets[arc];
  }

  /** Returns whether an arc is one of a set of codes. */
  boolean isIn(int arc, long set) {
    return (set & Line.bit(codes[arc])) != 0;
  }

  /** Returns the codes of a set that lead from one party to another. */
  long between(int from, int to, long set) {
    int low = offsets[from];
    int high = offsets[from + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (targets[middle] < to) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    long found = 0;
    for (int arc = low; arc < offsets[from + 1] && targets[arc] == to; arc++) {
      found |= Line.bit(codes[arc]);
    }
    return found & set;
  }

  /**
   * Returns whether a way over a party says nothing that the same way over a unit of it does not
   * say: what a unit does counts for its parent, so each way over a unit comes with one over the
   * parent, behind which the firm that really deals would be hidden.
   *
   * @param taken parties that stand elsewhere on the way, which the unit may not be
   */
  boolean echoesUnit(int before, int party, int after, long set, int[] taken) {
    long in = Line.withoutEchoes(between(before, party, set));
    long out = Line.withoutEchoes(between(party, after, set));
    for (int arc = offsets[party]; arc < offsets[party + 1]; arc++) {
      int unit = targets[arc];
      if (codes[arc] == Line.UNIT.backward()
          && one[unit]
          && Arrays.stream(taken).noneMatch(other -> other == unit)
          && (in & ~between(before, unit, set)) == 0
          && (out & ~between(unit, after, set)) == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the party at the top of those that a party is a unit of; itself where there is none.
   */
  int top(int party) {
    int top = party;
    for (int guard = 0; guard < LONGEST_CHAIN; guard++) {
      int parent = parent(top);
      if (parent < 0) {
        return top;
      }
      top = parent;
    }
    return party; // Units that turn in a circle; the checks of the data refuse them.
  }

  /** Returns the party that one is a unit of; less than zero where there is none. */
  private int parent(int party) {
    for (int arc = offsets[party]; arc < offsets[party + 1]; arc++) {
      if (codes[arc] == Line.UNIT.forward()) {
        return targets[arc];
      }
    }
    return -1;
  }

  /**
   * Says what a hop is, as statements that hold in the graph and that start at the nearer end where
   * the ontology has a property for it.
   */
  List<Triple> statements(int from, int to, long set) {
    long found = Line.withoutEchoes(between(from, to, set));
    return Line.LINES.stream()
        .flatMap(
            line -> {
              boolean forth = (found & Line.bit(line.forward())) != 0;
              boolean back = !line.isSymmetric() && (found & Line.bit(line.backward())) != 0;
              Triple here = Triple.create(parties[from], line.property(), parties[to]);
              Triple there =
                  line.inverse()
                      .map(inverse -> Triple.create(parties[from], inverse, parties[to]))
                      .orElseGet(() -> Triple.create(parties[to], line.property(), parties[from]));
              return forth
                  ? back ? List.of(here, there).stream() : List.of(here).stream()
                  : back ? List.of(there).stream() : List.<Triple>of().stream();
            })
        .toList();
  }
}
