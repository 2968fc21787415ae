package org.mufakat.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mufakat.server.forum.KeyLines;
import org.mufakat.server.forum.SignerKeys;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;

/// A file of keys for `--keys`.
final class ForumKeyFile {

  private ForumKeyFile() {}

  /// @throws RefusedToStart where the file holds no keys
  static SignerKeys read(Path file) {
    try {
      return KeyLines.parse(Files.readAllLines(file))
          .orElseThrow(
              () ->
                  new RefusedToStart(
                      new Refusal.BadInput(
                          file
                              + " holds no keys of a forum: a line each, as `./mufakat forum keys`"
                              + " prints them, and one of the hub.")));
    } catch (IOException e) {
      throw new RefusedToStart(
          new Refusal.BadInput(file + " cannot be read: give a file of keys."), e);
    }
  }
}
