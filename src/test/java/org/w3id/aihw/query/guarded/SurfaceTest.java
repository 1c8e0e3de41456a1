package org.w3id.aihw.query.guarded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.query.federated.Endpoints;

/**
 * What Jena can do that queries may ask for is a list. Where a newer Jena brings a function, an
 * operator, an aggregate or a datatype that is neither answered with a bound nor refused by name,
 * these tests fail, and somebody has to decide.
 */
class SurfaceTest {
  /** Expressions of Jena beyond SPARQL 1.1, or in no query, all of which are refused. */
  private static final Set<String> REFUSED_EXPRESSIONS =
      Set.of(
          "E_AdjustToTimezone",
          "E_Call",
          "E_Cast",
          "E_EBV",
          "E_HasLang",
          "E_HasLangDir",
          "E_IRI2",
          "E_IsTriple",
          "E_LangDir",
          "E_OpNumericIntegerDivide",
          "E_OpNumericMod",
          "E_SHA224",
          "E_SameValue",
          "E_StrLangDir",
          "E_TripleFn",
          "E_TripleObject",
          "E_TriplePredicate",
          "E_TripleSubject",
          "E_URI2",
          "E_Version");

  private static final Set<String> REFUSED_AGGREGATES =
      Set.of(
          "AggCustom",
          "AggFoldList",
          "AggFoldMap",
          "AggMedian",
          "AggMedianDistinct",
          "AggMode",
          "AggModeDistinct");

  /** Datatypes of others that have a way of their own with texts, which are bounded for it. */
  private static final Set<String> OTHER_TYPES =
      Set.of(
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral",
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML",
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON",
          "http://www.opengis.net/ont/geosparql#gmlLiteral",
          "http://www.opengis.net/ont/geosparql#wktLiteral");

  @BeforeAll
  static void startJena() {
    JenaSystem.init();
  }

  /** Returns the classes of a package of Jena that are of a kind and can be made. */
  private static List<Class<?>> classes(Class<?> near, Class<?> kind) {
    List<Class<?>> classes = new ArrayList<>();
    String folder = near.getPackageName().replace('.', '/') + "/";
    try {
      Path jar = Path.of(near.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (JarFile entries = new JarFile(jar.toFile())) {
        for (String name : (Iterable<String>) entries.stream().map(e -> e.getName())::iterator) {
          if (name.startsWith(folder) && name.endsWith(".class")) {
            String binary = name.substring(0, name.length() - 6).replace('/', '.');
            Class<?> found = Class.forName(binary, false, near.getClassLoader());
            if (kind.isAssignableFrom(found) && !Modifier.isAbstract(found.getModifiers())) {
              classes.add(found);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return classes;
  }

  private static Set<String> unlisted(
      List<Class<?>> found, Set<? extends Class<?>> answered, Set<String> refused) {
    Set<String> unlisted = new TreeSet<>();
    for (Class<?> one : found) {
      if (!answered.contains(one) && !refused.contains(one.getSimpleName())) {
        unlisted.add(one.getName());
      }
    }
    return unlisted;
  }

  @Test
  void everyExpressionOfJenaIsAnsweredWithABoundOrRefused() {
    List<Class<?>> found = classes(Expr.class, ExprFunction.class);
    assertTrue(found.size() > 90, "found: " + found.size());
    assertEquals(Set.of(), unlisted(found, Calls.kinds(), REFUSED_EXPRESSIONS));
    Set<Class<?>> gone = new HashSet<>(Calls.kinds());
    gone.removeAll(found);
    assertEquals(Set.of(InGraph.class), gone);
  }

  @Test
  void everyAggregateOfJenaIsAnsweredWithABoundOrRefused() {
    List<Class<?>> found = classes(Aggregator.class, Aggregator.class);
    assertTrue(found.size() > 20, "found: " + found.size());
    assertEquals(Set.of(), unlisted(found, GuardedAggregates.kinds(), REFUSED_AGGREGATES));
  }

  @Test
  void everyNamedFunctionOfJenaIsACastOrRefused() {
    Set<String> unlisted = new TreeSet<>();
    int count = 0;
    for (String iri : (Iterable<String>) () -> FunctionRegistry.get().keys()) {
      count++;
      if (!Surface.isForeignFunction(iri) && !Surface.casts().containsKey(iri)) {
        unlisted.add(iri);
      }
    }
    assertTrue(count > 100, "functions: " + count);
    assertEquals(Set.of(), unlisted);
  }

  @Test
  void everyPropertyFunctionOfJenaIsRefusedOrAPlainProperty() {
    Set<String> unlisted = new TreeSet<>();
    for (String iri : (Iterable<String>) () -> PropertyFunctionRegistry.get().keys()) {
      if (!Surface.isForeignProperty(iri) && !Surface.plain().contains(iri)) {
        unlisted.add(iri);
      }
    }
    assertEquals(Set.of(), unlisted);
  }

  @Test
  void everyDatatypeOfJenaIsOfXmlSchemaOrListed() {
    Set<String> unlisted = new TreeSet<>();
    int count = 0;
    for (RDFDatatype type : (Iterable<RDFDatatype>) TypeMapper.getInstance()::listTypes) {
      count++;
      boolean isPlain =
          type instanceof XSDDatatype
              || type.getClass() == BaseDatatype.class
              || type.equals(RDF.dtLangString)
              || type.equals(RDF.dtDirLangString);
      if (!isPlain && !Surface.isForeignType(type) && !OTHER_TYPES.contains(type.getURI())) {
        unlisted.add(type.getURI());
      }
      if (OTHER_TYPES.contains(type.getURI())) {
        assertTrue(Bounds.isComputed(type), type.getURI());
      }
    }
    assertTrue(count > 40, "types: " + count);
    assertEquals(Set.of(), unlisted);
    assertTrue(Bounds.isComputed(XSDDatatype.XSDinteger));
    assertFalse(Bounds.isComputed(XSDDatatype.XSDstring));
  }

  private static List<String> rows(String text) {
    DatasetGraph dataset = DatasetGraphFactory.create();
    Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
    Context context = dataset.getContext().copy();
    GuardedEngine.in(context, Endpoints.none());
    try (QueryExec execution = QueryExec.dataset(dataset).query(query).context(context).build()) {
      return Stream.of(execution.select().materialize())
          .flatMap(rows -> rows.stream().map(String::valueOf))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { FILTER(<http://jena.apache.org/ARQ/function#wait>(60000)) }",
        "SELECT (<http://jena.apache.org/ARQ/function#context>('x') AS ?r) { }",
        "SELECT (<http://www.w3.org/2005/xpath-functions#round>(1, 2000000000) AS ?r) { }",
        "SELECT (<http://www.w3.org/2005/xpath-functions#normalize-unicode>('a') AS ?r) { }",
        "SELECT (<http://www.w3.org/2005/xpath-functions/math#pow>(9, 1000000000) AS ?r) { }",
        "SELECT (<http://www.w3.org/2005/xpath-functions/math#exp>(1) AS ?r) { }",
        "SELECT (<java:org.apache.jena.sparql.function.library.e>() AS ?r) { }",
        "SELECT (COUNT(*) AS ?n) { } HAVING <http://jena.apache.org/ARQ/function#pi>()",
        "SELECT * { } ORDER BY <http://jena.apache.org/ARQ/function#pi>()",
        "SELECT * { FILTER EXISTS { FILTER(<http://jena.apache.org/ARQ/function#pi>()) } }",
        "SELECT (<http://jena.apache.org/ARQ/function/aggregate#stdev>(?x) AS ?r) { ?x ?y ?z }",
        "SELECT * { ?x <http://jena.apache.org/ARQ/property#strSplit> ('a' 'b') }",
        "SELECT * { ?x <http://jena.apache.org/ARQ/list#member> ?y }",
        "SELECT * { ?x <http://www.opengis.net/ont/geosparql#sfContains> ?y }",
        "SELECT (<http://www.w3.org/ns/sparql#regex>('a', 'a') AS ?r) { }",
        "SELECT * { ?x <java:org.apache.jena.sparql.pfunction.library.str> ?y }",
        "SELECT * { ?x <java:org.apache.jena.sparql.pfunction.library.str>/<http://e.org/a> ?y }",
        "SELECT * { FILTER('[1]'^^<http://w3id.org/awslabs/neptune/SPARQL-CDTs/List> = 1) }",
        "SELECT (xsd:integer(1, 2) AS ?r) { }",
      })
  void isRefusedByName(String query) {
    String text = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> " + query;
    QueryBuildException refused = assertThrows(QueryBuildException.class, () -> rows(text));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("not answered here") || message.contains("one argument"), message);
  }

  @Test
  void whatNobodyKnowsIsAnErrorOfItsExpression() {
    assertEquals(1, rows("SELECT (<http://e.org/f>(1) AS ?r) { }").size());
    assertEquals(0, rows("SELECT * { FILTER(<http://e.org/f>(1)) }").size());
  }

  @Test
  void membersOfContainersAreAPlainProperty() {
    assertEquals(
        List.of(), rows("SELECT * { ?x <http://www.w3.org/2000/01/rdf-schema#member> ?y }"));
  }
}
