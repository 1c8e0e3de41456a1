package org.w3id.aihw.serve.pages;

import java.util.Comparator;

/**
 * A claim as a line of text with where it leads.
 *
 * @param paraphrase what it says
 * @param address its page
 * @param statedOn when it was made public
 * @param document the document that makes it
 */
public record ShownClaim(String paraphrase, String address, String statedOn, Panel.Cell document) {
  static final Comparator<ShownClaim> NEWEST_FIRST =
      Comparator.comparing(ShownClaim::statedOn).reversed().thenComparing(ShownClaim::address);
}
