package org.mufakat.server.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.ForumEvent.Sounding;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Task;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.Body;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.JdbcAccounts;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.Username;
import org.mufakat.server.conference.Audience;
import org.mufakat.server.conference.ForumPapers;
import org.mufakat.server.conference.MeetingBook;
import org.mufakat.server.conference.Paper;
import org.mufakat.server.forum.ForumLine;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.forum.ForumReply;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;

/// Puts an invented forum before the people of a demonstration, done by its own accounts: a text
/// that was adopted with a reservation, tasks of which one was not mentioned, a text under
/// consultation in its second version, one on which a silence runs, and a draft.
///
/// Everything in it happens at the start of the demonstration, since the hub records nothing under
/// another time than its own.
final class DemoForum {

  private static final Duration LIVE = Duration.ofDays(365);
  private static final Duration SILENCE = Duration.ofHours(96);

  private final NodeDirectory nodes;
  private final ForumNodes forum;
  private final ForumPapers papers;
  private final DemoMeetings meetings;
  private final RandomGenerator chance;
  private final Map<String, OpaqueId> credentials = new HashMap<>();
  private final List<HostedNode> states;

  DemoForum(
      NodeDirectory nodes,
      ForumNodes forum,
      ForumPapers papers,
      MeetingBook book,
      RandomGenerator chance) {
    this.nodes = nodes;
    this.forum = forum;
    this.papers = papers;
    this.meetings = new DemoMeetings(book, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    this.chance = chance;
    this.states = nodes.all().stream().filter(node -> !node.id().isHub()).toList();
  }

  /// Fills a record that is empty. Where the pack has no ministers with officials below them there
  /// is nothing to show.
  ///
  /// @return how many events the record has then
  long load() {
    var desk = forum.desk().orElseThrow();
    if (desk.head().position() > 0 || states.isEmpty()) {
      return desk.head().position();
    }
    ministers()
        .flatMap(ministers -> below(ministers).map(officials -> new Chain(ministers, officials)))
        .ifPresent(this::play);
    return desk.head().position();
  }

  private record Chain(String ministers, String officials) {}

  private Optional<String> ministers() {
    return pack().bodies().stream()
        .filter(body -> body.kind() == Body.Kind.MINISTERS && body.decisionRule().isPresent())
        .map(Body::id)
        .findFirst();
  }

  private Optional<String> below(String body) {
    return pack().bodies().stream()
        .filter(b -> b.decisionRule().isPresent() && b.reportsTo().equals(Optional.of(body)))
        .map(Body::id)
        .findFirst();
  }

  /// The officials, or the first body below them, that may decide by silence.
  private Optional<String> agreesBySilence(String body) {
    boolean may =
        pack()
            .body(body)
            .flatMap(Body::decisionRule)
            .flatMap(pack()::decisionRule)
            .filter(rule -> rule.available().contains(ModeKind.SILENCE))
            .isPresent();
    return may ? Optional.of(body) : below(body).flatMap(this::agreesBySilence);
  }

  private MeetingId inSession(String body) {
    var meeting = convene(body, lastMeeting(body) + 1);
    open(meeting);
    return meeting;
  }

  private RegimePack pack() {
    return nodes.front().node().regime();
  }

  private void play(Chain chain) {
    pack().bodies().stream()
        .filter(body -> body.decisionRule().isPresent())
        .map(Body::id)
        .forEach(this::accredit);
    var minutes = minutes();
    int last = lastMeeting(chain.ministers());
    var task = new Tasks(draw(), draw());
    var first = convene(chain.ministers(), last + 1);
    open(first);
    adopt(referrals(chain, first, task), first, minutes);
    close(first);
    var second = convene(chain.ministers(), last + 2);
    open(second);
    hub(
        chain.ministers(),
        (at, by) ->
            new ForumEvent.FollowedUp(at, by, task.form(), second, new FollowUp.Reported(minutes)));
    close(second);
    var third = convene(chain.ministers(), last + 3);
    var preparing = convene(chain.officials(), lastMeeting(chain.officials()) + 1);
    open(preparing);
    var consulted = consulted(chain);
    tellOfMeetings(first, second);
    meetings.toCome(third, preparing, consulted, task.training());
    agreesBySilence(chain.officials())
        .ifPresent(body -> silent(body.equals(preparing.body()) ? preparing : inSession(body)));
    drafted(chain);
  }

  private void tellOfMeetings(MeetingId first, MeetingId second) {
    var members = states.stream().map(state -> state.id().value()).toList();
    meetings.held(first, 420, members);
    meetings.held(second, 60, members);
  }

  private record Tasks(OpaqueId form, OpaqueId training) {}

  private int lastMeeting(String body) {
    return forum.desk().orElseThrow().look(f -> f.lastClosed(body));
  }

  // ---- Who is there ----

  private void accredit(String body) {
    give(hubNode(), Role.SECRETARIAT, Capacity.SECRETARIAT, body);
    give(hubNode(), Role.CHAIR, Capacity.CHAIR, body);
    give(hubNode(), Role.OBSERVER, Capacity.OBSERVER, body);
    for (var state : states) {
      give(state, Role.DELEGATE, Capacity.DELEGATE, body);
      give(state, Role.ADVISER, Capacity.ADVISER, body);
    }
  }

  private HostedNode hubNode() {
    return nodes.front();
  }

  private void give(HostedNode node, Role role, Capacity capacity, String body) {
    var id = draw();
    var member = Optional.of(node.id().value()).filter(_ -> !node.id().isHub());
    record(
        node,
        role,
        at ->
            new ForumEvent.CredentialGiven(
                at,
                OpaqueId.NONE,
                new Credential(
                    id, actor(node, role).id(), capacity, member, body, at, at.plus(LIVE))));
    credentials.put(key(node, role, body), id);
  }

  private static String key(HostedNode node, Role role, String body) {
    return node.id() + " " + role + " " + body;
  }

  private static Actor actor(HostedNode node, Role role) {
    return new JdbcAccounts(node.dataSource())
        .named(new Username(DemoLogin.of(role).username()))
        .map(account -> AccountEntries.actor(node.id(), account))
        .orElseThrow(() -> new IllegalStateException("no login " + role));
  }

  /// What is done under a credential.
  private interface Done {
    ForumEvent at(Instant at, OpaqueId by);
  }

  private void hub(String body, Done done) {
    as(hubNode(), Role.SECRETARIAT, body, done);
  }

  private void delegate(int state, String body, Done done) {
    as(states.get(state % states.size()), Role.DELEGATE, body, done);
  }

  private void as(HostedNode node, Role role, String body, Done done) {
    var by = Optional.ofNullable(credentials.get(key(node, role, body))).orElseThrow();
    record(node, role, at -> done.at(at, by));
  }

  private void record(HostedNode node, Role role, Function<Instant, ForumEvent> event) {
    var who = actor(node, role);
    var reply =
        node.id().isHub()
            ? forum.desk().orElseThrow().act(event, who)
            : reply(forum.seat(node.id()).orElseThrow().act(event, who));
    if (!(reply instanceof ForumReply.Recorded)) {
      throw new IllegalStateException("the invented forum was not recorded: " + reply);
    }
  }

  private static ForumReply reply(ForumLine.Submitted submitted) {
    return switch (submitted) {
      case ForumLine.Submitted.Answered(var reply) -> reply;
      case ForumLine.Submitted.Silent(var why) -> throw new IllegalStateException(why);
    };
  }

  // ---- Meetings ----

  private MeetingId convene(String body, int ordinal) {
    var meeting = new MeetingId(body, ordinal);
    var host = states.get(ordinal % states.size()).id().value();
    hub(body, (at, by) -> new ForumEvent.Convened(at, by, meeting, host, host));
    return meeting;
  }

  private void open(MeetingId meeting) {
    hub(meeting.body(), (at, by) -> new ForumEvent.Opened(at, by, meeting));
  }

  private void close(MeetingId meeting) {
    hub(meeting.body(), (at, by) -> new ForumEvent.Closed(at, by, meeting));
  }

  private PaperHash minutes() {
    var text = "Invented for demonstration: the record of a meeting that was never held.\n";
    return papers.keep(
        new Paper("invented-record.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8)),
        new Audience.TheForum(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  // ---- Texts ----

  /// Adopted with a reservation; gives two tasks.
  private OpaqueId referrals(Chain chain, MeetingId meeting, Tasks task) {
    var text =
        new TextVersion(
            1,
            List.of(
                new Clause(
                    Clause.TITLE, "Invented: common form for referring victims across borders"),
                new Clause(
                    "1",
                    "A victim who agrees to it is referred to the services of another State by one"
                        + " common form."),
                new Clause(
                    "2",
                    "The form holds what the person agreed to give, and nothing else. It can be"
                        + " recalled."),
                new Clause(
                    "3",
                    "%s prepares the form and the training for it, and reports to the next meeting."
                        .formatted(chain.officials()))),
            Follows.dueAt(meeting.next())
                .giving(
                    new Task(
                        task.form(),
                        chain.ministers(),
                        chain.officials(),
                        meeting.next(),
                        "Invented: the common form, in the languages of all members"),
                    new Task(
                        task.training(),
                        chain.ministers(),
                        chain.officials(),
                        meeting.next().next(),
                        "Invented: a training for those who fill the form in")));
    var id = brought(0, chain.ministers(), text);
    for (int i = 0; i < states.size(); i++) {
      switch (i % 4) {
        case 0 -> state(i, chain.ministers(), id, 1, Position.Kind.SUPPORT, "");
        case 1 -> state(i, chain.ministers(), id, 1, Position.Kind.NO_OBJECTION, "");
        case 2 ->
            state(
                i,
                chain.ministers(),
                id,
                1,
                i == 2 ? Position.Kind.RESERVATION : Position.Kind.SUPPORT,
                i == 2 ? "Invented: clause 1 applies as far as national law on data allows." : "");
        default -> {}
      }
    }
    return id;
  }

  private void adopt(OpaqueId text, MeetingId meeting, PaperHash minutes) {
    hub(meeting.body(), (at, by) -> new ForumEvent.Called(at, by, text, 1, meeting));
    var hash = forum.desk().orElseThrow().look(f -> f.proposal(text).orElseThrow().text().hash());
    var decision = draw();
    hub(
        meeting.body(),
        (at, by) ->
            new ForumEvent.Concluded(
                at,
                by,
                text,
                1,
                new Outcome.Adopted(decision, hash, ModeKind.MEETING_CONSENSUS, List.of(minutes))));
  }

  /// Under consultation in its second version; what one State objected to in the first is changed.
  private OpaqueId consulted(Chain chain) {
    var body = chain.ministers();
    var id = brought(1, body, advertisements(body, 1, "within 24 hours of a notice by any member"));
    delegate(
        2,
        body,
        (at, by) ->
            new ForumEvent.Commented(
                at,
                by,
                id,
                1,
                "2",
                "Invented: how is a notice checked before anything is taken down?"));
    sound(3, body, id, 1, "2", Sounding.NEEDS_WORK);
    state(
        4,
        body,
        id,
        1,
        Position.Kind.OBJECTION,
        "Invented: a time that leaves room for a court would remove it.");
    delegate(
        4,
        body,
        (at, by) ->
            new ForumEvent.Amended(
                at, by, id, 1, "2", second("within 72 hours of a notice by the member concerned")));
    var next = advertisements(body, 2, "within 72 hours of a notice by the member concerned");
    delegate(1, body, (at, by) -> new ForumEvent.Tabled(at, by, id, next));
    for (int i = 0; i < Math.min(states.size(), 6); i++) {
      sound(i, body, id, 2, "1", Sounding.CAN_LIVE_WITH);
      sound(i, body, id, 2, "2", i == 5 ? Sounding.NEEDS_WORK : Sounding.CAN_LIVE_WITH);
    }
    state(0, body, id, 2, Position.Kind.SUPPORT, "");
    state(1, body, id, 2, Position.Kind.SUPPORT, "");
    state(4, body, id, 2, Position.Kind.NO_OBJECTION, "");
    state(
        3,
        body,
        id,
        2,
        Position.Kind.INTERPRETATIVE_STATEMENT,
        "Invented: “notice” is read as a notice in writing.");
    return id;
  }

  private static TextVersion advertisements(String body, int number, String when) {
    return new TextVersion(
        number,
        List.of(
            new Clause(
                Clause.TITLE, "Invented: advertisements for work that recruit for trafficking"),
            new Clause(
                "1",
                "Members tell each other of advertisements for work abroad that were found to"
                    + " recruit for trafficking."),
            new Clause("2", second(when)),
            new Clause("3", "No action beyond this text follows.")),
        Follows.nothing(body, "3"));
  }

  private static String second(String when) {
    return "A member in whose territory such an advertisement is published asks for its removal "
        + when
        + ".";
  }

  /// A silence runs on it.
  private void silent(MeetingId meeting) {
    var body = meeting.body();
    var text =
        new TextVersion(
            1,
            List.of(
                new Clause(Clause.TITLE, "Invented: calendar of joint trainings"),
                new Clause("1", "The calendar of joint trainings of the coming year is agreed."),
                new Clause("2", "No action follows.")),
            Follows.nothing(body, "2"));
    var id = brought(3, body, text);
    var expires = Instant.now().plus(SILENCE).truncatedTo(ChronoUnit.MINUTES);
    hub(body, (at, by) -> new ForumEvent.SilenceAsked(at, by, id, 1, meeting, expires));
    hub(body, (at, by) -> new ForumEvent.SilenceBegun(at, by, id));
    for (int i = 0; i < states.size() - 1 && i < 7; i++) {
      var member = states.get(i).id().value();
      delegate(i, body, (at, by) -> new ForumEvent.Receipted(at, by, id, member));
    }
  }

  /// Known to a State and the secretariat only.
  private void drafted(Chain chain) {
    var secretary =
        Optional.ofNullable(credentials.get(key(hubNode(), Role.SECRETARIAT, chain.officials())))
            .orElseThrow();
    var id = draw();
    delegate(
        5,
        chain.officials(),
        (at, by) -> new ForumEvent.Drafted(at, by, id, chain.officials(), Set.of(secretary)));
  }

  private OpaqueId brought(int state, String body, TextVersion text) {
    var id = draw();
    delegate(state, body, (at, by) -> new ForumEvent.Drafted(at, by, id, body, Set.of()));
    delegate(state, body, (at, by) -> new ForumEvent.Tabled(at, by, id, text));
    return id;
  }

  private void state(
      int state, String body, OpaqueId text, int version, Position.Kind kind, String words) {
    if (state < states.size()) {
      var member = states.get(state).id().value();
      delegate(
          state,
          body,
          (at, by) ->
              new ForumEvent.Stated(at, by, text, version, member, kind, words, Optional.empty()));
    }
  }

  private void sound(
      int state, String body, OpaqueId text, int version, String clause, Sounding sounding) {
    delegate(
        state, body, (at, by) -> new ForumEvent.Sounded(at, by, text, version, clause, sounding));
  }

  private OpaqueId draw() {
    var bytes = new byte[16];
    chance.nextBytes(bytes);
    return new OpaqueId(HexFormat.of().formatHex(bytes));
  }
}
