package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.PaperHash;
import org.mufakat.server.conference.ForumMeetings.Item;

/// The order of a meeting's points.
class AgendaTest {

  private static final PaperHash PAPER = PaperHash.of(new byte[] {1});

  private static Agenda of(String... titles) {
    var agenda = new Agenda(List.of());
    for (var title : titles) {
      agenda = agenda.with(title, Optional.empty(), Optional.empty());
    }
    return agenda;
  }

  private static List<String> said(Agenda agenda) {
    return agenda.items().stream().map(item -> item.number() + " " + item.title()).toList();
  }

  @Test
  void points_are_numbered_in_the_order_in_which_they_are_taken() {
    assertThat(said(of("Opening", "Texts", "Closing")))
        .containsExactly("1 Opening", "2 Texts", "3 Closing");
  }

  @Test
  void a_point_moves_by_one_place_and_keeps_its_papers() {
    var moved = of("Opening", "Texts", "Closing").attaching(2, PAPER).moved(2, true);

    assertThat(said(moved)).containsExactly("1 Texts", "2 Opening", "3 Closing");
    assertThat(moved.items().getFirst().papers()).containsExactly(PAPER);
  }

  @Test
  void the_first_does_not_move_up_nor_the_last_down() {
    var agenda = of("Opening", "Closing");

    assertThat(agenda.moved(1, true)).isEqualTo(agenda);
    assertThat(agenda.moved(2, false)).isEqualTo(agenda);
    assertThat(agenda.moved(3, true)).isEqualTo(agenda);
  }

  @Test
  void a_point_taken_off_leaves_no_gap() {
    assertThat(said(of("Opening", "Texts", "Closing").without(2)))
        .containsExactly("1 Opening", "2 Closing");
  }

  @Test
  void a_paper_is_attached_once_and_taken_off_again() {
    var agenda = of("Opening").attaching(1, PAPER).attaching(1, PAPER);

    assertThat(agenda.items().getFirst().papers()).containsExactly(PAPER);
    assertThat(agenda.has(PAPER)).isTrue();
    assertThat(agenda.detaching(1, PAPER).has(PAPER)).isFalse();
  }

  @Test
  void another_title_changes_nothing_else() {
    assertThat(of("Opening", "Texts").titled(2, "Other texts").items())
        .extracting(Item::title)
        .containsExactly("Opening", "Other texts");
  }
}
