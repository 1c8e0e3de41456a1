package org.w3id.aihw.query.federated;

import org.apache.jena.query.QueryExecException;

/** An endpoint of others that did not give an answer to use. Its message is for the client. */
public final class EndpointException extends QueryExecException {
  private static final long serialVersionUID = 1;

  EndpointException(String message) {
    super(message);
  }

  EndpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
