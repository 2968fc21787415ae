package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.cases.CaseSite.SUPERVISOR;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Identity;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;

/// Cases that are made ready ahead of the transaction that opens them. All persons are invented.
class ManyCasesTest {

  private final CaseSite site = new CaseSite();

  @Test
  void a_document_that_was_written_before_its_reference_is_the_same() {
    var file = drawn().file();

    assertThat(CaseText.unnumbered(file).with("XNO-2031-0042"))
        .isEqualTo(CaseText.write(file.numbered("XNO-2031-0042")));
  }

  @Test
  void what_was_made_ready_is_opened_whole_and_bound_to_its_document() {
    var opened = opened(ready(drawn()));

    assertThat(site.<Optional<Case>>as(SUPERVISOR, room -> new CaseFiles(room).find(opened.id())))
        .contains(opened);
    assertThat(opened.reference()).isEqualTo("XNO-2031-0001");
    assertThat(names(opened)).containsExactly("Norra Invented");
    assertThat(noted(opened)).containsExactly("from elsewhere");
  }

  @Test
  void what_was_made_ready_before_the_nodes_key_was_renewed_is_sealed_again() {
    var ready = ready(drawn());
    site.renewKey();

    var opened = opened(ready);

    NavigableMap<Integer, Long> owners = site.as(SUPERVISOR, room -> room.seals().owners());
    assertThat(owners).isEqualTo(new TreeMap<>(Map.of(2, 2L)));
    assertThat(names(opened)).containsExactly("Norra Invented");
    assertThat(noted(opened)).containsExactly("from elsewhere");
  }

  private ManyCases.New drawn() {
    var person = CasePerson.unknown(site.id(), VictimStatus.POSSIBLE);
    var file = site.as(SUPERVISOR, room -> CaseSite.drawn(room, List.of(person)));
    return new ManyCases.New(
        file,
        Map.of(person.id(), CaseSite.identity("Norra Invented")),
        Optional.of("from elsewhere"));
  }

  private ManyCases.Ready ready(ManyCases.New drawn) {
    return ManyCases.Ready.of(drawn, site.desk, site.desk.sealing(SUPERVISOR.side()));
  }

  private Case opened(ManyCases.Ready ready) {
    return site.as(
            SUPERVISOR, room -> new ManyCases(room).openUnassigned(List.of(ready), Reason.INTAKE))
        .getFirst();
  }

  private List<String> names(Case file) {
    OpaqueId person = file.persons().getFirst().id();
    Optional<Identity> who = site.as(SUPERVISOR, room -> room.identities().find(person));
    return who.orElseThrow().names().stream().map(Identity.PersonName::text).toList();
  }

  private List<String> noted(Case file) {
    List<Notes.Note> notes = site.as(SUPERVISOR, room -> new Notes(room).of(file.id()));
    return notes.stream().map(Notes.Note::text).toList();
  }
}
