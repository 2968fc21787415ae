package org.mufakat.server.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.CheckpointAnswer;
import org.mufakat.server.ledger.LedgerAudit;
import org.mufakat.server.ledger.LedgerJson;

/// What came of a verification, as it is kept for the page.
///
/// @param outcome how it ended
/// @param found what was found; null where it was not judged or broke
/// @param findings how many there are, of which the first [#MOST_FINDINGS] are kept
/// @param againstWitness whether the witness was asked for its last checkpoint; without a hub there
///   is only the node's own signature
/// @param why why it was not judged; empty otherwise
record VerificationResult(
    Outcome outcome, @Nullable LedgerJson found, int findings, boolean againstWitness, String why) {

  static final int MOST_FINDINGS = 200;

  enum Outcome {
    SOUND("sound"),
    NOT_SOUND("not-sound"),
    /// The witness's last checkpoint is not to be had, or not to be believed.
    NOT_JUDGED("not-judged"),
    /// The machine failed, or it took too long.
    BROKEN("broken");

    private final String slug;

    Outcome(String slug) {
      this.slug = slug;
    }

    String slug() {
      return slug;
    }
  }

  static VerificationResult of(LedgerAudit audit, boolean againstWitness) {
    var all = LedgerJson.of(audit);
    int findings = all.findings().size() + (all.strays() > 0 ? 1 : 0);
    var kept =
        new LedgerJson(
            all.ledger(),
            all.sound(),
            all.stored(),
            all.witnessed(),
            all.signed(),
            all.waiting(),
            all.strays(),
            all.listed(),
            all.millis(),
            all.findings().stream().limit(MOST_FINDINGS).toList());
    return new VerificationResult(
        audit.isSound() ? Outcome.SOUND : Outcome.NOT_SOUND, kept, findings, againstWitness, "");
  }

  static VerificationResult silent() {
    return new VerificationResult(Outcome.NOT_JUDGED, null, 0, true, "silent");
  }

  static VerificationResult notBelieved(CheckpointAnswer.Reason reason) {
    var why =
        switch (reason) {
          case NOT_A_CHECKPOINT -> "not-a-checkpoint";
          case OTHER_LOG -> "other-log";
          case FALSE_SIGNATURE -> "false-signature";
          case NOT_SIGNED_BY_THE_LOG -> "not-signed-by-the-log";
        };
    return new VerificationResult(Outcome.NOT_JUDGED, null, 0, true, why);
  }

  static VerificationResult broken(String why) {
    return new VerificationResult(Outcome.BROKEN, null, 0, true, why);
  }

  List<LedgerJson.FindingJson> listed() {
    return found == null ? List.of() : found.findings();
  }
}
