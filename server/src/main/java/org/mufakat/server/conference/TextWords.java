package org.mufakat.server.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Due;
import org.mufakat.forum.Effect;
import org.mufakat.forum.Follows;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Refusal;
import org.mufakat.forum.Stage;
import org.mufakat.forum.Task;
import org.mufakat.ledger.OpaqueId;

/// What the pages of texts say in a reader's language, beyond what all of the forum says.
final class TextWords {

  private static final int SHORT_HASH = 12;
  private static final int HOURS_TOLD = 72;

  private final ForumWords words;

  TextWords(ForumWords words) {
    this.words = words;
  }

  ForumWords forum() {
    return words;
  }

  String say(String key, Object... values) {
    return words.say("forum.texts." + key, values);
  }

  static String brief(PaperHash hash) {
    return hash.value().substring(0, SHORT_HASH);
  }

  /// `26 h`, `4 d 2 h`, `35 min`.
  String left(Instant until, Instant now) {
    var left = Duration.between(now, until);
    if (left.isNegative()) {
      return say("left.none");
    }
    long hours = left.toHours();
    if (hours < 1) {
      return say("left.minutes", words.number(left.toMinutes()));
    }
    return hours < HOURS_TOLD
        ? say("left.hours", words.number(hours))
        : say("left.days", words.number(left.toDays()), words.number(hours % 24));
  }

  /// How far a text has come, in a sentence.
  String stage(Proposal text, Instant now) {
    return switch (text.stage()) {
      case Stage.Draft _ -> say("stage.draft");
      case Stage.Consultation _ -> say("stage.consultation");
      case Stage.Call(var at) -> say("stage.call", words.meeting(at));
      case Stage.SilenceAsked(var asked) ->
          say("stage.silence-asked", words.meeting(asked.agreedAt()), words.time(asked.expires()));
      case Stage.SilenceRuns(var silence) ->
          silence.isOverAt(now)
              ? say("stage.silence-over", words.time(silence.expires()))
              : say(
                  "stage.silence-runs",
                  words.time(silence.expires()),
                  left(silence.expires(), now));
      case Stage.AdReferendum(var at, var referring, var dated) ->
          dated
              .map(
                  silence ->
                      say(
                          "stage.ad-referendum-dated",
                          words.meeting(at),
                          words.members(referring),
                          words.time(silence.expires())))
              .orElseGet(
                  () -> say("stage.ad-referendum", words.meeting(at), words.members(referring)));
      case Stage.Adopted _ -> say("stage.adopted");
      case Stage.Blocked(var at) -> say("stage.blocked", words.meeting(at));
      case Stage.Deferred(var to) -> say("stage.deferred", words.meeting(to));
      case Stage.Lapsed _ -> say("stage.lapsed");
      case Stage.Withdrawn _ -> say("stage.withdrawn");
      case Stage.Referred(var to) -> say("stage.referred", words.body(to));
    };
  }

  /// The stage in a word or two, for a tag and a filter.
  String stageTag(String slug) {
    return say("tag." + slug);
  }

  static String slug(Stage stage) {
    return switch (stage) {
      case Stage.Draft _ -> "draft";
      case Stage.Consultation _ -> "consultation";
      case Stage.Call _ -> "call";
      case Stage.SilenceAsked _ -> "silence-asked";
      case Stage.SilenceRuns _ -> "silence";
      case Stage.AdReferendum _ -> "ad-referendum";
      case Stage.Adopted _ -> "adopted";
      case Stage.Blocked _ -> "blocked";
      case Stage.Deferred _ -> "deferred";
      case Stage.Lapsed _ -> "lapsed";
      case Stage.Withdrawn _ -> "withdrawn";
      case Stage.Referred _ -> "referred";
    };
  }

  static final List<String> STAGES =
      List.of(
          "draft",
          "consultation",
          "call",
          "silence-asked",
          "silence",
          "ad-referendum",
          "blocked",
          "deferred",
          "adopted",
          "lapsed",
          "withdrawn",
          "referred");

  /// Who did something: as what, and of which State.
  String who(Forum forum, OpaqueId credential) {
    return forum.credential(credential).map(words::capacity).orElse(credential.value());
  }

  static Optional<String> memberOf(Forum forum, OpaqueId credential) {
    return forum.credential(credential).flatMap(Credential::member);
  }

  /// What would follow from a text, a sentence each.
  List<String> follows(Follows follows, Forum forum) {
    var lines = new ArrayList<String>();
    lines.add(
        switch (follows.due()) {
          case Due.At(var meeting) ->
              say("follows.due", words.body(follows.owner()), words.meeting(meeting));
          case Due.NoAction(var clause) -> say("follows.nothing", clause);
        });
    follows.tasks().forEach(task -> lines.add(task(task)));
    follows.effects().forEach(effect -> lines.add(effect(effect, forum)));
    return lines;
  }

  private String task(Task task) {
    return say(
        "follows.task",
        words.body(task.executing()),
        task.deliverable(),
        words.meeting(task.due()));
  }

  private String effect(Effect effect, Forum forum) {
    return switch (effect) {
      case Effect.Extend(var task, var due, var reason) ->
          say("follows.extend", deliverable(task, forum), words.meeting(due), reason);
      case Effect.Reassign(var task, var body) ->
          say("follows.reassign", deliverable(task, forum), words.body(body));
      case Effect.Close(OpaqueId task) -> say("follows.close", deliverable(task, forum));
      case Effect.LetSomeGoAhead(OpaqueId text) -> say("follows.go-ahead", title(text, forum));
      case Effect.Direct(OpaqueId text) -> say("follows.direct", title(text, forum));
    };
  }

  String deliverable(OpaqueId task, Forum forum) {
    return forum.task(task).map(t -> t.task().deliverable()).orElse(task.value());
  }

  String title(OpaqueId text, Forum forum) {
    return forum.proposal(text).map(this::title).orElse(text.value());
  }

  String title(Proposal text) {
    return text.version() == 0 ? say("untitled") : words.title(text.text());
  }

  /// Why something would be refused now, with the number of the rule.
  String why(Refusal refusal) {
    return words.say("forum.refusal." + ForumWords.slug(refusal))
        + " "
        + words.say("forum.rule", refusal.rule().name());
  }

  /// A step of a text's history.
  String step(ForumEvent event, Forum forum) {
    return switch (event) {
      case ForumEvent.Drafted e -> say("step.drafted", who(forum, e.by()), words.body(e.body()));
      case ForumEvent.Tabled e ->
          say("step.tabled", who(forum, e.by()), e.text().number(), brief(e.text().hash()));
      case ForumEvent.Commented e -> say("step.commented", who(forum, e.by()), e.clause());
      case ForumEvent.Amended e -> say("step.amended", who(forum, e.by()), e.clause());
      case ForumEvent.Sounded e ->
          say("step.sounded", who(forum, e.by()), e.clause(), sounding(e.sounding()));
      case ForumEvent.Stated e ->
          say(
              e.instruction().isPresent() ? "step.stated-for" : "step.stated",
              words.member(e.member()),
              kind(e.kind()),
              who(forum, e.by()));
      case ForumEvent.Retracted e -> say("step.retracted", words.member(e.member()));
      case ForumEvent.Called e -> say("step.called", words.meeting(e.meeting()));
      case ForumEvent.SilenceAsked e ->
          say("step.silence-asked", words.meeting(e.meeting()), words.time(e.expires()));
      case ForumEvent.SilenceObjectedTo e -> say("step.silence-objected", words.member(e.member()));
      case ForumEvent.SilenceBegun _ -> say("step.silence-begun");
      case ForumEvent.Receipted e -> say("step.receipted", words.member(e.member()));
      case ForumEvent.ReferredToCapitals e ->
          say(
              "step.referred-to-capitals",
              words.meeting(e.meeting()),
              words.members(e.referring()));
      case ForumEvent.Concluded e -> outcome(e.outcome());
      case ForumEvent.Joined e -> say("step.joined", words.member(e.member()));
      case ForumEvent.FollowedUp e ->
          say("step.followed-up", words.meeting(e.meeting()), deliverable(e.task(), forum));
      case ForumEvent.CredentialGiven _,
          ForumEvent.CredentialEnded _,
          ForumEvent.Convened _,
          ForumEvent.Opened _,
          ForumEvent.Closed _ ->
          "";
    };
  }

  private String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Adopted adopted ->
          say("step.adopted", say("mode." + adopted.mode().slug()), brief(adopted.text()));
      case Outcome.Blocked _ -> say("step.blocked");
      case Outcome.Deferred(var to) -> say("step.deferred", words.meeting(to));
      case Outcome.Lapsed _ -> say("step.lapsed");
      case Outcome.Withdrawn _ -> say("step.withdrawn");
      case Outcome.Referred(var to) -> say("step.referred", words.body(to));
    };
  }

  String sounding(ForumEvent.Sounding sounding) {
    return say("sounding." + ForumWords.slug(sounding));
  }

  String kind(Position.Kind kind) {
    return say("position." + ForumWords.slug(kind));
  }

  Locale locale() {
    return words.locale();
  }
}
