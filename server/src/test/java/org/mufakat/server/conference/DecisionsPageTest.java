package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Effect;
import org.mufakat.forum.Follows;
import org.mufakat.forum.Position;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.Browser;

/// Decisions of the record as people read them.
class DecisionsPageTest {

  private static final TasksSite SITE = TasksSite.shared();
  private static final String DECISIONS = "/hub/forum/decisions";

  private static Browser secretary() {
    return SITE.at(TasksSite.HUB, "secretary");
  }

  private static Position reservation(String words) {
    return new Position(
        "XNO", Position.Kind.RESERVATION, words, OpaqueId.NONE, Optional.empty(), SITE.nodes.now());
  }

  private static OpaqueId decided(String title, Position... attached) {
    var meeting = SITE.opened(TasksSite.MINISTERS);
    var decision = SITE.adopted(meeting, title, TasksSite.nothing(TasksSite.MINISTERS), attached);
    SITE.closed(meeting);
    return decision;
  }

  @Test
  void a_reservation_is_printed_with_the_text() {
    var decision = decided("On forms that are shared", reservation("Clause 1 where law allows."));

    var page = secretary().get(DECISIONS + "/" + decision + "?lang=en").body();

    assertThat(page)
        .contains(
            "What the text says.",
            "Reservations and interpretative statements",
            "Clause 1 where law allows.",
            "by consensus at a meeting",
            "Nothing, as clause 2 says",
            "minutes.txt");
    assertThat(page.indexOf("Clause 1 where law allows."))
        .isGreaterThan(page.indexOf("What the text says."));
  }

  @Test
  void a_text_without_any_says_that_none_is_attached() {
    var decision = decided("On forms that nobody reserves");

    assertThat(secretary().get(DECISIONS + "/" + decision + "?lang=en").body())
        .contains("No reservation and no statement is attached.");
  }

  @Test
  void the_list_is_filtered_by_words_of_the_text() {
    decided("On lighthouses");
    decided("On harbours");

    var page = secretary().get(DECISIONS + "?lang=en&words=LIGHTHOUSES").body();

    assertThat(page).contains("On lighthouses").doesNotContain("On harbours");
  }

  @Test
  void the_list_is_filtered_by_body_and_by_year() {
    decided("On ferries");
    int year = SITE.nodes.now().atZone(ZoneOffset.UTC).getYear();

    var browser = secretary();

    assertThat(browser.get(DECISIONS + "?body=OFFICIALS").body()).doesNotContain("On ferries");
    assertThat(browser.get(DECISIONS + "?body=MINISTERS").body()).contains("On ferries");
    assertThat(browser.get(DECISIONS + "?year=" + (year - 1)).body()).doesNotContain("On ferries");
    assertThat(browser.get(DECISIONS + "?year=" + year + "&words=ferries").body())
        .contains("On ferries");
  }

  @Test
  void the_same_as_csv_runs_no_formula() {
    decided("+SUM(A1)");

    assertThat(secretary().get(DECISIONS + ".csv?words=SUM").body())
        .contains("'+SUM(A1)")
        .doesNotContain(",+SUM");
  }

  @Test
  void a_decision_shows_what_it_gave_and_what_it_changed() {
    var meeting = SITE.opened(TasksSite.MINISTERS);
    var task =
        SITE.task(TasksSite.MINISTERS, TasksSite.OFFICIALS, meeting.next(), "a list of ports");
    var giving = SITE.adopted(meeting, "On ports", Follows.dueAt(meeting.next()).giving(task));
    SITE.closed(meeting);
    var next = SITE.opened(TasksSite.MINISTERS);
    var closing =
        SITE.adopted(
            next,
            "On ports no more",
            TasksSite.doing(TasksSite.MINISTERS, new Effect.Close(task.id())));
    SITE.closed(next);
    var browser = secretary();

    var gave = browser.get(DECISIONS + "/" + giving + "?lang=en").body();
    var changed = browser.get(DECISIONS + "/" + closing + "?lang=en").body();

    assertThat(gave).contains("Tasks that it gave", "a list of ports", "The thread");
    assertThat(changed).contains("What it changed", "A task ends", "a list of ports");
  }

  @Test
  void nobody_can_join_what_binds_them() {
    var decision = decided("On what binds all");
    var delegate = SITE.at(TasksSite.NORTH, "delegate");
    SITE.room(TasksSite.NORTH, "delegate");
    var address = "/xno/forum/decisions/" + decision;

    var page = delegate.get(address + "?lang=en").body();
    delegate.post(address + "/join");

    assertThat(page).doesNotContain("/join\"");
    assertThat(delegate.get(address + "?lang=en").body()).contains("id=\"problem\"");
  }

  @Test
  void both_languages_have_every_sentence() {
    var decision = decided("On words", reservation("None is missing."));
    var browser = secretary();

    for (var language : new String[] {"en", "id"}) {
      for (var page : new String[] {"", "/" + decision, "/import"}) {
        var answer = browser.get(DECISIONS + page + "?lang=" + language);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??forum");
      }
    }
  }
}
