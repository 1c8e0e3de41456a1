package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3id.aihw.serve.http.Accept;
import org.w3id.aihw.serve.http.ErrorResponse;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.Refusal;

/** A form in which proofs can be had. */
sealed interface ProofForm {
  /** Returns all forms; the first is what a client that takes anything gets. */
  static List<ProofForm> all() {
    return Stream.<Stream<ProofForm>>of(
            Stream.of(new Page()),
            Format.ofData().stream().map(Triples::new),
            Stream.of(new Json(), new Text()))
        .flatMap(forms -> forms)
        .toList();
  }

  /** Returns what it is called in the parameter {@code format}. */
  String name();

  /** Returns its media type. */
  String mediaType();

  /** Returns its media type with the encoding of its letters, where the type may have one. */
  default String contentType() {
    return mediaType();
  }

  /** A page to read. */
  record Page() implements ProofForm {
    @Override
    public String name() {
      return "html";
    }

    @Override
    public String mediaType() {
      return Format.HTML.mediaType();
    }
  }

  /**
   * Triples of PROV-O.
   *
   * @param format how they are written
   */
  record Triples(Format format) implements ProofForm {
    @Override
    public String name() {
      return format.ending();
    }

    @Override
    public String mediaType() {
      return format.mediaType();
    }

    @Override
    public String contentType() {
      return format.contentType();
    }
  }

  /** A tree for programs that read no RDF. */
  record Json() implements ProofForm {
    @Override
    public String name() {
      return "json";
    }

    @Override
    public String mediaType() {
      return "application/json";
    }
  }

  /** Lines, as {@code aihw why} prints them. */
  record Text() implements ProofForm {
    @Override
    public String name() {
      return "txt";
    }

    @Override
    public String mediaType() {
      return ErrorResponse.PLAIN;
    }

    @Override
    public String contentType() {
      return mediaType() + ";charset=utf-8";
    }
  }

  /**
   * Returns the form that a request wants most, by its parameter or its header.
   *
   * @throws Refusal if it wants none of them
   */
  static ProofForm asked(HttpServletRequest request) {
    List<ProofForm> all = all();
    String names = all.stream().map(ProofForm::name).collect(Collectors.joining(", "));
    List<String> mediaTypes = all.stream().map(ProofForm::mediaType).toList();
    String wanted =
        Accept.asked(request, ProofForm::mediaTypeOf, names)
            .best(mediaTypes)
            .orElseThrow(() -> Refusal.notAcceptable(mediaTypes));
    return all.get(mediaTypes.indexOf(wanted));
  }

  private static Optional<String> mediaTypeOf(String name) {
    return all().stream()
        .filter(form -> form.name().equals(name))
        .findFirst()
        .map(ProofForm::mediaType)
        .or(() -> Format.named(name).map(Format::mediaType))
        .or(() -> Optional.of(name).filter("text"::equals).map(text -> ErrorResponse.PLAIN));
  }
}
