package org.w3id.aihw.store;

import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.tdb2.store.DatasetGraphSwitchable;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;

/**
 * A TDB2 dataset of which a reader sees one generation to the end. A compaction puts the next in
 * its place at a moment of its own choice; Jena then sends who reads on to the new one, where he
 * has begun nothing ("Not in a transaction"), and waits for ever for his end in the old one
 * (apache/jena issue 3488, open in 6.2). So who reads keeps to the generation that he began on.
 * Writes need no such care: a compaction waits for them, and they for it.
 */
final class GenerationDataset extends DatasetGraphWrapper {
  private final DatasetGraphSwitchable all;

  /** For each store: several may be open, as in a restore. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable DatasetGraph> begunOn = new ThreadLocal<>();

  GenerationDataset(DatasetGraph tdb2) {
    super(tdb2);
    all = TDBInternal.getDatabaseContainer(tdb2);
  }

  @Override
  protected DatasetGraph get() {
    DatasetGraph generation = begunOn.get();
    return generation == null ? all : generation;
  }

  @Override
  public void begin(TxnType type) {
    if (type != TxnType.READ || isInTransaction()) {
      super.begin(type);
      return;
    }
    begunOn.remove();
    while (!beginOn((DatasetGraphTDB) all.get())) {
      Thread.onSpinWait(); // The next is there: the old one is closed only after that.
    }
  }

  /** Begins to read a generation, unless it is being closed; nothing could be begun there again. */
  private boolean beginOn(DatasetGraphTDB generation) {
    TransactionCoordinator transactions = generation.getTxnSystem().getTxnMgr();
    if (!transactions.tryNonExclusiveMode(false)) {
      return false;
    }
    try {
      generation.begin(TxnType.READ);
      begunOn.set(generation);
      return true;
    } finally {
      transactions.finishNonExclusiveMode();
    }
  }

  @Override
  public void begin(ReadWrite mode) {
    begin(TxnType.convert(mode));
  }

  @Override
  public void begin() {
    begin(TxnType.READ_PROMOTE);
  }

  @Override
  public void end() {
    try {
      super.end();
    } finally {
      begunOn.remove();
    }
  }
}
