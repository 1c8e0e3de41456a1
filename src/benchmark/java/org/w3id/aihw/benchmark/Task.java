package org.w3id.aihw.benchmark;

import java.util.List;

/** A kind of measurement. */
enum Task {
  /** Closing an industry under the rules. */
  REASON,

  /** Proofs of inferred triples. */
  PROVE,

  /** One agreement added, one withdrawn. */
  CHANGE,

  /** Queries over all that is stated and inferred. */
  QUERY;

  /** Returns the engines to measure, ours first. */
  List<String> engines() {
    return switch (this) {
      case REASON -> List.of("ours", "ours-no-log", "jena", "jena-log", "vlog");
      case PROVE, CHANGE -> List.of("ours");
      case QUERY ->
          List.of(
              "ours",
              "jena-fast",
              "jena-roaring",
              "jena-indexed-set",
              "jena-legacy",
              "jena-value",
              "tdb2",
              "rdf4j");
    };
  }
}
