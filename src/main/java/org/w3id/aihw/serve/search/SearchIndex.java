package org.w3id.aihw.serve.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;

/**
 * An index in memory over all names, aliases, identifiers and paraphrases, whatever the day. Who
 * asks says what may be shown: what is not known on a day must not be found on it. Immutable; safe
 * to share between threads.
 */
public final class SearchIndex {
  /** How many texts are looked at for each way of finding one. */
  private static final int LOOKED_AT = 1000;

  private static final List<Node> NAMES = List.of(RDFS.label.asNode(), SKOS.altLabel.asNode());
  private static final List<Node> TEXTS = List.of(DCTerms.title.asNode(), Aihw.PARAPHRASE);
  private static final List<Node> IDENTIFIERS =
      Stream.of(
              "centralIndexKey",
              "internationalSecuritiesIdentificationNumber",
              "legalEntityIdentifier",
              "pciDeviceId",
              "pciVendorId",
              "researchOrganizationRecord",
              "tickerSymbol",
              "wikidataItem")
          .map(Aihw::term)
          .toList();

  /** The whole name in small letters; only names have it. */
  private static final String KEY = "key";

  /** An identifier that others gave, in small letters; found as a whole or not at all. */
  private static final String IDENTIFIER = "identifier";

  /** The words of a name. */
  private static final String NAME = "name";

  /** The words of a sentence, or of the title of a document, which is often one. */
  private static final String TEXT = "text";

  private static final String THING = "thing";
  private static final String SHOWN = "shown";

  private final Analyzer analyzer = new StandardAnalyzer();
  private final IndexSearcher searcher;

  private SearchIndex(DatasetGraph stored) {
    try {
      ByteBuffersDirectory folder = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(analyzer))) {
        for (Node property : NAMES) {
          add(stored, property, NAME, writer);
        }
        for (Node property : TEXTS) {
          add(stored, property, TEXT, writer);
        }
        for (Node property : IDENTIFIERS) {
          addIdentifiers(stored, property, writer);
        }
      }
      searcher = new IndexSearcher(DirectoryReader.open(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot index the names in memory", e);
    }
  }

  /** Indexes the names and paraphrases of a dataset that the caller holds open for reading. */
  public static SearchIndex of(DatasetGraph stored) {
    return new SearchIndex(stored);
  }

  private static void add(DatasetGraph stored, Node property, String field, IndexWriter writer)
      throws IOException {
    Iterator<Quad> stating = stored.find(Node.ANY, Node.ANY, property, Node.ANY);
    while (stating.hasNext()) {
      Quad quad = stating.next();
      Node thing = quad.getSubject();
      if (thing.isURI() && quad.getObject().isLiteral()) {
        String text = quad.getObject().getLiteralLexicalForm();
        Document document = new Document();
        document.add(new StoredField(THING, thing.getURI()));
        document.add(new StoredField(SHOWN, text));
        document.add(new TextField(field, text, Field.Store.NO));
        if (field.equals(NAME)) {
          document.add(new StringField(KEY, key(text), Field.Store.NO));
          if (property.equals(RDFS.label.asNode())) {
            document.add(new StringField(KEY, key(Names.slug(thing)), Field.Store.NO));
          }
        }
        writer.addDocument(document);
      }
    }
  }

  /** An identifier that is an address is found by that and by its last part. */
  private static void addIdentifiers(DatasetGraph stored, Node property, IndexWriter writer)
      throws IOException {
    Iterator<Quad> stating = stored.find(Node.ANY, Node.ANY, property, Node.ANY);
    while (stating.hasNext()) {
      Quad quad = stating.next();
      if (quad.getSubject().isURI() && !quad.getObject().isBlank()) {
        String written = Names.written(quad.getObject());
        Document document = new Document();
        document.add(new StoredField(THING, quad.getSubject().getURI()));
        document.add(new StoredField(SHOWN, written));
        document.add(new StringField(IDENTIFIER, key(written), Field.Store.NO));
        if (quad.getObject().isURI()) {
          document.add(new StringField(IDENTIFIER, key(quad.getObject().getURI()), Field.Store.NO));
        }
        writer.addDocument(document);
      }
    }
  }

  /** Returns the form in which names are compared; Lucene takes no longer terms. */
  private static String key(String text) {
    String key = text.strip().toLowerCase(Locale.ROOT);
    return key.length() > 200 ? key.substring(0, 200) : key;
  }

  /**
   * Finds things, the nearest first, each once.
   *
   * @param words what is looked for, as a person writes it
   * @param shown whether a thing may be shown with a text of it
   * @param limit the most to find
   */
  public List<Hit> find(String words, BiPredicate<Node, String> shown, int limit) {
    Map<Node, Hit> hits = new LinkedHashMap<>();
    String key = key(words);
    List<String> terms = terms(words);
    for (Hit.Closeness closeness : Hit.Closeness.values()) {
      if (!key.isEmpty() && hits.size() < limit) {
        Query query = query(closeness, key, terms);
        texts(query, closeness)
            .filter(hit -> !hits.containsKey(hit.thing()) && shown.test(hit.thing(), hit.text()))
            .forEach(hit -> hits.putIfAbsent(hit.thing(), hit));
      }
    }
    return hits.values().stream().limit(limit).toList();
  }

  private Stream<Hit> texts(Query query, Hit.Closeness closeness) {
    record Scored(Hit hit, float score) {}
    List<Scored> found = new ArrayList<>();
    try {
      StoredFields fields = searcher.storedFields();
      for (ScoreDoc scored : searcher.search(query, LOOKED_AT).scoreDocs) {
        Document document = fields.document(scored.doc);
        Node thing = NodeFactory.createURI(document.get(THING));
        found.add(new Scored(new Hit(thing, document.get(SHOWN), closeness), scored.score));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index in memory", e);
    }
    Comparator<Scored> shortest = Comparator.comparingInt(scored -> scored.hit().text().length());
    Comparator<Scored> best = Comparator.comparingDouble((Scored scored) -> -scored.score());
    boolean byLength = closeness.isByName();
    return found.stream()
        .sorted(
            (byLength ? shortest.thenComparing(best) : best.thenComparing(shortest))
                .thenComparing(scored -> scored.hit().thing().toString()))
        .map(Scored::hit);
  }

  private static Query query(Hit.Closeness closeness, String key, List<String> terms) {
    return switch (closeness) {
      case NAME -> either(new Term(KEY, key), new Term(IDENTIFIER, key));
      case BEGINNING -> new PrefixQuery(new Term(KEY, key));
      case WORDS -> all(NAME, terms, false);
      case SPELLING -> alike(KEY, key);
      case SPELLING_OF_WORDS -> all(NAME, terms, true);
      case TEXT -> all(TEXT, terms, false);
      case SPELLING_OF_TEXT -> all(TEXT, terms, true);
    };
  }

  private static Query either(Term one, Term other) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(one), BooleanClause.Occur.SHOULD)
        .add(new TermQuery(other), BooleanClause.Occur.SHOULD)
        .build();
  }

  /** Returns the query for texts that have all terms, the last perhaps only begun. */
  private static Query all(String field, List<String> terms, boolean alike) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (int index = 0; index < terms.size(); index++) {
      Term term = new Term(field, terms.get(index));
      BooleanQuery.Builder one = new BooleanQuery.Builder();
      one.add(new TermQuery(term), BooleanClause.Occur.SHOULD);
      if (index == terms.size() - 1) {
        one.add(new PrefixQuery(term), BooleanClause.Occur.SHOULD);
      }
      if (alike) {
        one.add(alike(field, terms.get(index)), BooleanClause.Occur.SHOULD);
      }
      query.add(one.build(), BooleanClause.Occur.MUST);
    }
    return query.build();
  }

  /** Returns the query for what is one letter apart, in longer words two. */
  private static Query alike(String field, String text) {
    int letters = text.length() < 4 ? 0 : text.length() < 6 ? 1 : 2;
    return new FuzzyQuery(new Term(field, text), letters);
  }

  private List<String> terms(String words) {
    List<String> terms = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream(NAME, words)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken() && terms.size() < 20) {
        terms.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the words", e);
    }
    return terms;
  }
}
