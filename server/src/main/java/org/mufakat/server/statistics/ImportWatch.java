package org.mufakat.server.statistics;

/// Told how far an import is; says whether to go on. Storing, once begun, is brought to its end.
@FunctionalInterface
public interface ImportWatch {

  /// What an import is doing.
  enum Stage {
    READING,
    STORING
  }

  /// @param fraction how much of the stage is done, 0 to 1
  boolean goOn(Stage stage, double fraction, int rowsRead);

  static ImportWatch none() {
    return (_, _, _) -> true;
  }
}
