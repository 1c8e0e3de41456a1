package org.w3id.aihw.model;

import org.apache.jena.shared.PrefixMapping;

/** The prefixes that our files, queries and answers use. */
final class Prefixes {
  static final PrefixMapping MAPPING =
      PrefixMapping.Factory.create()
          .setNsPrefix("aihw", Aihw.ONTOLOGY)
          .setNsPrefix("aihw-graph", Aihw.GRAPH)
          .setNsPrefix("aihw-id", Aihw.ID)
          .setNsPrefix("dcterms", "http://purl.org/dc/terms/")
          .setNsPrefix("org", "http://www.w3.org/ns/org#")
          .setNsPrefix("owl", "http://www.w3.org/2002/07/owl#")
          .setNsPrefix("prov", "http://www.w3.org/ns/prov#")
          .setNsPrefix("qudt", "http://qudt.org/schema/qudt/")
          .setNsPrefix("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
          .setNsPrefix("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
          .setNsPrefix("schema", "https://schema.org/")
          .setNsPrefix("sh", "http://www.w3.org/ns/shacl#")
          .setNsPrefix("skos", "http://www.w3.org/2004/02/skos/core#")
          .setNsPrefix("unit", "http://qudt.org/vocab/unit/")
          .setNsPrefix("xsd", "http://www.w3.org/2001/XMLSchema#")
          .lock();

  private Prefixes() {}
}
