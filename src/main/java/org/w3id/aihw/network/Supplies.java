package org.w3id.aihw.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.w3id.aihw.model.WorkLimit;

/**
 * What parties get from whom, and who else is known to give it: the ground on which choke points
 * are told from firms with many customers.
 *
 * <p><b>Who is hit if a firm stops.</b> A party gets several <em>kinds</em> of supply. Of each kind
 * it has one or more <em>supplies</em>, and for each supply one or more known <em>sources</em>:
 *
 * <ul>
 *   <li>of parts, as fabrication or memory: one supply for each product that they go into, its
 *       sources the firms that give it. A product with two foundries still has one when the other
 *       stops. A firm that packages for others what it has others package is a source for itself.
 *   <li>of what products are made with, as equipment or materials: one supply for each sort, its
 *       sources likewise.
 *   <li>of what replaces each other, as chips and computing: one supply for each firm it buys or
 *       rents from and designer of what it gets, and one for its own chips if it has chips made;
 *       any of them will do.
 *   <li>of what only slows, as designs or power: one supply for each product or firm.
 * </ul>
 *
 * <p>A supply is lost when all its sources are. A source is lost when its supplier stops, when the
 * designer of what it delivers cannot have chips made, or, for rented computing, when the provider
 * has no chips and computing itself. A kind of supply <em>stops</em> for a party when more than
 * half of its supplies of a part or of materials are lost, any of its equipment, which does not
 * replace each other, or all of its chips and computing; then what the party makes with it, or
 * rents out, is lost to others in turn: without substrates nothing is packaged, and dies are made
 * as before. The loss of what only slows is not passed on: chips that are designed are still made.
 * All else is a <em>part</em> lost.
 *
 * <p>Which relationships give which kind of supply, and by which rule its loss stops a party, the
 * ontology says.
 *
 * <p>A unit stands and falls with its parent, but for one that has its head office in another
 * country: that stands for itself. "Nobody else" always means: nobody else that this slice firmly
 * knows of.
 */
final class Supplies {
  private static final int[] NOTHING = {};

  /** What a loss does to a party. */
  enum Effect {
    STOPS("stops"),
    SLOWS("slows"),
    PART("loses part");

    final String words;

    Effect(String words) {
      this.words = words;
    }
  }

  /**
   * What a party loses of one kind of supply.
   *
   * @param lost how many supplies it loses
   * @param known how many it is known to have
   * @param step how many firms away from the one that stops the effect comes about
   */
  record Hit(int party, SupplyKind kind, Effect effect, int lost, int known, int step) {}

  /** The supplies of one kind that a party gets. */
  record Tally(int party, SupplyKind kind) {}

  /**
   * One that gives a supply.
   *
   * @param rented whether what is given is the use of chips, and not chips
   * @param designers the designers of what is given; none where that is not known
   */
  record Source(int supplier, boolean rented, List<Integer> designers) {
    /** Copies the list. */
    Source {
      designers = List.copyOf(designers);
    }
  }

  private final int[] top;
  private final int[] tallyParty;
  private final SupplyKind[] tallyKind;
  private final int[] tallyOfSupply;
  private final int[] supplyOfSource;
  private final int[] suppliers;
  private final boolean[] rented;
  private final int[] known;
  private final int[] sources;
  private final int[] designers;

  /** Whether a tally is a firm's own chips and nothing else: the loss of a part says it all. */
  private final boolean[] ownOnly;

  private final int[][] bySupplier;
  private final int[][] byDesigner;

  /**
   * Puts supplies into arrays.
   *
   * @param top the party at the top of those that a party is a unit of
   * @param tallyOfSupply the number in {@code tallies} of each supply
   * @param supplyOfSource the number of the supply that each of {@code sources} gives
   */
  Supplies(
      int[] top,
      List<Tally> tallies,
      int[] tallyOfSupply,
      int[] supplyOfSource,
      List<Source> sources) {
    this.top = top.clone();
    this.tallyOfSupply = tallyOfSupply.clone();
    this.supplyOfSource = supplyOfSource.clone();
    tallyParty = tallies.stream().mapToInt(Tally::party).toArray();
    tallyKind = tallies.stream().map(Tally::kind).toArray(SupplyKind[]::new);
    suppliers = sources.stream().mapToInt(Source::supplier).toArray();
    designers = sources.stream().mapToInt(source -> source.designers().size()).toArray();
    rented = new boolean[sources.size()];
    for (int source = 0; source < rented.length; source++) {
      rented[source] = sources.get(source).rented();
    }
    known = counts(tallyOfSupply, tallyParty.length);
    this.sources = counts(supplyOfSource, tallyOfSupply.length);
    ownOnly = new boolean[known.length];
    for (int source = 0; source < suppliers.length; source++) {
      int tally = tallyOfSupply[supplyOfSource[source]];
      ownOnly[tally] =
          tallyKind[tally].isReplaceable()
              && known[tally] == 1
              && suppliers[source] == tallyParty[tally];
    }
    bySupplier = lists(sources.size(), source -> List.of(suppliers[source]));
    byDesigner = lists(sources.size(), source -> sources.get(source).designers());
  }

  private static int[] counts(int[] of, int size) {
    int[] counts = new int[size];
    for (int one : of) {
      counts[one]++;
    }
    return counts;
  }

  /** Turns the parties of each source into the sources of each party. */
  private int[][] lists(int sourceCount, IntFunction<List<Integer>> partiesOf) {
    int[] sizes = new int[top.length];
    for (int source = 0; source < sourceCount; source++) {
      for (int party : partiesOf.apply(source)) {
        sizes[party]++;
      }
    }
    int[][] lists = new int[sizes.length][];
    Arrays.setAll(lists, party -> sizes[party] == 0 ? NOTHING : new int[sizes[party]]);
    for (int source = sourceCount - 1; source >= 0; source--) {
      for (int party : partiesOf.apply(source)) {
        lists[party][--sizes[party]] = source;
      }
    }
    return lists;
  }

  /** Returns the parties that supply anything, units under their parents, in their order. */
  int[] suppliers() {
    return Arrays.stream(suppliers).sorted().distinct().toArray();
  }

  /** Returns who is hit if a party stops, with all units of its parent: nearest first, by name. */
  List<Hit> ifStopped(int party) {
    return ifStopped(new int[] {party});
  }

  /** Returns who is hit if several parties stop at once. */
  List<Hit> ifStopped(int[] parties) {
    return new Stop(Arrays.stream(parties).map(party -> top[party]).toArray()).hits();
  }

  /** A kind of supply that has stopped for a party, and at which step. */
  private record Fall(int tally, int step) {}

  /** One stop and what comes of it, in rounds. */
  private final class Stop {
    private final int[] sourcesLeft = sources.clone();
    private final int[] designersLeft = designers.clone();
    private final boolean[] gone = new boolean[suppliers.length];
    private final int[] lost = new int[known.length];
    private final int[] firstLoss = new int[known.length];
    private final int[] stoppedAt = new int[known.length];
    private final boolean[] cannotMakeChips = new boolean[top.length];
    private final boolean[] stopped = new boolean[top.length];
    private final ArrayDeque<Fall> falls = new ArrayDeque<>();

    Stop(int[] parties) {
      int[] distinct = Arrays.stream(parties).distinct().toArray();
      for (int party : distinct) {
        stopped[party] = true;
        cannotMakeChips[party] = true;
      }
      for (int party : distinct) {
        of(bySupplier, party).forEach(source -> lose(source, 1));
        losesDesigner(party, 1);
      }
      while (!falls.isEmpty()) {
        WorkLimit.check();
        Fall fall = falls.remove();
        int party = tallyParty[fall.tally()];
        SupplyKind kind = tallyKind[fall.tally()];
        int next = fall.step() + 1;
        of(bySupplier, party)
            .filter(source -> kind.isReplaceable() ? rented[source] : isMadeWith(source, kind))
            .filter(source -> !kindOf(source).isSlow())
            .forEach(source -> lose(source, next));
        if (goesIntoChips(kind) && !cannotMakeChips[party]) {
          cannotMakeChips[party] = true;
          losesDesigner(party, next);
        }
      }
    }

    private IntStream of(int[][] lists, int party) {
      return Arrays.stream(lists[party]);
    }

    private SupplyKind kindOf(int source) {
      return tallyKind[tallyOfSupply[supplyOfSource[source]]];
    }

    private boolean isMadeWith(int source, SupplyKind kind) {
      return !rented[source] && kind.goesInto(kindOf(source));
    }

    private boolean goesIntoChips(SupplyKind kind) {
      return Arrays.stream(tallyKind)
          .anyMatch(other -> other.isReplaceable() && kind.goesInto(other));
    }

    private void losesDesigner(int designer, int step) {
      of(byDesigner, designer)
          .filter(source -> --designersLeft[source] == 0)
          .forEach(source -> lose(source, step));
    }

    private void lose(int source, int step) {
      int supply = supplyOfSource[source];
      if (gone[source]) {
        return;
      }
      gone[source] = true;
      if (--sourcesLeft[supply] > 0) {
        return;
      }
      int tally = tallyOfSupply[supply];
      SupplyKind kind = tallyKind[tally];
      if (lost[tally]++ == 0) {
        firstLoss[tally] = step;
      }
      if (stoppedAt[tally] == 0 && kind.stops(lost[tally], known[tally])) {
        stoppedAt[tally] = step;
        if (!kind.isSlow() && !stopped[tallyParty[tally]]) {
          falls.add(new Fall(tally, step));
        }
      }
    }

    private List<Hit> hits() {
      List<Hit> hits = new ArrayList<>();
      for (int tally = 0; tally < lost.length; tally++) {
        int party = tallyParty[tally];
        SupplyKind kind = tallyKind[tally];
        if (lost[tally] > 0 && !stopped[party] && !ownOnly[tally]) {
          boolean whole = stoppedAt[tally] > 0;
          hits.add(
              new Hit(
                  party,
                  kind,
                  !whole ? Effect.PART : kind.isSlow() ? Effect.SLOWS : Effect.STOPS,
                  lost[tally],
                  known[tally],
                  whole ? stoppedAt[tally] : firstLoss[tally]));
        }
      }
      hits.sort(
          Comparator.comparingInt(Hit::step).thenComparingInt(Hit::party).thenComparing(Hit::kind));
      return hits;
    }
  }
}
