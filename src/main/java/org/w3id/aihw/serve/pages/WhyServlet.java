package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.Period;
import org.w3id.aihw.model.VisibleText;
import org.w3id.aihw.reason.Conclusions;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;
import org.w3id.aihw.reason.ProofText;
import org.w3id.aihw.reason.Validity;
import org.w3id.aihw.reason.WhyNot;
import org.w3id.aihw.reason.WhyNotText;
import org.w3id.aihw.serve.http.ErrorResponse;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.RdfBody;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/**
 * The proofs of a line: {@code /why?s=&p=&o=}, names or IRIs; in the form that {@code Accept} or
 * {@code format} asks for.
 */
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
      throws IOException, RequestClocks.BadRequest {
    response.setHeader("Vary", "Accept");
    ProofForm form;
    try {
      form = ProofForm.asked(request);
    } catch (Refusal e) {
      refuse(request, response, e.status(), e.title(), String.valueOf(e.getMessage()));
      return;
    }
    Knowledge knowledge = slices.knowledge().apply(RequestClocks.of(request));
    Names names = knowledge.names();
    Triple triple =
        Triple.create(
            term(request, "s", names), term(request, "p", names), term(request, "o", names));
    List<Proof> proofs = knowledge.why(triple, SHOWN);
    if (proofs.isEmpty()) {
      missing(triple, form, knowledge, request, response);
      return;
    }
    Map<String, String> others = addresses(triple, form, addresses(request));
    Relations.toForms(others).send(response);
    switch (form) {
      case ProofForm.Page page -> page(triple, proofs, others, knowledge, request, response);
      case ProofForm.Triples(Format format) ->
          send(form, RdfBody.of(format, knowledge.proofTriples(proofs)).toByteArray(), response);
      case ProofForm.Json json -> send(form, knowledge.proofJson().of(triple, proofs), response);
      case ProofForm.Text text -> send(form, lines(knowledge.proofText().lines(proofs)), response);
    }
  }

  /** Returns where proofs can be had in other forms than one, by their media types. */
  private static Map<String, String> addresses(
      Triple triple, ProofForm shown, Addresses addresses) {
    String why = addresses.why(triple.getSubject(), triple.getPredicate(), triple.getObject());
    Map<String, String> others = new LinkedHashMap<>();
    for (ProofForm form : ProofForm.all()) {
      if (!form.equals(shown)) {
        others.put(form.mediaType(), why + "&format=" + form.name());
      }
    }
    return others;
  }

  /** Says what is missing for a line that does not hold. */
  private static void missing(
      Triple triple,
      ProofForm form,
      Knowledge knowledge,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    List<WhyNot.Attempt> attempts = knowledge.whyNot(triple, SHOWN);
    WhyNotText writer = new WhyNotText(knowledge);
    List<String> missing = writer.lines(triple, attempts);
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    switch (form) {
      case ProofForm.Page page ->
          write(
              request,
              response,
              "why-not.jte",
              Map.of("missing", missing, "clocks", knowledge.clocks()));
      case ProofForm.Json json -> send(form, writer.json(triple, attempts), response);
      case ProofForm.Text text -> send(form, lines(missing), response);
      // PROV-O has no words for what never came about.
      case ProofForm.Triples triples ->
          ErrorResponse.send(
              request,
              response,
              HttpServletResponse.SC_NOT_FOUND,
              "It does not follow",
              String.join("\n", missing));
    }
  }

  private static void page(
      Triple triple,
      List<Proof> found,
      Map<String, String> others,
      Knowledge knowledge,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    List<ShownProof> proofs =
        found.stream()
            .map(proof -> ShownProof.of(proof, triple, knowledge, addresses(request)))
            .toList();
    if ("row".equals(request.getParameter("part"))) {
      write(request, response, "proof.jte", Map.of("proof", proofs.getFirst().outline()));
      return;
    }
    write(
        request,
        response,
        "why.jte",
        Map.of(
            "sentence",
            knowledge.proofText().sentence(triple),
            "proofs",
            proofs,
            "forms",
            others,
            "clocks",
            knowledge.clocks(),
            "asked",
            asked(request)));
  }

  /** Returns lines as a text in which nothing is an order to a terminal. */
  private static String lines(List<String> lines) {
    return lines.stream().map(VisibleText::of).collect(Collectors.joining("\n", "", "\n"));
  }

  private static void send(ProofForm form, String body, HttpServletResponse response)
      throws IOException {
    send(form, body.getBytes(StandardCharsets.UTF_8), response);
  }

  private static void send(ProofForm form, byte[] body, HttpServletResponse response)
      throws IOException {
    response.setContentType(form.contentType());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
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

    static ShownProof of(Proof proof, Triple triple, Knowledge knowledge, Addresses addresses) {
      ProofText writer = knowledge.proofText();
      Optional<Validity> validity = writer.validity(proof);
      return new ShownProof(
          ProofOutline.of(proof, knowledge, addresses),
          writer.lines(proof),
          validity.map(Validity::words).orElse(""),
          validity.map(Validity::since).map(day -> on(day, -1, triple, knowledge)),
          validity.flatMap(Validity::until).map(day -> on(day, 1, triple, knowledge)));
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
