package org.mufakat.server.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.regime.DecisionRule.ModeKind.AD_REFERENDUM;
import static org.mufakat.regime.DecisionRule.ModeKind.MEETING_CONSENSUS;
import static org.mufakat.regime.DecisionRule.ModeKind.MINUS_X;
import static org.mufakat.regime.DecisionRule.ModeKind.SILENCE;
import static org.mufakat.regime.DecisionRule.ModeKind.SUMMIT_DIRECTED;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.Element;
import org.mufakat.cases.EvidenceId;
import org.mufakat.cases.PalermoAnswer;
import org.mufakat.cases.PalermoTest;
import org.mufakat.cases.Situation;
import org.mufakat.regime.Body;
import org.mufakat.regime.Classification.Classified;
import org.mufakat.regime.CodeList.Code;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.HandlingCode;
import org.mufakat.regime.HandlingCode.Permission;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.LocalText;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.Member;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.PartyStatus;
import org.mufakat.regime.PartyStatus.Standing;
import org.mufakat.regime.Provision;
import org.mufakat.regime.RegimePack;
import org.mufakat.regime.Strength;

/// What the packs that ship say, against the notes they were written from.
class ShippedPacksTest {

  private static final RegimePack ASEAN = Packs.shipped("asean");
  private static final RegimePack EXAMPLE = Packs.shipped("example");

  @Test
  void the_same_reader_reads_a_real_region_and_an_invented_one() {
    assertThat(ASEAN.invented()).isFalse();
    assertThat(EXAMPLE.invented()).isTrue();
    assertThat(EXAMPLE.members()).extracting(Member::code).containsExactly("XNO", "XSO", "XEA");
  }

  @Test
  void a_member_is_named_in_the_language_asked_for_and_any_other_state_by_the_table() {
    assertThat(EXAMPLE.stateName("XNO", "id")).isEqualTo("Markia Utara");
    assertThat(EXAMPLE.stateName("XWE", "id")).isEqualTo("Westmark");
    assertThat(EXAMPLE.stateName("QQQ", "id")).isEqualTo("QQQ");
    assertThat(EXAMPLE.knowsState("XWE")).isTrue();
    assertThat(EXAMPLE.knowsState("QQQ")).isFalse();
  }

  @Test
  void eleven_members_have_joined_on_dates_of_their_own() {
    assertThat(ASEAN.members())
        .extracting(m -> m.code() + " " + m.membership().from().orElseThrow())
        .containsExactly(
            "BRN 1984-01-07",
            "KHM 1999-04-30",
            "IDN 1967",
            "LAO 1997-07-23",
            "MYS 1967",
            "MMR 1997-07-23",
            "PHL 1967",
            "SGP 1967",
            "THA 1967",
            "TLS 2025-10-26",
            "VNM 1995-07-28");
    assertThat(ASEAN.members()).allMatch(m -> m.attribution().verified());
  }

  @Test
  void the_eleventh_member_is_no_party_to_the_convention_as_far_as_is_known() {
    var timor = instrument("ACTIP").standingOf("TLS").orElseThrow();

    assertThat(timor.standing()).isEqualTo(Standing.NOT_A_PARTY);
    assertThat(timor.asOf()).contains(new PartialDate("2025-09"));
    assertThat(timor.deposited()).isEmpty();
    assertThat(timor.attribution().verified()).isTrue();
    assertThat(instrument("ACTIP").parties())
        .filteredOn(p -> p.standing() == Standing.PARTY)
        .hasSize(10);
  }

  @Test
  void only_the_days_of_deposit_that_were_read_are_verified() {
    var deposits =
        instrument("ACTIP").parties().stream()
            .flatMap(
                p ->
                    p.steps().stream()
                        .filter(s -> s.kind() == PartyStatus.StepKind.DEPOSITED)
                        .filter(s -> s.attribution().verified())
                        .map(s -> p.member() + " " + s.on()));

    assertThat(deposits).containsExactlyInAnyOrder("MMR 2017-01-16", "VNM 2017-01-05");
  }

  @Test
  void every_treaty_says_of_every_member_where_it_stands() {
    var treaties =
        ASEAN.instruments().stream().filter(i -> i.kind() == Instrument.Kind.TREATY).toList();

    assertThat(treaties).extracting(Instrument::id).contains("ACTIP", "MLAT-2004", "CHARTER");
    assertThat(treaties).allMatch(t -> t.parties().size() == 11);
  }

  @Test
  void the_convention_has_thirty_one_articles_and_the_paragraphs_of_two() {
    var articles = instrument("ACTIP").provisions().stream().filter(Provision::isArticle).toList();

    assertThat(articles)
        .extracting(Provision::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 31).mapToObj(n -> "" + n).toList());
    assertThat(paragraphs("ACTIP-14")).hasSize(14);
    assertThat(paragraphs("ACTIP-15")).hasSize(7);
    assertThat(instrument("ACTIP").provisions()).hasSize(31 + 14 + 7);
  }

  @Test
  void what_nobody_has_read_of_the_convention_is_unverified() {
    var read =
        instrument("ACTIP").provisions().stream()
            .filter(p -> p.attribution().verified())
            .map(Provision::number);

    assertThat(read)
        .containsExactly(
            "14", "14(1)", "14(2)", "14(3)", "14(4)", "14(5)", "14(6)", "14(7)", "14(8)", "14(9)",
            "15", "15(1)", "15(2)", "15(3)", "15(4)", "15(5)", "15(6)", "15(7)");
  }

  @Test
  void what_was_only_known_in_general_is_unverified() {
    assertThat(general(ASEAN)).isNotEmpty().noneMatch(a -> a.verified());
  }

  /// Entries whose source admits that it is no reading.
  private static List<org.mufakat.regime.Attribution> general(RegimePack pack) {
    return PackCounts.attributions(pack)
        .filter(
            a ->
                Stream.of("general knowledge", "inferred", "not read", "proposed", "added by this")
                    .anyMatch(
                        words -> a.source().toLowerCase(java.util.Locale.ROOT).contains(words)))
        .toList();
  }

  @Test
  void considering_is_weaker_than_having_to() {
    assertThat(provision("ACTIP-14-7").strengths()).containsExactly(Strength.SHALL_CONSIDER);
    assertThat(provision("ACTIP-14-5").strengths()).containsExactly(Strength.SHALL_ENDEAVOUR);
    assertThat(provision("ACTIP-14-3").strengths()).containsExactly(Strength.SHALL);
    assertThat(provision("ACTIP-12").strengths()).containsExactly(Strength.MAY);
    assertThat(provision("ACTIP-4").strengths()).containsExactly(Strength.NONE);
  }

  @Test
  void a_verb_that_nobody_has_read_is_not_guessed() {
    assertThat(provision("ACTIP-14-14").strengths()).isEmpty();
    assertThat(instrument("MLAT-2004").provisions()).allMatch(p -> p.strengths().isEmpty());
  }

  @Test
  void the_duty_to_monitor_is_addressed_to_the_senior_officials() {
    assertThat(provision("ACTIP-24").addressedTo()).contains("SOMTC");
    assertThat(provision("ACTIP-14").addressedTo()).isEmpty();
  }

  @Test
  void the_plan_of_action_has_four_areas_and_seeds_that_nobody_has_read() {
    var plan = instrument("APA");

    assertThat(plan.provisions().stream().filter(Provision::isArticle))
        .extracting(p -> p.number() + " " + p.areas().getFirst())
        .containsExactly("A prevention", "B protection", "C prosecution", "D cooperation");
    assertThat(plan.provisions())
        .filteredOn(p -> !p.isArticle() && p.attribution().verified())
        .extracting(Provision::id)
        .containsExactly("APA-A-1");
  }

  @Test
  void reports_go_up_to_the_summit() {
    assertThat(ASEAN.above("SOMTC-WG-TIP"))
        .extracting(Body::id)
        .containsExactly("SOMTC", "AMMTC", "APSC", "SUMMIT");
    assertThat(ASEAN.below("SOMTC")).extracting(Body::id).contains("SOMTC-WG-TIP", "HSU");
    assertThat(ASEAN.above("ASEANAPOL")).isEmpty();
  }

  @Test
  void the_register_has_nineteen_meetings_and_marks_the_dates_that_were_not_read() {
    assertThat(ASEAN.meetings())
        .extracting(MeetingRecord::ordinal)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 19).boxed().toList());
    assertThat(ASEAN.meetings())
        .filteredOn(m -> !m.attribution().verified())
        .extracting(MeetingRecord::ordinal)
        .containsExactly(4, 6, 9, 12, 13, 15);
    assertThat(ASEAN.meetings().get(16).place().in("en")).isEqualTo("Labuan Bajo");
  }

  @Test
  void ministers_cannot_vote_and_cannot_leave_a_member_out() {
    var rule = ASEAN.decisionRule(ASEAN.body("AMMTC").orElseThrow().decisionRule().orElseThrow());

    assertThat(rule.orElseThrow().available())
        .containsExactly(MEETING_CONSENSUS, AD_REFERENDUM, SILENCE)
        .doesNotContain(MINUS_X, SUMMIT_DIRECTED);
    assertThat(rule.orElseThrow().explicitYesNeeded()).isTrue();
  }

  @Test
  void seventy_two_hours_of_silence_are_borrowed_and_say_so() {
    var rule = ASEAN.decisionRule("consensus").orElseThrow();

    assertThat(rule.silenceHours()).isEqualTo(72);
    assertThat(rule.modes())
        .filteredOn(m -> m.kind() == SILENCE)
        .singleElement()
        .matches(m -> !m.attribution().verified());
  }

  @Test
  void handling_codes_mean_what_was_read_and_their_terms_are_a_proposal() {
    assertThat(ASEAN.handlingCodes())
        .extracting(HandlingCode::code)
        .containsExactly("H0", "H1", "H2", "H3");
    assertThat(ASEAN.handlingCodes())
        .allMatch(h -> h.attribution().verified() && !h.terms().attribution().verified())
        .allMatch(h -> h.terms().onwardUse() == Permission.ASK_FIRST);
  }

  @Test
  void sources_and_information_are_graded_in_four_steps_each() {
    assertThat(ASEAN.grades())
        .extracting(g -> g.scale().slug() + " " + g.code())
        .containsExactly(
            "source A",
            "source B",
            "source C",
            "source X",
            "information 1",
            "information 2",
            "information 3",
            "information 4");
  }

  @Test
  void the_test_of_trafficking_cites_what_each_pack_cites() {
    var child =
        new Situation(
            new Age.Born(CaseDate.of("2012")),
            List.of(
                new Allegation(
                    Element.ACT,
                    "recruitment",
                    Optional.of(CaseDate.of("2024")),
                    List.of(new EvidenceId("her-words")),
                    List.of()),
                new Allegation(
                    Element.PURPOSE,
                    "forced-criminality",
                    Optional.empty(),
                    List.of(new EvidenceId("her-words")),
                    List.of())),
            true,
            true,
            LocalDate.of(2025, 1, 1));

    var answer = PalermoTest.of(ASEAN).answer(child);

    assertThat(answer).isInstanceOf(PalermoAnswer.Shown.class);
    assertThat(answer.findings().reasons())
        .allSatisfy(r -> assertThat(r.provisions()).as(r.reason().slug()).isNotEmpty())
        .contains(
            new PalermoAnswer.Cited(
                PalermoAnswer.Reason.CHILD_NEEDS_NO_MEANS, List.of("PALERMO-3-c", "ACTIP-2")));
    assertThat(EXAMPLE.citations()).hasSize(3);
  }

  @Test
  void no_clock_of_the_convention_has_a_number_of_hours() {
    assertThat(ASEAN.clocks())
        .filteredOn(c -> c.provision().isPresent())
        .hasSize(6)
        .allMatch(c -> c.hours().isEmpty());
  }

  @Test
  void what_the_case_standard_lacks_is_coded_here_and_leaves_as_other() {
    assertThat(
            Stream.of(
                code("exploitation", "forced-criminality"),
                code("exploitation", "online-scam"),
                code("means", "abduction"),
                code("means", "abuse-of-vulnerability"),
                code("means", "payment-to-person-in-control")))
        .allMatch(c -> c.htcds().isEmpty() && c.htcdsExport().orElse("").endsWith("/Other"));
    assertThat(code("exploitation", "online-scam").nonPunishment()).isTrue();
  }

  @Test
  void every_form_of_exploitation_is_sexual_or_not() {
    var classification = ASEAN.classification("exploitation").orElseThrow();

    assertThat(ASEAN.codeList("exploitation").orElseThrow().codes())
        .allSatisfy(
            c ->
                assertThat(classification.lineage(c.classes().get("exploitation")))
                    .last()
                    .extracting(Classified::id)
                    .isIn("sexual", "non-sexual"));
  }

  @Test
  void trafficking_is_sorted_in_the_three_ways_of_the_founding_paper() {
    assertThat(ASEAN.classifications())
        .extracting(c -> c.id() + " by " + c.basis().slug())
        .containsExactly(
            "destination by route",
            "victim by sex-and-age",
            "exploitation by form-of-exploitation");
    assertThat(ASEAN.classification("victim").orElseThrow().classes())
        .extracting(Classified::id)
        .containsExactly("women", "men", "children");
  }

  @Test
  void mappings_are_judgements_of_the_pack_and_unverified() {
    assertThat(ASEAN.codeLists()).noneMatch(l -> l.mapping().verified());
  }

  @Test
  void the_chair_follows_the_english_alphabet() {
    var names =
        ASEAN.chairRotation().orElseThrow().order().stream()
            .map(c -> ASEAN.member(c).orElseThrow().name().in("en"))
            .toList();

    assertThat(names).hasSize(11).isSorted();
  }

  @Test
  void everything_that_pages_show_is_there_in_indonesian() {
    assertThat(Stream.of(ASEAN, EXAMPLE).flatMap(ShippedPacksTest::texts))
        .filteredOn(t -> !t.isEmpty())
        .allMatch(t -> t.byLanguage().containsKey("id"));
  }

  private static Stream<LocalText> texts(RegimePack pack) {
    return Stream.of(
            Stream.of(pack.name(), pack.description()),
            pack.areas().stream().map(a -> a.name()),
            pack.members().stream().map(m -> m.name()),
            pack.bodies().stream().flatMap(b -> Stream.of(b.name(), b.mandate())),
            pack.bodies().stream().flatMap(b -> b.roles().stream()).map(r -> r.name()),
            pack.meetings().stream().flatMap(m -> Stream.of(m.place(), m.outcome())),
            pack.instruments().stream().flatMap(i -> Stream.of(i.title(), i.note())),
            pack.instruments().stream().flatMap(i -> i.parties().stream()).map(p -> p.note()),
            pack.instruments().stream()
                .flatMap(i -> i.provisions().stream())
                .flatMap(p -> Stream.of(p.title(), p.summary())),
            pack.decisionRules().stream().map(DecisionRule::text),
            pack.decisionRules().stream().flatMap(r -> r.modes().stream()).map(m -> m.text()),
            pack.handlingCodes().stream().map(h -> h.meaning()),
            pack.grades().stream().map(g -> g.meaning()),
            pack.groundsForRefusal().stream().map(g -> g.text()),
            pack.clocks().stream().map(c -> c.text()),
            pack.codeLists().stream().flatMap(l -> Stream.of(l.title(), l.note())),
            pack.codeLists().stream().flatMap(l -> l.codes().stream()).map(c -> c.label()),
            pack.classifications().stream().map(c -> c.title()),
            pack.classifications().stream().flatMap(c -> c.classes().stream()).map(c -> c.label()),
            pack.chairRotation().stream().map(c -> c.text()))
        .flatMap(s -> s);
  }

  @Test
  void figures_have_spellings_populations_and_typed_totals() {
    assertThat(ASEAN.spellings().byLabel()).containsEntry("Burmese", "MMR");
    assertThat(ASEAN.spellings().nonStates()).containsEntry("", "blank");
    assertThat(ASEAN.population("THA", 2018)).isPresent();
    assertThat(ASEAN.publishedTotals())
        .filteredOn(t -> t.state().equals("THA") && t.release().equals("2025-04-14"))
        .filteredOn(t -> t.year() == 2019)
        .singleElement()
        .matches(t -> t.text().equals("1,541") && t.publisher().equals("UNODC"));
    assertThat(ASEAN.outline()).startsWith("{");
  }

  private static Instrument instrument(String id) {
    return ASEAN.instrument(id).orElseThrow();
  }

  private static Provision provision(String id) {
    return ASEAN.provision(id).orElseThrow();
  }

  private static List<Provision> paragraphs(String article) {
    return ASEAN.instruments().stream()
        .flatMap(i -> i.provisions().stream())
        .filter(p -> p.parent().filter(article::equals).isPresent())
        .toList();
  }

  private static Code code(String list, String id) {
    return ASEAN.codeList(list).flatMap(l -> l.code(id)).orElseThrow();
  }
}
