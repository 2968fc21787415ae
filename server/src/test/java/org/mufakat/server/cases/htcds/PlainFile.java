package org.mufakat.server.cases.htcds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that lies in plain and stays where it is.
public record PlainFile(Path file) implements FileSource {

  @Override
  public long bytes() throws IOException {
    return Files.size(file);
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
        // It is whoever's wrote it.
      }
    };
  }
}
