package org.w3id.aihw.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;

/** What can be asked of a network, as the functions that queries call. */
enum Asked {
  /** Each hop of each shortest way; see {@link Paths}. */
  SHORTEST_PATH("(?from ?to [paths [weaker]])", "(?path ?step ?subject ?property ?object)", 2, 4) {
    @Override
    List<List<Node>> rows(Network network, Inputs inputs) {
      Node from = inputs.thing(0, "the party at one end");
      Node to = inputs.thing(1, "the party at the other end");
      int limit = inputs.number(2, "the number of paths", 5, 1, MOST_PATHS);
      long set = inputs.yes(3, "whether weaker lines count") ? Line.ALL : Line.FIRM;
      OptionalInt start = network.number(from);
      OptionalInt end = network.number(to);
      if (start.isEmpty() || end.isEmpty()) {
        return List.of();
      }
      return hops(
          network,
          Paths.shortest(network, start.getAsInt(), end.getAsInt(), set, limit),
          set,
          false);
    }
  },

  /** Who is reached within some steps; see {@link Reach}. */
  REACH("(?party [steps [property ...]])", "(?other ?steps ?before ?way)", 1, 8) {
    @Override
    List<List<Node>> rows(Network network, Inputs inputs) {
      Node party = inputs.thing(0, "the party to start from");
      int steps = inputs.number(1, "the number of steps", 3, 1, MOST_STEPS);
      long set = inputs.lines(2, Line.DEPENDENTS);
      OptionalInt start = network.number(party);
      if (start.isEmpty()) {
        return List.of();
      }
      Reach reach = Reach.from(network, start.getAsInt(), set, steps);
      String[] ways = reach.ways(network, start.getAsInt());
      List<List<Node>> rows = new ArrayList<>();
      for (int index = 0; index < ways.length; index++) {
        int other = reach.parties[index];
        rows.add(
            List.of(
                network.party(other),
                integer(reach.steps[other]),
                network.party(reach.before[other]),
                NodeFactory.createLiteralString(ways[index])));
      }
      return rows;
    }
  },

  /** Who is hit if a firm, or all firms of a country, stop; see {@link Supplies}. */
  HIT_IF_STOPPED("?firmOrCountry", "(?party ?supply ?effect ?lost ?known ?step)", 1, 1) {
    @Override
    List<Node> candidates(Network network) {
      return Arrays.stream(network.supplies().suppliers()).mapToObj(network::party).toList();
    }

    @Override
    List<List<Node>> rows(Network network, Inputs inputs) {
      Node firm = inputs.thing(0, "the firm or country that stops");
      OptionalInt number = network.number(firm);
      int[] stopping = number.isPresent() ? new int[] {number.getAsInt()} : network.firmsOf(firm);
      return network.supplies().ifStopped(stopping).stream()
          .map(
              hit ->
                  List.of(
                      network.party(hit.party()),
                      NodeFactory.createLiteralString(hit.kind().words()),
                      NodeFactory.createLiteralString(hit.effect().words),
                      integer(hit.lost()),
                      integer(hit.known()),
                      integer(hit.step())))
          .toList();
    }
  },

  /** Each hop of each ring in which money comes back; see {@link MoneyLoops}. */
  MONEY_LOOP("(parties)", "(?loop ?step ?payer ?property ?payee)", 1, 1) {
    @Override
    List<List<Node>> rows(Network network, Inputs inputs) {
      int longest = inputs.number(0, "the number of parties in a loop", 4, 2, MOST_IN_LOOP);
      try {
        return hops(network, MoneyLoops.upTo(network, longest), Line.MONEY, true);
      } catch (IllegalArgumentException e) {
        throw inputs.wrong(String.valueOf(e.getMessage()));
      }
    }
  };

  private static final int MOST_PATHS = 100;
  private static final int MOST_STEPS = 20;
  private static final int MOST_IN_LOOP = 8;

  final String iri;
  final String usage;
  final int least;
  final int most;
  final int outputs;

  Asked(String inputs, String outputs, int least, int most) {
    StringBuilder name = new StringBuilder();
    for (String word : name().split("_")) {
      name.append(
          name.isEmpty()
              ? word.toLowerCase(Locale.ROOT)
              : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
    }
    iri = Aihw.FUNCTION + name;
    usage = inputs + " aihw-fn:" + name + " " + outputs;
    this.least = least;
    this.most = most;
    this.outputs = (int) outputs.chars().filter(letter -> letter == '?').count();
  }

  /**
   * Returns the answer, a list of outputs for each row, in its order.
   *
   * @throws org.apache.jena.query.QueryBuildException if the inputs cannot be meant
   */
  abstract List<List<Node>> rows(Network network, Inputs inputs);

  /** Returns what may stand for a first input that the query leaves open; none where it may not. */
  List<Node> candidates(Network network) {
    return List.of();
  }

  private static List<List<Node>> hops(
      Network network, List<int[]> ways, long set, boolean backToStart) {
    List<List<Node>> rows = new ArrayList<>();
    for (int way = 0; way < ways.size(); way++) {
      int[] parties = ways.get(way);
      int hops = backToStart ? parties.length : parties.length - 1;
      for (int hop = 0; hop < hops; hop++) {
        int from = parties[hop];
        int to = parties[(hop + 1) % parties.length];
        for (Triple said : network.statements(from, to, set)) {
          rows.add(
              List.of(
                  integer(way + 1),
                  integer(hop + 1),
                  said.getSubject(),
                  said.getPredicate(),
                  said.getObject()));
        }
      }
    }
    return rows;
  }

  private static Node integer(int value) {
    return NodeFactory.createLiteralDT(Integer.toString(value), XSDDatatype.XSDinteger);
  }
}
