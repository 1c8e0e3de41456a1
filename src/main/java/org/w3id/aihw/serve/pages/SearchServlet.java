package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;
import org.w3id.aihw.serve.search.Hit;

/** What is called so, or said so: {@code /search?q=}. */
final class SearchServlet extends SlicedServlet {
  private static final long serialVersionUID = 1;
  private static final int FOUND = 500;

  SearchServlet(Slices slices, Finder finder) {
    super(slices, finder);
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestClocks.BadRequest {
    String words = parameter(request, "q");
    int number = page(request);
    Knowledge knowledge = slices.knowledge().apply(RequestClocks.of(request));
    List<Hit> hits = words.isEmpty() ? List.of() : finder.find(words, knowledge, FOUND);
    List<Hit> names = hits.stream().filter(hit -> !hit.closeness().isByText()).toList();
    List<Hit> texts = hits.stream().filter(hit -> hit.closeness().isByText()).toList();
    boolean guessed = !hits.isEmpty() && hits.stream().noneMatch(hit -> hit.closeness().isByName());
    Addresses addresses = addresses(request);
    ClockedAddress here = ClockedAddress.of("/search", request).with("q", words);
    SearchPage page =
        new SearchPage(
            words,
            guessed,
            Pages.of(names, number, here).map(hit -> found(hit, knowledge, addresses)),
            Pages.of(texts, number, here).map(hit -> found(hit, knowledge, addresses)),
            hits.size() >= FOUND,
            knowledge.clocks());
    write(request, response, "search.jte", Map.of("page", page));
  }

  private static SearchPage.Found found(Hit hit, Knowledge knowledge, Addresses addresses) {
    String name = knowledge.names().of(hit.thing());
    return new SearchPage.Found(
        new Panel.Cell(name, addresses.of(hit.thing())),
        Finder.kind(hit.thing(), knowledge),
        name.equals(hit.text()) ? "" : hit.text());
  }
}
