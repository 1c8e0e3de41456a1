package org.w3id.aihw.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.dboe.base.block.BlockMgr;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.BPlusTreeParams;
import org.apache.jena.dboe.trans.bplustree.rewriter.BPlusTreeRewriter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.StoreConnection;
import org.apache.jena.tdb2.sys.SystemTDB;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.w3id.aihw.model.Crew;

/**
 * Fills a store that holds nothing. Its indexes are written from the bottom up out of sorted quads,
 * which takes a fraction of adding them one by one. All is made in a folder that counts for nothing
 * until it is whole and gets its name: a process that is killed before leaves an empty store, and
 * what is left of the folder is deleted at the next start.
 */
final class FirstLoad {
  /** As many facts are worth making an empty store anew rather than adding them one by one. */
  static final int MANY = 20_000;

  /** The folders of TDB2 that end so are deleted when a store is opened. */
  private static final String UNFINISHED = "-tmp";

  private FirstLoad() {}

  /**
   * Fills a store, which nobody else may use meanwhile.
   *
   * @param dataset the tables of the store, which go on as the filled ones
   * @throws UncheckedIOException if the disk does not allow it; the store is then as before
   */
  static void into(DatasetGraph dataset, Map<Node, List<Triple>> graphs) {
    DatasetGraphTDB empty = TDBInternal.getDatasetGraphTDB(dataset);
    Path before = Path.of(empty.getLocation().getDirectoryPath());
    int number = Integer.parseInt(before.getFileName().toString().replaceAll("\\D", ""));
    Path after = before.resolveSibling("Data-%04d".formatted(number + 1));
    Path unfinished = after.resolveSibling(after.getFileName() + UNFINISHED);
    try {
      Files.createDirectories(unfinished);
      Location location = Location.create(unfinished);
      fill(StoreConnection.connectCreate(location).getDatasetGraphTDB(), graphs);
      Compaction.letGo(location);
      secure(unfinished);
      empty.getTxnSystem().getTxnMgr().startExclusiveMode();
      Files.move(unfinished, after, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Compaction.forget(unfinished);
      throw new UncheckedIOException("cannot fill the store " + before.getParent(), e);
    } catch (RuntimeException | Error e) {
      Compaction.forget(unfinished);
      throw e;
    }
    DatasetGraphTDB filled =
        StoreConnection.connectCreate(Location.create(after)).getDatasetGraphTDB();
    TDBInternal.getDatabaseContainer(dataset).set(filled);
    StoreConnection.release(empty.getLocation());
    IO.deleteAll(before);
  }

  private static void fill(DatasetGraphTDB dataset, Map<Node, List<Triple>> graphs) {
    NodeTable nodes = dataset.getQuadTable().getNodeTupleTable().getNodeTable();
    QuadColumns quads =
        Txn.calculateWrite(
            dataset,
            () -> QuadColumns.of(graphs, term -> nodes.getAllocateNodeId(AsWritten.inStore(term))));
    Crew crew = Crew.ofAllProcessors();
    List<Crew.Piece<Boolean>> packed = new ArrayList<>();
    for (TupleIndex index :
        dataset.getQuadTable().getNodeTupleTable().getTupleTable().getIndexes()) {
      packed.add(crew.give(() -> pack(index, quads)));
    }
    crew.finish();
    packed.forEach(Crew.Piece::result);
  }

  private static boolean pack(TupleIndex index, QuadColumns quads) {
    BPlusTree tree = (BPlusTree) ((TupleIndexRecord) index).getRangeIndex();
    RecordFactory records = tree.getRecordFactory();
    BPlusTreeParams params =
        new BPlusTreeParams(BPlusTreeParams.calcOrder(SystemTDB.BlockSize, records), records);
    BlockMgr branches = tree.getNodeManager().getBlockMgr();
    BlockMgr leaves = tree.getRecordsMgr().getBlockMgr();
    CoLib.executeWrite(
        index,
        () ->
            BPlusTreeRewriter.packIntoBPlusTree(
                quads.recordsOf(index.getName(), records),
                params,
                records,
                tree.getStateManager().getBufferChannel(),
                branches,
                leaves));
    return true;
  }

  /** Waits until the disk has what was written. */
  private static void secure(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
  }
}
