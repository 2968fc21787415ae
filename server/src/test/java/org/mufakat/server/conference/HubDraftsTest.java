package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.TestDatabase;

class HubDraftsTest {

  private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
  private static final String NORTH = "XNO";

  private final ForumDrafts drafts = new HubDrafts(TestDatabase.hubs());
  private final OpaqueId text = DrawnId.draw();

  private static DraftWords titled(String title) {
    return new DraftWords(
        title,
        List.of(new DraftWords.Row("1", "Words “of it”\non two lines")),
        "MINISTERS",
        false,
        "",
        "1",
        List.of(new DraftWords.TaskRow("0".repeat(32), "OFFICIALS", "A form", "3")),
        List.of(new DraftWords.EffectRow("close:" + "1".repeat(32), "", "", "")));
  }

  @Test
  void what_was_kept_is_found_as_it_was_typed() {
    drafts.keep(text, NORTH, 0, titled("A title"), NOON);

    assertThat(drafts.find(text, NORTH))
        .contains(new ForumDrafts.Draft(text, 1, titled("A title"), NOON));
    assertThat(drafts.find(text, "HUB")).isEmpty();
  }

  @Test
  void nobody_keeps_words_over_others_that_they_have_not_read() {
    drafts.keep(text, NORTH, 0, titled("First"), NOON);
    drafts.keep(text, NORTH, 1, titled("Second"), NOON);

    assertThat(drafts.keep(text, NORTH, 1, titled("Late"), NOON)).isEmpty();
    assertThat(drafts.keep(text, NORTH, 0, titled("Anew"), NOON)).isEmpty();
    assertThat(drafts.find(text, NORTH).map(ForumDrafts.Draft::words)).contains(titled("Second"));
  }

  @Test
  void words_that_were_thrown_away_are_gone_and_others_take_their_place() {
    drafts.keep(text, NORTH, 0, titled("First"), NOON);

    drafts.discard(text, NORTH, NOON);

    assertThat(drafts.find(text, NORTH)).isEmpty();
    assertThat(drafts.isDiscarded(text, NORTH)).isTrue();
    assertThat(drafts.keep(text, NORTH, 1, titled("Old page"), NOON)).isEmpty();
    assertThat(drafts.keep(text, NORTH, 0, titled("Anew"), NOON)).isPresent();
    assertThat(drafts.isDiscarded(text, NORTH)).isFalse();
  }

  @Test
  void an_old_page_does_not_match_words_that_were_kept_after_others_were_thrown_away() {
    drafts.keep(text, NORTH, 0, titled("First"), NOON);
    drafts.discard(text, NORTH, NOON);

    var anew = drafts.keep(text, NORTH, 0, titled("Anew"), NOON);

    assertThat(anew).contains(new ForumDrafts.Draft(text, 2, titled("Anew"), NOON));
    assertThat(drafts.keep(text, NORTH, 1, titled("Old page"), NOON)).isEmpty();
    assertThat(drafts.find(text, NORTH)).isEqualTo(anew);
  }

  @Test
  void a_draft_that_was_never_written_can_be_thrown_away() {
    drafts.discard(text, NORTH, NOON);

    assertThat(drafts.isDiscarded(text, NORTH)).isTrue();
    assertThat(drafts.isDiscarded(text, "XSO")).isFalse();
  }
}
