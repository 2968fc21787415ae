package org.mufakat.server.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.Finding;

/// What a verification came to, for programs.
///
/// @param witnessed the size of the largest witnessed checkpoint
/// @param signed the size of the largest checkpoint that the node signed
/// @param waiting entries without a place
/// @param listed findings about single entries are listed for places below this
public record LedgerJson(
    String ledger,
    boolean sound,
    long stored,
    long witnessed,
    long signed,
    long waiting,
    long strays,
    long listed,
    long millis,
    List<FindingJson> findings) {

  /// @param what altered, removed, inserted, moved, hash-altered, within, unchecked, node-altered,
  ///   checkpoint-refused or checkpoints-contradict
  /// @param to not included
  public record FindingJson(
      String what,
      @Nullable Long from,
      @Nullable Long to,
      @Nullable Long by,
      @Nullable String detail) {

    static FindingJson of(Finding finding) {
      return switch (finding) {
        case Finding.Altered(long from, long to) -> span("altered", from, to);
        case Finding.Removed(long from, long to) -> span("removed", from, to);
        case Finding.Inserted(long from, long to) -> span("inserted", from, to);
        case Finding.Moved(long from, long to, long by) ->
            new FindingJson("moved", from, to, by, null);
        case Finding.HashAltered(long from, long to) -> span("hash-altered", from, to);
        case Finding.Within(long from, long to) -> span("within", from, to);
        case Finding.Unchecked(long from, long to) -> span("unchecked", from, to);
        case Finding.NodeAltered(var node) ->
            new FindingJson(
                "node-altered",
                node.index() << node.level(),
                (node.index() + 1) << node.level(),
                null,
                null);
        case Finding.CheckpointRefused(_, var reason) ->
            new FindingJson("checkpoint-refused", null, null, null, LedgerText.sentence(reason));
        case Finding.CheckpointsContradict(long size) ->
            new FindingJson("checkpoints-contradict", null, size, null, null);
      };
    }

    private static FindingJson span(String what, long from, long to) {
      return new FindingJson(what, from, to, null, null);
    }
  }

  public static LedgerJson of(LedgerAudit audit) {
    var report = audit.report();
    return new LedgerJson(
        audit.origin(),
        audit.isSound(),
        report.stored(),
        report.witnessed(),
        report.signed(),
        audit.waiting(),
        audit.strays(),
        report.listed(),
        audit.took().toMillis(),
        report.findings().stream().map(FindingJson::of).toList());
  }
}
