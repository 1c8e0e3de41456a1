package org.w3id.aihw.model.kept;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Numbered terms that were kept, each made into a node when it is first asked for. Safe to share
 * between threads.
 */
public final class KeptTerms {
  /** Of a term that is not here. */
  public static final int NONE = -1;

  private static final byte IRI = 0;
  private static final byte BLANK = 1;
  private static final byte STRING = 2;
  private static final byte IN_LANGUAGE = 3;

  /** And from here on literals by the place of their datatype. */
  private static final byte TYPED = 4;

  /** As many bytes of text, which still leave room to double. */
  private static final int MOST_TEXT = 1 << 29;

  private final byte[] kinds;
  private final byte[] text;

  /** Where the text of each term ends; that of the next begins there. */
  private final int[] ends;

  private final int[] hashes;

  /** Numbers plus one by the hash of their terms, open addressing; 0 is free. */
  private final int[] slots;

  private final List<RDFDatatype> datatypes = new ArrayList<>();

  /** Filled by whoever is first; two that are equal do no harm. */
  private final Node[] nodes;

  private KeptTerms(KeptReader in) {
    for (String datatype : in.texts()) {
      datatypes.add(TypeMapper.getInstance().getSafeTypeByName(datatype));
    }
    kinds = in.bytes();
    text = in.bytes();
    ends = in.numbers();
    hashes = in.numbers();
    slots = in.numbers();
    nodes = new Node[kinds.length];
  }

  /** Reads terms. */
  public static KeptTerms read(KeptReader in) {
    return new KeptTerms(in);
  }

  /**
   * Writes terms with the numbers that they have.
   *
   * @throws UnkeepableException if there is one that has no written form
   */
  public static void write(KeptWriter out, int count, IntFunction<Node> terms)
      throws UnkeepableException {
    List<RDFDatatype> datatypes = new ArrayList<>();
    byte[] kinds = new byte[count];
    int[] ends = new int[count];
    int[] hashes = new int[count];
    byte[] text = new byte[Math.max(16, count * 64)];
    int end = 0;
    for (int number = 0; number < count; number++) {
      Node term = terms.apply(number);
      kinds[number] = kind(term, datatypes);
      byte[] bytes = written(term).getBytes(StandardCharsets.UTF_8);
      String read = new String(bytes, StandardCharsets.UTF_8);
      if (!made(kinds[number], read, datatypes).equals(term) || end > MOST_TEXT) {
        throw new UnkeepableException(term);
      }
      if (text.length - end < bytes.length) {
        text = Arrays.copyOf(text, text.length * 2 + bytes.length);
      }
      System.arraycopy(bytes, 0, text, end, bytes.length);
      end += bytes.length;
      ends[number] = end;
      hashes[number] = hash(term);
    }
    out.texts(datatypes.stream().map(RDFDatatype::getURI).toList());
    out.bytes(kinds, count);
    out.bytes(text, end);
    out.numbers(ends, count);
    out.numbers(hashes, count);
    int[] slots = slots(hashes);
    out.numbers(slots, slots.length);
  }

  private static int[] slots(int[] hashes) {
    int[] slots = new int[Math.max(16, Integer.highestOneBit(hashes.length) * 4)];
    int mask = slots.length - 1;
    for (int number = 0; number < hashes.length; number++) {
      int slot = hashes[number] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number + 1;
    }
    return slots;
  }

  private static byte kind(Node term, List<RDFDatatype> datatypes) throws UnkeepableException {
    if (term.isURI()) {
      return IRI;
    }
    if (term.isBlank()) {
      return BLANK;
    }
    if (!term.isLiteral() || term.getLiteralBaseDirection() != null) {
      throw new UnkeepableException(term);
    }
    if (!term.getLiteralLanguage().isEmpty()) {
      return IN_LANGUAGE;
    }
    if (term.getLiteralDatatype().equals(XSDDatatype.XSDstring)) {
      return STRING;
    }
    int place = datatypes.indexOf(term.getLiteralDatatype());
    if (place < 0) {
      place = datatypes.size();
      datatypes.add(term.getLiteralDatatype());
    }
    if (place + TYPED > Byte.MAX_VALUE) {
      throw new UnkeepableException(term);
    }
    return (byte) (place + TYPED);
  }

  private static String written(Node term) {
    if (term.isURI()) {
      return term.getURI();
    }
    if (term.isBlank()) {
      return term.getBlankNodeLabel();
    }
    String language = term.getLiteralLanguage();
    return language.isEmpty()
        ? term.getLiteralLexicalForm()
        : language + '@' + term.getLiteralLexicalForm();
  }

  /** Returns a hash of a term that is the same in every run of the program. */
  public static int hash(Node term) {
    int hash;
    if (term.isURI()) {
      hash = term.getURI().hashCode();
    } else if (term.isLiteral()) {
      hash = term.getLiteralLexicalForm().hashCode() + 1;
    } else {
      hash = term.isBlank() ? term.getBlankNodeLabel().hashCode() + 2 : term.hashCode();
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  /** Returns how many there are. */
  public int size() {
    return nodes.length;
  }

  /** Returns the term of a number. */
  public Node term(int number) {
    Node term = nodes[number];
    if (term == null) {
      term = made(number);
      nodes[number] = term;
    }
    return term;
  }

  private Node made(int number) {
    int start = number == 0 ? 0 : ends[number - 1];
    String written = new String(text, start, ends[number] - start, StandardCharsets.UTF_8);
    return made(kinds[number], written, datatypes);
  }

  private static Node made(byte kind, String written, List<RDFDatatype> datatypes) {
    return switch (kind) {
      case IRI -> NodeFactory.createURI(written);
      case BLANK -> NodeFactory.createBlankNode(written);
      case STRING -> NodeFactory.createLiteralString(written);
      case IN_LANGUAGE -> {
        int at = written.indexOf('@');
        yield NodeFactory.createLiteralLang(written.substring(at + 1), written.substring(0, at));
      }
      default -> NodeFactory.createLiteralDT(written, datatypes.get(kind - TYPED));
    };
  }

  /** Returns the number of a term, or {@link #NONE} where it is not here. */
  public int find(Node term) {
    return find(term, hash(term));
  }

  /** Returns the number of a term of a {@link #hash}, or {@link #NONE} where it is not here. */
  public int find(Node term, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash && term(number).equals(term)) {
        return number;
      }
      slot = (slot + 1) & mask;
    }
    return NONE;
  }
}
