package org.mufakat.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.PreparedFolder;
import org.mufakat.server.hosting.QuickFolder;
import org.springframework.util.FileSystemUtils;

/// A data folder of the invented regime on which commands run as someone types them. It is held
/// open, as by a running server, so that every command finds its database up.
final class CommandSite implements AutoCloseable {

  private static final Path PACK = Path.of("../regimes/example");

  private final Path data;
  private final DataFolder folder;

  private CommandSite(Path data, DataFolder folder) {
    this.data = data;
    this.folder = folder;
  }

  static CommandSite open() throws IOException {
    var data = QuickFolder.make().resolve("data");
    PreparedFolder.empty().copyTo(data);
    return new CommandSite(data, PreparedFolder.open(data));
  }

  DataFolder folder() {
    return folder;
  }

  /// A file beside the folder, for what a command reads or writes.
  Path beside(String name) {
    return data.resolveSibling(name);
  }

  /// Runs a command on this folder.
  Ended run(String... arguments) {
    return runAt(data, arguments);
  }

  /// Runs a command on another folder.
  static Ended runAt(Path data, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString(), "--pack", PACK.toString()));
    return runAlone(all.toArray(String[]::new));
  }

  /// Runs a command that takes no folder.
  static Ended runAlone(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Mufakat.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }

  @Override
  public void close() {
    folder.close();
    FileSystemUtils.deleteRecursively(data.getParent().toFile());
  }
}
