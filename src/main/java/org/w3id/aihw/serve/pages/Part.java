package org.w3id.aihw.serve.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of the page of a thing: a heading with rows under it, or a sentence where none are. */
public sealed interface Part {
  /** Returns what stands over the rows. */
  Head head();

  /** Returns whether there is nothing to show and nothing to say about that. */
  default boolean isLeftOut() {
    return head().total() == 0 && head().empty().isEmpty();
  }

  /**
   * What stands over the rows of a part.
   *
   * @param name the name of its query file
   * @param title the heading
   * @param area where on the page it stands
   * @param empty what to say where there are no rows
   * @param total how many rows there are
   * @param shown how many of them are shown
   * @param all the address of the whole list
   * @param questions what may be asked on, leading to pages of questions
   */
  record Head(
      String name,
      String title,
      String area,
      String empty,
      int total,
      int shown,
      String all,
      List<Panel.Cell> questions) {
    /** Copies the list. */
    public Head {
      questions = List.copyOf(questions);
    }

    /** Returns this with another address of the whole list. */
    Head leadingTo(String address) {
      return new Head(name, title, area, empty, total, shown, address, questions);
    }

    /** Returns this with questions that go on from it. */
    Head asking(List<Panel.Cell> further) {
      return new Head(name, title, area, empty, total, shown, all, further);
    }

    /** Returns this with another number of rows that are shown. */
    Head showing(int rows) {
      return new Head(name, title, area, empty, total, rows, all, questions);
    }

    /** Returns whether there are more rows than are shown. */
    public boolean isCut() {
      return shown < total;
    }
  }

  /**
   * How much is said of a thing.
   *
   * @param statements how many statements, figures among them
   * @param sayings how many claims and assessments
   * @param documents how many documents
   * @param oldest when the first was made public
   * @param newest when the last was
   */
  record Extent(int statements, int sayings, int documents, String oldest, String newest) {
    /** Returns the same in words. */
    public String words() {
      return Stream.of(
                  count(sayings, "claim or assessment", "claims and assessments"),
                  count(statements - sayings, "figure", "figures"))
              .filter(words -> !words.startsWith("0 "))
              .collect(Collectors.joining(", "))
          + " from "
          + count(documents, "document", "documents")
          + (oldest.equals(newest) ? ", of " + newest : ", from " + oldest + " to " + newest);
    }

    private static String count(int number, String one, String many) {
      return "%,d %s".formatted(number, number == 1 ? one : many);
    }
  }

  /** Values in columns. */
  record Table(Head head, List<String> columns, List<List<Panel.Cell>> rows) implements Part {
    /** Copies the lists. */
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** Properties with their values. */
  record Facts(Head head, List<Fact> rows) implements Part {
    /** Copies the list. */
    public Facts {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A property with its values.
   *
   * @param name what it is called
   * @param values the values, as many as are shown
   * @param more how many are not shown
   */
  record Fact(String name, List<Panel.Cell> values, int more) {
    /** Copies the list. */
    public Fact {
      values = List.copyOf(values);
    }
  }

  /** Parties that a party has to do with. */
  record Ties(Head head, List<Tie> rows) implements Part {
    /** Copies the list. */
    public Ties {
      rows = List.copyOf(rows);
    }
  }

  /**
   * All that ties a party to another in one role.
   *
   * @param other the other party
   * @param note what is to be said of the other, such as that nobody names it; mostly empty
   * @param through the units that the tie goes through
   * @param what the products
   * @param moreWhat how many products are not shown
   * @param amount the figure that tells most; empty where there is none
   * @param told when that was told
   * @param badges how far the tie has come, the firmest first
   * @param basis whether a document says so, or it was concluded, in one word
   * @param newest when a document last spoke of it
   * @param sources how many spoke of it first, each on its own
   * @param claims the address of its claims and its proof
   * @param opened the address of the same as part of a page
   */
  record Tie(
      Panel.Cell other,
      String note,
      List<Panel.Cell> through,
      List<Panel.Cell> what,
      int moreWhat,
      String amount,
      String told,
      List<Badge> badges,
      String basis,
      String newest,
      int sources,
      String claims,
      String opened) {
    /** Copies the lists. */
    public Tie {
      through = List.copyOf(through);
      what = List.copyOf(what);
      badges = List.copyOf(badges);
    }

    /** Returns how many spoke of it first, in words. */
    public String spoken() {
      return sources == 1 ? "1 source" : sources + " independent sources";
    }

    /** Returns the name of the line's style. */
    public String style() {
      String force = badges.isEmpty() ? "" : badges.getFirst().force();
      return force.equals("firm") ? basis : force;
    }
  }

  /**
   * How far something has come.
   *
   * @param words the status in words
   * @param force what may be concluded from it: firm, pledged, tentative or ended
   */
  record Badge(String words, String force) {}

  /** What documents say in words. */
  record Sayings(Head head, List<Saying> rows) implements Part {
    /** Copies the list. */
    public Sayings {
      rows = List.copyOf(rows);
    }
  }

  /**
   * What one document says in words.
   *
   * @param words our paraphrase, leading to the page of the statement
   * @param badge the status that it gives; for an assessment, its topic
   * @param stated when it was made public
   * @param document the document
   * @param publisher who published it
   * @param chains who told whom, from the document to who first spoke
   * @param confidence how far it is trusted
   * @param more how many more of this document and day are left to the whole list
   */
  record Saying(
      Panel.Cell words,
      Badge badge,
      String stated,
      Panel.Cell document,
      String publisher,
      List<String> chains,
      String confidence,
      int more) {
    /** Copies the list. */
    public Saying {
      chains = List.copyOf(chains);
    }

    /** Returns this with a number of others that it stands for. */
    Saying standingFor(int others) {
      return new Saying(words, badge, stated, document, publisher, chains, confidence, others);
    }
  }

  /** Numbers. */
  record Figures(Head head, List<Figure> rows) implements Part {
    /** Copies the list. */
    public Figures {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A number with its interval.
   *
   * @param measure what is measured, leading to the page of the figure
   * @param value the number with its bounds, hedge and unit
   * @param about what it is about, beside the thing of the page
   * @param scope which part of that it covers
   * @param when the time it is for; else when it was stated
   * @param isEstimate whether it is an estimate, a projection or a plan
   * @param document the document that gives it
   */
  record Figure(
      Panel.Cell measure,
      String value,
      List<Panel.Cell> about,
      String scope,
      String when,
      boolean isEstimate,
      Panel.Cell document) {
    /** Copies the list. */
    public Figure {
      about = List.copyOf(about);
    }
  }

  /** What was concluded. */
  record Lines(Head head, List<Line> rows) implements Part {
    /** Copies the list. */
    public Lines {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A conclusion.
   *
   * @param words the property, from the thing of the page to the other
   * @param other the other
   * @param pair where its two parties face each other; empty where it is not between two parties
   * @param why the address of its proofs
   * @param opened the address of the same as part of a page
   */
  record Line(String words, Panel.Cell other, String pair, String why, String opened) {}

  /** Relationships, each with what documents say of it. */
  record Relationships(
      Head head, List<Relationship> rows, Optional<Line> line, List<ProofOutline> proof)
      implements Part {
    /** Copies the lists. */
    public Relationships {
      rows = List.copyOf(rows);
      proof = List.copyOf(proof);
    }
  }

  /**
   * A relationship with what documents say of it.
   *
   * @param name what it is called
   * @param kind its kind
   * @param badge how far it has come
   * @param sayings its claims and assessments, the newest first
   * @param figures its newest figures
   * @param more how many statements are not shown
   */
  record Relationship(
      Panel.Cell name,
      String kind,
      Badge badge,
      List<Saying> sayings,
      List<Figure> figures,
      int more) {
    /** Copies the lists. */
    public Relationship {
      sayings = List.copyOf(sayings);
      figures = List.copyOf(figures);
    }
  }
}
