package org.mufakat.server.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.cases.htcds.HtcdsFault.Kind;

/// What the ledger is told of a file of cases that is not taken, or not all of it: an entry for
/// each reason, however many rows there were, since a file may have 100,000.
final class CaseImportTelling {

  private CaseImportTelling() {}

  /// Tells that something of an import was refused, for each of these reasons.
  static void refused(CaseRoom room, OpaqueId id, Set<Reason> reasons) {
    reasons.forEach(reason -> room.tell(LedgerEvent.REFUSAL, Subject.Kind.IMPORT, id, reason));
  }

  /// For which reasons rows with these faults are refused.
  static Set<Reason> reasons(List<CaseImport.FaultCount> counts) {
    var reasons = EnumSet.noneOf(Reason.class);
    for (Kind kind : Kind.values()) {
      if (counts.stream().anyMatch(count -> count.kind().equals(kind.slug()))) {
        reason(kind).ifPresent(reasons::add);
      }
    }
    return reasons;
  }

  /// Empty where the row is refused for another row's fault, which is told.
  private static Optional<Reason> reason(Kind kind) {
    return switch (kind) {
      case OTHER_COMPARTMENT -> Optional.of(Reason.NOT_PERMITTED);
      case ERASED_HERE -> Optional.of(Reason.ERASED_BEFORE);
      case OTHER_ROW_FAULTY -> Optional.empty();
      case NOT_IN_LIST,
          NOT_IN_PACK,
          MORE_THAN_ONE,
          NOT_A_DATE,
          NO_SUCH_DAY,
          OTHER_ERA,
          DATE_OUT_OF_RANGE,
          NOT_A_STATE,
          NOT_A_NUMBER,
          MISSING,
          TOO_LONG,
          NOT_OF_ITS_FORM,
          CONTRADICTS,
          OTHER_FORM,
          ROWS_OF_CASE_APART,
          ROWS_OF_CASE_DIFFER,
          NOT_A_CASE ->
          Optional.of(Reason.DATA_QUALITY);
    };
  }
}
