package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.cases.CaseSite.CASE_WORKER;
import static org.mufakat.server.cases.CaseSite.INVESTIGATOR;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.Element;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.EvidenceId;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.Safety;
import org.mufakat.cases.Service;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.AccessAnswer;
import org.mufakat.server.cases.CasePrint.Answer;
import org.mufakat.server.cases.CasePrint.Wish;

/// What a reader of a print is shown, and what is told of it. All persons are invented.
class CasePrintTest {

  private static final AccessAnswer YES = new AccessAnswer.Allowed();
  private static final AccessAnswer NO = new AccessAnswer.NotForThisRole();

  private final CaseSite site = new CaseSite();
  private final Case file = site.as(INVESTIGATOR, CasePrintTest::opened);
  private final CasePerson victim = file.persons().get(0);
  private final CasePerson suspect = file.persons().get(1);
  private final CasePerson both = file.persons().get(2);

  private static Case opened(CaseRoom room) {
    var evidence = new Evidence(new EvidenceId("e1"), Evidence.Kind.values()[0], Optional.empty());
    var codes = new TreeMap<String, java.util.SortedSet<String>>();
    codes.put("vulnerability", new TreeSet<>(List.of("poverty")));
    codes.put("control", new TreeSet<>(List.of("debt-bondage")));
    var held =
        new Particulars(
            List.of("XEA"),
            codes,
            List.of(),
            List.of(),
            List.of(
                new Service("shelter", Service.State.GIVEN, Optional.empty(), Optional.empty())),
            List.of(),
            new Safety(
                true,
                true,
                Safety.Risk.HIGH,
                Optional.of(new CaseDate("2031-05-01", CalendarEra.COMMON, 0))),
            Encounters.of(
                List.of(
                    new Encounter(
                        "police", Optional.of(CaseDate.of("2031-04")), Optional.empty()))));
    var drawn = CaseSite.drawn(room, List.of());
    var opened =
        new CaseFiles(room)
            .open(
                new Case(
                    drawn.id(),
                    drawn.compartment(),
                    drawn.reference(),
                    1,
                    drawn.opened(),
                    drawn.status(),
                    List.of(
                        person(room, Optional.of(VictimStatus.ACTUAL), false, held),
                        person(room, Optional.empty(), true, Particulars.NONE),
                        person(room, Optional.of(VictimStatus.POSSIBLE), true, Particulars.NONE)),
                    List.of(evidence)),
                Reason.INTAKE);
    opened
        .persons()
        .forEach(
            p -> new People(room).keep(p.id(), CaseSite.identity("N " + p.id()), Reason.INTAKE));
    new Notes(room).add(opened.id(), Optional.empty(), "a note that names somebody");
    return opened;
  }

  private static CasePerson person(
      CaseRoom room, Optional<VictimStatus> victim, boolean suspect, Particulars held) {
    return new CasePerson(
        room.drawId(),
        victim,
        suspect,
        false,
        new Age.Unknown(),
        Classes.Sex.FEMALE,
        List.of(
            new Allegation(
                Element.MEANS,
                "deception",
                Optional.empty(),
                List.of(new EvidenceId("e1")),
                List.of())),
        List.of("fishing"),
        List.of(),
        false,
        held);
  }

  @ParameterizedTest
  @CsvSource({
    // reader, services, vulnerability, risk, evidence, persons, names, notes
    "COLLEAGUE,  1, true,  HIGH,         1, 3, 3, 1",
    "PROSECUTOR, 0, false, NOT_ASSESSED, 1, 3, 3, 0",
    "COURT,      0, false, NOT_ASSESSED, 1, 3, 1, 0",
    "PERSON,     1, false, NOT_ASSESSED, 0, 1, 1, 0",
  })
  void a_reader_is_given_no_more_than_that_reader_may_see(
      PrintReader reader,
      int services,
      boolean vulnerability,
      Safety.Risk risk,
      int evidence,
      int persons,
      int names,
      int notes) {
    var print = print(reader);

    var first = print.view().persons().getFirst().person();
    assertThat(first.id()).isEqualTo(victim.id());
    assertThat(first.particulars().services()).hasSize(services);
    assertThat(first.particulars().encounters().recorded())
        .isEqualTo(reader == PrintReader.COLLEAGUE);
    assertThat(first.particulars().codes().containsKey("vulnerability")).isEqualTo(vulnerability);
    assertThat(first.particulars().safety().risk()).isEqualTo(risk);
    assertThat(print.view().file().evidence()).hasSize(evidence);
    assertThat(first.allegations()).hasSize(evidence);
    assertThat(print.view().persons()).hasSize(persons);
    assertThat(print.names()).hasSize(names);
    assertThat(print.notes()).hasSize(notes);
    assertThat(print.view().timeline().stream().map(CaseView.Event::what))
        .satisfies(
            events ->
                assertThat(events.contains("assessed")).isEqualTo(reader == PrintReader.COLLEAGUE));
  }

  @Test
  void a_court_is_told_the_names_of_suspects_who_are_no_victims() {
    assertThat(print(PrintReader.COURT).names().keySet()).containsExactly(suspect.id());
  }

  @Test
  void a_suspect_whom_the_other_side_said_to_be_a_victim_is_not_named_to_a_court() {
    assertThat(PrintReader.COURT.maySeeNameOf(suspect, Optional.empty())).isTrue();
    assertThat(PrintReader.COURT.maySeeNameOf(suspect, Optional.of(VictimStatus.NOT_A_VICTIM)))
        .isTrue();
    assertThat(PrintReader.COURT.maySeeNameOf(suspect, Optional.of(VictimStatus.POSSIBLE)))
        .isFalse();
    assertThat(PrintReader.COURT.maySeeNameOf(suspect, Optional.of(VictimStatus.ACTUAL))).isFalse();
  }

  @Test
  void a_person_is_given_nothing_about_others() {
    var print = print(PrintReader.PERSON);

    assertThat(print.view().file().toString() + print.names() + print.view())
        .doesNotContain(suspect.id().value())
        .doesNotContain(both.id().value());
  }

  @ParameterizedTest
  @EnumSource(PrintReader.class)
  void whoever_is_suspect_and_perhaps_victim_is_flagged_to_every_reader(PrintReader reader) {
    assertThat(print(reader).flagged()).containsExactly(both.id());
  }

  @ParameterizedTest
  @EnumSource(PrintReader.class)
  void every_name_shown_is_an_entry_and_the_print_is_one(PrintReader reader) {
    int before = site.told().size();

    var print = print(reader);

    var told = site.told().subList(before, site.told().size());
    assertThat(told)
        .filteredOn(t -> t.equals("identity-read person supervision"))
        .hasSize(print.names().size());
    assertThat(told)
        .filteredOn(t -> t.startsWith("print "))
        .containsExactly("print case supervision");
    assertThat(told).hasSize(print.names().size() + 1);
    assertThat(site.as(INVESTIGATOR, room -> new TakenOut(room).lately(1)).getFirst())
        .isEqualTo(print.taking());
  }

  @ParameterizedTest
  @EnumSource(
      value = PrintReader.class,
      names = {"PROSECUTOR", "COURT"})
  void victim_services_print_nothing_for_a_prosecution_and_asking_is_told(PrintReader reader) {
    var theirs = site.opened(CASE_WORKER, "Wulan Dewi");
    int before = site.told().size();

    var answer =
        site.as(
            CASE_WORKER,
            room ->
                new CasePrint(room)
                    .print(
                        theirs,
                        new Wish(reader, Optional.empty(), true, true, Reason.COURT_ORDER),
                        NO));

    assertThat(answer).isEqualTo(new Answer.NotForCourt());
    assertThat(site.told().subList(before, site.told().size()))
        .containsExactly("refusal case not-permitted");
  }

  @Test
  void a_print_for_the_person_needs_one_of_the_case() {
    int before = site.told().size();

    var answer =
        site.as(
            INVESTIGATOR,
            room ->
                new CasePrint(room)
                    .print(
                        file,
                        new Wish(
                            PrintReader.PERSON,
                            Optional.of(site.id()),
                            true,
                            true,
                            Reason.VICTIM_REQUEST),
                        YES));

    assertThat(answer).isEqualTo(new Answer.NobodyChosen());
    assertThat(site.told()).hasSize(before);
  }

  private Answer.Ready print(PrintReader reader) {
    return (Answer.Ready)
        site.as(
            INVESTIGATOR,
            room ->
                new CasePrint(room)
                    .print(
                        file,
                        new Wish(reader, Optional.of(victim.id()), true, true, Reason.SUPERVISION),
                        YES));
  }
}
