package org.mufakat.ledger;

import java.util.List;

/// What a verification found, and what each entry rests on.
///
/// @param stored one more than the last place that the store holds
/// @param witnessed the size of the largest witnessed checkpoint; entries before it cannot have
///   been changed unseen, even by who holds the node's key
/// @param signed the size of the largest checkpoint that the log signed, at least `witnessed`
/// @param listed findings about single entries are listed for places below this; less than `stored`
///   only when there are too many to list
/// @param findings in the order of places
public record LedgerReport(
    long stored, long witnessed, long signed, long listed, List<Finding> findings) {

  public LedgerReport {
    findings = List.copyOf(findings);
  }

  /// What stands behind an entry.
  public enum Basis {
    /// A witness cosigned a checkpoint that covers it.
    WITNESS,
    /// The node's own signature: who holds its key could have rewritten it.
    OWN_SIGNATURE,
    /// No checkpoint covers it yet.
    NOTHING
  }

  /// Whether nothing was found.
  public boolean isSound() {
    return findings.isEmpty();
  }

  public Basis basisOf(long index) {
    if (index < witnessed) {
      return Basis.WITNESS;
    }
    return index < signed ? Basis.OWN_SIGNATURE : Basis.NOTHING;
  }
}
