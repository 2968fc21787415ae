package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.access.SettableTime;
import org.mufakat.server.access.Username;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.forum.ForumReply;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.SecondFactorRule;
import org.mufakat.server.hosting.SignInSetting;

/// Meetings and people over HTTP: a secretariat prepares, runs and closes its meetings.
class MeetingPagesTest {

  private static final RunningNodes NODES =
      RunningNodes.with(
          _ -> new SignInSetting(SecondFactorRule.OPTIONAL), new SettableTime(), Map.of());

  private static final Random CHANCE = new Random(4);
  private static final Pattern EDITION = Pattern.compile("name=\"edition\" value=\"(\\d+)\"");

  private final Browser secretary = Browser.signedIn(NODES, NodeId.HUB, "secretary");
  private final Browser focal = Browser.signedIn(NODES, RunningNodes.NORTH, "focal");

  private static String id(NodeId node, String username) {
    return NODES.accounts(node).named(new Username(username)).orElseThrow().id().value();
  }

  private HttpResponse<String> letAct(
      Browser by, String node, String account, String capacity, String body) {
    by.get("/" + node + "/forum/people?lang=en");
    return by.post(
        "/" + node + "/forum/people",
        "account",
        account,
        "capacity",
        capacity,
        "body",
        body,
        "from",
        NODES.now().toString().substring(0, 10),
        "until",
        NODES.now().plusSeconds(86_400L * 200).toString().substring(0, 10));
  }

  private void keeps(String body) {
    assertThat(
            letAct(secretary, "hub", id(NodeId.HUB, "secretary"), "secretariat", body).statusCode())
        .isEqualTo(302);
  }

  /// Convenes the next meeting of a body.
  ///
  /// @return its address
  private String convene(String body, String... more) {
    var page = secretary.get("/hub/forum/meetings?lang=en&convene=" + body).body();
    var number =
        Pattern.compile("name=\"ordinal\" value=\"(\\d+)\"").matcher(page).results().findFirst();
    var fields =
        new ArrayList<>(
            List.of(
                "body",
                body,
                "ordinal",
                number.orElseThrow().group(1),
                "chair",
                "XNO",
                "host",
                "XSO"));
    fields.addAll(List.of(more));
    var answer = secretary.post("/hub/forum/meetings", fields.toArray(String[]::new));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private String edition(String address) {
    var match = EDITION.matcher(secretary.get(address + "?lang=en").body());
    var all = match.results().map(m -> m.group(1)).toList();
    return all.get(1);
  }

  @Test
  void a_meeting_is_convened_opened_and_closed_and_says_what_stays_open() {
    keeps("COUNCIL");
    var meeting = convene("COUNCIL", "first", "2031-09-08", "last", "2031-09-09", "place", "Port");

    assertThat(secretary.get(meeting).body())
        .contains("8 September 2031 to 9 September 2031", "Port", "Northmark", "Southmark");
    secretary.post(meeting + "/open");
    assertThat(secretary.get(meeting).body()).contains("Close the", "Nothing stays open");
    secretary.post(meeting + "/close");
    assertThat(secretary.get(meeting).body()).contains("tick the box below");
    secretary.post(meeting + "/close", "seen", "true");

    assertThat(secretary.get(meeting).body())
        .contains(">closed<")
        .doesNotContain("I have read what stays open");
    assertThat(secretary.get(meeting + "?lang=id").body())
        .contains("ditutup")
        .doesNotContain("??meetings");
  }

  @Test
  void of_two_secretaries_who_change_one_agenda_the_second_keeps_what_they_typed() {
    keeps("OFFICIALS");
    var meeting = convene("OFFICIALS");
    var read = edition(meeting);

    secretary.post(meeting + "/agenda", "edition", read, "title", "Opening");
    var second = secretary.post(meeting + "/agenda", "edition", read, "title", "Other business");

    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body())
        .contains("Somebody else changed this", "value=\"Other business\"", "Opening");
    secretary.post(meeting + "/agenda", "edition", edition(meeting), "title", "Other business");
    secretary.post(meeting + "/agenda/2/up", "edition", edition(meeting));
    var page = secretary.get(meeting).body();
    assertThat(page.indexOf(">Other business<")).isLessThan(page.indexOf(">Opening<"));
  }

  @Test
  void nobody_without_a_credential_at_the_body_changes_its_meetings() {
    keeps("GROUP");
    var meeting = convene("GROUP");
    NODES.person(NodeId.HUB, "other-secretary", Role.SECRETARIAT);
    var other = Browser.signedIn(NODES, NodeId.HUB, "other-secretary");
    var page = other.get(meeting + "?lang=en").body();

    var answer = other.post(meeting + "/agenda", "edition", "0", "title", "Opening");

    assertThat(page).doesNotContain("Add the point", "Open the 1st");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Only who acts as secretariat or chair");
    assertThat(secretary.get(meeting).body()).contains("No agenda yet");
  }

  @Test
  void a_clearance_is_void_when_the_text_has_a_later_version() {
    keeps("MINISTERS");
    keeps("OFFICIALS");
    var prepared = convene("MINISTERS");
    var preparing = convene("OFFICIALS", "prepares", "MINISTERS/" + prepared.replaceAll(".*/", ""));
    closeBefore(preparing);
    secretary.post(preparing + "/open");
    var text = tabled("MINISTERS");

    assertThat(secretary.get(preparing).body()).contains("not cleared yet");
    secretary.post(
        preparing + "/clearances",
        "text",
        text.value(),
        "version",
        "1",
        "answer",
        "cleared",
        "note",
        "As\u2066 read");
    assertThat(secretary.get(prepared).body()).contains("cleared (version 1)", "As read");
    table("MINISTERS", text, 2);

    assertThat(secretary.get(prepared).body()).contains("void: said of version 1");
    assertThat(
            secretary
                .post(
                    preparing + "/clearances",
                    "text",
                    text.value(),
                    "version",
                    "1",
                    "answer",
                    "cleared")
                .statusCode())
        .isEqualTo(422);
  }

  /// Closes the meetings of the body that come before one.
  private void closeBefore(String meeting) {
    int last = Integer.parseInt(meeting.replaceAll(".*/", ""));
    for (int ordinal = 1; ordinal < last; ordinal++) {
      var earlier = meeting.replaceAll("\\d+$", Integer.toString(ordinal));
      secretary.post(earlier + "/open");
      secretary.post(earlier + "/close", "seen", "true");
    }
  }

  private OpaqueId tabled(String body) {
    var text = drawn();
    act(body, by -> at -> new ForumEvent.Drafted(at, by, text, body, Set.of()));
    table(body, text, 1);
    return text;
  }

  private void table(String body, OpaqueId text, int version) {
    var clauses =
        List.of(
            new Clause(Clause.TITLE, "Invented text"),
            new Clause("1", "Words of version " + version),
            new Clause("2", "No action follows."));
    var tabled = new TextVersion(version, clauses, Follows.nothing(body, "2"));
    act(body, by -> at -> new ForumEvent.Tabled(at, by, text, tabled));
  }

  private void act(String body, Function<OpaqueId, Function<Instant, ForumEvent>> event) {
    var account = NODES.accounts(NodeId.HUB).named(new Username("secretary")).orElseThrow();
    var actor = AccountEntries.actor(NodeId.HUB, account);
    var desk = NODES.bean(ForumNodes.class).desk().orElseThrow();
    var credential =
        desk.look(
            (_, chronicle) ->
                chronicle.credentials().stream()
                    .filter(c -> c.person().equals(actor.id()) && c.body().equals(body))
                    .findFirst()
                    .orElseThrow());
    assertThat(desk.act(event.apply(credential.id()), actor))
        .isInstanceOf(ForumReply.Recorded.class);
  }

  private static OpaqueId drawn() {
    var bytes = new byte[16];
    CHANCE.nextBytes(bytes);
    return new OpaqueId(HexFormat.of().formatHex(bytes));
  }

  @Test
  void a_document_is_listed_with_its_hash_and_a_program_is_not_taken() {
    keeps("GROUP");
    var meeting = convene("GROUP");
    secretary.get(meeting);

    secretary.upload(meeting + "/documents", "report.txt", "An invented report");
    var page = secretary.get(meeting).body();
    var refused = secretary.upload(meeting + "/documents", "report.exe", "An invented program");

    var hash = PaperHash.of("An invented report".getBytes(StandardCharsets.UTF_8));
    assertThat(page).contains("report.txt", hash.value());
    assertThat(secretary.get("/hub/forum/papers/" + hash).body()).isEqualTo("An invented report");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("That kind of file is not kept here");
  }

  @Test
  void what_was_typed_of_the_attendance_stays_where_a_number_is_missing() {
    keeps("GROUP");
    var meeting = convene("GROUP");
    secretary.get(meeting);

    var faulty = secretary.post(meeting + "/attendance", "edition", "0", "as-XNO", "Minister");
    secretary.post(
        meeting + "/attendance", "edition", "0", "as-XNO", "Minister", "persons-XNO", "7");

    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body()).contains("value=\"Minister\"");
    assertThat(secretary.get(meeting).body()).contains(">Minister<", ">7<");
  }

  @Test
  void the_attendance_stays_as_it_is_where_a_line_is_of_a_State_that_is_no_member() {
    keeps("GROUP");
    var meeting = convene("GROUP");
    secretary.post(
        meeting + "/attendance", "edition", "0", "as-XNO", "Envoy of old", "persons-XNO", "7");

    var faulty =
        secretary.post(
            meeting + "/attendance",
            "edition",
            edition(meeting),
            "as-XNO",
            "Envoy anew",
            "persons-XNO",
            "8",
            "as-XZZ",
            "Minister",
            "persons-XZZ",
            "1");

    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body()).contains("State that is no member of the body");
    assertThat(secretary.get(meeting).body()).contains(">Envoy of old<");
  }

  @Test
  void nobody_opens_or_closes_a_meeting_that_was_never_convened() {
    keeps("GROUP");

    assertThat(secretary.post("/hub/forum/meetings/GROUP/500/open").statusCode()).isEqualTo(404);
    assertThat(secretary.post("/hub/forum/meetings/GROUP/500/close").statusCode()).isEqualTo(404);
  }

  @Test
  void a_title_on_the_agenda_is_cut_between_two_signs_and_on_one_line() {
    keeps("GROUP");
    var meeting = convene("GROUP");
    var two = "\uD83D\uDE00";

    secretary.post(
        meeting + "/agenda", "edition", "0", "title", "One\nline" + "a".repeat(290) + two + "bbbb");

    assertThat(secretary.get(meeting).body()).contains("One line" + "a".repeat(290) + "…");
  }

  @Test
  void a_meeting_that_never_was_is_answered_with_those_that_may_be_meant() {
    var page =
        secretary.get("/hub/forum/meetings?lang=en&cite=3rd%20MMT,%20Northhaven%202011").body();

    assertThat(page)
        .contains("There is no such meeting", "same place", "same year", "same number")
        .contains("/hub/forum/meetings/MINISTERS/1", "/hub/forum/meetings/MINISTERS/2");
  }

  @Test
  void a_meeting_of_the_register_has_a_page_with_its_source_and_no_form() {
    var page = secretary.get("/hub/forum/meetings/MINISTERS/2?lang=en").body();

    assertThat(page).contains("Southport", "not verified", "Invented for Mufakat");
    assertThat(page).doesNotContain("/MINISTERS/2/open", "/MINISTERS/2/agenda");
    assertThat(secretary.get("/hub/forum/meetings/POLICE/9").statusCode()).isEqualTo(404);
  }

  @Test
  void a_focal_point_lets_a_delegate_act_who_is_named_at_their_own_node_alone() {
    var answer = letAct(focal, "xno", id(RunningNodes.NORTH, "delegate"), "delegate", "MINISTERS");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(focal.get("/xno/forum/people?lang=en").body())
        .contains("Person delegate", "Only a delegate of Northmark ends it");
    assertThat(secretary.get("/hub/forum/people?lang=en").body())
        .contains("Northmark")
        .doesNotContain("Person delegate");
  }

  @Test
  void a_delegate_ends_a_credential_of_their_state_and_it_stands_among_the_ended() {
    letAct(focal, "xno", id(RunningNodes.NORTH, "delegate"), "delegate", "COUNCIL");
    letAct(focal, "xno", id(RunningNodes.NORTH, "adviser"), "adviser", "GROUP");
    var delegate = Browser.signedIn(NODES, RunningNodes.NORTH, "delegate");
    var page = delegate.get("/xno/forum/people?lang=en&body=GROUP").body();
    var end = Pattern.compile("(/xno/forum/credentials/[0-9a-f]{32}/end)").matcher(page);
    assertThat(end.find()).isTrue();

    var byFocal = focal.post(end.group(1));
    assertThat(byFocal.statusCode()).isEqualTo(302);
    assertThat(focal.get("/xno/forum/people?lang=en&body=GROUP").body()).doesNotContain("ended on");
    delegate.post(end.group(1));

    assertThat(delegate.get("/xno/forum/people?lang=en&body=GROUP").body()).contains("ended on");
  }

  @Test
  void an_account_that_listens_is_given_nothing_else() {
    var answer = letAct(secretary, "hub", id(NodeId.HUB, "observer"), "chair", "COUNCIL");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("listens only");
  }

  @Test
  void a_meeting_that_begins_soon_without_an_agenda_waits_for_its_secretariat() {
    keeps("GROUP");
    var day = NODES.now().plusSeconds(86_400L * 7).toString().substring(0, 10);
    var meeting = convene("GROUP", "first", day, "place", "Northhaven");
    var hub = NODES.bean(NodeDirectory.class).find(NodeId.HUB).orElseThrow();
    var desk = NODES.bean(ForumNodes.class).desk().orElseThrow();
    var room = room(hub, "secretary", new ForumRoom.Place.AtTheHub(desk));
    var words = NODES.bean(ForumCounter.class).words(hub, Locale.ENGLISH);
    var awaiting = NODES.bean(MeetingsAwaiting.class);

    assertThat(awaiting.of(room, words)).extracting(Awaiting::address).contains(meeting);
    assertThat(NODES.bean(MeetingDeadlines.class).of(room, words))
        .filteredOn(deadline -> deadline.address().equals(meeting))
        .extracting(Deadline::when)
        .containsExactly(new Deadline.When.Days(LocalDate.parse(day), LocalDate.parse(day)));
    secretary.post(meeting + "/agenda", "edition", edition(meeting), "title", "Opening");

    assertThat(awaiting.of(room, words)).extracting(Awaiting::address).doesNotContain(meeting);
  }

  private static ForumRoom room(HostedNode node, String username, ForumRoom.Place place) {
    var account = NODES.accounts(node.id()).named(new Username(username)).orElseThrow();
    return new ForumRoom(node, account, place, NODES::now);
  }

  @Test
  void who_gives_credentials_is_told_of_bodies_where_nobody_speaks_for_the_state() {
    var counter = NODES.bean(ForumCounter.class);
    var south = NODES.bean(NodeDirectory.class).find(RunningNodes.SOUTH).orElseThrow();
    var waits =
        new PeopleAwaiting()
            .of(
                room(
                    south,
                    "focal",
                    new ForumRoom.Place.AtAState(
                        NODES.bean(ForumNodes.class).seat(RunningNodes.SOUTH).orElseThrow())),
                counter.words(south, Locale.ENGLISH));

    assertThat(waits)
        .extracting(Awaiting::text)
        .containsExactly("Nobody speaks for Southmark at: Council, MMT, SOT, WGC");
  }
}
