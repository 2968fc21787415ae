package org.mufakat.server.tables;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.ledger.Reason;

/// Why a release is not to be used any more. A closed list: a sentence could name somebody.
public enum WithdrawalReason {
  WRONG_FIGURES(Reason.DATA_QUALITY),
  WRONG_DESCRIPTION(Reason.DATA_QUALITY),
  /// Somebody may be found by it after all.
  DISCLOSURE(Reason.COMPROMISE),
  REPLACED(Reason.OPERATION);

  private final Reason inLedger;

  WithdrawalReason(Reason inLedger) {
    this.inLedger = inLedger;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Reason inLedger() {
    return inLedger;
  }

  static Optional<WithdrawalReason> bySlug(String slug) {
    return Arrays.stream(values()).filter(r -> r.slug().equals(slug)).findFirst();
  }
}
