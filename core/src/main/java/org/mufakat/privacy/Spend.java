package org.mufakat.privacy;

/// What one release took from a budget; never taken back, withdrawn or not: what was read was read.
///
/// @param release what the ledger knows the release by
public record Spend(String release, Cost cost) {

  public Spend {
    if (release.isBlank()) {
      throw new IllegalArgumentException("a spend names its release");
    }
  }
}
