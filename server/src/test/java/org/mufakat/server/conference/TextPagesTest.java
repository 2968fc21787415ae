package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.access.RunningNodes.EAST;
import static org.mufakat.server.access.RunningNodes.NORTH;
import static org.mufakat.server.access.RunningNodes.SOUTH;
import static org.mufakat.server.conference.TextsSite.GROUP;
import static org.mufakat.server.conference.TextsSite.MINISTERS;
import static org.mufakat.server.conference.TextsSite.NODES;
import static org.mufakat.server.conference.TextsSite.address;
import static org.mufakat.server.conference.TextsSite.delegate;
import static org.mufakat.server.conference.TextsSite.drafted;
import static org.mufakat.server.conference.TextsSite.entries;
import static org.mufakat.server.conference.TextsSite.secretary;
import static org.mufakat.server.conference.TextsSite.signedIn;
import static org.mufakat.server.conference.TextsSite.tabled;
import static org.mufakat.server.conference.TextsSite.text;
import static org.mufakat.server.conference.TextsSite.typed;
import static org.mufakat.server.conference.TextsSite.with;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Stage;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.Username;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.forum.ForumProof;
import org.mufakat.server.hosting.NodeDirectory;

/// What people do with texts on the forum's pages, over HTTP. All persons are invented.
class TextPagesTest {

  private static final Pattern MISSING_SENTENCE = Pattern.compile("\\?\\?[^?\\s]+\\?\\?");
  private static final String ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

  @BeforeAll
  static void people() {
    TextsSite.site();
  }

  private static HttpResponse<String> position(
      Browser browser, NodeId node, String text, String... fields) {
    return browser.post(address(node, text) + "/positions", with(fields, "form", "positions"));
  }

  private static void isRefused(HttpResponse<String> answer, String rule, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("Nothing changed", "(rule " + rule + ")").contains(words);
  }

  private static void isRecorded(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  // ---- drafts

  @Test
  void a_draft_is_for_those_named_and_the_delegation_that_brings_it() {
    var named = TextsSite.give(SOUTH, "adviser", Capacity.ADVISER, GROUP);
    var id = drafted(NORTH, GROUP, "A confidential matter", "Secret words", "named", named.value());

    var page = "/forum/texts/" + id + "/draft";
    assertThat(delegate(NORTH).get("/xno" + page).body()).contains("Secret words", "Confidential");
    assertThat(signedIn(SOUTH, "adviser").get("/xso" + page).body()).contains("Secret words");
    assertThat(delegate(SOUTH).get("/xso" + page).statusCode()).isEqualTo(404);
    assertThat(delegate(EAST).get("/xea" + page).statusCode()).isEqualTo(404);
    assertThat(secretary().get("/hub" + page).statusCode()).isEqualTo(404);
    assertThat(secretary().get("/hub/forum/texts").body()).doesNotContain("A confidential matter");
    assertThat(delegate(NORTH).get("/xno/forum/texts?lang=en").body())
        .contains("A confidential matter", "Confidential draft");
  }

  @Test
  void an_observer_cannot_be_named_in_a_draft() {
    var observer = TextsSite.give(NodeId.HUB, "observer", Capacity.OBSERVER, GROUP);
    var id = drafted(NORTH, GROUP, "Not for observers", "Words", "named", observer.value());

    assertThat(text(id).named()).isEmpty();
    assertThat(signedIn(NodeId.HUB, "observer").get(address(NodeId.HUB, id)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void who_keeps_a_draft_that_somebody_else_has_changed_is_told_and_loses_nothing() {
    var id = drafted(NORTH, MINISTERS, "Two who write", "First words");
    var page = address(NORTH, id) + "/draft";
    var first = delegate(NORTH);
    var second = signedIn(NORTH, "adviser");

    isRecorded(
        first.post(
            page,
            with(typed(MINISTERS, "Two who write", "Of the first"), "do", "keep", "read", "1")));
    var late =
        second.post(
            page,
            with(typed(MINISTERS, "Two who write", "Of the second"), "do", "keep", "read", "1"));

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body())
        .contains("somebody else changed the draft", "Of the second", "name=\"read\" value=\"2\"");
    assertThat(first.get(page).body()).contains("Of the first").doesNotContain("Of the second");
    isRecorded(
        second.post(
            page,
            with(typed(MINISTERS, "Two who write", "Of the second"), "do", "keep", "read", "2")));
    assertThat(first.get(page).body()).contains("Of the second");
  }

  @Test
  void buttons_of_the_form_change_it_and_record_nothing() {
    var browser = delegate(NORTH);
    long before = entries();
    var fields = typed(MINISTERS, "Rows", "Kept words");

    var more = browser.post("/xno/forum/texts/new", with(fields, "do", "add-clause.0")).body();
    var less = browser.post("/xno/forum/texts/new", with(fields, "do", "remove-clause.1")).body();
    var split =
        browser
            .post(
                "/xno/forum/texts/new",
                with(fields, "do", "split", "paste", "7. Seventh words\n8. Eighth words"))
            .body();
    var task = browser.post("/xno/forum/texts/new", with(fields, "do", "add-task")).body();

    assertThat(more).contains("Kept words", "clause.2.text").doesNotContain("clause.3.text");
    assertThat(less).contains("Kept words").doesNotContain("No action follows.</textarea>");
    assertThat(split).contains("value=\"7\"", "Seventh words", "Eighth words");
    assertThat(task).contains("task.0.deliverable");
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void of_a_pasted_text_that_is_too_long_it_is_said_that_not_all_was_taken() {
    var fields = typed(MINISTERS, "Rows", "Kept words");

    var split =
        delegate(NORTH)
            .post(
                "/xno/forum/texts/new", with(fields, "do", "split", "paste", "1. x\n".repeat(200)))
            .body();

    assertThat(split)
        .contains("a text has at most 150 clauses", "name=\"clause.149\"", "value=\"1′148\"")
        .doesNotContain("name=\"clause.150\"");
  }

  @Test
  void a_text_that_no_entry_could_hold_is_a_fault_and_nothing_is_recorded() {
    var id = drafted(NORTH, MINISTERS, "Quoted at length", "Words");
    var fields = new ArrayList<>(List.of("title", "Quoted at length", "read", "1"));
    for (int i = 0; i < 37; i++) {
      fields.addAll(
          List.of("clause." + i, "" + (i + 1), "clause." + i + ".text", "\"".repeat(8_000)));
    }
    fields.addAll(List.of("owner", MINISTERS, "due", "none", "silent", "1", "do", "table"));
    long before = entries();

    var answer = delegate(NORTH).post(address(NORTH, id) + "/draft", fields.toArray(String[]::new));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("longer than one entry of the record can be");
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void a_draft_that_is_unfinished_is_kept_and_not_tabled() {
    var id = drafted(NORTH, MINISTERS, "Unfinished", "Words");
    long before = entries();

    var answer =
        delegate(NORTH)
            .post(
                address(NORTH, id) + "/draft",
                "do",
                "table",
                "read",
                "1",
                "title",
                "",
                "clause.0",
                "1",
                "clause.0.text",
                "",
                "clause.1",
                "1",
                "clause.1.text",
                "Again",
                "owner",
                MINISTERS,
                "due",
                "meeting",
                "meeting",
                "soon");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("The text has no title.", "href=\"#clause-0-text\"", "Two clauses have the same")
        .contains("href=\"#meeting\"", "whole number");
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void what_the_rules_refuse_to_table_is_told_with_its_rule() {
    var id = drafted(NORTH, MINISTERS, "Due too early", "Words");

    var answer =
        delegate(NORTH)
            .post(
                address(NORTH, id) + "/draft",
                "do",
                "table",
                "read",
                "1",
                "title",
                "Due too early",
                "clause.0",
                "1",
                "clause.0.text",
                "Words",
                "owner",
                MINISTERS,
                "due",
                "meeting",
                "meeting",
                "1");

    isRefused(answer, "I9", "still to come");
  }

  @Test
  void a_thrown_away_draft_is_in_no_list() {
    var id = drafted(NORTH, MINISTERS, "Thrown away", "Words");
    var browser = delegate(NORTH);
    assertThat(browser.get("/xno/forum/texts").body()).contains("Thrown away");

    isRecorded(browser.post(address(NORTH, id) + "/draft", "do", "discard"));

    assertThat(browser.get("/xno/forum/texts").body()).doesNotContain("Thrown away", id);
  }

  @Test
  void a_draft_is_thrown_away_by_those_alone_who_brought_it() {
    var named = TextsSite.give(SOUTH, "delegate", Capacity.DELEGATE, MINISTERS);
    var id = drafted(NORTH, MINISTERS, "Of the North", "Words", "named", named.value());
    assertThat(delegate(SOUTH).get(address(SOUTH, id) + "/draft").statusCode()).isEqualTo(200);

    var answer = delegate(SOUTH).post(address(SOUTH, id) + "/draft", "do", "discard");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(delegate(NORTH).get("/xno/forum/texts").body()).contains("Of the North");
  }

  @Test
  void sixty_clauses_of_four_thousand_letters_are_tabled_and_read() {
    var fields = new ArrayList<>(List.of("body", MINISTERS, "title", "A long text"));
    for (int i = 0; i < 60; i++) {
      var words = "Clause %02d says: ".formatted(i) + "persons ".repeat(500);
      fields.addAll(
          List.of("clause." + i, "" + (i + 1), "clause." + i + ".text", words.substring(0, 4_000)));
    }
    fields.addAll(List.of("owner", MINISTERS, "due", "none", "silent", "60"));
    var id = tabled(NORTH, fields.toArray(String[]::new));

    var page = delegate(SOUTH).get(address(SOUTH, id) + "?lang=en");

    assertThat(text(id).text().clauses()).hasSize(61);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Clause 59 says: persons", "id=\"c-61\"");
  }

  @Test
  void a_task_and_a_meeting_that_are_typed_are_part_of_the_text() {
    int next = TextsSite.look(f -> f.lastClosed(MINISTERS)) + 2;
    var id =
        tabled(
            NORTH,
            new String[] {
              "body",
              MINISTERS,
              "title",
              "With a task",
              "clause.0",
              "1",
              "clause.0.text",
              "Words",
              "owner",
              MINISTERS,
              "due",
              "meeting",
              "meeting",
              "" + next,
              "task.0",
              "",
              "task.0.executing",
              "OFFICIALS",
              "task.0.deliverable",
              "A form for referrals",
              "task.0.meeting",
              "" + next
            });

    assertThat(text(id).text().follows().tasks())
        .singleElement()
        .satisfies(task -> assertThat(task.executing()).isEqualTo("OFFICIALS"));
    assertThat(delegate(EAST).get(address(EAST, id) + "?lang=en").body())
        .contains("SOT is given a task: A form for referrals");
  }

  // ---- clauses

  @Test
  void comments_soundings_and_amendments_stand_with_their_clause() {
    var id = tabled(NORTH, MINISTERS, "On clauses", "States shall report each year.");
    var south = delegate(SOUTH);
    var page = address(SOUTH, id);

    isRecorded(
        south.post(page + "/soundings", "version", "1", "clause", "1", "sounding", "needs-work"));
    isRecorded(south.post(page + "/comments", "version", "1", "clause", "1", "text", "Too often."));
    isRecorded(
        south.post(
            page + "/amendments",
            "version",
            "1",
            "clause",
            "1",
            "text",
            "States shall report each second year."));

    var shown = delegate(EAST).get(address(EAST, id) + "?lang=en").body();
    assertThat(shown)
        .contains("Too often.", "Delegate, Southmark")
        .contains("put in: </span>second ")
        .contains("For Southmark it needs work.")
        .contains("States that have not been heard");
    assertThat(shown.replaceAll("<[^>]*>", " ")).doesNotContainPattern("\\d+ (of|out of|%) States");
  }

  @Test
  void a_comment_whose_form_is_sent_twice_is_in_the_record_once() {
    var id = tabled(NORTH, MINISTERS, "Said twice", "States shall report each year.");
    var south = delegate(SOUTH);
    var comments = address(SOUTH, id) + "/comments";
    isRecorded(south.post(comments, "version", "1", "clause", "1", "text", "Too often."));
    long once = entries();

    isRecorded(south.post(comments, "version", "1", "clause", "1", "text", "Too often."));

    assertThat(entries()).isEqualTo(once);
    isRecorded(south.post(comments, "version", "1", "clause", "2", "text", "Too often."));
    isRecorded(south.post(comments, "version", "1", "clause", "1", "text", "Too often."));
    assertThat(entries()).as("not in a row, or on another clause").isEqualTo(once + 2);
  }

  @Test
  void a_clause_that_every_State_that_sounded_can_live_with_is_common_ground() {
    var id = tabled(NORTH, MINISTERS, "Ground", "Words");
    isRecorded(
        delegate(SOUTH)
            .post(
                address(SOUTH, id) + "/soundings",
                "version",
                "1",
                "clause",
                "2",
                "sounding",
                "can-live-with"));
    isRecorded(
        delegate(EAST)
            .post(
                address(EAST, id) + "/soundings",
                "version",
                "1",
                "clause",
                "1",
                "sounding",
                "cannot-live-with"));

    var shown = delegate(NORTH).get(address(NORTH, id) + "?lang=en").body();

    assertThat(shown.substring(shown.indexOf("id=\"ground\"")))
        .containsSubsequence(
            "each State that sounded can live with",
            ">2<",
            "hold the text up",
            "Clause 1",
            "Eastmark cannot live with it.",
            "no State has sounded",
            "Title",
            "have not been heard",
            "Northmark");
  }

  @ParameterizedTest
  @CsvSource({
    "comments, text, '', no words",
    "soundings, sounding, loud, Nothing was chosen",
    "positions, kind, vote, Nothing was chosen",
  })
  void what_cannot_be_read_changes_nothing(String deed, String field, String typed, String fault) {
    var id = tabled(NORTH, MINISTERS, "Unreadable " + deed, "Words");
    long before = entries();

    var answer =
        delegate(SOUTH)
            .post(address(SOUTH, id) + "/" + deed, "version", "1", "clause", "1", field, typed);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Nothing changed", fault);
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void what_was_typed_stays_where_it_is_refused() {
    var id = tabled(NORTH, MINISTERS, "Kept typing", "Words");

    var answer =
        delegate(SOUTH)
            .post(
                address(SOUTH, id) + "/comments",
                "version",
                "9",
                "clause",
                "1",
                "form",
                "comments",
                "text",
                "A long remark that nobody wants to type again.");

    isRefused(answer, "I2", "later version");
    assertThat(answer.body())
        .contains(">A long remark that nobody wants to type again.</textarea>");
  }

  @Test
  void nothing_that_is_typed_runs_in_the_browser_of_somebody_else() {
    var id = tabled(NORTH, MINISTERS, "Title " + ATTACK, "Words " + ATTACK);
    var south = delegate(SOUTH);
    var page = address(SOUTH, id);
    isRecorded(south.post(page + "/comments", "version", "1", "clause", "1", "text", ATTACK));
    isRecorded(south.post(page + "/amendments", "version", "1", "clause", "1", "text", ATTACK));
    isRecorded(position(south, SOUTH, id, "version", "1", "kind", "reservation", "text", ATTACK));
    var draft = drafted(NORTH, MINISTERS, ATTACK, ATTACK);
    var north = delegate(NORTH);
    var refused =
        north.post(
            address(NORTH, id) + "/comments",
            "version",
            ATTACK,
            "clause",
            ATTACK,
            "form",
            ATTACK,
            "text",
            ATTACK,
            "member",
            ATTACK);

    for (var shown :
        List.of(
            north.get(address(NORTH, id)),
            north.get(address(NORTH, id) + "?from=1&to=1"),
            north.get(address(NORTH, draft) + "/draft"),
            north.get("/xno/forum/texts"),
            north.get("/xno/forum/texts?body=" + "%3Cscript%3Ealert(1)"),
            refused)) {
      assertThat(shown.body()).doesNotContain("<script>alert", "<img src=x", "onerror=alert(1)>\"");
    }
  }

  @Test
  void signs_that_turn_text_round_are_not_recorded() {
    var id = tabled(NORTH, MINISTERS, "Turned\u202e round", "Words and\u2066 more");

    assertThat(text(id).text().title()).contains("Turned round");
    assertThat(text(id).text().clauses().get(1).text()).isEqualTo("Words and more");
  }

  // ---- positions

  @Test
  void a_position_is_shown_with_its_words_and_who_has_said_nothing_is_named() {
    var id = tabled(NORTH, MINISTERS, "Positions", "Words");
    isRecorded(
        position(
            delegate(SOUTH),
            SOUTH,
            id,
            "version",
            "1",
            "kind",
            "interpretative-statement",
            "text",
            "Read in the light of our law."));

    var shown = delegate(EAST).get(address(EAST, id) + "?lang=en").body();

    assertThat(shown)
        .contains("Read in the light of our law.", "Reservations and statements")
        .contains("entered by the State itself", "has said nothing");
  }

  @Test
  void nothing_is_stated_under_a_credential_that_is_over() {
    var id = tabled(NORTH, MINISTERS, "Over", "Words");
    NODES.person(SOUTH, "former-delegate", Role.DELEGATE);
    var credential = TextsSite.give(SOUTH, "former-delegate", Capacity.DELEGATE, MINISTERS);
    TextsSite.end(SOUTH, "former-delegate", credential, credential);
    long before = entries();

    var answer =
        position(signedIn(SOUTH, "former-delegate"), SOUTH, id, "version", "1", "kind", "support");

    isRefused(answer, "I4", "Ask your focal point");
    assertThat(entries()).isEqualTo(before);
    assertThat(text(id).positions().of("XSO")).isEmpty();
  }

  @Test
  void nothing_is_stated_on_an_old_version() {
    var id = tabled(NORTH, MINISTERS, "Old version", "First words");
    TextsSite.table(NORTH, id, 0, typed(MINISTERS, "Old version", "Second words"));
    long before = entries();

    var answer = position(delegate(SOUTH), SOUTH, id, "version", "1", "kind", "objection");

    isRefused(answer, "I2", "Read the latest version");
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void nobody_states_the_position_of_another_State() {
    var id = tabled(NORTH, MINISTERS, "Of another", "Words");
    long before = entries();

    var answer =
        position(delegate(SOUTH), SOUTH, id, "version", "1", "kind", "support", "member", "XEA");

    isRefused(answer, "I4", "A delegate speaks for their own State");
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void the_same_is_not_stated_twice() {
    var id = tabled(NORTH, MINISTERS, "Twice", "Words");
    isRecorded(position(delegate(SOUTH), SOUTH, id, "version", "1", "kind", "support"));
    long before = entries();

    isRefused(
        position(delegate(SOUTH), SOUTH, id, "version", "1", "kind", "support"),
        "I4",
        "said exactly that already");
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void nothing_is_stated_after_the_close() {
    var id = tabled(NORTH, MINISTERS, "Closed", "Words");
    isRecorded(delegate(NORTH).post(address(NORTH, id) + "/withdrawal", "version", "1"));
    long before = entries();

    isRefused(
        position(delegate(SOUTH), SOUTH, id, "version", "1", "kind", "support"), "I4", "not open");
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void an_adviser_states_nothing_and_a_reservation_has_words() {
    var id = tabled(NORTH, MINISTERS, "Advisers", "Words");

    isRefused(
        position(signedIn(SOUTH, "adviser"), SOUTH, id, "version", "1", "kind", "support"),
        "I4",
        "capacity");
    isRefused(
        position(delegate(SOUTH), SOUTH, id, "version", "1", "kind", "reservation"),
        "I5",
        "has words");
  }

  @Test
  void a_position_that_is_taken_back_is_none() {
    var id = tabled(NORTH, MINISTERS, "Taken back", "Words");
    isRecorded(position(delegate(SOUTH), SOUTH, id, "version", "1", "kind", "objection"));

    isRecorded(delegate(SOUTH).post(address(SOUTH, id) + "/retractions", "version", "1"));

    assertThat(text(id).positions().of("XSO")).isEmpty();
  }

  @Test
  void staying_out_is_offered_only_where_some_may_go_ahead() {
    var id = tabled(NORTH, MINISTERS, "Nobody stays out", "Words");

    assertThat(delegate(SOUTH).get(address(SOUTH, id)).body())
        .contains("value=\"objection\"")
        .doesNotContain("value=\"not-participating\"");
    isRefused(
        position(delegate(SOUTH), SOUTH, id, "version", "1", "kind", "not-participating"),
        "I6",
        "No instrument");
  }

  @Test
  void a_secretariat_enters_a_position_with_the_States_instruction_and_the_State_corrects_it() {
    var id = tabled(NORTH, MINISTERS, "On behalf", "Words");
    var hub = address(NodeId.HUB, id);
    var fields =
        new String[] {"version", "1", "member", "XEA", "kind", "support", "form", "behalf"};

    isRefused(secretary().post(hub + "/positions", fields), "I4", "Attach the State");
    isRecorded(secretary().upload(hub + "/positions", "instruction.pdf", "We support it.", fields));

    var hash = text(id).positions().of("XEA").flatMap(Position::instruction).orElseThrow();
    assertThat(delegate(EAST).get("/xea/forum/papers/" + hash).body()).isEqualTo("We support it.");
    assertThat(delegate(SOUTH).get("/xso/forum/papers/" + hash).statusCode()).isEqualTo(404);
    assertThat(delegate(SOUTH).get(address(SOUTH, id)).body()).doesNotContain(hash.value());
    isRecorded(position(delegate(EAST), EAST, id, "version", "1", "kind", "objection"));
    isRefused(
        secretary().upload(hub + "/positions", "again.pdf", "Again", fields),
        "I4",
        "spoken for itself");
    assertThat(text(id).positions().objecting()).containsExactly("XEA");
  }

  @Test
  void an_instruction_for_what_is_refused_is_not_kept() {
    var id = tabled(NORTH, MINISTERS, "Refused instruction", "Words");
    isRecorded(position(delegate(EAST), EAST, id, "version", "1", "kind", "support"));
    var content = "An instruction that came too late.";

    secretary()
        .upload(
            address(NodeId.HUB, id) + "/positions",
            "late.pdf",
            content,
            "version",
            "1",
            "member",
            "XEA",
            "kind",
            "objection");

    var hash = PaperHash.of(content.getBytes(StandardCharsets.UTF_8));
    assertThat(secretary().get("/hub/forum/papers/" + hash).statusCode()).isEqualTo(404);
  }

  // ---- put to the members

  @Test
  void a_text_is_called_and_adopted_with_its_evidence_and_its_proof_is_handed_out() {
    var id = tabled(NORTH, MINISTERS, "Adopted", "Words");
    var hub = address(NodeId.HUB, id);
    isRecorded(secretary().post(hub + "/call", "version", "1"));
    assertThat(delegate(SOUTH).get(address(SOUTH, id) + "?lang=en").body())
        .contains("Southmark has said nothing on version 1.");
    isRecorded(
        position(
            delegate(SOUTH), SOUTH, id, "version", "1", "kind", "reservation", "text", "Not so."));
    var fields =
        new String[] {
          "version", "1", "mode", "meeting-consensus", "hash", text(id).text().hash().value()
        };

    isRefused(secretary().post(hub + "/adoption", fields), "I9", "at least one paper");
    isRecorded(secretary().upload(hub + "/adoption", "report.pdf", "The report", fields));

    assertThat(text(id).stage()).isInstanceOf(Stage.Adopted.class);
    var page = delegate(SOUTH).get(address(SOUTH, id) + "?lang=en").body();
    assertThat(page)
        .contains("Adopted: nobody maintained an objection.", "Not so.", "/xso/forum/decisions/")
        .contains("Adopted: by consensus at a meeting");
    var proof = delegate(SOUTH).get(address(SOUTH, id) + "/proof");
    assertThat(proof.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
    assertThat(ForumProof.parse(proof.body())).map(ForumProof::proposal).contains(new OpaqueId(id));
  }

  @Test
  void a_decision_rests_on_no_paper_that_is_not_kept() {
    var id = tabled(NORTH, MINISTERS, "Without a paper", "Words");
    var hub = address(NodeId.HUB, id);
    isRecorded(secretary().post(hub + "/call", "version", "1"));

    var answer =
        secretary()
            .post(
                hub + "/adoption",
                "version",
                "1",
                "mode",
                "meeting-consensus",
                "hash",
                text(id).text().hash().value(),
                "paper",
                "1".repeat(64));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(text(id).stage()).isInstanceOf(Stage.Call.class);
  }

  @Test
  void a_form_that_was_refused_can_be_read_in_the_other_language_where_it_stands() {
    var id = tabled(NORTH, MINISTERS, "Two languages", "Words");
    var page = address(SOUTH, id);

    var answer =
        delegate(SOUTH).postFrom(page, page + "/positions", "version", "9", "kind", "support");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("href=\"" + page + "?lang=id\"");
  }

  @Test
  void an_objection_blocks_and_the_history_names_who_blocked_which_version() {
    var id = tabled(NORTH, MINISTERS, "Blocked", "First words");
    var hub = address(NodeId.HUB, id);
    isRecorded(secretary().post(hub + "/call", "version", "1"));
    isRecorded(
        position(
            delegate(EAST),
            EAST,
            id,
            "version",
            "1",
            "kind",
            "objection",
            "text",
            "Without clause 2 we could join."));
    var adopting =
        secretary()
            .upload(
                hub + "/adoption",
                "report.pdf",
                "No",
                "version",
                "1",
                "mode",
                "meeting-consensus",
                "hash",
                text(id).text().hash().value());
    isRefused(adopting, "I1", "maintains its objection");
    assertThat(secretary().get(hub + "?lang=en").body()).contains("(rule I1)");
    isRecorded(secretary().post(hub + "/block", "version", "1"));
    TextsSite.table(NORTH, id, 0, typed(MINISTERS, "Blocked", "Second words"));

    var page = delegate(SOUTH).get(address(SOUTH, id) + "?lang=en").body();

    assertThat(page)
        .contains("Objection maintained to the end of this version: Eastmark.")
        .contains("Positions on earlier versions", "void");
  }

  @Test
  void each_button_says_beforehand_what_would_hinder_it() {
    var id = tabled(NORTH, MINISTERS, "Hindered", "Words");

    var page = secretary().get(address(NodeId.HUB, id) + "?lang=en").body();

    assertThat(page)
        .contains("has not been put to the members in that way. (rule I7)")
        .contains("there is nothing that blocks. (rule I7)")
        .contains("No time that the body agreed on has run out")
        .containsPattern("<button[^>]*disabled=\"disabled\"[^>]*>Find that it is blocked");
    assertThat(delegate(SOUTH).get(address(SOUTH, id)).body()).doesNotContain("id=\"keeper\"");
  }

  @Test
  void a_text_is_deferred_referred_to_capitals_and_confirmed() {
    var id = tabled(NORTH, MINISTERS, "Referred", "Words");
    var hub = address(NodeId.HUB, id);

    isRefused(secretary().post(hub + "/referral", "version", "1"), "I8", "at least one");
    isRecorded(secretary().post(hub + "/referral", "version", "1", "referring", "XEA"));

    assertThat(delegate(EAST).get(address(EAST, id) + "?lang=en").body())
        .contains("Eastmark referred version 1 to its capital and has not confirmed it.");
    assertThat(secretary().get(hub + "?lang=en").body())
        .contains("has not confirmed it. (rule I8)");
    isRecorded(position(delegate(EAST), EAST, id, "version", "1", "kind", "no-objection"));
    assertThat(secretary().get("/hub/forum/texts?lang=en").body())
        .contains("It is to be concluded.");
  }

  private static String end(Duration from) {
    return LocalDateTime.ofInstant(NODES.now().plus(from), ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  @Test
  void a_silence_shorter_than_the_packs_least_is_refused() {
    var id = tabled(NORTH, GROUP, "Short silence", "Words");
    long before = entries();

    var answer =
        secretary()
            .post(
                address(NodeId.HUB, id) + "/silence",
                "version",
                "1",
                "expires",
                end(Duration.ofHours(47)),
                "form",
                "silence",
                "clause",
                "");

    isRefused(answer, "I3", "State a later end");
    assertThat(answer.body()).contains("at least 48 hours");
    assertThat(entries()).isEqualTo(before);
    assertThat(
            secretary()
                .post(address(NodeId.HUB, id) + "/silence", "version", "1", "expires", "tomorrow")
                .body())
        .contains("not a date and a time");
  }

  @Test
  void to_open_a_page_is_no_receipt_and_the_button_is_one() {
    var id = silent("Receipts");
    var south = delegate(SOUTH);

    var page = south.get(address(SOUTH, id) + "?lang=en").body();
    assertThat(page)
        .contains("Southmark has not confirmed that it received the notice on version 1.")
        .contains("Southmark has said nothing on version 1. Silence ends ");
    assertThat(text(id).stage().silence().orElseThrow().receipts()).isEmpty();

    isRecorded(south.post(address(SOUTH, id) + "/receipts"));

    assertThat(text(id).stage().silence().orElseThrow().receipts()).containsOnlyKeys("XSO");
    assertThat(south.get(address(SOUTH, id)).body()).doesNotContain("/receipts\"");
    assertThat(south.get("/xso/forum/texts?lang=en").body())
        .contains("Waiting for you", "Receipts");
  }

  private static String silent(String title) {
    var id = tabled(NORTH, GROUP, title, "Words");
    var hub = address(NodeId.HUB, id);
    isRecorded(
        secretary().post(hub + "/silence", "version", "1", "expires", end(Duration.ofHours(60))));
    isRecorded(secretary().post(hub + "/silence-beginning"));
    return id;
  }

  @Test
  void a_silence_that_was_kept_to_its_end_leads_to_adoption_and_to_nothing_else() {
    var id = silent("Kept silence");
    var hub = address(NodeId.HUB, id);
    for (var node : List.of(NORTH, SOUTH, EAST)) {
      isRecorded(delegate(node).post(address(node, id) + "/receipts"));
    }
    var fields =
        new String[] {"version", "1", "mode", "silence", "hash", text(id).text().hash().value()};
    isRefused(
        secretary().upload(hub + "/adoption", "early.pdf", "Early", fields), "I3", "still runs");

    TextsSite.pass(Duration.ofHours(61));

    isRefused(
        position(delegate(SOUTH), SOUTH, id, "version", "1", "kind", "objection"),
        "I4",
        "not open");
    isRefused(secretary().post(hub + "/deferral", "version", "1", "meeting", "99"), "I3", "agreed");
    assertThat(secretary().get("/hub/forum/texts?lang=en").body())
        .contains("It is to be concluded.");
    isRecorded(secretary().upload(hub + "/adoption", "silence.pdf", "Kept", fields));
    assertThat(text(id).stage()).isInstanceOf(Stage.Adopted.class);
  }

  @Test
  void a_silence_that_a_State_had_no_notice_of_lapses() {
    var id = silent("Unheard silence");
    var hub = address(NodeId.HUB, id);
    isRecorded(delegate(NORTH).post(address(NORTH, id) + "/receipts"));

    TextsSite.pass(Duration.ofHours(61));

    var adopting =
        secretary()
            .upload(
                hub + "/adoption",
                "silence.pdf",
                "Kept",
                "version",
                "1",
                "mode",
                "silence",
                "hash",
                text(id).text().hash().value());
    isRefused(adopting, "I3", "Have it lapse");
    isRecorded(secretary().post(hub + "/lapse", "version", "1"));
    assertThat(text(id).stage()).isInstanceOf(Stage.Lapsed.class);
  }

  @Test
  void an_objection_to_a_silence_that_is_asked_for_ends_it() {
    var id = tabled(NORTH, GROUP, "No silence", "Words");
    isRecorded(
        secretary()
            .post(
                address(NodeId.HUB, id) + "/silence",
                "version",
                "1",
                "expires",
                end(Duration.ofHours(60))));
    assertThat(delegate(SOUTH).get(address(SOUTH, id) + "?lang=en").body())
        .contains("Object to deciding by silence");

    isRecorded(delegate(SOUTH).post(address(SOUTH, id) + "/silence-objections"));

    assertThat(text(id).stage()).isInstanceOf(Stage.Consultation.class);
  }

  @Test
  void what_waits_and_what_ends_is_told_to_the_overview_and_the_calendar() {
    var id = silent("On time");
    var room = room(SOUTH, "delegate");
    var words = words();

    var waiting = NODES.bean(TextsAwaiting.class).of(room, words);
    var deadlines = NODES.bean(TextDeadlines.class).of(room, words);

    assertThat(waiting)
        .filteredOn(a -> a.address().endsWith(id))
        .extracting(Awaiting::kind)
        .containsExactly(Awaiting.Kind.RUNS_OUT, Awaiting.Kind.RUNS_OUT);
    assertThat(deadlines)
        .filteredOn(d -> d.address().endsWith(id))
        .singleElement()
        .satisfies(
            d ->
                assertThat(d.when())
                    .isEqualTo(
                        new Deadline.When.At(text(id).stage().silence().orElseThrow().expires())));
  }

  private static ForumRoom room(NodeId node, String username) {
    TextsSite.pull();
    var account = NODES.accounts(node).named(new Username(username)).orElseThrow();
    var hosted = NODES.bean(NodeDirectory.class).find(node).orElseThrow();
    var seat = NODES.bean(ForumNodes.class).seat(node).orElseThrow();
    return new ForumRoom(hosted, account, new ForumRoom.Place.AtAState(seat), NODES::now);
  }

  private static ForumWords words() {
    return NODES
        .bean(ForumCounter.class)
        .words(NODES.bean(NodeDirectory.class).find(SOUTH).orElseThrow(), Locale.ENGLISH);
  }

  // ---- what is shown

  @Test
  void two_versions_are_laid_beside_each_other() {
    var id = tabled(NORTH, MINISTERS, "Compared", "States shall report each year.");
    TextsSite.table(NORTH, id, 0, typed(MINISTERS, "Compared", "States may report each year."));

    var page = delegate(SOUTH).get(address(SOUTH, id) + "?from=1&to=2&lang=en").body();

    assertThat(page)
        .contains("What changed from version 1 to version 2")
        .contains("taken out: </span>shall</del>", "put in: </span>may</ins>")
        .contains("Unchanged: Title, 2");
    assertThat(delegate(SOUTH).get(address(SOUTH, id) + "?from=7&to=x").statusCode())
        .isEqualTo(200);
  }

  @Test
  void an_observer_reads_the_text_and_not_who_said_what() {
    var id = tabled(NORTH, MINISTERS, "Observed", "Plain words");
    isRecorded(
        position(
            delegate(SOUTH),
            SOUTH,
            id,
            "version",
            "1",
            "kind",
            "reservation",
            "text",
            "Whispered."));
    isRecorded(
        delegate(SOUTH)
            .post(
                address(SOUTH, id) + "/comments",
                "version",
                "1",
                "clause",
                "1",
                "text",
                "Muttered."));
    var observer = signedIn(NodeId.HUB, "observer");

    var page = observer.get(address(NodeId.HUB, id));

    assertThat(page.body())
        .contains("Plain words")
        .doesNotContain("Whispered.", "Muttered.", "id=\"history\"", "id=\"positions\"");
    assertThat(observer.get(address(NodeId.HUB, id) + "/proof").statusCode()).isEqualTo(404);
    assertThat(
            observer
                .post(
                    address(NodeId.HUB, id) + "/comments",
                    "version",
                    "1",
                    "clause",
                    "1",
                    "text",
                    "x")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void what_is_not_there_is_not_there() {
    var nothing = "0123456789abcdef0123456789abcdef";

    assertThat(delegate(NORTH).get(address(NORTH, nothing)).statusCode()).isEqualTo(404);
    assertThat(delegate(NORTH).post(address(NORTH, nothing) + "/comments").statusCode())
        .isEqualTo(404);
    var id = tabled(NORTH, MINISTERS, "There", "Words");
    assertThat(delegate(NORTH).post(address(NORTH, id) + "/vote").statusCode()).isEqualTo(404);
  }

  @Test
  void the_list_is_filtered_by_body_and_stage() {
    tabled(NORTH, MINISTERS, "Of the ministers", "Words");
    tabled(NORTH, GROUP, "Of the group", "Words");

    var page = delegate(SOUTH).get("/xso/forum/texts?body=GROUP&stage=consultation").body();

    assertThat(page).contains("Of the group").doesNotContain("Of the ministers");
  }

  @Test
  void a_page_of_the_list_has_fifty_texts() {
    TextsSite.give(NORTH, "delegate", Capacity.DELEGATE, "OFFICIALS");
    var ids = new ArrayList<String>();
    for (int i = 0; i < 51; i++) {
      ids.add(drafted(NORTH, "OFFICIALS", "One of many", "Words"));
    }

    var first = delegate(NORTH).get("/xno/forum/texts?body=OFFICIALS&lang=en").body();
    var second = delegate(NORTH).get("/xno/forum/texts?body=OFFICIALS&page=2&lang=en").body();

    assertThat(first).contains("Page 1 of 2");
    assertThat(ids).filteredOn(first::contains).hasSize(50);
    assertThat(ids).filteredOn(second::contains).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "id"})
  void every_page_speaks_the_language_chosen(String language) {
    var id = silent("In " + language);
    var called = tabled(NORTH, MINISTERS, "Called in " + language, "Words");
    isRecorded(secretary().post(address(NodeId.HUB, called) + "/call", "version", "1"));
    var draft = drafted(NORTH, MINISTERS, "Draft in " + language, "Words");
    var north = delegate(NORTH);
    var pages = new ArrayList<HttpResponse<String>>();
    for (var page :
        List.of(
            "/xno/forum/texts",
            "/xno/forum/texts/new",
            "/xno/forum/texts/new?body=MINISTERS",
            address(NORTH, id),
            address(NORTH, called) + "?from=1&to=1",
            address(NORTH, called) + "/draft",
            address(NORTH, draft) + "/draft")) {
      pages.add(north.get(page + (page.contains("?") ? "&" : "?") + "lang=" + language));
    }
    pages.add(secretary().get(address(NodeId.HUB, id) + "?lang=" + language));
    pages.add(secretary().get(address(NodeId.HUB, called) + "?lang=" + language));

    for (var page : pages) {
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("lang=\"" + language + "\"").doesNotContain(" style=\"");
      assertThat(MISSING_SENTENCE.matcher(page.body()).results().map(r -> r.group()).toList())
          .isEmpty();
    }
  }
}
