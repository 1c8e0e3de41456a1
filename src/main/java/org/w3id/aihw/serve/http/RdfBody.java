package org.w3id.aihw.serve.http;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.load.NotCarriedException;
import org.w3id.aihw.load.RdfWriter;

/**
 * Triples as the body of an answer: whole before anything is sent, or refused where the format
 * cannot carry them, with the formats that can.
 */
public final class RdfBody {
  private RdfBody() {}

  /**
   * Writes triples.
   *
   * @throws Refusal if the format cannot carry them
   */
  public static ByteArrayOutputStream of(Format format, Collection<Triple> triples) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    write(format, writer -> writer.write(triples, body));
    return body;
  }

  /**
   * Lets a format be written.
   *
   * @throws Refusal if the format cannot carry what is written
   */
  public static void write(Format format, Consumer<RdfWriter> writing) {
    try {
      writing.accept(RdfWriter.of(format.ending()).orElseThrow());
    } catch (NotCarriedException e) {
      throw refusal(e);
    }
  }

  private static Refusal refusal(NotCarriedException e) {
    List<String> types =
        e.instead().stream()
            .flatMap(name -> Format.withEnding(name).stream())
            .map(Format::mediaType)
            .toList();
    return types.isEmpty()
        ? Refusal.badRequest(e.getMessage() + "; no other format of triples can either")
        : Refusal.notAcceptable(e.getMessage() + "; take " + String.join(", ", types));
  }
}
