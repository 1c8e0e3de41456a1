package org.w3id.aihw.serve.pages;

import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.changes.Changes;

/**
 * What changed as an Atom feed (RFC 4287), the newest first. What an entry is about is named by its
 * canonical IRI; a change is named by that with the day as its fragment, so that it keeps its name
 * whichever two days are compared and whatever host answers.
 */
final class ChangesFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String FEED = "https://w3id.org/aihw/changes.atom";
  private static final int ENTRIES = 200;
  private static final int SAID = 5;

  private record Entry(
      LocalDate day, String id, String title, String about, String address, String summary) {}

  private final Changes changes;
  private final Knowledge after;

  ChangesFeed(Changes changes, Knowledge after) {
    this.changes = changes;
    this.after = after;
  }

  /** Returns the feed as a document of XML. */
  String text() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.setDefaultNamespace(ATOM);
      xml.writeStartElement(ATOM, "feed");
      xml.writeDefaultNamespace(ATOM);
      element(xml, "id", FEED);
      element(xml, "title", "AI Hardware Graph: what changed");
      element(
          xml, "subtitle", "From the end of " + changes.from() + " to the end of " + changes.to());
      List<Entry> entries = entries();
      LocalDate updated =
          entries.stream().map(Entry::day).max(Comparator.naturalOrder()).orElse(changes.to());
      element(xml, "updated", instant(updated));
      xml.writeStartElement(ATOM, "author");
      element(xml, "name", "AI Hardware Graph");
      xml.writeEndElement();
      String days = "?from=" + changes.from() + "&to=" + changes.to();
      link(xml, "self", "application/atom+xml", "/changes.atom" + days);
      link(xml, "alternate", "text/html", "/changes" + days);
      for (Entry entry : entries) {
        write(xml, entry);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write a feed to memory", e);
    }
    return text.toString();
  }

  private static void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
    xml.writeStartElement(ATOM, "entry");
    element(xml, "id", entry.id());
    element(xml, "title", entry.title());
    element(xml, "updated", instant(entry.day()));
    link(xml, "alternate", "text/html", entry.address());
    link(xml, "related", "text/html", entry.about());
    element(xml, "summary", entry.summary());
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(ATOM, name);
    xml.writeCharacters(legal(text));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String type, String address)
      throws XMLStreamException {
    xml.writeEmptyElement(ATOM, "link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", legal(address));
  }

  /** Takes out what XML 1.0 cannot hold, however it is written. */
  private static String legal(String text) {
    return text.codePoints()
        .filter(
            letter ->
                letter == '\t'
                    || letter == '\n'
                    || letter == '\r'
                    || (letter >= 0x20 && letter < 0xD800)
                    || (letter > 0xDFFF && letter < 0xFFFE)
                    || letter > 0xFFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String instant(LocalDate day) {
    return day + "T00:00:00Z";
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    changes.lines().forEach(line -> entries.add(of(line)));
    changes.standings().forEach(standing -> entries.add(of(standing)));
    changes.sources().forEach(source -> entries.add(of(source)));
    entries.sort(Comparator.comparing(Entry::day).reversed().thenComparing(Entry::id));
    return entries.size() > ENTRIES ? entries.subList(0, ENTRIES) : entries;
  }

  /** Returns an IRI below that of a thing, which has one fragment whatever the names hold. */
  private static String id(Node thing, String fragment) {
    return thing.toString().replace("#", "%23") + "#" + Topic.encoded(fragment);
  }

  private Entry of(Changes.Line line) {
    Triple triple = line.triple();
    LocalDate day = line.came() ? line.day() : changes.from();
    String sentence = after.proofText().sentence(triple);
    return new Entry(
        line.day(),
        id(
            triple.getSubject(),
            line.day()
                + (line.came() ? "-came-" : "-went-")
                + Names.slug(triple.getPredicate())
                + "-"
                + Names.slug(triple.getObject())),
        (line.came() ? "New: " : "No longer: ") + sentence,
        triple.getSubject().getURI(),
        new Addresses("?asOf=" + day + "&knownAt=" + day)
            .why(triple.getSubject(), triple.getPredicate(), triple.getObject()),
        sentence
            + (line.came() ? " since " : " no longer since ")
            + line.day()
            + ", as far as is known. Inferred; the link leads to the proof.");
  }

  private Entry of(Changes.Standing standing) {
    String name = after.names().of(standing.relationship());
    String now = standing.after().map(after.names()::of).orElse("over");
    String was = standing.before().map(after.names()::of).orElse("nothing known");
    return new Entry(
        standing.day(),
        id(standing.relationship(), standing.day() + "-standing"),
        name + ": " + now,
        standing.relationship().getURI(),
        on(standing.relationship()),
        "It stood before as: " + was + ". It stands now as: " + now + ".");
  }

  private Entry of(Changes.Source source) {
    int number = source.statements().size();
    return new Entry(
        source.day(),
        id(source.document(), source.day() + "-statements"),
        after.names().of(source.document()),
        source.document().getURI(),
        on(source.document()),
        source.statements().stream()
                .limit(SAID)
                .map(after.names()::of)
                .collect(Collectors.joining(" "))
            + (number > SAID ? " And " + (number - SAID) + " more statements." : ""));
  }

  private String on(Node thing) {
    return new Addresses("?asOf=" + after.clocks().asOf() + "&knownAt=" + after.clocks().knownAt())
        .of(thing);
  }
}
