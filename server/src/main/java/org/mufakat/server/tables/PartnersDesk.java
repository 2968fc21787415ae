package org.mufakat.server.tables;

import java.util.List;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.Account;

/// Where partners' figures are entered and taken back; each time one transaction with its entry in
/// the ledger.
final class PartnersDesk {

  private final MirrorFigures mirrors;
  private final TableReleases releases;
  private final TablesLedger ledger;

  PartnersDesk(MirrorFigures mirrors, TableReleases releases, TablesLedger ledger) {
    this.mirrors = mirrors;
    this.releases = releases;
    this.ledger = ledger;
  }

  List<MirrorFigures.Mirror> all() {
    return mirrors.all();
  }

  /// Takes in sums that a partner published.
  void enter(Account by, List<MirrorFigures.Mirror> sums) {
    var _ =
        ledger.inOne(
            () -> {
              releases.oneDecisionAtATime();
              sums.forEach(m -> mirrors.add(m, by.id().value()));
              ledger.tell(by, ledger.now(), LedgerEvent.IMPORT, ledger.drawnId(), Reason.NONE);
              return sums;
            });
  }

  /// Takes one out that was entered by mistake; false where it was out before.
  boolean retire(Account by, String mirror) {
    return ledger.inOne(
        () -> {
          releases.oneDecisionAtATime();
          var at = ledger.now();
          boolean retired = mirrors.retire(mirror, at);
          if (retired) {
            ledger.tell(by, at, LedgerEvent.IMPORT, mirror, Reason.DATA_QUALITY);
          }
          return retired;
        });
  }
}
