package org.w3id.aihw.query.guarded;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;

/**
 * What queries may call beside the functions that SPARQL has words for ({@link Calls}): casts to
 * types of XML Schema, and the property functions of this program. What Jena has beside these
 * waits, prints, reads the server's own settings, loads code, or has no bound to its work: it is
 * refused by name. Names that nobody knows are left to SPARQL, where they are errors of an
 * expression, or properties that nothing has.
 */
final class Surface {
  /** Where Jena keeps functions, property functions, aggregates and datatypes of its own. */
  private static final List<String> FOREIGN =
      List.of(
          "java:",
          "http://jena.apache.org/",
          "http://jena.hpl.hp.com/",
          "http://www.w3.org/2005/xpath-functions",
          "http://www.w3.org/2005/xquery",
          "http://www.opengis.net/def/function/",
          "http://w3id.org/awslabs/neptune/SPARQL-CDTs/",
          "tag:jena.apache.org,");

  private static final Map<String, XSDDatatype> CASTS =
      Stream.of(
              XSDDatatype.XSDdecimal,
              XSDDatatype.XSDinteger,
              XSDDatatype.XSDlong,
              XSDDatatype.XSDint,
              XSDDatatype.XSDshort,
              XSDDatatype.XSDbyte,
              XSDDatatype.XSDnonPositiveInteger,
              XSDDatatype.XSDnegativeInteger,
              XSDDatatype.XSDnonNegativeInteger,
              XSDDatatype.XSDpositiveInteger,
              XSDDatatype.XSDunsignedLong,
              XSDDatatype.XSDunsignedInt,
              XSDDatatype.XSDunsignedShort,
              XSDDatatype.XSDdouble,
              XSDDatatype.XSDfloat,
              XSDDatatype.XSDboolean,
              XSDDatatype.XSDduration,
              XSDDatatype.XSDdayTimeDuration,
              XSDDatatype.XSDyearMonthDuration,
              XSDDatatype.XSDstring,
              XSDDatatype.XSDanyURI,
              XSDDatatype.XSDdateTime,
              XSDDatatype.XSDdate,
              XSDDatatype.XSDtime,
              XSDDatatype.XSDgYear,
              XSDDatatype.XSDgYearMonth,
              XSDDatatype.XSDgMonth,
              XSDDatatype.XSDgMonthDay,
              XSDDatatype.XSDgDay)
          .collect(Collectors.toUnmodifiableMap(XSDDatatype::getURI, type -> type));

  /** Properties that Jena answers by functions of its own, and that are plain ones here. */
  private static final Set<String> PLAIN = Set.of(RDFS.member.getURI());

  private Surface() {}

  /** Returns the casts by the IRIs of their functions. */
  static Map<String, XSDDatatype> casts() {
    return CASTS;
  }

  /** Returns whether a function of this name is one of Jena's that is not answered. */
  static boolean isForeignFunction(String iri) {
    return isForeign(iri) || (FunctionRegistry.get().isRegistered(iri) && !CASTS.containsKey(iri));
  }

  /** Returns whether a property of this name is a function of Jena's that is not answered. */
  static boolean isForeignProperty(String iri) {
    return isForeign(iri)
        || (PropertyFunctionRegistry.get().isRegistered(iri) && !PLAIN.contains(iri));
  }

  /** Returns whether a type is one of Jena's own. */
  static boolean isForeignType(RDFDatatype type) {
    return !type.equals(XSDDatatype.XSDstring) && isForeign(type.getURI());
  }

  private static boolean isForeign(String iri) {
    return FOREIGN.stream().anyMatch(iri::startsWith);
  }

  static QueryBuildException refusal(String kind, String name) {
    return new QueryBuildException(
        "the "
            + kind
            + " "
            + name
            + " is not answered here; queries are SPARQL 1.1 with the functions of this server");
  }

  /**
   * Lets a predicate be asked.
   *
   * @throws QueryBuildException if Jena would run code for it
   */
  static void requirePredicate(Node predicate) {
    if (predicate.isURI() && isForeignProperty(predicate.getURI())) {
      throw refusal("property function", "<" + predicate.getURI() + ">");
    }
  }

  /** Lets the predicates of a path be asked. */
  static void requirePath(Path path) {
    String written = path.toString();
    for (String start : FOREIGN) {
      if (written.contains("<" + start)) {
        throw refusal("property function", "in " + written);
      }
    }
  }

  /**
   * Lets a literal be of a type.
   *
   * @throws QueryBuildException if the type is one of Jena's own
   */
  static void requireType(RDFDatatype type) {
    if (isForeignType(type)) {
      throw refusal("datatype", "<" + type.getURI() + ">");
    }
  }

  /** Leaves of the property functions that a context has those of this program alone. */
  static void keepOwn(Context context) {
    PropertyFunctionRegistry all = PropertyFunctionRegistry.chooseRegistry(context);
    PropertyFunctionRegistry own = new PropertyFunctionRegistry();
    all.keys()
        .forEachRemaining(
            iri -> {
              if (iri.startsWith(Aihw.FUNCTION)) {
                own.put(iri, all.get(iri));
              }
            });
    PropertyFunctionRegistry.set(context, own);
  }

  /** Returns the properties of Jena's functions that are plain ones here. */
  static Set<String> plain() {
    return PLAIN;
  }
}
