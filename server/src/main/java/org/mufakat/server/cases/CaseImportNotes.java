package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mufakat.cases.Case;
import org.mufakat.cases.Consent;
import org.mufakat.cases.Recipient;
import org.mufakat.server.cases.htcds.HtcdsRead;

/// What is noted on a case that came in by a file, in the language of whoever took it: its
/// reference where it comes from, consents that were recorded there, and of whom the file says that
/// not punishing them is to be considered. A consent that was recorded elsewhere was not asked for
/// here: it stands in the note and nowhere else, and opens nothing.
final class CaseImportNotes {

  private static final int MOST_CONSENTS = 40;

  private final CaseWords words;

  CaseImportNotes(CaseWords words) {
    this.words = words;
  }

  /// Empty for a row of plain HTCDS of which nothing is to be said.
  Optional<String> of(HtcdsRead.Read read) {
    var lines = new ArrayList<String>();
    var file = read.file().file();
    if (read.whole()) {
      lines.add(words.say("case-import.note.from", file.reference()));
    }
    file.persons().stream()
        .filter(p -> read.flagged().contains(p.id()))
        .forEach(
            p ->
                lines.add(
                    words.say("case-import.note.non-punishment", words.person(file, p.id()))));
    var consents = read.file().consents();
    if (!consents.isEmpty()) {
      lines.add(words.say("case-import.note.consents"));
      consents.stream().limit(MOST_CONSENTS).forEach(c -> lines.add("– " + consent(file, c)));
      if (consents.size() > MOST_CONSENTS) {
        lines.add(
            words.say(
                "case-import.note.more-consents", words.number(consents.size() - MOST_CONSENTS)));
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
  }

  private String consent(Case file, Consent consent) {
    var parts =
        consent.parts().stream()
            .sorted()
            .map(p -> words.say("part." + p.slug()))
            .collect(Collectors.joining(", "));
    var told =
        words.say(
            "case-import.note.consent",
            words.person(file, consent.about()),
            words.code("use", consent.use()),
            recipient(consent.recipient()),
            parts,
            words.day(consent.given()),
            words.day(consent.until()));
    return consent
        .withdrawnAt()
        .map(at -> told + " " + words.say("case-import.note.withdrawn", words.day(at)))
        .orElse(told);
  }

  private String recipient(Recipient recipient) {
    return switch (recipient) {
      case Recipient.Within(var side) -> words.say("ledger.side." + side.slug());
      case Recipient.State(String member) -> words.state(member);
      case Recipient.Partner(String code) -> code;
    };
  }
}
