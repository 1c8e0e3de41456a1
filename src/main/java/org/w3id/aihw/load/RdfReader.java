package org.w3id.aihw.load;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.rio.ParseErrorListener;
import org.eclipse.rdf4j.rio.ParseLocationListener;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFHandlerException;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.helpers.JSONLDSettings;
import org.w3id.aihw.model.ByteOrderMark;
import org.w3id.aihw.model.Crew;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.model.Project;

/**
 * Reads RDF files strictly: a relative IRI, a bad datatype or language tag, invalid UTF-8, a NUL or
 * a document type declaration is a finding, and nothing of its file is kept; so is a graph with a
 * name of its own, since a file is one graph.
 */
public final class RdfReader {
  private static final String CURE = "correct the file; nothing of it was read";
  private static final List<RDFFormat> READ_FROM_CLIENTS =
      List.of(
          RDFFormat.TURTLE,
          RDFFormat.NTRIPLES,
          RDFFormat.RDFXML,
          RDFFormat.JSONLD,
          RDFFormat.TRIG,
          RDFFormat.NQUADS);

  /** An XML declaration that contradicts the encoding in which the text was read. */
  private static final Pattern OTHER_ENCODING =
      Pattern.compile("(?i)\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"'](?!utf-8[\"'])");

  private final Project project;

  /** Reads files of a project, whose paths are then shown relative to it. */
  public RdfReader(Project project) {
    this.project = project;
  }

  /**
   * Reads files, each into the graph that it stands for, in the order given.
   *
   * @throws UncheckedIOException if a file cannot be opened
   */
  public Reading read(Collection<Path> files) {
    Crew crew = Crew.ofAllProcessors();
    Supplier<Reading> reading = give(files, crew);
    crew.finish();
    return reading.get();
  }

  /**
   * Gives the reading of files to a crew, the largest first.
   *
   * @return what is to be asked once the crew has finished: all that was read, in the order of the
   *     files, or an {@link UncheckedIOException} if one of them cannot be opened
   */
  public Supplier<Reading> give(Collection<Path> files, Crew crew) {
    List<Path> largestFirst =
        files.stream()
            .sorted(Comparator.comparingLong((Path file) -> -file.toFile().length()))
            .toList();
    Map<Path, Crew.Piece<Reading>> pieces = new HashMap<>();
    largestFirst.forEach(file -> pieces.computeIfAbsent(file, key -> crew.give(() -> read(key))));
    return () -> {
      List<Fact> facts = new ArrayList<>();
      List<Finding> findings = new ArrayList<>();
      for (Path file : files) {
        Reading reading = Objects.requireNonNull(pieces.get(file)).result();
        facts.addAll(reading.facts());
        findings.addAll(reading.findings());
      }
      return new Reading(facts, findings);
    };
  }

  /**
   * Reads one file whose name tells its format.
   *
   * @throws UncheckedIOException if the file cannot be opened
   */
  public Reading read(Path file) {
    Path shown = project.shown(file);
    Optional<RDFFormat> format = Rio.getParserFormatForFileName(file.getFileName().toString());
    if (format.isEmpty()) {
      return failed(
          Place.of(shown), "has a name that tells no RDF format we read", "end it in .ttl, say");
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    CharBuffer text = CharBuffer.allocate(bytes.length);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(input, text, true);
    text.flip();
    if (result.isError()) {
      return failed(new Place(shown, linesIn(text)), "is not valid UTF-8", "save it as UTF-8");
    }
    String content = text.toString();
    int nul = content.indexOf('\0');
    if (nul >= 0) {
      return failed(
          new Place(shown, linesIn(content.substring(0, nul))), "holds a NUL character", CURE);
    }
    if (format.get().equals(RDFFormat.RDFXML) && content.contains("<!DOCTYPE")) {
      return failed(
          Place.of(shown), "declares a document type, which could pull in other files", CURE);
    }
    return parse(content, format.get(), "", new Collector(shown, project.graphOf(file), false));
  }

  /**
   * Reads what a client sent, as strictly as files.
   *
   * @param content the text, free of NUL characters
   * @param mediaType says what format it is in
   * @param base what relative IRIs are resolved against
   * @param graph the graph of what names none
   * @param literalLetters how long a literal may be, in characters
   * @return what was read, or what is wrong with it; empty if the media type is none that is read
   */
  public static Optional<Reading> readSent(
      String content, String mediaType, String base, Node graph, int literalLetters) {
    // By registered names alone: Rio also takes text/plain for N-Triples, as RDF of 2004 had it.
    return READ_FROM_CLIENTS.stream()
        .filter(format -> format.getDefaultMIMEType().equals(mediaType))
        .findFirst()
        .map(
            format -> {
              Path shown = Path.of("body");
              if (format.equals(RDFFormat.RDFXML) && content.contains("<!DOCTYPE")) {
                return failed(
                    Place.of(shown), "declares a document type, which could pull in files", CURE);
              }
              if (format.equals(RDFFormat.RDFXML) && OTHER_ENCODING.matcher(content).lookingAt()) {
                return failed(Place.of(shown), "declares another encoding than UTF-8", CURE);
              }
              Collector collector = new Collector(shown, graph, true);
              collector.literalLetters = literalLetters;
              return parse(content, format, base, collector);
            });
  }

  /** Returns the media types that {@link #readSent} knows. */
  public static List<String> sentTypes() {
    return READ_FROM_CLIENTS.stream().map(RDFFormat::getDefaultMIMEType).toList();
  }

  private static long linesIn(CharSequence text) {
    return 1 + text.chars().filter(character -> character == '\n').count();
  }

  private static Reading failed(Place place, String fault, String cure) {
    return new Reading(List.of(), List.of(new Finding("D001", place, fault, cure)));
  }

  private static Reading parse(String sent, RDFFormat format, String base, Collector collector) {
    String content = ByteOrderMark.dropped(sent);
    collector.text = new Whereabouts(content);
    RDFParser parser =
        format.equals(RDFFormat.TURTLE) ? new TurtleText(content) : Rio.createParser(format);
    parser
        .getParserConfig()
        .set(BasicParserSettings.VERIFY_DATATYPE_VALUES, true)
        .set(BasicParserSettings.VERIFY_LANGUAGE_TAGS, true)
        .set(BasicParserSettings.VERIFY_RELATIVE_URIS, true)
        .set(BasicParserSettings.VERIFY_URI_SYNTAX, true)
        .set(BasicParserSettings.FAIL_ON_UNKNOWN_LANGUAGES, false)
        .set(BasicParserSettings.PRESERVE_BNODE_IDS, true)
        // A remote JSON-LD context would make a posted file choose what we fetch.
        .set(JSONLDSettings.SECURE_MODE, true)
        .set(JSONLDSettings.WHITELIST, Set.of());
    parser.setParseLocationListener(collector);
    parser.setParseErrorListener(collector);
    parser.setRDFHandler(collector);
    try {
      parser.parse(new StringReader(content), base);
    } catch (RDFParseException e) {
      if (format.equals(RDFFormat.JSONLD)) {
        collector.addOfJson(e);
      } else {
        collector.fatalError(
            String.valueOf(e.getMessage()), e.getLineNumber(), e.getColumnNumber());
      }
    } catch (IOException | RDFHandlerException e) {
      throw new IllegalStateException("reading from memory failed: " + collector.file, e);
    } catch (IndexOutOfBoundsException _end) {
      collector.fatalError("breaks off in the midst of a term", collector.line, 0);
    } catch (RuntimeException e) {
      // Some parsers give up so on what they did not foresee.
      collector.fatalError(String.valueOf(e.getMessage()), collector.line, 0);
    }
    if (collector.findings.isEmpty()) {
      SecondLook.at(content, format)
          .ifPresent(fault -> collector.fatalError(fault, collector.line, 0));
    }
    return collector.findings.isEmpty()
        ? new Reading(collector.facts, List.of())
        : new Reading(List.of(), collector.findings);
  }

  /** Takes what the parser says of one file. */
  private static final class Collector extends AbstractRDFHandler
      implements ParseErrorListener, ParseLocationListener {
    private final Path file;
    private final Node graph;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final boolean keepsGraphs;
    private final TermLook terms = new TermLook();
    private int literalLetters = Integer.MAX_VALUE;
    private final Map<String, Long> named = new LinkedHashMap<>();
    private Whereabouts text = new Whereabouts("");
    private long line;

    Collector(Path file, Node graph, boolean keepsGraphs) {
      this.file = file;
      this.graph = graph;
      this.keepsGraphs = keepsGraphs;
    }

    @Override
    public void handleStatement(Statement statement) {
      if (statement.getObject().stringValue().length() > literalLetters) {
        add("holds a literal of more than " + literalLetters + " characters", line);
      }
      if (statement.getObject().stringValue().indexOf('\0') >= 0) {
        // Written as an escape: it would come out as a NUL that no reader takes.
        add("holds a NUL character", line);
      }
      terms.faults(statement).forEach(fault -> add(fault, line));
      Resource context = statement.getContext();
      Node in = graph;
      if (context != null && keepsGraphs) {
        in = terms.node(context);
      } else if (context != null && !context.stringValue().equals(graph.getURI())) {
        named.putIfAbsent(context.stringValue(), line);
      }
      Triple triple =
          Triple.create(
              terms.node(statement.getSubject()),
              terms.node(statement.getPredicate()),
              terms.node(statement.getObject()));
      facts.add(new Fact(triple, in, new Place(file, line)));
    }

    @Override
    public void endRDF() {
      // Put together they could not be told apart again, nor which of them says what.
      named.forEach(
          (name, first) ->
              findings.add(
                  new Finding(
                      "D001",
                      new Place(file, Math.max(first, 0)),
                      "names the graph " + name + ", but a file is one graph",
                      "give each graph a file of its own, without the graph's name")));
    }

    @Override
    public void parseLocationUpdate(long lineNumber, long columnNumber) {
      line = lineNumber;
    }

    @Override
    public void warning(String message, long lineNumber, long columnNumber) {
      fatalError(message, lineNumber, columnNumber);
    }

    @Override
    public void error(String message, long lineNumber, long columnNumber) {
      fatalError(message, lineNumber, columnNumber);
    }

    @Override
    public void fatalError(String message, long lineNumber, long columnNumber) {
      long at = lineNumber > 0 ? lineNumber : text.lineOf(message, line);
      add(message + (columnNumber > 0 ? " (column " + columnNumber + ")" : ""), at);
    }

    /** Says what keeps a text from being JSON, or from being JSON-LD, of which no place is told. */
    void addOfJson(RDFParseException failure) {
      String message =
          String.valueOf(
              failure.getCause() == null ? failure.getMessage() : failure.getCause().getMessage());
      text.faultOfJson()
          .ifPresentOrElse(
              spot -> fatalError(spot.fault(), spot.line(), spot.column()),
              () -> fatalError(message, 0, 0));
    }

    private void add(String message, long lineNumber) {
      // The parser adds its own place in brackets, and tells a fatal error twice.
      String fault =
          message.replaceAll("\\s*\\[line:? \\d+(, col(umn)?:? \\d+\\s*)?\\]", "").strip();
      Finding finding =
          new Finding("D001", new Place(file, Math.max(lineNumber, 1)), firstLine(fault), CURE);
      if (!findings.contains(finding)) {
        findings.add(finding);
      }
    }

    private static String firstLine(String text) {
      return text.lines().findFirst().orElse("is not readable");
    }
  }
}
