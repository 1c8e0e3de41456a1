package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.query.Answer;

/** The page on which people write queries and read what comes of them. */
public interface QueryPage {
  /** Shows the page with an example. */
  void write(HttpServletRequest request, HttpServletResponse response) throws IOException;

  /**
   * Shows an answer below its query.
   *
   * @param query the query as it was sent
   * @param answer the answer, or its beginning
   * @param isCut whether there is more of it than is shown
   * @param clocks the day on each clock
   */
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      String query,
      Answer answer,
      boolean isCut,
      Clocks clocks)
      throws IOException;
}
