package org.mufakat.tables;

/// Told how far a long computation is, and asked whether it shall go on.
public interface Watch {

  /// @param done of `all` steps of the stage, as far as it is known
  /// @return false to cancel
  boolean goesOn(Stage stage, long done, long all);

  /// What takes time.
  enum Stage {
    /// Cells for which further ones are withheld.
    SECONDARIES,
    /// Secondaries that may turn out not to be needed.
    CLEANING,
    /// Cells for which whole tables are sought as proof.
    WITNESSES,
    /// Cells that are rounded.
    ROUNDING
  }

  static Watch none() {
    return (_, _, _) -> true;
  }
}
