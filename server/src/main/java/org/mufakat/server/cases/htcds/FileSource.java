package org.mufakat.server.cases.htcds;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of cases, wherever it lies and however it is sealed there.
public interface FileSource {

  long bytes() throws IOException;

  /// The SHA-256 of its content, in hex.
  String sha256() throws IOException;

  /// Its content, from the beginning.
  InputStream open() throws IOException;

  /// Its content as a file, for a reader that has to go to and fro in it; gone when closed.
  Plain plain() throws IOException;

  /// A file in plain, for as long as it is read.
  interface Plain extends Closeable {
    Path path();
  }

  /// A file that lies in plain and stays where it is.
  static FileSource of(Path file) {
    return new FileSource() {
      @Override
      public long bytes() throws IOException {
        return Files.size(file);
      }

      @Override
      public String sha256() throws IOException {
        return HtcdsImport.sha256(file);
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public Plain plain() {
        return new Plain() {
          @Override
          public Path path() {
            return file;
          }

          @Override
          public void close() {
            // It is whoever's gave it.
          }
        };
      }
    };
  }
}
