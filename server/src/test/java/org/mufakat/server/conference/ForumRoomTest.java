package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.access.Username;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who sees and does what in the forum: a delegate and an adviser of the North, a delegate of the
/// South, and the hub's people.
class ForumRoomTest {

  private static final String BODY = "MINISTERS";
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final RunningNodes NODES = RunningNodes.shared();
  private static final InstantSource CLOCK = NODES::now;

  private static OpaqueId north;
  private static OpaqueId adviser;
  private static OpaqueId south;
  private static OpaqueId secretary;

  @BeforeAll
  static void accredit() {
    north = given(RunningNodes.NORTH, "focal", "delegate", Capacity.DELEGATE);
    adviser = given(RunningNodes.NORTH, "focal", "adviser", Capacity.ADVISER);
    south = given(RunningNodes.SOUTH, "focal", "delegate", Capacity.DELEGATE);
    secretary = given(NodeId.HUB, "secretary", "secretary", Capacity.SECRETARIAT);
    given(NodeId.HUB, "secretary", "observer", Capacity.OBSERVER);
  }

  private static ForumRoom room(NodeId node, String username) {
    var nodes = NODES.bean(NodeDirectory.class);
    var forum = NODES.bean(ForumNodes.class);
    HostedNode hosted = nodes.find(node).orElseThrow();
    ForumRoom.Place place =
        node.isHub()
            ? new ForumRoom.Place.AtTheHub(forum.desk().orElseThrow())
            : new ForumRoom.Place.AtAState(forum.seat(node).orElseThrow());
    var room = new ForumRoom(hosted, account(node, username), place, CLOCK);
    forum.seat(node).ifPresent(seat -> seat.copy().pull());
    return room;
  }

  private static Account account(NodeId node, String username) {
    return NODES.accounts(node).named(new Username(username)).orElseThrow();
  }

  private static OpaqueId given(NodeId node, String giver, String to, Capacity capacity) {
    var id = draw();
    var came =
        give(node, giver, to, capacity, Optional.of(node.value()).filter(_ -> !node.isHub()), id);
    assertThat(came).isInstanceOf(Doing.Recorded.class);
    return id;
  }

  private static Doing give(
      NodeId node,
      String giver,
      String to,
      Capacity capacity,
      Optional<String> member,
      OpaqueId id) {
    var person = room(node, to).person();
    return room(node, giver)
        .act(
            at ->
                new ForumEvent.CredentialGiven(
                    at,
                    OpaqueId.NONE,
                    new Credential(
                        id, person, capacity, member, BODY, at, at.plus(Duration.ofDays(300)))));
  }

  private static OpaqueId draw() {
    var bytes = new byte[16];
    CHANCE.nextBytes(bytes);
    return new OpaqueId(HexFormat.of().formatHex(bytes));
  }

  private static OpaqueId drafted(ForumRoom room, OpaqueId by, Set<OpaqueId> named) {
    var id = draw();
    assertThat(room.act(at -> new ForumEvent.Drafted(at, by, id, BODY, named)).isRecorded())
        .isTrue();
    return id;
  }

  private static boolean sees(ForumRoom room, OpaqueId text) {
    return room.texts().stream().map(Proposal::id).anyMatch(text::equals);
  }

  @Test
  void nothing_is_done_under_a_credential_of_somebody_else() {
    long before = head();

    assertThatThrownBy(
            () ->
                room(RunningNodes.NORTH, "adviser")
                    .act(at -> new ForumEvent.Drafted(at, north, draw(), BODY, Set.of())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                room(NodeId.HUB, "chair")
                    .act(at -> new ForumEvent.Drafted(at, secretary, draw(), BODY, Set.of())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(head()).isEqualTo(before);
  }

  private static long head() {
    return NODES.bean(ForumNodes.class).desk().orElseThrow().head().position();
  }

  @Test
  void a_focal_point_lets_people_act_for_their_own_state_alone() {
    long before = head();

    assertThatThrownBy(
            () ->
                give(
                    RunningNodes.NORTH,
                    "focal",
                    "delegate",
                    Capacity.DELEGATE,
                    Optional.of(RunningNodes.SOUTH.value()),
                    draw()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                give(
                    RunningNodes.NORTH,
                    "focal",
                    "delegate",
                    Capacity.SECRETARIAT,
                    Optional.empty(),
                    draw()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                give(
                    RunningNodes.NORTH,
                    "delegate",
                    "delegate",
                    Capacity.DELEGATE,
                    Optional.of(RunningNodes.NORTH.value()),
                    draw()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(head()).isEqualTo(before);
  }

  @Test
  void a_draft_is_there_for_those_named_in_it_alone() {
    var id = drafted(room(RunningNodes.NORTH, "delegate"), north, Set.of(secretary));

    assertThat(sees(room(RunningNodes.NORTH, "delegate"), id)).isTrue();
    assertThat(sees(room(RunningNodes.NORTH, "adviser"), id)).as("of the same delegation").isTrue();
    assertThat(sees(room(NodeId.HUB, "secretary"), id)).as("named").isTrue();
    assertThat(sees(room(RunningNodes.SOUTH, "delegate"), id)).isFalse();
    assertThat(sees(room(NodeId.HUB, "observer"), id)).isFalse();
    assertThat(sees(room(NodeId.HUB, "chair"), id)).isFalse();
  }

  @Test
  void what_is_tabled_is_there_for_all_who_sit_at_the_body() {
    var delegate = room(RunningNodes.NORTH, "delegate");
    var id = drafted(delegate, north, Set.of());
    var text =
        new TextVersion(
            1,
            List.of(new Clause("1", "Officers meet."), new Clause("2", "No action follows.")),
            Follows.nothing(BODY, "2"));
    assertThat(delegate.act(at -> new ForumEvent.Tabled(at, north, id, text)).isRecorded())
        .isTrue();

    assertThat(sees(room(RunningNodes.SOUTH, "delegate"), id)).isTrue();
    assertThat(sees(room(NodeId.HUB, "observer"), id)).isTrue();
    assertThat(room(NodeId.HUB, "observer").seesTheConsultation()).isFalse();
  }

  @Test
  void a_paper_is_given_to_those_whom_it_is_for() {
    var papers = NODES.bean(ForumPapers.class);
    var instruction = paper("Invented: support it.");
    papers.keep(instruction, new Audience.OfMember(RunningNodes.NORTH.value()), CLOCK.instant());
    var draft = drafted(room(RunningNodes.SOUTH, "delegate"), south, Set.of());
    var annex = paper("Invented: an annex.");
    papers.keep(annex, new Audience.OfDraft(draft), CLOCK.instant());

    assertThat(gets(room(RunningNodes.NORTH, "delegate"), instruction)).isTrue();
    assertThat(gets(room(NodeId.HUB, "secretary"), instruction)).isTrue();
    assertThat(gets(room(RunningNodes.SOUTH, "delegate"), instruction)).isFalse();
    assertThat(gets(room(NodeId.HUB, "observer"), instruction)).isFalse();
    assertThat(gets(room(RunningNodes.SOUTH, "delegate"), annex)).isTrue();
    assertThat(gets(room(RunningNodes.NORTH, "delegate"), annex)).isFalse();
  }

  @Test
  void a_paper_kept_for_one_and_then_for_all_is_for_all() {
    var papers = NODES.bean(ForumPapers.class);
    var report = paper("Invented: a report.");
    papers.keep(report, new Audience.OfMember(RunningNodes.NORTH.value()), CLOCK.instant());
    assertThat(gets(room(RunningNodes.SOUTH, "delegate"), report)).isFalse();

    papers.keep(report, new Audience.TheForum(), CLOCK.instant());
    papers.keep(report, new Audience.TheForum(), CLOCK.instant());

    assertThat(gets(room(RunningNodes.SOUTH, "delegate"), report)).isTrue();
  }

  private static boolean gets(ForumRoom room, Paper paper) {
    return NODES.bean(ForumPapers.class).find(paper.hash(), room::isOf).isPresent();
  }

  private static Paper paper(String text) {
    return new Paper(
        "invented.txt", "text/plain", (text + draw()).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_paper_is_what_its_hash_says() {
    var papers = NODES.bean(ForumPapers.class);
    var paper = paper("Invented: minutes.");
    var hash = papers.keep(paper, new Audience.TheForum(), CLOCK.instant());

    assertThat(papers.find(hash, _ -> true).orElseThrow().hash()).isEqualTo(hash);
    var hub = NODES.bean(NodeDirectory.class).find(NodeId.HUB).orElseThrow();
    assertThatThrownBy(
            () ->
                JdbcClient.create(hub.dataSource())
                    .sql("update forum_paper set content = 'x'::bytea")
                    .update())
        .hasMessageContaining("never edited");
  }

  @Test
  void one_acts_at_a_body_under_the_credential_with_which_most_can_be_done() {
    var room = room(RunningNodes.NORTH, "delegate");

    assertThat(room.at(BODY).map(Credential::capacity)).contains(Capacity.DELEGATE);
    assertThat(room.speaksAt(BODY)).isTrue();
    assertThat(room.keepsThePapersOf(BODY)).isFalse();
    assertThat(room(RunningNodes.NORTH, "adviser").at(BODY).map(Credential::id)).contains(adviser);
    assertThat(room(NodeId.HUB, "secretary").keepsThePapersOf(BODY)).isTrue();
    assertThat(room.at("COUNCIL")).isEmpty();
  }
}
