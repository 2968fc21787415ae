package org.mufakat.server.regime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.Provision;
import org.mufakat.regime.RegimePack;
import org.mufakat.regime.Strength;

/// Every page of a regime, under the shipped packs and the sparsest ones, in both languages.
class RegimePagesTest {

  private static final Pattern HEADING = Pattern.compile("<h([1-6])[\\s>]");
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
  private static final Pattern LINK =
      Pattern.compile("href=\"((?:/[a-z]{3}/regime[^\"#]*)?)(?:#([^\"]+))?\"");
  private static final String MARK = "m-tag m-tag--unverified";

  /// Every address of the regime's pages and a language.
  static Stream<Arguments> pages() {
    return RegimeSite.slugs().stream()
        .flatMap(slug -> addresses(slug).stream())
        .flatMap(address -> Stream.of("en", "id").map(l -> Arguments.of(address, l)));
  }

  static Stream<String> slugs() {
    return RegimeSite.slugs().stream();
  }

  private static List<String> addresses(String slug) {
    var root = "/" + slug + "/regime";
    return Stream.of(
            Stream.of(root),
            Arrays.stream(Chapter.values()).map(c -> root + "/" + c.slug()),
            RegimeSite.pack(slug).instruments().stream().map(i -> root + "/instruments/" + i.id()))
        .flatMap(Function.identity())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_is_whole(String address, String language) {
    var answer = RegimeSite.get(address, language);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("lang=\"" + language + "\"", "</html>")
        .doesNotContain("??")
        .doesNotContain(" style=\"", "<style", " onclick=");
    assertThat(levels(answer.body())).startsWith(1).satisfies(RegimePagesTest::stepsDownOneByOne);
    assertThat(levels(answer.body()).stream().filter(l -> l == 1)).hasSize(1);
    assertThat(found(ID, answer.body(), 1)).doesNotHaveDuplicates();
  }

  private static List<Integer> levels(String page) {
    return found(HEADING, page, 1).stream().map(Integer::valueOf).toList();
  }

  private static void stepsDownOneByOne(List<? extends Integer> levels) {
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i))
          .as("headings %s", levels)
          .isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void every_unverified_entry_is_marked_on_the_page_that_tells_it(String slug) {
    var expected = new LinkedHashMap<String, Long>();
    var marked = new LinkedHashMap<String, Long>();

    unverifiedByPage(slug).forEach((address, count) -> expected.put(address, count));
    expected.keySet().forEach(a -> marked.put(a, marks(RegimeSite.get(a, "en").body())));

    assertThat(expected.keySet()).containsExactlyInAnyOrderElementsOf(addresses(slug));
    assertThat(marked).isEqualTo(expected);
  }

  /// How many marks each page needs, counted from the pack and not by what the pages count with.
  private static Map<String, Long> unverifiedByPage(String slug) {
    var pack = RegimeSite.pack(slug);
    var root = "/" + slug + "/regime/";
    var marks = new LinkedHashMap<String, Long>();
    marks.put("/" + slug + "/regime", unverified(Stream.of(pack.attribution())));
    marks.put(
        root + "members",
        unverified(pack.members().stream().map(m -> m.attribution()))
            + unverified(pack.chairRotation().stream().map(c -> c.attribution()))
            + standings(pack));
    marks.put(
        root + "instruments", unverified(pack.instruments().stream().map(i -> i.attribution())));
    pack.instruments().forEach(i -> marks.put(root + "instruments/" + i.id(), unverified(i)));
    // A body is named twice: where it stands, and where it is told.
    marks.put(
        root + "bodies",
        2 * unverified(pack.bodies().stream().map(b -> b.attribution()))
            + unverified(
                pack.bodies().stream().flatMap(b -> b.members().stream()).map(s -> s.attribution()))
            + unverified(
                pack.bodies().stream().flatMap(b -> b.roles().stream()).map(r -> r.attribution())));
    marks.put(root + "meetings", unverified(pack.meetings().stream().map(m -> m.attribution())));
    marks.put(
        root + "decision-rules",
        unverified(pack.decisionRules().stream().map(r -> r.attribution()))
            + unverified(
                pack.decisionRules().stream()
                    .flatMap(r -> r.modes().stream())
                    .map(m -> m.attribution())));
    marks.put(
        root + "handling-codes",
        unverified(pack.handlingCodes().stream().map(h -> h.attribution()))
            + unverified(pack.handlingCodes().stream().map(h -> h.terms().attribution()))
            + unverified(pack.grades().stream().map(g -> g.attribution())));
    marks.put(
        root + "refusal-and-clocks",
        unverified(pack.groundsForRefusal().stream().map(g -> g.attribution()))
            + unverified(pack.clocks().stream().map(c -> c.attribution())));
    marks.put(root + "codes", codes(pack));
    marks.put(
        root + "populations", unverified(pack.populations().stream().map(p -> p.attribution())));
    return marks;
  }

  private static long standings(RegimePack pack) {
    return unverified(
        pack.instruments().stream()
            .flatMap(i -> i.parties().stream())
            .filter(p -> pack.member(p.member()).isPresent())
            .map(p -> p.attribution()));
  }

  private static long unverified(Instrument instrument) {
    return unverified(Stream.of(instrument.attribution()))
        + unverified(instrument.provisions().stream().map(p -> p.attribution()))
        + unverified(instrument.parties().stream().map(p -> p.attribution()))
        + unverified(
            instrument.parties().stream()
                .flatMap(p -> p.steps().stream())
                .map(s -> s.attribution()));
  }

  private static long codes(RegimePack pack) {
    return unverified(pack.areas().stream().map(a -> a.attribution()))
        + unverified(pack.codeLists().stream().map(l -> l.attribution()))
        + unverified(
            pack.codeLists().stream()
                .filter(l -> !l.mapping().equals(l.attribution()))
                .map(l -> l.mapping()))
        + unverified(
            pack.codeLists().stream().flatMap(l -> l.codes().stream()).map(c -> c.attribution()))
        + unverified(pack.citations().stream().map(c -> c.attribution()))
        + unverified(pack.classifications().stream().map(c -> c.attribution()))
        + unverified(
            pack.classifications().stream()
                .flatMap(c -> c.classes().stream())
                .map(c -> c.attribution()));
  }

  private static long unverified(Stream<Attribution> attributions) {
    return attributions.filter(a -> !a.verified()).count();
  }

  private static long marks(String page) {
    return Pattern.compile(MARK, Pattern.LITERAL).matcher(page).results().count();
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void every_entry_belongs_to_one_chapter(String slug) {
    var pack = RegimeSite.pack(slug);
    var outside = pack.spellings().byLabel().isEmpty() ? 1 : 2;
    var past = pack.threads().stream().mapToInt(thread -> 1 + thread.acts().size()).sum();

    var told =
        Arrays.stream(Chapter.values())
            .filter(c -> c != Chapter.POPULATIONS)
            .mapToInt(c -> c.entries(pack).size())
            .sum();

    assertThat(told).isEqualTo(PackCounts.of(pack).entries() - outside - past);
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void every_link_within_the_regime_leads_somewhere(String slug) {
    var lost = new TreeSet<String>();

    for (String address : addresses(slug)) {
      LINK.matcher(RegimeSite.get(address, "en").body())
          .results()
          .filter(link -> !leadsSomewhere(address, link))
          .forEach(link -> lost.add(address + " → " + link.group()));
    }

    assertThat(lost).isEmpty();
  }

  private static boolean leadsSomewhere(String from, MatchResult link) {
    var path = link.group(1).isEmpty() ? from : link.group(1).replaceFirst("\\?.*", "");
    var there = RegimeSite.get(path, "en");
    return there.statusCode() == 200
        && Optional.ofNullable(link.group(2))
            .map(id -> found(ID, there.body(), 1).contains(id))
            .orElse(true);
  }

  @ParameterizedTest
  @CsvSource({
    "/hub/regime/instruments/NOTHING",
    "/xno/regime/instruments/ACTIP",
    "/xem/regime/instruments/EX",
    "/xno/regime/nothing"
  })
  void what_a_pack_does_not_have_is_not_found(String address) {
    var answer = RegimeSite.get(address, "en");

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void an_unknown_instrument_answers_with_a_page() {
    var answer = RegimeSite.get("/xno/regime/instruments/ACTIP", "id");

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).contains("404", "lang=\"id\"").doesNotContain("??");
  }

  @Test
  void a_filter_shows_exactly_the_provisions_of_an_area_and_a_verb() {
    var wanted = provisions("xno", "protection", Strength.SHALL_CONSIDER);

    var page =
        RegimeSite.get("/xno/regime/instruments?area=protection&strength=consider", "en").body();

    assertThat(wanted).extracting(Provision::id).contains("EX-14", "EX-14-7");
    assertThat(found(ID, page, 1).stream().filter(id -> id.startsWith("EX-")))
        .containsExactlyElementsOf(wanted.stream().map(Provision::id).toList());
  }

  @Test
  void a_paragraph_that_a_filter_takes_stands_under_its_article() {
    var page =
        RegimeSite.get("/xno/regime/instruments/EX?area=cooperation&strength=shall", "en").body();

    assertThat(found(ID, page, 1).stream().filter(id -> id.startsWith("EX-")))
        .containsExactly("EX-9", "EX-14", "EX-14-2", "EX-15");
  }

  private static List<Provision> provisions(String slug, String area, Strength strength) {
    return RegimeSite.pack(slug).instruments().stream()
        .flatMap(i -> i.provisions().stream())
        .filter(p -> p.areas().contains(area) && p.strengths().contains(strength))
        .toList();
  }

  @Test
  void an_unknown_area_is_told_of_and_nothing_is_left_out() {
    var answer = RegimeSite.get("/xno/regime/instruments/EX?area=sport", "en");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("There is no area “sport”", "id=\"EX-2\"", "id=\"EX-15\"");
  }

  @Test
  void what_a_reader_types_is_shown_as_text() {
    var typed = RegimeSite.get("/xno/regime/instruments?strength=%3Cb%3Ebold", "en");

    assertThat(typed.body()).contains("“&lt;b&gt;bold”").doesNotContain("<b>bold");
  }

  @Test
  void an_invented_region_says_so_on_every_page_and_a_real_one_on_none() {
    var sentence = "These States do not exist.";

    assertThat(addresses("xno"))
        .allSatisfy(a -> assertThat(RegimeSite.get(a, "en").body()).contains(sentence));
    assertThat(addresses("hub"))
        .allSatisfy(a -> assertThat(RegimeSite.get(a, "en").body()).doesNotContain(sentence));
  }

  @Test
  void a_standing_that_nobody_established_is_not_counted_as_no_party() {
    var page = RegimeSite.get("/xba/regime/instruments", "en").body();

    assertThat(page).contains("Which of the 1 members are parties is not established here.");
  }

  @Test
  void bodies_outside_the_chain_stand_apart() {
    var pack = RegimeSite.pack("xno");

    var chains = BodyTree.chains(pack);

    assertThat(chains).extracting(t -> t.body().id()).containsExactly("COUNCIL");
    assertThat(BodyTree.alone(pack)).extracting(b -> b.id()).containsExactly("POLICE");
  }

  @Test
  void dates_say_no_more_than_is_known() {
    var english = RegimeSite.get("/xno/regime/instruments/EX", "en").body();
    var indonesian = RegimeSite.get("/xno/regime/instruments/EX", "id").body();

    assertThat(english).contains(">October 2011<", ">12 October 2011<", ">March 2012<");
    assertThat(indonesian).contains(">Oktober 2011<", ">Maret 2012<");
  }

  private static List<String> found(Pattern pattern, String page, int group) {
    var found = new ArrayList<String>();
    pattern.matcher(page).results().forEach(m -> found.add(m.group(group)));
    return found;
  }
}
