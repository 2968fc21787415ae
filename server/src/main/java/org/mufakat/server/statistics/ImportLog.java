package org.mufakat.server.statistics;

import java.util.Optional;
import org.mufakat.node.NodeId;
import org.mufakat.statistics.ImportReport;
import org.mufakat.statistics.ReleaseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lines in a node's audit log that tell who handed a release in, who cancelled it and what came of
/// it: by the accounts' ids, the release's name and counts of rows. No file's name, which might be
/// a person's.
final class ImportLog {

  private static final Logger LOG = LoggerFactory.getLogger("org.mufakat.audit");

  private final NodeId node;

  ImportLog(NodeId node) {
    this.node = node;
  }

  /// @param by the account's id
  /// @param asked the name that the release is to have, where one was given
  void started(String id, String by, Optional<ReleaseId> asked) {
    LOG.info(
        "import node={} event=started import={} by={} release={}",
        node,
        id,
        by,
        asked.map(ReleaseId::value).orElse("as-stamped"));
  }

  /// Someone asked it to stop; whether it did, [#finished] tells.
  void cancelled(String id, String by) {
    LOG.info("import node={} event=cancelled import={} by={}", node, id, by);
  }

  /// @param by whoever started it
  void finished(String id, String by, ImportOutcome outcome) {
    LOG.info(
        "import node={} event=finished import={} by={} outcome={}{}",
        node,
        id,
        by,
        outcome.slug(),
        switch (outcome) {
          case ImportOutcome.Stored s -> told(s.release().id(), s.report());
          case ImportOutcome.AlreadyThere a -> told(a.release().id(), a.report());
          case ImportOutcome.NameTaken n -> " release=" + n.name();
          case ImportOutcome.Refused r -> " reason=" + r.refusal().reason().slug();
          case ImportOutcome.Cancelled() -> "";
        });
  }

  /// The machine or the database failed, and nothing was stored.
  void broke(String id, String by) {
    LOG.info("import node={} event=finished import={} by={} outcome=broken", node, id, by);
  }

  private static String told(ReleaseId release, ImportReport report) {
    return " release=%s rows=%d accepted=%d unresolved=%d quarantined=%d"
        .formatted(
            release,
            report.rowsRead(),
            report.accepted(),
            report.acceptedWithUnresolved(),
            report.quarantinedRows());
  }
}
