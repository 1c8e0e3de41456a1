package org.w3id.aihw.pipeline;

import java.util.List;
import org.w3id.aihw.model.Finding;

/** The files have findings, so nothing can be answered from them. */
public final class FindingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Finding> findings;

  /** Carries the findings. */
  public FindingsException(List<Finding> findings) {
    super(findings.size() + " findings");
    this.findings = List.copyOf(findings);
  }

  /** Returns the findings. */
  public List<Finding> findings() {
    return findings;
  }
}
