package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.w3id.aihw.serve.http.Refusal;

/** The service description at its own address, {@code /.well-known/void}. */
public final class DescriptionServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient ServiceDescription description;

  /** Sends a description. */
  public DescriptionServlet(ServiceDescription description) {
    this.description = description;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Vary", "Accept");
    try {
      description.send(request, response);
    } catch (Refusal refusal) {
      refusal.send(request, response);
    }
  }
}
