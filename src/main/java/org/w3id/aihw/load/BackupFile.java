package org.w3id.aihw.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/**
 * A backup of what was written to a store besides the files: N-Quads, packed by gzip, between a
 * line that says how many quads follow and one that says that they were all. A copy that was cut
 * short is known by the latter.
 *
 * <p>Blank nodes come back as the very nodes that they were. Terms are read as they stand, since a
 * store may hold some that no reader of files takes: whoever writes them to a store looks at them.
 */
public final class BackupFile {
  private static final String HEAD = "# aihw backup of form 2, quads: ";

  /** The first form, which had the labels of blank nodes as they were. */
  private static final String OLD_HEAD = "# aihw backup, quads: ";

  private static final String FOOT = "# end of aihw backup, quads: ";
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\A# aihw backup(?: of form 2)?, quads: (\\d+)\n.*^" + FOOT + "(\\d+)\n\\z",
          Pattern.DOTALL | Pattern.MULTILINE);

  private BackupFile() {}

  /** Writes quads, always in the same order. */
  public static void write(List<Quad> quads, OutputStream out) throws IOException {
    try (GZIPOutputStream packed = new GZIPOutputStream(out);
        Writer text = new OutputStreamWriter(packed, StandardCharsets.UTF_8)) {
      List<String> lines = quads.stream().distinct().map(NodeFmtLib::strNQ).sorted().toList();
      text.write(HEAD + lines.size() + "\n");
      for (String line : lines) {
        text.write(line.strip() + "\n");
      }
      text.write(FOOT + lines.size() + "\n");
    }
  }

  /**
   * Reads quads.
   *
   * @throws IllegalArgumentException if it is no backup, or not whole
   */
  public static List<Quad> read(InputStream in) throws IOException {
    String text;
    try (GZIPInputStream packed = new GZIPInputStream(in)) {
      text = new String(packed.readAllBytes(), StandardCharsets.UTF_8);
    } catch (ZipException _other) {
      throw new IllegalArgumentException("it is no backup made by aihw", _other);
    } catch (EOFException _cut) {
      throw notWhole();
    }
    if (!text.startsWith(HEAD) && !text.startsWith(OLD_HEAD)) {
      throw new IllegalArgumentException("it is no backup made by aihw");
    }
    Matcher counted = COUNTED.matcher(text);
    if (!counted.find() || !counted.group(1).equals(counted.group(2))) {
      throw notWhole();
    }
    List<Quad> quads = parse(text);
    if (quads.size() != Integer.parseInt(counted.group(1))) {
      throw notWhole();
    }
    return quads;
  }

  private static List<Quad> parse(String text) {
    List<Quad> quads = new ArrayList<>();
    StreamRDF taken =
        new StreamRDFBase() {
          @Override
          public void triple(Triple triple) {
            quads.add(Quad.create(Quad.defaultGraphIRI, triple));
          }

          @Override
          public void quad(Quad quad) {
            quads.add(
                quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad);
          }
        };
    try {
      RDFParser.fromString(text, Lang.NQUADS)
          .labelToNode(
              text.startsWith(HEAD)
                  ? LabelToNode.createUseLabelEncoded()
                  : LabelToNode.createUseLabelAsGiven())
          .resolveURIs(false)
          .checking(false)
          .errorHandler(new Strict())
          .parse(taken);
    } catch (RiotException e) {
      throw new IllegalArgumentException("the backup cannot be read: " + e.getMessage(), e);
    }
    return quads;
  }

  private static IllegalArgumentException notWhole() {
    return new IllegalArgumentException("the backup is not whole: it was cut short or changed");
  }

  /** Stops at what cannot be read, and says nothing of what is only odd. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(String message, long line, long column) {}

    @Override
    public void error(String message, long line, long column) {
      throw new RiotException("line " + line + ": " + message);
    }

    @Override
    public void fatal(String message, long line, long column) {
      throw new RiotException("line " + line + ": " + message);
    }
  }
}
