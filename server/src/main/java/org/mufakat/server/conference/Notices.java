package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.Position;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Task;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.conference.Notice.Weight;
import org.mufakat.server.forum.ProposalStory.Step;

/// Says to a person what of the record's last events concerns them.
final class Notices {

  private static final String KEY = "forum-papers.notice.";

  private final ForumRoom room;
  private final ForumWords words;
  private final Concern concern;
  private final String base;
  private final List<Notice> notices = new ArrayList<>();

  private Notices(ForumRoom room, ForumWords words, Concern concern) {
    this.room = room;
    this.words = words;
    this.concern = concern;
    this.base = "/" + room.node().slug() + "/forum/";
  }

  /// The newest first.
  ///
  /// @param most how many at most, but that what one event brings is not parted
  static List<Notice> of(ForumRoom room, ForumWords words, int most) {
    var concern = Concern.of(room);
    var notices = new Notices(room, words, concern);
    for (var step : concern.steps().reversed()) {
      if (notices.notices.size() >= most) {
        break;
      }
      notices.take(step);
    }
    return List.copyOf(notices.notices);
  }

  /// How many events after a position concern the person.
  static int count(ForumRoom room, long after) {
    boolean isNew =
        room.look(
            (_, chronicle) -> chronicle.latest().stream().anyMatch(s -> s.position() > after));
    return isNew
        ? (int) Concern.of(room).steps().stream().filter(s -> s.position() > after).count()
        : 0;
  }

  private void take(Step step) {
    switch (step.event()) {
      case ForumEvent.CredentialGiven e -> credential(step, "credential-given", e.credential());
      case ForumEvent.CredentialEnded e ->
          room.look(forum -> forum.credential(e.credential()))
              .ifPresent(credential -> credential(step, "credential-ended", credential));
      case ForumEvent.Convened e -> meeting(step, "convened", e.meeting());
      case ForumEvent.Opened e -> meeting(step, "opened", e.meeting());
      case ForumEvent.Closed e -> meeting(step, "closed", e.meeting());
      case ForumEvent.Drafted e ->
          text(e.proposal())
              .ifPresent(
                  text ->
                      add(
                          step,
                          Weight.TELLS,
                          say("drafted", words.body(text.body())),
                          "",
                          textAt(e.proposal())));
      case ForumEvent.Tabled e -> tabled(step, e);
      case ForumEvent.Commented e ->
          consultation(step, e.proposal(), "commented", of(e.by()), e.clause());
      case ForumEvent.Amended e ->
          consultation(step, e.proposal(), "amended", of(e.by()), e.clause());
      case ForumEvent.Stated e ->
          consultation(
              step,
              e.proposal(),
              e.kind() == Position.Kind.OBJECTION ? "objected" : "stated",
              words.member(e.member()),
              words.say("forum-papers.position." + ForumWords.slug(e.kind())));
      case ForumEvent.Retracted e ->
          consultation(step, e.proposal(), "retracted", words.member(e.member()), "");
      case ForumEvent.SilenceObjectedTo e ->
          consultation(step, e.proposal(), "silence-objected", words.member(e.member()), "");
      case ForumEvent.Called e ->
          put(step, e.proposal(), "called", speaks(e.meeting().body()), words.meeting(e.meeting()));
      case ForumEvent.SilenceAsked e ->
          put(
              step,
              e.proposal(),
              "silence-asked",
              speaks(e.meeting().body()),
              words.meeting(e.meeting()));
      case ForumEvent.SilenceBegun e -> silence(step, e.proposal());
      case ForumEvent.ReferredToCapitals e -> referred(step, e);
      case ForumEvent.Concluded e -> concluded(step, e);
      case ForumEvent.Joined e -> joined(step, e);
      case ForumEvent.FollowedUp e -> followedUp(step, e);
      case ForumEvent.Sounded _, ForumEvent.Receipted _ -> {}
    }
  }

  private void credential(Step step, String key, Credential credential) {
    both(
        step,
        Weight.TELLS,
        say(
            key,
            words.capacity(credential),
            words.body(credential.body()),
            words.day(credential.until())),
        base + "people");
  }

  private void meeting(Step step, String key, MeetingId meeting) {
    both(
        step,
        Weight.TELLS,
        say(key, words.meeting(meeting)),
        base + "meetings/" + meeting.body() + "/" + meeting.ordinal());
  }

  private void tabled(Step step, ForumEvent.Tabled e) {
    var title = words.title(e.text());
    if (e.text().number() == 1) {
      text(e.proposal())
          .ifPresent(
              text ->
                  both(
                      step,
                      Weight.TELLS,
                      say("tabled", title, words.body(text.body())),
                      textAt(e.proposal())));
    } else {
      var version = words.number(e.text().number());
      boolean spoke = hadSpoken(e.proposal(), e.text().number() - 1);
      add(
          step,
          spoke ? Weight.ASKS : Weight.TELLS,
          say(spoke ? "new-version-voids" : "new-version", title, version),
          say("new-version", title, version),
          textAt(e.proposal()));
    }
  }

  /// Whether the person's State had a position on a version when the next one came.
  private boolean hadSpoken(OpaqueId text, int version) {
    var member = room.member();
    return member.isPresent()
        && room.look((_, chronicle) -> chronicle.story(text))
            .filter(story -> story.versions().size() >= version)
            .map(story -> story.versions().get(version - 1).positions())
            .filter(positions -> positions.containsKey(member.get()))
            .isPresent();
  }

  /// What members say of a text, in words for those only who may read them.
  private void consultation(Step step, OpaqueId id, String key, String who, String what) {
    title(id)
        .ifPresent(
            title ->
                add(
                    step,
                    Weight.TELLS,
                    say(key, who, title, what),
                    say("consultation", title),
                    textAt(id)));
  }

  private void put(Step step, OpaqueId id, String key, boolean asks, String meeting) {
    title(id)
        .ifPresent(
            title ->
                both(
                    step, asks ? Weight.ASKS : Weight.TELLS, say(key, title, meeting), textAt(id)));
  }

  private void silence(Step step, OpaqueId id) {
    text(id)
        .ifPresent(
            text ->
                both(
                    step,
                    speaks(text.body()) ? Weight.ASKS : Weight.TELLS,
                    text.stage()
                        .silence()
                        .map(
                            silence ->
                                say(
                                    "silence-begun-until",
                                    words.title(text.text()),
                                    words.time(silence.expires())))
                        .orElseGet(() -> say("silence-begun", words.title(text.text()))),
                    textAt(id)));
  }

  private void referred(Step step, ForumEvent.ReferredToCapitals e) {
    title(e.proposal())
        .ifPresent(
            title -> {
              boolean confirms =
                  room.member().filter(e.referring()::contains).isPresent()
                      && speaks(e.meeting().body());
              add(
                  step,
                  confirms ? Weight.ASKS : Weight.TELLS,
                  confirms
                      ? say("referred-yours", title)
                      : say("referred", title, words.members(e.referring())),
                  say("referred-plain", title),
                  textAt(e.proposal()));
            });
  }

  private void concluded(Step step, ForumEvent.Concluded e) {
    var text = text(e.proposal());
    if (text.isEmpty()) {
      return;
    }
    boolean isBefore = concern.isAt(text.get().body()) && concern.mayRead(text.get());
    var title = words.title(version(text.get(), e.version()));
    switch (e.outcome()) {
      case Outcome.Adopted adopted -> {
        if (isBefore) {
          both(step, Weight.TELLS, say("adopted", title), decisionAt(adopted.decision()));
        }
        concern.decision(adopted.decision()).stream()
            .flatMap(decision -> decision.follows().tasks().stream())
            .filter(task -> concern.isAt(task.executing()))
            .forEach(task -> given(step, task));
      }
      case Outcome.Blocked _ -> ended(step, "blocked", title, "", e.proposal());
      case Outcome.Deferred(var to) ->
          ended(step, "deferred", title, words.meeting(to), e.proposal());
      case Outcome.Lapsed _ -> ended(step, "lapsed", title, "", e.proposal());
      case Outcome.Withdrawn _ -> ended(step, "withdrawn", title, "", e.proposal());
      case Outcome.Referred(var to) ->
          ended(step, "referred-up", title, words.body(to), e.proposal());
    }
  }

  private static TextVersion version(Proposal text, int number) {
    return number >= 1 && number <= text.version() ? text.versions().get(number - 1) : text.text();
  }

  private void ended(Step step, String key, String title, String what, OpaqueId text) {
    both(step, Weight.TELLS, say(key, title, what), textAt(text));
  }

  private void given(Step step, Task task) {
    both(
        step,
        Weight.ASKS,
        say(
            "task-given",
            words.body(task.executing()),
            task.deliverable(),
            words.meeting(task.due())),
        base + "tasks/" + task.id());
  }

  private void joined(Step step, ForumEvent.Joined e) {
    concern
        .decision(e.decision())
        .flatMap(decision -> title(decision.proposal()))
        .ifPresent(
            title ->
                add(
                    step,
                    Weight.TELLS,
                    say("joined", words.member(e.member()), title),
                    say("joined-plain", title),
                    decisionAt(e.decision())));
  }

  private void followedUp(Step step, ForumEvent.FollowedUp e) {
    concern
        .task(e.task())
        .ifPresent(
            task ->
                both(
                    step,
                    Weight.TELLS,
                    say(
                        "followed-up",
                        words.meeting(e.meeting()),
                        task.task().deliverable(),
                        words.say("forum-papers.heard." + slug(e.followUp()))),
                    base + "tasks/" + e.task()));
  }

  private static String slug(FollowUp followUp) {
    return switch (followUp) {
      case FollowUp.Reported _ -> "reported";
      case FollowUp.Completed _ -> "completed";
      case FollowUp.Extended _ -> "extended";
      case FollowUp.Reassigned _ -> "reassigned";
      case FollowUp.Closed _ -> "closed";
    };
  }

  private void both(Step step, Weight weight, String text, String address) {
    add(step, weight, text, text, address);
  }

  private void add(Step step, Weight weight, String text, String plain, String address) {
    var number = numberOf(step);
    notices.add(
        new Notice(
            step.position(),
            step.hash().hex().substring(0, 32) + "-" + number,
            step.at(),
            weight,
            text,
            plain,
            address));
  }

  /// Of those that one event brings, from 0.
  private int numberOf(Step step) {
    int number = 0;
    for (int i = notices.size() - 1; i >= 0 && notices.get(i).position() == step.position(); i--) {
      number++;
    }
    return number;
  }

  private Optional<Proposal> text(OpaqueId id) {
    return concern.text(id);
  }

  private Optional<String> title(OpaqueId id) {
    return text(id).filter(t -> t.version() > 0).map(t -> words.title(t.text()));
  }

  private String textAt(OpaqueId id) {
    return base + "texts/" + id;
  }

  private String decisionAt(OpaqueId id) {
    return base + "decisions/" + id;
  }

  private boolean speaks(String body) {
    return concern.speaksAt(body);
  }

  /// Whom somebody acts for: a State, or the secretariat.
  private String of(OpaqueId by) {
    return room.look(forum -> forum.credential(by))
        .map(c -> c.member().map(words::member).orElseGet(() -> words.capacity(c)))
        .orElse("");
  }

  private String say(String key, Object... values) {
    return words.say(KEY + key, values);
  }
}
