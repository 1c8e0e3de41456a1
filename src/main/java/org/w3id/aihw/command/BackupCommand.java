package org.w3id.aihw.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.sparql.core.Quad;
import org.w3id.aihw.load.BackupFile;
import org.w3id.aihw.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a backup of what was written to the store, be it served or not. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Copy what was written to the store besides the files, while it is served or not. The"
            + " files themselves are their own backup.")
final class BackupCommand implements Callable<Integer> {
  @Mixin private StoreOption storeOption = new StoreOption();

  @Parameters(paramLabel = "FILE", description = "where to; replaced when the copy is whole")
  private Path file = Path.of("aihw-backup.nq.gz");

  BackupCommand() {}

  @Override
  public Integer call() {
    Path folder = storeOption.folder();
    Optional<RunningServer> server = RunningServer.in(folder);
    byte[] copy = server.map(running -> running.get("/backup")).orElse(null);
    try {
      Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "aihw-backup", ".tmp");
      try {
        if (copy == null) {
          try (Store store = Store.open(folder);
              OutputStream out = Files.newOutputStream(draft)) {
            BackupFile.write(store.written(), out);
          }
        } else {
          Files.write(draft, copy);
        }
        List<Quad> read;
        try (var in = Files.newInputStream(draft)) {
          read = BackupFile.read(in);
        }
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        System.err.println("aihw: " + read.size() + " quads in " + file);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return Program.FINE;
  }
}
