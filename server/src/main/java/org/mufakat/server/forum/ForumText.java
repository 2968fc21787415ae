package org.mufakat.server.forum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.server.forum.ProposalStory.Step;

/// A story, a verification and a hindrance in lines for a person.
public final class ForumText {

  private ForumText() {}

  /// How a text came to what it came to, a line a step with its place in the record.
  public static List<String> lines(ProposalStory story) {
    var lines = new ArrayList<String>();
    lines.add(
        "Text %s%s".formatted(story.proposal(), story.body().map(b -> " of " + b).orElse("")));
    story.before().forEach(step -> lines.add(line(step)));
    for (var version : story.versions()) {
      lines.add("");
      lines.add("Version %d, %s".formatted(version.text().number(), version.hash()));
      lines.add(line(version.tabled()));
      version.steps().forEach(step -> lines.add(line(step)));
      lines.addAll(blocked(version));
    }
    if (!story.after().isEmpty()) {
      lines.add("");
      story.after().forEach(step -> lines.add(line(step)));
    }
    lines.add("");
    lines.add(
        story
            .adopted()
            .map(
                step ->
                    "Adopted by entry %,d: nobody maintained an objection."
                        .formatted(step.position()))
            .orElse("Not adopted."));
    return lines;
  }

  private static List<String> blocked(ProposalStory.Version version) {
    return version.blockedBy().stream()
        .map(
            step ->
                "  objection maintained to the end of version %d: %s (entry %,d)"
                    .formatted(
                        version.text().number(),
                        ((ForumEvent.Stated) step.event()).member(),
                        step.position()))
        .toList();
  }

  private static String line(Step step) {
    return "  %,8d  %s  %s".formatted(step.position(), step.at(), what(step.event()));
  }

  private static String what(ForumEvent event) {
    return switch (event) {
      case ForumEvent.CredentialGiven _ -> "credential given";
      case ForumEvent.CredentialEnded _ -> "credential ended";
      case ForumEvent.Convened e -> "meeting %s convened".formatted(meeting(e.meeting()));
      case ForumEvent.Opened e -> "meeting %s opened".formatted(meeting(e.meeting()));
      case ForumEvent.Closed e -> "meeting %s closed".formatted(meeting(e.meeting()));
      case ForumEvent.Drafted _ -> "drafted";
      case ForumEvent.Tabled _ -> "tabled";
      case ForumEvent.Commented e -> "comment on clause " + e.clause();
      case ForumEvent.Amended e -> "amendment to clause " + e.clause();
      case ForumEvent.Sounded e ->
          "sounding on clause %s: %s".formatted(e.clause(), word(e.sounding()));
      case ForumEvent.Stated e ->
          "%s: %s%s".formatted(e.member(), word(e.kind()), onBehalf(e.instruction().isPresent()));
      case ForumEvent.Retracted e ->
          "%s took its position back%s"
              .formatted(e.member(), onBehalf(e.instruction().isPresent()));
      case ForumEvent.Called e -> "objections asked for at meeting " + meeting(e.meeting());
      case ForumEvent.SilenceAsked e ->
          "silence until %s asked for at meeting %s".formatted(e.expires(), meeting(e.meeting()));
      case ForumEvent.SilenceObjectedTo e -> e.member() + " objected to deciding by silence";
      case ForumEvent.SilenceBegun _ -> "silence begun";
      case ForumEvent.Receipted e -> e.member() + " has the notice";
      case ForumEvent.ReferredToCapitals e ->
          "referred to their capitals by "
              + String.join(", ", e.referring().stream().sorted().toList());
      case ForumEvent.Concluded e -> outcome(e.outcome());
      case ForumEvent.Joined e -> e.member() + " joined";
      case ForumEvent.FollowedUp e ->
          "task %s at meeting %s: %s"
              .formatted(
                  e.task(),
                  meeting(e.meeting()),
                  e.followUp().getClass().getSimpleName().toLowerCase(Locale.ROOT));
    };
  }

  private static String meeting(MeetingId id) {
    return id.ordinal() + " of " + id.body();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String onBehalf(boolean entered) {
    return entered ? ", entered for it by instruction" : "";
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Adopted adopted ->
          "adopted (%s), text %s".formatted(adopted.mode().slug(), adopted.text());
      case Outcome.Blocked _ -> "blocked";
      case Outcome.Deferred(var to) -> "deferred to meeting " + meeting(to);
      case Outcome.Lapsed _ -> "lapsed";
      case Outcome.Withdrawn _ -> "withdrawn";
      case Outcome.Referred(var to) -> "referred to " + to;
    };
  }

  /// What going through a record came to.
  public static List<String> lines(RecordVerification verification) {
    var lines = new ArrayList<String>();
    lines.add("Record %s".formatted(verification.genesis().hash()));
    lines.add(
        "  %,d entries fit: their order, hashes, signatures and the rules; in %.1f s"
            .formatted(verification.entries().position(), verification.took().toMillis() / 1000.0));
    verification
        .evidence()
        .forEach(
            e ->
                lines.add(
                    "  kept as evidence: the hub showed something else at position %,d (%s)"
                        .formatted(e.position(), word(e.kind()))));
    lines.add(
        verification
            .fault()
            .map(
                fault ->
                    "NOT SOUND, first at position %,d: %s."
                        .formatted(fault.position(), sentence(fault)))
            .orElse("Sound."));
    return lines;
  }

  /// What came of bringing entries back to the hub.
  public static String sentence(BringingBack.Answer answer) {
    return switch (answer) {
      case BringingBack.Answer.Done(var before, var now) ->
          "Brought back: entries %,d to %,d. The hub's record goes to the head that it signed, %s."
              .formatted(before.position() + 1, now.position(), now.hash());
      case BringingBack.Answer.NothingMissing(var hub) ->
          "The hub has all that it signed for this copy: %,d entries.".formatted(hub.position());
      case BringingBack.Answer.NoRecord(var node) ->
          "Node %s keeps no record of a forum.".formatted(node);
      case BringingBack.Answer.OtherRecord() ->
          "REFUSED: the copy is of another record than this hub's. Nothing was changed.";
      case BringingBack.Answer.Differs(var position) ->
          "REFUSED: the hub's record and the copy differ from position %,d on: the hub recorded something else since it was restored. Nothing was changed."
              .formatted(position);
      case BringingBack.Answer.NotSound(var node, var fault) ->
          "REFUSED: the record of node %s does not hold at position %,d: %s. Nothing was changed."
              .formatted(node, fault.position(), sentence(fault));
    };
  }

  private static String sentence(RecordFault fault) {
    return switch (fault) {
      case RecordFault.Missing _ -> "there is no entry, and there are later ones";
      case RecordFault.NotReadable _ -> "it is no signed event";
      case RecordFault.OtherHash(_, var follows) ->
          "the hash beside it does not follow; " + follows + " would";
      case RecordFault.NotAllowed(_, var why) -> sentence(why);
      case RecordFault.Shortened(_, var before) ->
          "the hub signed another hash for it, %s".formatted(before.hash());
    };
  }

  /// Why something is not taken in, with the number of the rule.
  public static String sentence(Hindrance why) {
    var words =
        switch (why) {
          case Hindrance.Against(var refusal) -> "the rules refuse it: " + word(refusal);
          case Hindrance.WrongSigner(var needed) -> "%s has to sign it".formatted(name(needed));
          case Hindrance.UnknownKey _ -> "its signature is by a key that is not known";
          case Hindrance.FalseSignature(var named) -> "%s did not sign it".formatted(name(named));
          case Hindrance.OtherRecord _ -> "it was signed for another record";
          case Hindrance.SawAnother(var position) ->
              "its signer saw something else at position %,d".formatted(position);
          case Hindrance.SawTooLittle(var position) ->
              "its signer had not seen enough (position %,d)".formatted(position);
          case Hindrance.Repeated _ -> "it is there already";
        };
    return words + " (" + why.rule() + ")";
  }

  private static String name(Signer signer) {
    return switch (signer) {
      case Signer.Hub _ -> "the hub";
      case Signer.State(var member) -> "the node of " + member;
    };
  }

  /// Why a file shows nothing.
  public static String sentence(ForumProof.Answer answer) {
    return switch (answer) {
      case ForumProof.Answer.Shown _ -> "it is shown";
      case ForumProof.Answer.OtherHub _ -> "the record is of another hub than the key given";
      case ForumProof.Answer.NotTheRecord _ ->
          "its entries do not lead to a head that the hub signed";
      case ForumProof.Answer.NotSigned(var position, Optional<Hindrance> why) ->
          "entry %,d: %s"
              .formatted(
                  position, why.map(ForumText::sentence).orElse("no signed event of this record"));
      case ForumProof.Answer.NothingOfIt _ -> "nothing of this text is in it";
    };
  }

  /// The keys, a line each, as [KeyLines] reads them.
  public static List<String> lines(SignerKeys keys) {
    var lines = new ArrayList<String>();
    lines.add("HUB " + keys.hub());
    keys.members().forEach((member, all) -> all.forEach(key -> lines.add(member + " " + key)));
    return lines;
  }
}
