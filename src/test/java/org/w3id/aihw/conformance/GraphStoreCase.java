package org.w3id.aihw.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDFS;

/**
 * A test of the Graph Store HTTP Protocol, whose request and answer the manifest has as text.
 *
 * @param target the address in the first line
 * @param headers names and values in turn, without {@code Host}
 * @param expected the headers that must come back, names and values in turn
 * @param expectedBody Turtle of the graph that must come back; empty for none
 */
record GraphStoreCase(
    String name,
    String method,
    String target,
    List<String> headers,
    String body,
    int status,
    List<String> expected,
    String expectedBody) {
  private static final Pattern FORM =
      Pattern.compile("(?s).*#### Request\\s*?\\n(.*)#### Response\\s*?\\n(.*)");

  GraphStoreCase {
    headers = List.copyOf(headers);
    expected = List.copyOf(expected);
  }

  static List<GraphStoreCase> of(Path manifest) {
    return Suites.entries(Suites.read(manifest)).stream().map(GraphStoreCase::read).toList();
  }

  private static GraphStoreCase read(Resource entry) {
    for (RDFNode comment :
        entry.listProperties(RDFS.comment).mapWith(statement -> statement.getObject()).toList()) {
      Matcher form = FORM.matcher(comment.asLiteral().getString());
      if (form.matches()) {
        return read(entry.getLocalName(), Message.of(form.group(1)), Message.of(form.group(2)));
      }
    }
    throw new IllegalStateException(entry + " holds no request and response");
  }

  private static GraphStoreCase read(String name, Message request, Message response) {
    String[] first = request.first().split(" ");
    return new GraphStoreCase(
        name,
        first[0],
        first[1],
        request.headers(),
        request.body(),
        Integer.parseInt(response.first().split(" ")[0]),
        response.headers(),
        response.body());
  }

  /** A request or a response as text: first line, headers, a blank line, the body. */
  private record Message(String first, List<String> headers, String body) {
    static Message of(String text) {
      List<String> lines = text.strip().lines().map(String::strip).toList();
      List<String> headers = new ArrayList<>();
      int at = 1;
      for (; at < lines.size() && !lines.get(at).isEmpty(); at++) {
        int colon = lines.get(at).indexOf(':');
        String name = lines.get(at).substring(0, colon);
        if (!name.equals("Host")) {
          headers.add(name);
          headers.add(lines.get(at).substring(colon + 1).strip());
        }
      }
      // Parts of a form end their lines by CR LF, which Turtle does not mind.
      String body = lines.stream().skip(at + 1L).collect(Collectors.joining("\r\n"));
      return new Message(lines.getFirst(), headers, body);
    }
  }
}
