package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;
import org.w3id.aihw.reason.ProofText;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/** The proofs of a line: {@code /why?s=&p=&o=}, names or IRIs. */
public final class WhyServlet extends PageServlet {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 3;

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
    List<List<String>> proofs = new ArrayList<>();
    for (Proof proof : knowledge.why(triple, SHOWN)) {
      proofs.add(writer.lines(proof));
    }
    if (proofs.isEmpty()) {
      throw new NoSuchPage(
          "It does not follow that "
              + writer.sentence(triple)
              + ", as of "
              + knowledge.clocks().asOf()
              + " by what was known at "
              + knowledge.clocks().knownAt()
              + ".");
    }
    write(
        response,
        "why.jte",
        Map.of(
            "sentence", writer.sentence(triple), "proofs", proofs, "clocks", knowledge.clocks()));
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
