package org.mufakat.server.estimation;

import java.time.Instant;
import java.util.Optional;

/// What a node keeps of its estimates.
final class EstimateRecord {

  private EstimateRecord() {}

  /// @param by the account
  /// @param salt opens the ledger's entry, as hex
  /// @param invented of a demonstration
  record Registered(
      String id,
      AnalysisPlan plan,
      String sha256,
      String salt,
      Instant at,
      String by,
      boolean invented) {}

  /// The file that a plan names, as it was taken in.
  record TakenIn(
      String plan,
      String fileName,
      String fileSha256,
      String tableSha256,
      KeptTable table,
      Instant at,
      String by) {}

  /// @param by the account that asked for it
  /// @param endedAt empty while it waits or runs
  record Made(
      String id,
      String plan,
      Instant at,
      String by,
      EstimateState state,
      Optional<Instant> endedAt,
      Optional<KeptResult> result,
      Optional<String> resultSha256,
      Optional<Approval> approval) {}

  /// @param words what the approver wrote beside it; may be empty
  record Approval(Instant at, String by, String words) {}

  /// A line of the list of estimates.
  record Line(
      String id,
      String plan,
      String question,
      Instant at,
      EstimateState state,
      boolean approved,
      boolean invented) {}

  /// Another plan whose file had the same bytes or the same counts.
  record SameFile(String plan, String question, Instant registeredAt, Instant takenAt) {}
}
