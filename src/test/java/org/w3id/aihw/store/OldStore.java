package org.w3id.aihw.store;

import java.nio.file.Path;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.SystemTDB;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Makes a store as it was before literals kept their form. TDB2 is told once in a process how it
 * keeps them, so this is a program of its own; {@link #COMMAND} tells it the old way.
 */
final class OldStore {
  /** What TDB2 reads where the first is set at all. */
  static final List<String> COMMAND =
      List.of(
          "-Dorg.apache.jena.tdb.store.enableInlineLiterals=true",
          "-Dorg.apache.jena.tdb.settings=true");

  /** A graph from a file, one that was written, one named by a blank node, and one without name. */
  static final String QUADS =
      """
      @prefix x: <http://x/> .
      @prefix graph: <https://w3id.org/aihw/graph/> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      graph:store { graph:one <http://purl.org/dc/terms/source> "file" }
      graph:one { x:s x:p 01 }
      x:g { x:s x:p 01 , 1.50 , "2020-01-01Z"^^xsd:date , "text" , "text"@en , _:b . _:b x:p 7 }
      _:g { x:s x:p 2 }
      { x:s x:p "1"^^xsd:boolean }
      """;

  private OldStore() {}

  public static void main(String[] arguments) {
    if (!SystemTDB.enableInlineLiterals) {
      throw new IllegalStateException("TDB2 was not told to pack literals");
    }
    DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(Location.create(Path.of(arguments[0])));
    Txn.executeWrite(dataset, () -> RDFParser.fromString(QUADS, Lang.TRIG).parse(dataset));
    Node packed = NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger);
    boolean isPacked =
        Txn.calculateRead(dataset, () -> dataset.contains(Node.ANY, Node.ANY, Node.ANY, packed));
    if (!isPacked) {
      throw new IllegalStateException("01 is not kept as 1");
    }
    TDBInternal.expel(dataset);
  }
}
