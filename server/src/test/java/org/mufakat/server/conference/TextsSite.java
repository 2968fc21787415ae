package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Proposal;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.access.SettableTime;
import org.mufakat.server.access.Username;
import org.mufakat.server.forum.ForumLine;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.forum.ForumReply;
import org.mufakat.server.hosting.SecondFactorRule;
import org.mufakat.server.hosting.SignInSetting;

/// A server of its own with people who have credentials, and a meeting in session at each body:
/// nobody else's tests open or close it. All persons are invented.
final class TextsSite {

  static final String MINISTERS = "MINISTERS";
  static final String GROUP = "GROUP";
  static final RunningNodes NODES =
      RunningNodes.with(
          _ -> new SignInSetting(SecondFactorRule.OPTIONAL), new SettableTime(), Map.of());
  static final Duration LIVE = Duration.ofDays(800);

  private static final Pattern TEXT = Pattern.compile("/forum/texts/([0-9a-f]{32})");

  /// To sign in takes a while on purpose: each person does it once.
  private static final Map<String, Browser> SIGNED_IN = new HashMap<>();

  private static final TextsSite SITE = new TextsSite();

  private final OpaqueId secretary;

  private TextsSite() {
    secretary = give(NodeId.HUB, "secretary", Capacity.SECRETARIAT, MINISTERS);
    give(NodeId.HUB, "observer", Capacity.OBSERVER, MINISTERS);
    for (var state : List.of(RunningNodes.NORTH, RunningNodes.SOUTH, RunningNodes.EAST)) {
      give(state, "delegate", Capacity.DELEGATE, MINISTERS);
      give(state, "adviser", Capacity.ADVISER, MINISTERS);
      give(state, "delegate", Capacity.DELEGATE, GROUP);
    }
    open(secretary, MINISTERS);
    open(give(NodeId.HUB, "secretary", Capacity.SECRETARIAT, GROUP), GROUP);
  }

  static TextsSite site() {
    return SITE;
  }

  private static ForumNodes forum() {
    return NODES.bean(ForumNodes.class);
  }

  static <T> T look(Function<Forum, T> at) {
    return forum().desk().orElseThrow().look(at);
  }

  /// How many entries the record has.
  static long entries() {
    return forum().desk().orElseThrow().head().position();
  }

  static Proposal text(String id) {
    return look(f -> f.proposal(new OpaqueId(id))).orElseThrow();
  }

  static OpaqueId give(NodeId node, String username, Capacity capacity, String body) {
    return give(node, username, capacity, body, LIVE);
  }

  static OpaqueId give(
      NodeId node, String username, Capacity capacity, String body, Duration live) {
    var id = DrawnId.draw();
    var who = actor(node, username);
    var member = Optional.of(node.value()).filter(_ -> !node.isHub());
    record(
        node,
        who,
        (at, _) ->
            new ForumEvent.CredentialGiven(
                at,
                OpaqueId.NONE,
                new Credential(id, who.id(), capacity, member, body, at, at.plus(live))),
        OpaqueId.NONE);
    return id;
  }

  static void end(NodeId node, String username, OpaqueId by, OpaqueId credential) {
    record(
        node,
        actor(node, username),
        (at, _) -> new ForumEvent.CredentialEnded(at, by, credential),
        by);
  }

  private static Actor actor(NodeId node, String username) {
    return NODES
        .accounts(node)
        .named(new Username(username))
        .map(account -> AccountEntries.actor(node, account))
        .orElseThrow();
  }

  private static void record(
      NodeId node, Actor who, BiFunction<Instant, OpaqueId, ForumEvent> event, OpaqueId by) {
    var reply =
        node.isHub()
            ? forum().desk().orElseThrow().act(at -> event.apply(at, by), who)
            : reply(forum().seat(node).orElseThrow().act(at -> event.apply(at, by), who));
    assertThat(reply).isInstanceOf(ForumReply.Recorded.class);
  }

  private static ForumReply reply(ForumLine.Submitted submitted) {
    return submitted instanceof ForumLine.Submitted.Answered(ForumReply reply) ? reply : fail();
  }

  private static ForumReply fail() {
    throw new AssertionError("the hub is silent");
  }

  private static void open(OpaqueId by, String body) {
    var meeting = new MeetingId(body, look(f -> f.lastClosed(body)) + 1);
    var who = actor(NodeId.HUB, "secretary");
    record(NodeId.HUB, who, (at, c) -> new ForumEvent.Convened(at, c, meeting, "XNO", "XSO"), by);
    record(NodeId.HUB, who, (at, c) -> new ForumEvent.Opened(at, c, meeting), by);
  }

  /// A delegate who comes anew, with an account and a credential of their own.
  static String newDelegate(NodeId node, String username, String body, Duration live) {
    NODES.person(node, username, Role.DELEGATE);
    give(node, username, Capacity.DELEGATE, body, live);
    return username;
  }

  /// Signed in, with a form's token at hand, at a node whose copy has all that the hub has.
  static Browser signedIn(NodeId node, String username) {
    pull();
    return SIGNED_IN.computeIfAbsent(node + " " + username, _ -> opened(node, username));
  }

  /// Has the nodes know what the hub knows.
  static void pull() {
    forum().seats().forEach(seat -> seat.copy().pull());
  }

  /// Lets time pass; whoever was signed in has to sign in anew.
  static void pass(Duration duration) {
    NODES.pass(duration);
    SIGNED_IN.clear();
  }

  private static Browser opened(NodeId node, String username) {
    var browser = Browser.signedIn(NODES, node, username);
    browser.get("/" + node.slug() + "/forum/texts?lang=en");
    return browser;
  }

  static Browser delegate(NodeId node) {
    return signedIn(node, "delegate");
  }

  static Browser secretary() {
    return signedIn(NodeId.HUB, "secretary");
  }

  static String address(NodeId node, String text) {
    return "/" + node.slug() + "/forum/texts/" + text;
  }

  /// What is typed for a text of two clauses of which the last says that nothing follows.
  static String[] typed(String body, String title, String words, String... more) {
    var fields =
        new ArrayList<>(
            List.of(
                "body",
                body,
                "title",
                title,
                "clause.0",
                "1",
                "clause.0.text",
                words,
                "clause.1",
                "2",
                "clause.1.text",
                "No action follows.",
                "owner",
                body,
                "due",
                "none",
                "silent",
                "2"));
    fields.addAll(List.of(more));
    return fields.toArray(String[]::new);
  }

  /// A draft by a State's delegate; its id.
  static String drafted(NodeId node, String body, String title, String words, String... more) {
    return drafted(node, typed(body, title, words, more));
  }

  static String drafted(NodeId node, String[] fields) {
    var browser = delegate(node);
    return idIn(browser.post("/" + node.slug() + "/forum/texts/new", with(fields, "do", "keep")));
  }

  /// A text in its first version, brought by a State's delegate.
  static String tabled(NodeId node, String body, String title, String words) {
    return tabled(node, typed(body, title, words));
  }

  static String tabled(NodeId node, String[] fields) {
    var id = drafted(node, fields);
    table(node, id, 1, fields);
    return id;
  }

  static void table(NodeId node, String id, int read, String[] fields) {
    var answer =
        delegate(node)
            .post(
                address(node, id) + "/draft",
                with(fields, "do", "table", "read", Integer.toString(read)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  static String idIn(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    var found = TEXT.matcher(answer.headers().firstValue("Location").orElse(""));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  static String[] with(String[] fields, String... more) {
    var all = new ArrayList<>(List.of(fields));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
