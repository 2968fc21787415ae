package org.mufakat.server.cases.htcds;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// A file of cases, wherever it lies and however it is sealed there.
public interface FileSource {

  long bytes() throws IOException;

  /// Its content, from the beginning.
  InputStream open() throws IOException;

  /// Its content as a file, for a reader that has to go to and fro in it; gone when closed.
  Plain plain() throws IOException;

  /// A file in plain, for as long as it is read.
  interface Plain extends Closeable {
    Path path();
  }
}
