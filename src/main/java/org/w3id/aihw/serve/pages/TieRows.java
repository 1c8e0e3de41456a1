package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Origins;

/**
 * Draws the relationships of a party with others together: one row for each other party, its units
 * counted with it. For one page, by one thread.
 */
final class TieRows {
  private static final int SHOWN_PRODUCTS = 3;
  private static final List<String> FORCES = List.of("firm", "pledged", "tentative", "ended");
  private static final Node HOLDING = Aihw.term("Holding");
  private static final Node PARTY_GROUP = Aihw.term("PartyGroup");
  private static final Node PRODUCT = Aihw.term("product");
  private static final Node UNDISCLOSED = Aihw.term("UndisclosedParty");
  private static final Node UNIT_OF = Aihw.term("unitOf");

  /** By how firm a tie is, then by how many speak of it, then by how lately they did. */
  private static final Comparator<Group> ORDER =
      Comparator.comparingInt(Group::rank)
          .thenComparing(Comparator.comparingInt(Group::sourceCount).reversed())
          .thenComparing(Comparator.comparing(Group::newest).reversed())
          .thenComparing(group -> group.other.toString());

  private final Node thing;
  private final Lookup lookup;
  private final Origins origins;
  private final Statements statements;

  TieRows(Node thing, Lookup lookup, Statements statements) {
    this.thing = thing;
    this.lookup = lookup;
    this.origins = Origins.in(lookup.graph());
    this.statements = statements;
  }

  /** Everything between the thing and one other party. */
  final class Group {
    private final Node other;
    private final Set<Node> relationships = new LinkedHashSet<>();
    private final Set<Node> through = new LinkedHashSet<>();
    private final Map<String, Part.Badge> badges = new TreeMap<>(byForce());
    private final Set<Node> claims = new LinkedHashSet<>();
    private final List<Node> figures = new ArrayList<>();
    private String newest = "";
    private final Set<String> stated = new HashSet<>();

    Group(Node other) {
      this.other = other;
    }

    private void add(Node relationship, Node own, Node partner) {
      if (!own.equals(thing)) {
        through.add(own);
      }
      if (!partner.equals(other)) {
        through.add(partner);
      }
      Part.Badge badge = lookup.standing(relationship);
      boolean direct = own.equals(thing) && partner.equals(other);
      if (direct && !lookup.isA(relationship, HOLDING)) {
        stated.add(badge.force());
      }
      if (!relationships.add(relationship)) {
        return;
      }
      badges.putIfAbsent(badge.force(), badge);
      for (Node statement : lookup.subjects(Aihw.ABOUT, relationship)) {
        String stated = statements.stated(statement);
        newest = stated.compareTo(newest) > 0 ? stated : newest;
        if (statements.isFigure(statement)) {
          figures.add(statement);
        } else if (lookup.isA(statement, Aihw.CLAIM)) {
          claims.add(statement);
        }
      }
    }

    Node other() {
      return other;
    }

    Collection<Node> relationships() {
      return relationships;
    }

    private String leading() {
      return badges.keySet().stream().findFirst().orElse("");
    }

    private int rank() {
      return Math.floorMod(FORCES.indexOf(leading()), FORCES.size() + 1);
    }

    private int sourceCount() {
      return origins.independent(claims).size();
    }

    private String newest() {
      return newest;
    }
  }

  private static Comparator<String> byForce() {
    return Comparator.comparingInt(
        force -> Math.floorMod(FORCES.indexOf(force), FORCES.size() + 1));
  }

  /**
   * Returns who the rows of a query tie the thing to, the firmest and best attested first.
   *
   * @param rows rows that name a relationship, the thing or a unit of it as {@code own}, and the
   *     other party
   */
  List<Group> groups(List<Map<String, Node>> rows) {
    Map<Node, Group> groups = new LinkedHashMap<>();
    for (Map<String, Node> row : rows) {
      Node relationship = row.get("relationship");
      Node other = row.get("other");
      if (relationship != null && other != null) {
        groups
            .computeIfAbsent(house(other), Group::new)
            .add(relationship, row.getOrDefault("own", thing), other);
      }
    }
    return groups.values().stream().sorted(ORDER).toList();
  }

  /** Returns the party that a unit belongs to in the end; the unit where that is the thing. */
  private Node house(Node party) {
    Node house = party;
    Set<Node> met = new HashSet<>(Set.of(party));
    Optional<Node> above = lookup.value(house, UNIT_OF);
    while (above.isPresent() && met.add(above.get())) {
      house = above.get();
      if (house.equals(thing) || lookup.graph().contains(thing, UNIT_OF, house)) {
        return party;
      }
      above = lookup.value(house, UNIT_OF);
    }
    return house;
  }

  /** Returns a group as a row. */
  Part.Tie row(Group group, PanelFile file, String claims) {
    Set<Node> products = new LinkedHashSet<>();
    group.relationships.forEach(tie -> products.addAll(lookup.values(tie, PRODUCT)));
    products.remove(thing);
    Optional<Node> telling = telling(group, file);
    return new Part.Tie(
        lookup.cell(group.other),
        note(group.other),
        group.through.stream().map(lookup::cell).toList(),
        products.stream().limit(SHOWN_PRODUCTS).map(lookup::cell).toList(),
        Math.max(0, products.size() - SHOWN_PRODUCTS),
        telling.map(this::amount).orElse(""),
        telling.map(statements::stated).orElse(""),
        List.copyOf(group.badges.values()),
        group.stated.contains(group.leading()) ? "stated" : "inferred",
        group.newest,
        group.sourceCount(),
        claims,
        claims + "&part=row");
  }

  private String note(Node other) {
    if (lookup.isA(other, UNDISCLOSED)) {
      return "not named by the source";
    }
    return lookup.isA(other, PARTY_GROUP) ? "a group, named by a description" : "";
  }

  /**
   * Returns a figure of the most telling measure: the newest of each relationship, and of these the
   * largest.
   */
  private Optional<Node> telling(Group group, PanelFile file) {
    for (String measure : file.amounts()) {
      Map<Node, Node> newest = new HashMap<>();
      for (Node figure : group.figures) {
        if (statements.numbers().measure(figure).equals(measure)) {
          newest.merge(lookup.value(figure, Aihw.ABOUT).orElse(figure), figure, statements::newer);
        }
      }
      Optional<Node> telling =
          newest.values().stream()
              .max(
                  Comparator.comparing((Node figure) -> statements.numbers().size(figure))
                      .thenComparing(figure -> figure.toString()));
      if (telling.isPresent()) {
        return telling;
      }
    }
    return Optional.empty();
  }

  private String amount(Node figure) {
    List<Node> products = lookup.values(figure, PRODUCT);
    if (products.isEmpty()) {
      products =
          lookup
              .value(figure, Aihw.ABOUT)
              .map(about -> lookup.values(about, PRODUCT))
              .orElse(List.of());
    }
    boolean isNamed = products.size() == 1 && !products.contains(thing);
    String what = isNamed ? " " + lookup.names().of(products.getFirst()) : "";
    String measure = lookup.text(figure, Numbers.MEASURE);
    boolean isCount = statements.numbers().isCount(figure);
    return measure + " " + statements.numbers().words(figure) + (isCount ? what : "");
  }
}
