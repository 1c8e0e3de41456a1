package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.Period;
import org.w3id.aihw.reason.Conclusions;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;
import org.w3id.aihw.reason.ProofText;
import org.w3id.aihw.reason.Validity;
import org.w3id.aihw.reason.WhyNotText;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/** The proofs of a line: {@code /why?s=&p=&o=}, names or IRIs. */
public final class WhyServlet extends PageServlet {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = Conclusions.SHOWN_PROOFS;

  private final transient Slices slices;

  /** Shows slices. */
  public WhyServlet(Slices slices) {
    this.slices = slices;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoSuchPage, RequestClocks.BadRequest {
    Knowledge knowledge = slices.knowledge().apply(RequestClocks.of(request));
    Names names = knowledge.names();
    Triple triple =
        Triple.create(
            term(request, "s", names), term(request, "p", names), term(request, "o", names));
    ProofText writer = knowledge.proofText();
    List<ShownProof> proofs = new ArrayList<>();
    for (Proof proof : knowledge.why(triple, SHOWN)) {
      Optional<Validity> validity = writer.validity(proof);
      proofs.add(
          new ShownProof(
              ProofOutline.of(proof, knowledge, addresses(request)),
              writer.lines(proof),
              validity.map(Validity::words).orElse(""),
              validity.map(Validity::since).map(day -> on(day, -1, triple, knowledge)),
              validity.flatMap(Validity::until).map(day -> on(day, 1, triple, knowledge))));
    }
    if (proofs.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      List<String> missing =
          new WhyNotText(knowledge).lines(triple, knowledge.whyNot(triple, SHOWN));
      write(
          request,
          response,
          "why-not.jte",
          Map.of("missing", missing, "clocks", knowledge.clocks()));
      return;
    }
    if ("row".equals(request.getParameter("part"))) {
      write(request, response, "proof.jte", Map.of("proof", proofs.getFirst().outline()));
      return;
    }
    write(
        request,
        response,
        "why.jte",
        Map.of(
            "sentence", writer.sentence(triple),
            "proofs", proofs,
            "clocks", knowledge.clocks(),
            "asked", asked(request)));
  }

  /**
   * A proof with where to look when it does not hold.
   *
   * @param outline the proof as a tree
   * @param lines the proof as text
   * @param holds the days on which it holds, in words; empty where it rests on no dated claim
   * @param before the address of the day before it holds
   * @param after the address of the day after it holds
   */
  public record ShownProof(
      ProofOutline outline,
      List<String> lines,
      String holds,
      Optional<String> before,
      Optional<String> after) {
    /** Copies the list. */
    public ShownProof {
      lines = List.copyOf(lines);
    }
  }

  /** Returns where the proofs of a line are shown, some days from a day. */
  private static String on(String day, int days, Triple triple, Knowledge knowledge) {
    String asked =
        "?asOf="
            + Period.within(LocalDate.parse(day).plusDays(days))
            + "&knownAt="
            + knowledge.clocks().knownAt();
    return new Addresses(asked).why(triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  /** Returns the terms as they were asked for, so that the days can be changed and they stay. */
  private static Map<String, String> asked(HttpServletRequest request) {
    Map<String, String> asked = new LinkedHashMap<>();
    for (String name : List.of("s", "p", "o")) {
      asked.put(name, String.valueOf(request.getParameter(name)));
    }
    return asked;
  }

  private static Node term(HttpServletRequest request, String parameter, Names names)
      throws RequestClocks.BadRequest {
    String name = request.getParameter(parameter);
    if (name == null) {
      throw new RequestClocks.BadRequest(
          "parameter " + parameter + " is missing; write /why?s=amazon&p=customerOf&o=nvidia");
    }
    if (parameter.equals("p") && name.equals("a")) {
      return RDF.type.asNode();
    }
    return (parameter.equals("o") && "a".equals(request.getParameter("p"))
            ? names.findClass(name)
            : names.find(name))
        .orElseThrow(
            () ->
                new RequestClocks.BadRequest(
                    "nothing is called '"
                        + name
                        + "'; there is "
                        + String.join(", ", names.like(name))));
  }
}
