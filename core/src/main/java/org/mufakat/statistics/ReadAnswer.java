package org.mufakat.statistics;

/// What came of reading a file.
public sealed interface ReadAnswer {

  /// It was read to its end. Not yet on any shelf.
  record Read(ReleaseShelf.Contents contents) implements ReadAnswer {}

  /// It is no release that can be read.
  record Refused(FileRefusal refusal) implements ReadAnswer {}

  /// The reader was told to stop.
  record Cancelled() implements ReadAnswer {}
}
