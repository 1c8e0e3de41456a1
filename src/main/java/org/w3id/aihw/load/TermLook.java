package org.w3id.aihw.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.IriForm;
import org.w3id.aihw.model.LanguageTag;

/** Looks at the terms of one text: an IRI once, however often it stands there. */
final class TermLook {
  private final Map<String, Node> blanks = new HashMap<>();

  /** The IRIs without fault, as terms of the graph. */
  private final Map<Value, Node> sound = new HashMap<>();

  private final Set<String> languages = new HashSet<>();

  /** Returns what is wrong with the terms of a statement, beyond what the parser looks at. */
  List<String> faults(Statement statement) {
    List<String> faults = new ArrayList<>(0);
    if (statement.getObject() instanceof Literal literal) {
      literal
          .getLanguage()
          .filter(tag -> !isLanguage(tag))
          .ifPresent(tag -> faults.add("has a language tag that cannot be: '" + tag + "'"));
    }
    Value[] values = {statement.getSubject(), statement.getPredicate(), statement.getObject()};
    if (holdHalfPair(values) || holdHalfPair(statement.getContext())) {
      faults.add("holds half of a surrogate pair, which is no character");
    }
    for (Value value : values) {
      if (value instanceof IRI && !sound.containsKey(value)) {
        look(value, faults);
      }
    }
    return faults;
  }

  private void look(Value iri, List<String> faults) {
    String text = iri.stringValue();
    boolean isForbidden = Letters.areForbiddenInIris(text);
    if (isForbidden) {
      faults.add("holds a character that no IRI may have: <" + text + ">");
    }
    Optional<String> withoutAddress = IriForm.withoutAddress(text);
    withoutAddress.ifPresent(fault -> faults.add("<" + text + "> " + fault));
    if (!isForbidden && withoutAddress.isEmpty() && !Letters.areHalfPairs(text)) {
      sound.put(iri, Terms.toJena(iri, blanks));
    }
  }

  private boolean isLanguage(String tag) {
    return languages.contains(tag) || (LanguageTag.isOne(tag) && languages.add(tag));
  }

  private boolean holdHalfPair(@Nullable Value... values) {
    for (Value value : values) {
      if (value instanceof Literal literal) {
        if (Letters.areHalfPairs(literal.getLabel())
            || holdHalfPair(literal.getDatatype())
            || literal.getLanguage().filter(Letters::areHalfPairs).isPresent()) {
          return true;
        }
      } else if (value != null
          && !sound.containsKey(value)
          && Letters.areHalfPairs(value.stringValue())) {
        return true;
      }
    }
    return false;
  }

  /** Returns a term as one of the graph. */
  Node node(Value value) {
    Node known = sound.get(value);
    return known == null ? Terms.toJena(value, blanks) : known;
  }
}
