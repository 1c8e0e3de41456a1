package org.w3id.aihw.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.w3id.aihw.model.Fact;

/**
 * A backup of what was written to a store besides the files: N-Quads, packed by gzip, between a
 * line that says how many quads follow and one that says that they were all. A copy that was cut
 * short is known by the latter.
 */
public final class BackupFile {
  private static final String HEAD = "# aihw backup, quads: ";
  private static final String FOOT = "# end of aihw backup, quads: ";
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\A" + HEAD + "(\\d+)\n.*^" + FOOT + "(\\d+)\n\\z", Pattern.DOTALL | Pattern.MULTILINE);

  private BackupFile() {}

  /** Writes quads. */
  public static void write(List<Quad> quads, OutputStream out) throws IOException {
    Map<Node, List<Triple>> graphs = new LinkedHashMap<>();
    for (Quad quad : quads) {
      graphs.computeIfAbsent(quad.getGraph(), name -> new ArrayList<>()).add(quad.asTriple());
    }
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write((HEAD + quads.size() + "\n").getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      RdfWriter.of("nq").orElseThrow().write(graphs, body);
      body.writeTo(packed);
      packed.write((FOOT + quads.size() + "\n").getBytes(StandardCharsets.UTF_8));
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
    if (!text.startsWith(HEAD)) {
      throw new IllegalArgumentException("it is no backup made by aihw");
    }
    Matcher counted = COUNTED.matcher(text);
    if (!counted.find() || !counted.group(1).equals(counted.group(2))) {
      throw notWhole();
    }
    Reading reading =
        RdfReader.readSent(text, "application/n-quads", "", Quad.defaultGraphIRI, Integer.MAX_VALUE)
            .orElseThrow();
    if (!reading.findings().isEmpty()) {
      throw new IllegalArgumentException(reading.findings().getFirst().toString());
    }
    List<Quad> quads = new ArrayList<>();
    for (Fact fact : reading.facts()) {
      quads.add(Quad.create(fact.graph(), fact.triple()));
    }
    if (quads.size() != Integer.parseInt(counted.group(1))) {
      throw notWhole();
    }
    return quads;
  }

  private static IllegalArgumentException notWhole() {
    return new IllegalArgumentException("the backup is not whole: it was cut short or changed");
  }
}
