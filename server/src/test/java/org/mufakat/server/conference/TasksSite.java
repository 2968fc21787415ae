package org.mufakat.server.conference;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Effect;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Task;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.access.SettableTime;
import org.mufakat.server.access.Username;
import org.mufakat.server.forum.ForumDesk;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.SignInSetting;

/// A forum of its own, with a secretary, a delegate of the North and one of the South at the
/// Council, the ministers and the officials.
final class TasksSite {

  static final String COUNCIL = "COUNCIL";
  static final String MINISTERS = "MINISTERS";
  static final String OFFICIALS = "OFFICIALS";
  static final NodeId HUB = NodeId.HUB;
  static final NodeId NORTH = RunningNodes.NORTH;
  static final NodeId SOUTH = RunningNodes.SOUTH;

  final RunningNodes nodes =
      RunningNodes.with(_ -> SignInSetting.USUAL, new SettableTime(), Map.of());
  final DrawnIds draw = new DrawnIds();
  final PaperHash minutes;

  private static final class Once {
    static final TasksSite SITE = new TasksSite();
  }

  static TasksSite shared() {
    return Once.SITE;
  }

  private TasksSite() {
    minutes =
        nodes
            .bean(ForumPapers.class)
            .keep(
                new Paper("minutes.txt", "text/plain", "m".getBytes(StandardCharsets.UTF_8)),
                new Audience.TheForum(),
                nodes.now());
    for (var body : List.of(COUNCIL, MINISTERS, OFFICIALS)) {
      give(HUB, "secretary", Capacity.SECRETARIAT, body);
      give(NORTH, "delegate", Capacity.DELEGATE, body);
      give(SOUTH, "delegate", Capacity.DELEGATE, body);
    }
    give(HUB, "observer", Capacity.OBSERVER, OFFICIALS);
  }

  private void give(NodeId node, String username, Capacity capacity, String body) {
    var person = actor(node, username).id();
    var member = Optional.of(node.value()).filter(_ -> !node.isHub());
    sign(
        node,
        username,
        at ->
            new ForumEvent.CredentialGiven(
                at,
                OpaqueId.NONE,
                new Credential(
                    draw.get(),
                    person,
                    capacity,
                    member,
                    body,
                    at,
                    at.plus(Duration.ofDays(900)))));
  }

  Actor actor(NodeId node, String username) {
    var account = nodes.accounts(node).named(new Username(username)).orElseThrow();
    return AccountEntries.actor(node, account);
  }

  ForumDesk desk() {
    return nodes.bean(ForumNodes.class).desk().orElseThrow();
  }

  private void sign(NodeId node, String username, Function<Instant, ForumEvent> event) {
    var who = actor(node, username);
    var forum = nodes.bean(ForumNodes.class);
    var reply =
        node.isHub() ? desk().act(event, who) : forum.seat(node).orElseThrow().act(event, who);
    if (!reply.toString().contains("Recorded")) {
      throw new AssertionError("not recorded: " + reply);
    }
  }

  /// Under the credential of a person at a body.
  void does(
      NodeId node, String username, String body, BiFunction<Instant, OpaqueId, ForumEvent> what) {
    var person = actor(node, username).id();
    var by =
        desk()
            .look(
                (_, chronicle) ->
                    chronicle.credentials().stream()
                        .filter(c -> c.body().equals(body) && c.person().equals(person))
                        .findFirst()
                        .orElseThrow()
                        .id());
    sign(node, username, at -> what.apply(at, by));
  }

  /// The next meeting of a body, in session.
  MeetingId opened(String body) {
    var meeting = next(body);
    does(
        HUB, "secretary", body, (at, by) -> new ForumEvent.Convened(at, by, meeting, "XNO", "XSO"));
    does(HUB, "secretary", body, (at, by) -> new ForumEvent.Opened(at, by, meeting));
    return meeting;
  }

  MeetingId next(String body) {
    return new MeetingId(body, desk().look(forum -> forum.lastClosed(body)) + 1);
  }

  void closed(MeetingId meeting) {
    does(HUB, "secretary", meeting.body(), (at, by) -> new ForumEvent.Closed(at, by, meeting));
  }

  Task task(String tasking, String executing, MeetingId due, String deliverable) {
    return new Task(draw.get(), tasking, executing, due, deliverable);
  }

  /// A text that is adopted at a meeting in session.
  OpaqueId adopted(MeetingId meeting, String title, Follows follows, Position... attached) {
    var text = draw.get();
    var body = meeting.body();
    var version =
        new TextVersion(
            1,
            List.of(
                new Clause(Clause.TITLE, title),
                new Clause("1", "What the text says."),
                new Clause("2", "No action follows.")),
            follows);
    does(HUB, "secretary", body, (at, by) -> new ForumEvent.Drafted(at, by, text, body, Set.of()));
    does(HUB, "secretary", body, (at, by) -> new ForumEvent.Tabled(at, by, text, version));
    for (var position : attached) {
      does(
          new NodeId(position.member()),
          "delegate",
          body,
          (at, by) ->
              new ForumEvent.Stated(
                  at,
                  by,
                  text,
                  1,
                  position.member(),
                  position.kind(),
                  position.text(),
                  Optional.empty()));
    }
    does(HUB, "secretary", body, (at, by) -> new ForumEvent.Called(at, by, text, 1, meeting));
    var decision = draw.get();
    does(
        HUB,
        "secretary",
        body,
        (at, by) ->
            new ForumEvent.Concluded(
                at,
                by,
                text,
                1,
                new Outcome.Adopted(
                    decision, version.hash(), ModeKind.MEETING_CONSENSUS, List.of(minutes))));
    return decision;
  }

  static Follows nothing(String body) {
    return Follows.nothing(body, "2");
  }

  static Follows doing(String body, Effect... effects) {
    return nothing(body).doing(effects);
  }

  Browser at(NodeId node, String username) {
    return Browser.signedIn(nodes, node, username);
  }

  ForumRoom room(NodeId node, String username) {
    var hosted = nodes.bean(NodeDirectory.class).find(node).orElseThrow();
    var account = nodes.accounts(node).named(new Username(username)).orElseThrow();
    var forum = nodes.bean(ForumNodes.class);
    ForumRoom.Place place =
        node.isHub()
            ? new ForumRoom.Place.AtTheHub(desk())
            : new ForumRoom.Place.AtAState(forum.seat(node).orElseThrow());
    forum.seat(node).ifPresent(seat -> seat.copy().pull());
    return new ForumRoom(hosted, account, place, nodes::now);
  }

  ForumWords words(NodeId node) {
    var hosted = nodes.bean(NodeDirectory.class).find(node).orElseThrow();
    return nodes.bean(ForumCounter.class).words(hosted, Locale.ENGLISH);
  }
}
