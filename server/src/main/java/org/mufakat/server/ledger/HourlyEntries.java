package org.mufakat.server.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;

/// Entries of which there is at most one an hour, however often the same happens: what anybody can
/// do as often as they like would fill the ledger otherwise. What was told is forgotten with the
/// process, and told again.
public final class HourlyEntries {

  public static final Duration TOLD_FOR = Duration.ofHours(1);

  private final LedgerBooks ledgers;
  private final Map<Same, Instant> told = new ConcurrentHashMap<>();

  private record Same(NodeId node, Actor who, LedgerEvent event, Subject subject, Reason reason) {}

  public HourlyEntries(LedgerBooks ledgers) {
    this.ledgers = ledgers;
  }

  /// Says what happened, unless the same was said less than an hour before; said when this returns.
  public void append(NodeId node, Happening what) {
    told.compute(
        new Same(node, what.actor(), what.event(), what.subject(), what.reason()),
        (_, last) -> {
          if (last != null && what.at().isBefore(last.plus(TOLD_FOR))) {
            return last;
          }
          ledgers.append(node, what);
          return what.at();
        });
  }
}
