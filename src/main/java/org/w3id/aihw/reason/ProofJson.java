package org.w3id.aihw.reason;

import java.util.List;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Names;

/**
 * Writes proofs as JSON: each node with its sentence, the days on which it holds, its rule, its
 * premises or its evidence.
 */
public final class ProofJson {
  private final ProofText text;
  private final Graph graph;
  private final Names names;

  /** Takes what the proofs are about. */
  public ProofJson(ProofText text, Graph graph, Names names) {
    this.text = text;
    this.graph = graph;
    this.names = names;
  }

  /** Returns proofs of one triple as a JSON object. */
  public String of(Triple triple, List<Proof> proofs) {
    JsonObject object = new JsonObject();
    object.put("sentence", text.sentence(triple));
    putTriple(object, triple);
    JsonArray array = new JsonArray();
    proofs.forEach(proof -> array.add(node(proof)));
    object.put("proofs", array);
    return object.toString();
  }

  private JsonValue node(Proof proof) {
    JsonObject object = new JsonObject();
    object.put("sentence", text.sentence(proof.conclusion()));
    putTriple(object, proof.conclusion());
    text.validity(proof)
        .ifPresent(
            validity -> {
              object.put("holdsFrom", validity.since());
              validity.until().ifPresent(last -> object.put("holdsTo", last));
              object.put("knownSince", validity.knownSince());
            });
    switch (proof) {
      case Proof.Leaf(Triple triple) -> object.put("evidence", evidence(triple.getSubject()));
      case Proof.Step step -> {
        object.put("rule", step.rule().name());
        object.put("because", step.rule().words());
        JsonArray axioms = new JsonArray();
        step.rule().axioms().forEach(axiom -> axioms.add(text.sentence(axiom)));
        object.put("axioms", axioms);
        JsonArray premises = new JsonArray();
        step.premises().forEach(premise -> premises.add(node(premise)));
        object.put("premises", premises);
      }
    }
    return object;
  }

  private static void putTriple(JsonObject object, Triple triple) {
    object.put("subject", text(triple.getSubject()));
    object.put("property", text(triple.getPredicate()));
    object.put("object", text(triple.getObject()));
  }

  private static String text(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }

  private JsonArray evidence(Node subject) {
    JsonArray claims = new JsonArray();
    for (Evidence evidence : Evidence.forStandingOf(subject, graph, names)) {
      JsonObject claim = new JsonObject();
      claim.put("claim", evidence.claim().getURI());
      claim.put("paraphrase", evidence.paraphrase());
      claim.put("status", evidence.status());
      claim.put("document", evidence.document().getURI());
      claim.put("title", evidence.title());
      evidence.publisher().ifPresent(publisher -> claim.put("publisher", publisher));
      claim.put("statedOn", evidence.statedOn());
      claim.put("confidence", evidence.confidence());
      JsonArray chains = new JsonArray();
      for (List<String> chain : evidence.chains()) {
        JsonArray steps = new JsonArray();
        chain.forEach(steps::add);
        chains.add(steps);
      }
      claim.put("chains", chains);
      claims.add(claim);
    }
    return claims;
  }
}
