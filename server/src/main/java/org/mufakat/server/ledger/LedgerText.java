package org.mufakat.server.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mufakat.ledger.CheckpointAnswer;
import org.mufakat.ledger.Cosignature;
import org.mufakat.ledger.Finding;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerReport;
import org.mufakat.ledger.OpaqueId;

/// What a verification and a proof come to, in lines for a person.
public final class LedgerText {

  private static final int MOST_FINDINGS = 200;

  private LedgerText() {}

  public static List<String> lines(LedgerAudit audit) {
    var report = audit.report();
    var lines = new ArrayList<String>();
    lines.add("Ledger " + audit.origin());
    lines.add("  %s, read in %s".formatted(entries(report.stored()), seconds(audit)));
    lines.addAll(basis(audit));
    audit.earlier().forEach(name -> lines.add("  " + line(name)));
    if (audit.waiting() > 0) {
      lines.add(
          "  %s for a place in the ledger: nothing can be said of %s yet"
              .formatted(
                  audit.waiting() == 1
                      ? "1 entry waits"
                      : number(audit.waiting()) + " entries wait",
                  audit.waiting() == 1 ? "it" : "them"));
    }
    lines.add("");
    lines.addAll(verdict(audit));
    return lines;
  }

  private static List<String> basis(LedgerAudit audit) {
    var report = audit.report();
    var lines = new ArrayList<String>();
    long from = 0;
    for (long to : new long[] {report.witnessed(), report.signed(), report.stored()}) {
      if (to > from) {
        lines.add("  %s: %s".formatted(span(from, to), basis(report.basisOf(from), audit)));
        from = to;
      }
    }
    if (report.witnessed() == 0) {
      lines.add("  The witness has not cosigned a checkpoint of this ledger yet.");
    }
    return lines;
  }

  private static String basis(LedgerReport.Basis basis, LedgerAudit audit) {
    return switch (basis) {
      case WITNESS ->
          "the word of the witness" + audit.last().map(LedgerText::witnesses).orElse("");
      case OWN_SIGNATURE ->
          "the node's own signature alone; who holds its key could have rewritten them";
      case NOTHING -> "nothing yet; no checkpoint covers them";
    };
  }

  private static String witnesses(CheckpointAnswer.Opened opened) {
    var names = opened.cosignatures().stream().map(LedgerText::witness).toList();
    return names.isEmpty() ? "" : " " + String.join(", ", names);
  }

  private static String witness(Cosignature cosignature) {
    return cosignature.witness() + " of " + at(cosignature.at());
  }

  /// What the entries that came back from a backup were compared with.
  private static String line(LedgerAudit.Earlier name) {
    if (!name.asked()) {
      return "What the witness cosigned under the earlier name %s was not asked; %s"
          .formatted(name.origin(), compared(name));
    }
    return "Under the earlier name %s the witness cosigned %s, of which %s came back; %s"
        .formatted(
            name.origin(),
            entries(name.witnessed()),
            number(Math.min(name.witnessed(), name.entries())),
            compared(name));
  }

  private static String compared(LedgerAudit.Earlier name) {
    return name.compared() == 0
        ? "none of them could be compared with a cosigned checkpoint of that name."
        : "%s compared with a cosigned checkpoint of that name."
            .formatted(
                name.compared() == 1
                    ? "entry 0 was"
                    : "entries 0 to " + number(name.compared() - 1) + " were");
  }

  private static List<String> verdict(LedgerAudit audit) {
    if (audit.isSound()) {
      return List.of("Sound: no entry was altered, removed, moved or inserted.");
    }
    var lines = new ArrayList<String>();
    var findings = audit.report().findings();
    long count = findings.size() + (audit.strays() > 0 ? 1 : 0);
    lines.add("NOT SOUND: " + (count == 1 ? "1 finding" : number(count) + " findings"));
    findings.stream().limit(MOST_FINDINGS).forEach(f -> lines.add("  " + line(f, audit)));
    if (findings.size() > MOST_FINDINGS) {
      lines.add(
          "  … and %s more; --json tells all".formatted(number(findings.size() - MOST_FINDINGS)));
    }
    if (audit.strays() > 0) {
      lines.add(
          "  inserted  %s at places that no entry can have".formatted(entries(audit.strays())));
    }
    if (audit.report().listed() < audit.report().stored()) {
      lines.add(
          "  Single entries are told up to entry %s; there is too much to tell."
              .formatted(number(audit.report().listed() - 1)));
    }
    return lines;
  }

  /// A finding in a line: the word for what was done, where, and what it means.
  private static String line(Finding finding, LedgerAudit audit) {
    return switch (finding) {
      case Finding.Altered(long from, long to) ->
          "altered   " + span(from, to) + ": says something else now";
      case Finding.Removed(long from, long to) ->
          "removed   " + span(from, to) + ": nowhere in the ledger";
      case Finding.Inserted(long from, long to) ->
          "inserted  " + span(from, to) + ": was never in the ledger, or is a copy";
      case Finding.Moved(long from, long to, long by) ->
          "moved     %s: stands %s places %s now"
              .formatted(span(from, to), number(Math.abs(by)), by > 0 ? "further on" : "back");
      case Finding.HashAltered(long from, long to) ->
          "hash      " + span(from, to) + ": intact, but the hash beside it was altered";
      case Finding.Within(long from, long to) ->
          "within    "
              + span(from, to)
              + ": something in there was tampered with, and with it all that could tell what";
      case Finding.Unchecked(long from, long to) ->
          "unchecked " + span(from, to) + ": cannot be told, since what comes before was rewritten";
      case Finding.NodeAltered(var node) ->
          "tree      the hash over %s was altered; the entries are intact, proofs would fail"
              .formatted(span(node.index() << node.level(), (node.index() + 1) << node.level()));
      case Finding.CheckpointRefused(int position, var reason) ->
          "checkpoint of %s, as stored, is not to be believed: %s"
              .formatted(entries(audit.checkpoints().get(position)), sentence(reason));
      case Finding.CheckpointsContradict(long size) ->
          "checkpoint of %s contradicts another: the node showed two ledgers"
              .formatted(entries(size));
    };
  }

  /// Why a checkpoint is not believed.
  public static String sentence(CheckpointAnswer.Reason reason) {
    return switch (reason) {
      case NOT_A_CHECKPOINT -> "it is no checkpoint";
      case OTHER_LOG -> "it is about another ledger";
      case FALSE_SIGNATURE -> "a signature under it is false, or the witness's is missing";
      case NOT_SIGNED_BY_THE_LOG -> "the ledger's key did not sign it";
    };
  }

  /// An entry as a person reads it.
  public static List<String> lines(LedgerEntry entry) {
    return List.of(
        "  entry    " + number(entry.index()),
        "  at       " + entry.at(),
        "  who      %s, %s%s"
            .formatted(
                id(entry.actor().id()),
                entry.actor().role().code(),
                entry.actor().compartment().map(c -> ", " + c.slug()).orElse("")),
        "  what     " + entry.event().code(),
        "  to what  %s %s".formatted(entry.subject().kind().code(), id(entry.subject().id())),
        "  why      " + entry.reason().code());
  }

  private static String id(OpaqueId id) {
    return id.equals(OpaqueId.NONE) ? "–" : id.value();
  }

  private static String span(long from, long to) {
    return to - from == 1
        ? "entry " + number(from)
        : "entries %s to %s".formatted(number(from), number(to - 1));
  }

  private static String entries(long count) {
    return count == 1 ? "1 entry" : number(count) + " entries";
  }

  private static String seconds(LedgerAudit audit) {
    return String.format(Locale.ROOT, "%.1f s", audit.took().toMillis() / 1000.0);
  }

  private static String at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// With commas between thousands, in whatever language the machine speaks.
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
