package org.mufakat.server.audit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.LedgerJson;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// Where an auditor has a node's ledger verified, sees how far that is, and what came of it.
@Controller
final class VerificationPage {

  private static final int SHOWN = 20;

  private final Verifications verifications;
  private final LedgerReadings readings;
  private final MessageSource messages;

  VerificationPage(Verifications verifications, LedgerReadings readings, MessageSource messages) {
    this.verifications = verifications;
    this.readings = readings;
    this.messages = messages;
  }

  /// @param going null where none goes on
  /// @param done the newest first
  public record View(@Nullable Going going, List<Done> done) {}

  public record Going(boolean waiting, int percent, String read, String entries, String at) {}

  /// @param outcome `sound`, `not-sound`, `not-judged` or `broken`
  /// @param why the end of a message's key; empty where there is nothing to explain
  /// @param bases what the entries rest on, from the first to the last
  /// @param more findings that are not listed; empty for none
  public record Done(
      String at,
      String by,
      String seconds,
      String outcome,
      String why,
      boolean againstWitness,
      String stored,
      List<String> bases,
      String waiting,
      String findings,
      List<Found> found,
      String more) {}

  /// @param what the end of a message's key
  public record Found(String what, String where, String detail) {}

  @GetMapping("/{node:[a-z]{3}}/ledger/verification")
  String show(HostedNode node, Locale locale, Model model) {
    add(model, verifications, node, wording(node, locale), SHOWN);
    return "ledger-verification";
  }

  /// The part of the page that changes while a verification goes on.
  @GetMapping("/{node:[a-z]{3}}/ledger/verification/progress")
  String progress(HostedNode node, Locale locale, Model model) {
    add(model, verifications, node, wording(node, locale), SHOWN);
    return "ledger-verification :: progress";
  }

  /// Begins one, or leads to the one that goes on already.
  @PostMapping("/{node:[a-z]{3}}/ledger/verification")
  String begin(HostedNode node, PersonOfNode person) {
    verifications.ask(
        node, LedgerReadings.actor(node, person).id(), () -> readings.verified(node, person));
    return "redirect:/" + node.slug() + "/ledger/verification";
  }

  static void add(
      Model model, Verifications verifications, HostedNode node, LedgerWording wording, int most) {
    model.addAttribute(
        "verification",
        new View(
            verifications
                .progress(node)
                .map(
                    p ->
                        new Going(
                            p.waiting(),
                            p.percent(),
                            wording.number(Math.min(p.read(), p.entries())),
                            wording.number(p.entries()),
                            wording.at(p.askedAt())))
                .orElse(null),
            verifications.newest(node, most).stream().map(k -> done(k, wording)).toList()));
  }

  private static Done done(JdbcVerifications.Kept kept, LedgerWording wording) {
    var result = kept.result();
    var found = result.found();
    var listed =
        new java.util.ArrayList<>(result.listed().stream().map(f -> found(f, wording)).toList());
    if (found != null && found.strays() > 0) {
      listed.add(new Found("strays", "", wording.number(found.strays())));
    }
    int more = result.findings() - listed.size();
    return new Done(
        wording.at(kept.askedAt()),
        kept.by().value(),
        wording.number(Math.max(1, kept.took().toSeconds())),
        result.outcome().slug(),
        result.why(),
        result.againstWitness(),
        found == null ? "" : wording.number(found.stored()),
        found == null ? List.of() : bases(found, wording),
        found == null || found.waiting() == 0 ? "" : wording.number(found.waiting()),
        wording.number(result.findings()),
        listed,
        more > 0 ? wording.number(more) : "");
  }

  private static List<String> bases(LedgerJson found, LedgerWording wording) {
    var bases = new java.util.ArrayList<String>();
    var words = List.of("witness", "own-signature", "nothing");
    var ends = List.of(found.witnessed(), found.signed(), found.stored());
    long from = 0;
    for (int i = 0; i < ends.size(); i++) {
      if (ends.get(i) > from) {
        bases.add(
            wording.say(
                "ledger.basis." + words.get(i),
                wording.span(Optional.of(from), Optional.of(ends.get(i)))));
        from = ends.get(i);
      }
    }
    return bases;
  }

  private static Found found(LedgerJson.FindingJson finding, LedgerWording wording) {
    var where =
        wording.span(Optional.ofNullable(finding.from()), Optional.ofNullable(finding.to()));
    var by = finding.by();
    var detail =
        by != null
            ? wording.number(by)
            : finding.from() == null && finding.to() != null ? wording.number(finding.to()) : "";
    return new Found(finding.what(), where, detail);
  }

  private LedgerWording wording(HostedNode node, Locale locale) {
    return new LedgerWording(messages, locale, node.zone());
  }
}
