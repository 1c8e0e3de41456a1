package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;

/** What is missing for a line to follow. */
class WhyNotTest {
  private static final Knowledge KNOWLEDGE = World.real().at(World.NOW);

  private static String text(String words) {
    Triple triple = World.triple(words);
    assertFalse(KNOWLEDGE.closure().contains(triple), words);
    List<WhyNot.Attempt> attempts = KNOWLEDGE.whyNot(triple, 3);
    return String.join("\n", new WhyNotText(KNOWLEDGE).lines(triple, attempts));
  }

  @Test
  void talksAreNamedAsWhatIsNoSaleYet() {
    String text = text("amazon supplierOf undisclosed-trainium-buyers");
    assertTrue(text.contains("current-provision-makes-supplier"), text);
    assertTrue(text.contains("phase current (it is tentative, in talks)"), text);
  }

  @Test
  void missingHalfOfAPairIsNamed() {
    String text = text("microsoft customerAndRivalOf nvidia");
    assertTrue(text.contains("there is: Microsoft is customer of Nvidia"), text);
    assertTrue(text.contains("missing:  Microsoft is rival of Nvidia"), text);
  }

  @Test
  void everyPremiseCalledThereIsThereAndEveryMissingOneIsNot() {
    for (String words :
        List.of(
            "amazon supplierOf undisclosed-trainium-buyers",
            "nvidia customerOf amazon",
            "openai dependsOn coreweave-no-such",
            "tsmc customerAndRivalOf intel",
            "trainium2 unitOf amazon")) {
      Triple triple = World.triple(words);
      if (!KNOWLEDGE.closure().contains(triple)) {
        KNOWLEDGE.whyNot(triple, 5).forEach(WhyNotTest::check);
      }
    }
  }

  private static void check(WhyNot.Attempt attempt) {
    attempt.held().forEach(held -> assertTrue(KNOWLEDGE.closure().contains(held), held::toString));
    for (Triple missing : attempt.missing()) {
      boolean isThere = missing.isConcrete() ? KNOWLEDGE.closure().contains(missing) : false;
      assertFalse(isThere, missing::toString);
    }
    assertEquals(attempt.rule().body().size(), attempt.held().size() + attempt.missing().size());
    attempt.reasons().values().forEach(WhyNotTest::check);
  }
}
