package org.mufakat.tables;

import java.util.random.RandomGenerator;

/// Prepares tables for release: withholds what the rules say, withholds further cells until whoever
/// reads all that was ever published finds two whole tables, far enough apart, for each withheld
/// cell; or refuses. There is no option to pass.
public final class Protection {

  private Protection() {}

  /// The tables of these rows, prepared.
  ///
  /// @param chance seeded; the same seed gives the same release
  public static ProtectionAnswer prepare(
      Microdata rows, ReleaseRequest request, RandomGenerator chance, Watch watch) {
    throw new UnsupportedOperationException("being written");
  }
}
