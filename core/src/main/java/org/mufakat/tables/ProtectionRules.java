package org.mufakat.tables;

import java.util.OptionalDouble;

/// When a cell may not be read, and how wide it must stay for whom.
///
/// @param threshold *k*: a cell of 1 to *k* − 1 persons is withheld; 2 to 1,000
/// @param width whoever reads all that was ever published must find every withheld cell compatible
///   with two numbers of persons that are at least so far apart; 1 to 10,000
/// @param dominantShare a cell of which one source contributed more than this share is withheld;
///   more than 0.5 and less than 1; empty: the rule is off
/// @param singletons whether a person who is alone in a cell, and each source, is guarded against
/// @param insiderWidth how far apart the two numbers must be for such a person or source; 1 to
///   `width`
/// @param zeros whether a cell of nobody is always shown
public record ProtectionRules(
    int threshold,
    int width,
    OptionalDouble dominantShare,
    boolean singletons,
    int insiderWidth,
    Zeros zeros) {

  /// What a cell of nobody may be.
  public enum Zeros {
    /// Always shown. Then a withheld cell tells that there is somebody, and the guarantee holds
    /// against whoever reasons so.
    SHOWN,
    /// May be withheld to protect others.
    MAY_BE_WITHHELD
  }

  public ProtectionRules {
    if (threshold < 2 || threshold > 1_000 || width < 1 || width > 10_000) {
      throw new IllegalArgumentException("threshold 2 to 1,000, width 1 to 10,000");
    }
    if (insiderWidth < 1 || insiderWidth > width) {
      throw new IllegalArgumentException("the insiders' width is 1 to the width");
    }
    dominantShare.ifPresent(ProtectionRules::checkShare);
  }

  /// *k* as threshold and as width, singletons on, dominance off, zeros shown.
  public static ProtectionRules threshold(int k) {
    return new ProtectionRules(k, k, OptionalDouble.empty(), true, Math.min(2, k), Zeros.SHOWN);
  }

  private static void checkShare(double share) {
    if (!(share > 0.5 && share < 1)) {
      throw new IllegalArgumentException("a share of more than 0.5 and less than 1");
    }
  }
}
