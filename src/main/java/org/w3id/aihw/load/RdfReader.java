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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
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
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.model.Project;

/**
 * Reads RDF files strictly: a relative IRI, a bad datatype or language tag, invalid UTF-8, a NUL or
 * a document type declaration is a finding, and nothing of its file is kept.
 */
public final class RdfReader {
  private static final String CURE = "correct the file; nothing of it was read";

  private final Project project;

  /** Reads files of a project, whose paths are then shown relative to it. */
  public RdfReader(Project project) {
    this.project = project;
  }

  /**
   * Reads files one after the other, each into the graph that it stands for.
   *
   * @throws UncheckedIOException if a file cannot be opened
   */
  public Reading read(Collection<Path> files) {
    List<Fact> facts = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Path file : files) {
      Reading reading = read(file);
      facts.addAll(reading.facts());
      findings.addAll(reading.findings());
    }
    return new Reading(facts, findings);
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
    return parse(content, format.get(), shown, project.graphOf(file));
  }

  private static long linesIn(CharSequence text) {
    return 1 + text.chars().filter(character -> character == '\n').count();
  }

  private static Reading failed(Place place, String fault, String cure) {
    return new Reading(List.of(), List.of(new Finding("D001", place, fault, cure)));
  }

  private static Reading parse(String content, RDFFormat format, Path shown, Node graph) {
    Collector collector = new Collector(shown, graph);
    RDFParser parser = Rio.createParser(format);
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
      parser.parse(new StringReader(content), "");
    } catch (RDFParseException e) {
      collector.fatalError(String.valueOf(e.getMessage()), e.getLineNumber(), e.getColumnNumber());
    } catch (IOException | RDFHandlerException e) {
      throw new IllegalStateException("reading from memory failed: " + shown, e);
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
    private long line;

    Collector(Path file, Node graph) {
      this.file = file;
      this.graph = graph;
    }

    @Override
    public void handleStatement(Statement statement) {
      if (statement.getObject().stringValue().indexOf('\0') >= 0) {
        // Written as an escape: it would come out as a NUL that no reader takes.
        add("holds a NUL character", line);
      }
      facts.add(new Fact(Terms.toJena(statement), graph, new Place(file, line)));
    }

    @Override
    public void parseLocationUpdate(long lineNumber, long columnNumber) {
      line = lineNumber;
    }

    @Override
    public void warning(String message, long lineNumber, long columnNumber) {
      add(message, lineNumber);
    }

    @Override
    public void error(String message, long lineNumber, long columnNumber) {
      add(message, lineNumber);
    }

    @Override
    public void fatalError(String message, long lineNumber, long columnNumber) {
      add(message, lineNumber);
    }

    private void add(String message, long lineNumber) {
      // The parser adds its own place in brackets, and tells a fatal error twice.
      String fault = message.replaceAll("\\s*\\[line \\d+(, column \\d+)?\\]", "").strip();
      Finding finding =
          new Finding("D001", new Place(file, Math.max(lineNumber, 0)), firstLine(fault), CURE);
      if (!findings.contains(finding)) {
        findings.add(finding);
      }
    }

    private static String firstLine(String text) {
      return text.lines().findFirst().orElse("is not readable");
    }
  }
}
