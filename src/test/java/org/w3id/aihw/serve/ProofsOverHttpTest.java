package org.w3id.aihw.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.aihw.serve.LiveServer.header;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Rule;

/** Proofs in every form, and the rules that they lead to, on a real server over the real data. */
class ProofsOverHttpTest {
  private static final String HTML = "text/html";
  private static final String HOLDS = "/why?s=amazon&p=customerAndRivalOf&o=nvidia";
  private static final String FAILS = "/why?s=nvidia&p=customerOf&o=cuda";
  private static final Node USED = NodeFactory.createURI("http://www.w3.org/ns/prov#used");

  private static final LiveServer SERVER = LiveServer.real();

  private static Graph read(String text, String type) {
    Lang lang = RDFLanguages.contentTypeToLang(type.replaceFirst(";.*", ""));
    DatasetGraph read = DatasetGraphFactory.create();
    RDFParser.fromString(text, lang).base("http://nowhere.example/").parse(read);
    return read.getDefaultGraph();
  }

  private static List<String> found(String pattern, String text) {
    List<String> found = new ArrayList<>();
    for (MatchResult match : Pattern.compile(pattern).matcher(text).results().toList()) {
      found.add(match.group(1).replace("&amp;", "&"));
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle, ttl, text/turtle;charset=utf-8",
    "application/ld+json, jsonld, application/ld+json",
    "application/n-triples, nt, application/n-triples",
    "application/rdf+xml, rdf, application/rdf+xml",
    "application/trig, trig, application/trig",
    "application/n-quads, nq, application/n-quads",
  })
  void proofIsThereInEveryFormatOfTriples(String accept, String name, String type) {
    HttpResponse<String> answer = SERVER.get(HOLDS, accept);
    assertEquals(200, answer.statusCode());
    assertEquals(type, header(answer, "Content-Type"));
    assertEquals("Accept", header(answer, "Vary"));
    Graph proof = read(answer.body(), type);
    assertTrue(proof.contains(Node.ANY, USED, Aihw.rule("customer-and-rival")), answer.body());
    HttpResponse<String> named = SERVER.get(HOLDS + "&format=" + name, HTML);
    assertEquals(type, header(named, "Content-Type"));
    assertEquals(answer.body(), named.body());
  }

  @Test
  void proofIsThereAsJsonAndAsText() {
    HttpResponse<String> json = SERVER.get(HOLDS, "application/json");
    assertEquals(200, json.statusCode());
    assertEquals("application/json", header(json, "Content-Type"));
    JsonObject best = JSON.parse(json.body()).get("proofs").getAsArray().get(0).getAsObject();
    assertEquals("customer-and-rival", best.getString("rule"));
    assertEquals(json.body(), SERVER.get(HOLDS + "&format=json", HTML).body());

    HttpResponse<String> text = SERVER.get(HOLDS, "text/plain");
    assertEquals(200, text.statusCode());
    assertEquals("text/plain;charset=utf-8", header(text, "Content-Type"));
    assertTrue(text.body().startsWith("Proof 1 of "), text.body());
    assertTrue(text.body().contains("[rule customer-and-rival]"), text.body());
    assertEquals(text.body(), SERVER.get(HOLDS + "&format=txt", HTML).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*|text/html;charset=utf-8",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|text/html;charset=utf-8",
        "text/plain;q=0.5, application/json;q=0.6|application/json",
        "text/html;q=0, text/*|text/turtle;charset=utf-8",
      })
  void whatIsWantedMostIsGiven(String accept, String type) {
    HttpResponse<String> answer = SERVER.get(HOLDS, accept);
    assertEquals(200, answer.statusCode());
    assertEquals(type, header(answer, "Content-Type"));
    assertEquals("Accept", header(answer, "Vary"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image/png||406|application/problem+json|application/trig",
        "text/html|&format=image/png|406|text/html;charset=utf-8|application/trig",
        "text/html|&format=pdf|400|text/html;charset=utf-8|write html, ttl, ",
        "application/json|&format=pdf|400|application/problem+json|write html, ttl, ",
      })
  void whatIsNotThereIsRefused(String accept, String more, int status, String type, String words) {
    HttpResponse<String> answer = SERVER.get(HOLDS + (more == null ? "" : more), accept);
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(type, header(answer, "Content-Type"));
    assertEquals("Accept", header(answer, "Vary"));
    assertTrue(answer.body().contains(words), answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, text/html;charset=utf-8",
    "application/json, application/json",
    "text/plain, text/plain;charset=utf-8",
    "text/turtle, application/problem+json",
  })
  void whatIsMissingIsSaidInTheFormAsked(String accept, String type) {
    HttpResponse<String> answer = SERVER.get(FAILS, accept);
    assertEquals(404, answer.statusCode());
    assertEquals(type, header(answer, "Content-Type"));
    assertEquals("Accept", header(answer, "Vary"));
    assertTrue(answer.body().contains("missing"), answer.body());
    if (accept.equals("application/json")) {
      JsonObject object = JSON.parse(answer.body());
      assertFalse(object.getBoolean("holds"));
      assertFalse(object.get("nearest").getAsArray().isEmpty());
    }
  }

  @Test
  void pageOfAProofLeadsToItsOtherFormsAndItsRules() {
    HttpResponse<String> page = SERVER.get(HOLDS + "&asOf=2026-06-20&knownAt=2026-07-01", HTML);
    List<String> forms = found("<([^>]*)>; rel=\"alternate\"", header(page, "Link"));
    assertEquals(8, forms.size(), forms::toString);
    for (String form : forms) {
      assertTrue(form.contains("asOf=2026-06-20&knownAt=2026-07-01"), form);
      HttpResponse<String> answer = SERVER.get(form, "*/*");
      assertEquals(200, answer.statusCode(), form);
      assertTrue(
          header(page, "Link")
              .contains(
                  form
                      + ">; rel=\"alternate\"; type=\""
                      + header(answer, "Content-Type").replaceFirst(";.*", "")
                      + "\""),
          form);
    }
    Set<String> rules = new TreeSet<>(found("href=\"(/page/rule/[^\"]*)\"", page.body()));
    assertTrue(rules.size() > 1, rules::toString);
    for (String rule : rules) {
      assertTrue(rule.endsWith("?asOf=2026-06-20&knownAt=2026-07-01"), rule);
      assertEquals(200, SERVER.get(rule, HTML).statusCode(), rule);
    }
  }

  @Test
  void everyRuleHasAPageWithItsWordsAndData() {
    Knowledge knowledge = World.real().at(World.NOW);
    assertTrue(knowledge.ruleNames().size() > 150, "rules: " + knowledge.ruleNames().size());
    for (String name : knowledge.ruleNames()) {
      Rule rule = knowledge.rulesNamed(name).getFirst();
      HttpResponse<String> page = SERVER.get("/page/rule/" + name, HTML);
      assertEquals(200, page.statusCode(), name);
      assertTrue(page.body().contains(rule.place().toString()), page.body());
      Graph data = read(SERVER.get("/data/rule/" + name + ".ttl", "*/*").body(), "text/turtle");
      assertTrue(data.contains(Aihw.rule(name), RDF.type.asNode(), Aihw.term("Rule")), name);
      assertEquals(1, data.find(null, SKOS.definition.asNode(), null).toList().size(), name);
      assertEquals(rule.text().isEmpty() ? 3 : 4, data.find().toList().size(), () -> name + data);
    }
  }

  @Test
  void pageOfARuleShowsItAsItIsWrittenAndWhatItConcludes() {
    String page = SERVER.get("/page/rule/customer-and-rival", HTML).body();
    assertTrue(page.contains("in ontology/rules/two-faces.rules:"), page);
    assertTrue(page.contains("[customer-and-rival:\n"), page);
    assertTrue(page.contains("(?firm aihw:rivalOf ?other)\n"), page);
    assertTrue(page.contains("href=\"/page/ontology/customerAndRivalOf\""), page);
    List<String> examples = found("<li><a href=\"(/why[^\"]*)\"", page);
    assertEquals(5, examples.size(), page);
    for (String example : examples) {
      String proof = SERVER.get(example, HTML).body();
      assertTrue(proof.contains("href=\"/page/rule/customer-and-rival\""), proof);
    }
    Graph data =
        read(SERVER.get("/data/rule/customer-and-rival.nt", "*/*").body(), "application/n-triples");
    String text =
        data.find(Aihw.rule("customer-and-rival"), RDFS.comment.asNode(), Node.ANY)
            .next()
            .getObject()
            .getLiteralLexicalForm();
    assertTrue(text.startsWith("[customer-and-rival:") && text.endsWith("]"), text);
  }

  @Test
  void conclusionOfTheSupportGraphLeadsToItsProof() {
    Graph support = World.real().datasetAt(World.NOW).getGraph(Aihw.SUPPORT_GRAPH);
    Node fact =
        support
            .find(Node.ANY, Aihw.term("byRule"), Aihw.rule("customer-and-rival"))
            .next()
            .getSubject();
    String slug = fact.getURI().substring(Aihw.ID.length());
    assertEquals("/page/" + slug, header(SERVER.get("/id/" + slug, HTML), "Location"));
    HttpResponse<String> page = SERVER.get("/page/" + slug, HTML);
    assertEquals(303, page.statusCode());
    String proof = SERVER.get(header(page, "Location"), HTML).body();
    assertTrue(proof.contains("href=\"/page/rule/customer-and-rival\""), proof);
    Graph data = read(SERVER.get("/data/" + slug + ".ttl", "*/*").body(), "text/turtle");
    assertTrue(data.contains(fact, Aihw.term("byRule"), Aihw.rule("customer-and-rival")));
    String quads = SERVER.get("/data/" + slug + ".nq", "*/*").body();
    quads.lines().forEach(quad -> assertTrue(quad.endsWith("/graph/support> ."), quad));
    assertEquals(404, SERVER.get("/id/fact-none", "text/turtle").statusCode());
  }

  @Test
  void nameThatNoRuleBearsLeadsToTheNearest() {
    HttpResponse<String> id = SERVER.get("/rule/customer-and-rivals", HTML);
    assertEquals(404, id.statusCode());
    assertTrue(id.body().contains("there is customer-and-rival,"), id.body());
    HttpResponse<String> page = SERVER.get("/page/rule/customer-and-rivals", HTML);
    assertEquals(404, page.statusCode());
    assertTrue(page.body().contains("href=\"/page/rule/customer-and-rival\""), page.body());
    assertEquals(404, SERVER.get("/rule/" + "x".repeat(4000), "text/turtle").statusCode());
    assertEquals(404, SERVER.get("/rule/", "text/turtle").statusCode());
  }
}
