package org.mufakat.estimation;

/// Told how far a long computation is, and asked whether it shall go on. May be called from several
/// threads.
public interface Watch {

  /// @param done of `all` steps of the stage
  /// @return false to cancel
  boolean goesOn(Stage stage, long done, long all);

  /// What takes time.
  enum Stage {
    MODELS,
    JACKKNIFE,
    REPLICATES,
    SENSITIVITY,
    GRAPHS
  }

  static Watch none() {
    return (_, _, _) -> true;
  }
}
