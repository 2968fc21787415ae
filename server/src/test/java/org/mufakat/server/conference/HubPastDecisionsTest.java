package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.regime.PartialDate;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.conference.PastDecision.PastTask;
import org.mufakat.server.conference.PastDecisions.Query;

/// Past decisions in a database.
class HubPastDecisionsTest {

  private static final Instant AT = Instant.parse("2031-05-06T07:08:09Z");
  private static final OpaqueId BY = new OpaqueId("1".repeat(32));

  private final DrawnIds draw = new DrawnIds();
  private final HubPastDecisions past = new HubPastDecisions(TestDatabase.hubs(), draw);

  private static PastDecision decision(String body, String on, String title) {
    return new PastDecision(
        body,
        Optional.of(2),
        new PartialDate(on),
        title,
        "The text of it",
        Optional.of(ModeKind.SILENCE),
        List.of(
            new PastTask("OFFICIALS", "a report", Optional.of(3)),
            new PastTask("GROUP", "a study", Optional.empty())),
        "a paper");
  }

  @Test
  void what_is_kept_is_found_as_it_was() {
    var decision = decision("MINISTERS", "2011-10", "On ports");

    past.keep(List.of(decision), BY, AT);

    var found = past.find(Query.ALL, 0, 10);
    assertThat(found).extracting(PastDecisions.Kept::decision).containsExactly(decision);
    assertThat(past.find(found.getFirst().id())).contains(found.getFirst());
    assertThat(past.years()).containsExactly(2011);
  }

  @Test
  void what_is_handed_in_again_is_kept_once() {
    var all = List.of(decision("MINISTERS", "2011", "One"), decision("MINISTERS", "2012", "Two"));

    var first = past.keep(all, BY, AT);
    var again = past.keep(all, BY, AT);
    var twice =
        past.keep(
            List.of(decision("COUNCIL", "2013", "Three"), decision("COUNCIL", "2013", "Three")),
            BY,
            AT);

    assertThat(first).isEqualTo(new PastDecisions.Keeping(2, 0));
    assertThat(again).isEqualTo(new PastDecisions.Keeping(0, 2));
    assertThat(twice).isEqualTo(new PastDecisions.Keeping(1, 1));
    assertThat(past.count(Query.ALL)).isEqualTo(3);
    assertThat(past.there(all)).isEqualTo(2);
  }

  @Test
  void they_are_found_by_body_year_and_words() {
    past.keep(
        List.of(
            decision("MINISTERS", "2011-10-02", "On ports"),
            decision("MINISTERS", "2012", "On roads"),
            decision("COUNCIL", "2012-03", "On ports and roads")),
        BY,
        AT);

    assertThat(titles(Optional.of("MINISTERS"), Optional.empty(), List.of()))
        .containsExactly("On roads", "On ports");
    assertThat(titles(Optional.empty(), Optional.of(2012), List.of()))
        .containsExactly("On ports and roads", "On roads");
    assertThat(titles(Optional.empty(), Optional.empty(), List.of("ports", "roads")))
        .containsExactly("On ports and roads");
    assertThat(
            past.count(
                new Query(
                    Optional.of(List.of("COUNCIL")),
                    Optional.empty(),
                    Optional.empty(),
                    List.of())))
        .isEqualTo(1);
  }

  private List<String> titles(Optional<String> body, Optional<Integer> year, List<String> words) {
    return past.find(new Query(Optional.empty(), body, year, words), 0, 10).stream()
        .map(kept -> kept.decision().title())
        .toList();
  }

  @Test
  void of_what_cannot_be_kept_whole_nothing_is() {
    var good = decision("MINISTERS", "2011", "Good");
    var bad = decision("MINISTERS", "2011", "");

    assertThatThrownBy(() -> past.keep(List.of(good, bad), BY, AT)).isNotNull();

    assertThat(past.count(Query.ALL)).isZero();
  }

  @Test
  void ten_thousand_are_kept_and_read_page_by_page() {
    var all =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(i -> decision("MINISTERS", "2011", "Title " + i))
            .toList();

    assertThat(past.keep(all, BY, AT).kept()).isEqualTo(10_000);
    assertThat(past.count(Query.ALL)).isEqualTo(10_000);
    assertThat(past.find(Query.ALL, 9_950, 50)).hasSize(50);
  }

  @Test
  void a_file_waits_until_it_is_left_or_forgotten() {
    var first = waiting();
    var second = waiting();
    past.wait(first, AT);

    past.wait(second, AT.plus(Duration.ofDays(8)));

    assertThat(past.waiting(first.id())).isEmpty();
    assertThat(past.waiting(second.id()).orElseThrow().content()).isEqualTo(second.content());
    past.leave(second.id());
    assertThat(past.waiting(second.id())).isEmpty();
  }

  private PastDecisions.Waiting waiting() {
    return new PastDecisions.Waiting(
        draw.get(), "decisions.csv", "body".getBytes(StandardCharsets.UTF_8));
  }
}
