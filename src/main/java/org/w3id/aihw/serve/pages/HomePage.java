package org.w3id.aihw.serve.pages;

import java.util.List;
import org.w3id.aihw.model.Clocks;

/**
 * What the home page shows.
 *
 * @param clocks the days shown
 * @param statements how many statements are known
 * @param relationships how many relationships
 * @param documents how many documents
 * @param inferred how many lines were inferred
 * @param twoFaces who is customer and rival of whom, each with the address of its proof
 * @param illustrated whether what the picture of the founding example shows holds on these days
 * @param lately what lines came or went last
 * @param topics the question library by topic
 * @param credits the datasets that figures were taken from
 */
public record HomePage(
    Clocks clocks,
    long statements,
    long relationships,
    long documents,
    long inferred,
    List<TwoFaces> twoFaces,
    boolean illustrated,
    List<ChangesPage.Line> lately,
    List<QuestionPage.Topic> topics,
    List<Credit> credits) {
  /** Copies the lists. */
  public HomePage {
    twoFaces = List.copyOf(twoFaces);
    lately = List.copyOf(lately);
    topics = List.copyOf(topics);
    credits = List.copyOf(credits);
  }

  /**
   * Whom to thank for a dataset.
   *
   * @param dataset its title, leading to its page
   * @param publisher who published it
   * @param licence the address of its licence, or what it says in words
   */
  public record Credit(Panel.Cell dataset, String publisher, Panel.Cell licence) {}

  /**
   * A firm that is a customer of one that it competes with.
   *
   * @param firm the customer
   * @param rival whom it buys from
   * @param pair the address of the page on which the two face each other
   * @param why the address of the proof
   */
  public record TwoFaces(Panel.Cell firm, Panel.Cell rival, String pair, String why) {}
}
