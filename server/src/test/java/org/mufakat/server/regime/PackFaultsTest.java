package org.mufakat.server.regime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One way to spoil a pack a line, and the faults that it must give, each at its line.
class PackFaultsTest {

  @TempDir private Path folder;

  /// what | file of the example pack | text there, first place | text instead | fault
  ///
  /// `⏎` is a line break.
  private static final String TABLE =
      """
      unknown key | areas.yaml | verified: true | verified: true⏎    colour: red | areas.yaml:6: unknown key `colour`; known here: id, name, source, verified
      missing key | areas.yaml | ⏎    verified: true | | areas.yaml:2: `verified` is missing
      key twice | areas.yaml | verified: true | verified: true⏎    verified: false | areas.yaml:6: `verified` stands twice, first in line 5
      text as list | areas.yaml | name: {en: Prevention, id: Pencegahan} | name: [Prevention] | areas.yaml:3: `name` must be a text
      text as mapping | pack.yaml | version: "1" | version: {one: 1} | pack.yaml:7: `version` must be a text
      number for text | pack.yaml | version: "1" | version: 1 | pack.yaml:7: `version` must be a text, and YAML reads 1 as something else: write "1"
      yes for text | members.yaml | {en: Northmark, | {en: No, | members.yaml:3: `en` must be a text, and YAML reads No as something else: write "No"
      empty text | areas.yaml | source: Invented for Mufakat | source: "" | areas.yaml:4: `source` is empty
      no value | areas.yaml | source: Invented for Mufakat | source: | areas.yaml:4: `source` is empty
      no source | members.yaml | ⏎    source: Invented for Mufakat | | members.yaml:2: `source` is missing
      verified is a word | areas.yaml | verified: true | verified: "yes" | areas.yaml:5: `verified` must be true or false
      no English | areas.yaml | {en: Prevention, id: Pencegahan} | {id: Pencegahan} | areas.yaml:3: `name` has no English form `en`
      no language | areas.yaml | {en: Prevention, id: Pencegahan} | {en: Prevention, of crime: Pencegahan} | areas.yaml:3: `of crime` is no language code, as `en`
      list as text | areas.yaml | areas: | areas: none⏎others: | areas.yaml:1: `areas` must be a list⏎areas.yaml:2: unknown key `others`; known here: areas
      item as text | areas.yaml | areas: | areas:⏎  - prevention | areas.yaml:2: an item of `areas` holds keys, as `source:`
      bad id | clocks.yaml | id: answer-request | id: answer a request | clocks.yaml:15: `id` is letters, digits, dots and hyphens, not `answer a request`
      id twice | clocks.yaml | id: verify-nationality | id: notify-identification | clocks.yaml:8: clock `notify-identification` is there already, at clocks.yaml:2
      not YAML | grades.yaml | {scale: source, code: A, | {scale: source, code: A | grades.yaml:2: not YAML: expected ',' or '}', but got :
      tab | chair.yaml | order: | ⏎	order: | chair.yaml:5: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
      alias | chair.yaml | order: [XEA, XNO, XSO] | order: &o [XEA, XNO, XSO]⏎others: *o | chair.yaml:4: `&` names a value to repeat it elsewhere: packs write every value out⏎chair.yaml:5: `*o` refers to another place: write the value out
      type named | chair.yaml | order: [XEA | order: !!java.net.URL [XEA | chair.yaml:4: `!` sets a type: packs use none, remove it
      second document | chair.yaml | source: | ---⏎source: | chair.yaml:5: a second document: a file holds one
      day not in the calendar | members.yaml | 1990-03-01 | 1990-02-30 | members.yaml:4: `from` must be a date that the calendar has, as 2015-11-21, 2015-11 or 2015
      date in words | members.yaml | 1990-03-01 | March 1990 | members.yaml:4: `from` must be a date that the calendar has, as 2015-11-21, 2015-11 or 2015
      no date of joining | members.yaml | {from: 1990-03-01} | {} | members.yaml:4: `from` is missing
      left before joining | members.yaml | {from: 1990-03-01} | {from: 1990-03-01, until: 1989} | members.yaml:4: `until` 1989 lies before `from` 1990-03-01
      place off the globe | members.yaml | latitude: 55.0 | latitude: 155.0 | members.yaml:5: `latitude` must be a number from -90.0 to 90.0
      invented codes of real States | pack.yaml | invented: true | invented: false | members.yaml:2: `XNO` is no ISO 3166-1 alpha-3 code; if the States are invented, pack.yaml says `invented: true`⏎members.yaml:8: `XSO` is no ISO 3166-1 alpha-3 code; if the States are invented, pack.yaml says `invented: true`⏎members.yaml:15: `XEA` is no ISO 3166-1 alpha-3 code; if the States are invented, pack.yaml says `invented: true`
      reports to nobody | bodies.yaml | reports-to: COUNCIL | reports-to: COUNCILS | bodies.yaml:18: no body `COUNCILS` in bodies.yaml
      reports in a circle | bodies.yaml | abbreviation: Council | abbreviation: Council⏎    reports-to: GROUP | bodies.yaml:6: bodies report in a circle: COUNCIL → GROUP → OFFICIALS → MINISTERS → COUNCIL
      unknown kind of body | bodies.yaml | kind: summit | kind: parliament | bodies.yaml:6: `parliament` is no kind; one of: summit, council, ministers, senior-officials, working-group, specialist-unit, commission, network, secretariat, partnership
      unknown decision rule | bodies.yaml | decision-rule: council | decision-rule: vote | bodies.yaml:10: no decision rule `vote` in decision-rules.yaml
      seat of a stranger | bodies.yaml | member: XSO | member: XWE | bodies.yaml:44: no member `XWE` in members.yaml
      meeting of no body | meetings.yaml | body: OFFICIALS | body: OFFICERS | meetings.yaml:29: no body `OFFICERS` in bodies.yaml
      gap in the register | meetings.yaml | ordinal: 3 | ordinal: 4 | meetings.yaml:21: meeting 4 of MINISTERS follows meeting 2: the register counts without gap or repetition
      meeting twice | meetings.yaml | ordinal: 2 | ordinal: 1 | meetings.yaml:13: meeting 1 of MINISTERS follows meeting 1: the register counts without gap or repetition⏎meetings.yaml:21: meeting 3 of MINISTERS follows meeting 1: the register counts without gap or repetition
      meetings out of order | meetings.yaml | 2011-10 | 2009-10 | meetings.yaml:13: meeting 2 of MINISTERS opened 2009-10, before meeting 1, 2010-05-04
      closed before opened | meetings.yaml | 2010-05-05 | 2010-05-03 | meetings.yaml:5: the meeting closed before it opened
      unknown host | meetings.yaml | host: XEA | host: XWE | meetings.yaml:24: no member `XWE` in members.yaml
      host before it joined | meetings.yaml | host: XSO | host: XEA | meetings.yaml:16: `XEA` was no member on 2011-10
      seat before it joined | bodies.yaml | from: 2021-06-01 | from: 2019 | bodies.yaml:49: `XEA` was no member on 2019
      bad day of a meeting | meetings.yaml | 2021-03-09 | 2021-03-99 | meetings.yaml:22: `opened` must be a date that the calendar has, as 2015-11-21, 2015-11 or 2015
      bad step | instruments/ex.yaml | step: signed | step: sealed | instruments/ex.yaml:15: `sealed` is no step; one of: signed, deposited, in-force, withdrawn
      bad day of a step | instruments/ex.yaml | on: 2011-10-12 | on: 2011-10-32 | instruments/ex.yaml:15: `on` must be a date that the calendar has, as 2015-11-21, 2015-11 or 2015
      withdrawn and a party | instruments/ex.yaml | step: in-force, | step: withdrawn, | instruments/ex.yaml:13: a member that withdrew is not a party
      ordinal in words | meetings.yaml | ordinal: 3 | ordinal: third | meetings.yaml:21: `ordinal` must be a whole number from 1 to 999
      unknown kind of instrument | instruments/ex.yaml | kind: treaty | kind: promise | instruments/ex.yaml:5: `promise` is no kind; one of: treaty, plan-of-action, work-plan, declaration, guideline
      ends before it begins | instruments/plan.yaml | until: 2024-12-31 | until: 2019-12-31 | instruments/plan.yaml:8: `until` 2019-12-31 lies before `in-force` 2020-01-01
      unknown strength | instruments/ex.yaml | [shall, endeavour, | [shall, try, | instruments/ex.yaml:72: `try` is no strength; one of: shall, endeavour, consider, may, none
      strengths out of order | instruments/ex.yaml | [shall, endeavour, consider, may] | [may, shall] | instruments/ex.yaml:72: `strengths` names each verb once, strongest first
      none and something | instruments/ex.yaml | strengths: [none] | strengths: [shall, none] | instruments/ex.yaml:39: `none` stands alone
      unknown area | instruments/ex.yaml | areas: [prosecution] | areas: [prosecutions] | instruments/ex.yaml:56: no area `prosecutions` in areas.yaml
      id of another instrument | instruments/ex.yaml | id: EX-4 | id: EY-4 | grounds-for-refusal.yaml:9: no provision `EX-4` in instruments/⏎instruments/ex.yaml:43: `EY-4` begins with its instrument's id: `EX-`
      parent below | instruments/ex.yaml | parent: EX-14 | parent: EX-15 | instruments/ex.yaml:78: no provision `EX-15` stands above this one
      addressed to nobody | instruments/ex.yaml | addressed-to: OFFICIALS | addressed-to: NOBODY | instruments/ex.yaml:65: no body `NOBODY` in bodies.yaml
      party is no member | instruments/ex.yaml | member: XEA | member: XWE | instruments/ex.yaml:11: nothing is said about member `XEA`: write `standing: unknown` if nobody knows⏎instruments/ex.yaml:28: no member `XWE` in members.yaml
      party twice | instruments/ex.yaml | member: XEA | member: XSO | instruments/ex.yaml:11: nothing is said about member `XEA`: write `standing: unknown` if nobody knows⏎instruments/ex.yaml:28: `XSO` stands twice among the parties
      unknown standing | instruments/ex.yaml | standing: not-a-party | standing: observer | instruments/ex.yaml:29: `observer` is no standing; one of: party, signatory, not-a-party, unknown
      deposited and no party | instruments/ex.yaml | standing: party | standing: not-a-party | instruments/ex.yaml:13: a member that deposited and did not withdraw is a party
      step twice | instruments/ex.yaml | step: signed | step: deposited | instruments/ex.yaml:16: step `deposited` stands twice
      steps out of order | instruments/ex.yaml | on: 2012-04-01 | on: 2012-01-01 | instruments/ex.yaml:17: 2012-01-01 lies before what must come first, of 2012-02-01: the adoption or the step above
      step before adoption | instruments/ex.yaml | on: 2011-10-12 | on: 2010-10-12 | instruments/ex.yaml:15: 2010-10-12 lies before what must come first, of 2011-10: the adoption or the step above
      plan with parties | instruments/plan.yaml | provisions: | parties: []⏎provisions: | instruments/plan.yaml:11: only a treaty has parties
      silence without hours | decision-rules.yaml | ⏎        hours: 48 | | decision-rules.yaml:57: `hours` is missing: how long must a silence last to count?
      hours without silence | decision-rules.yaml | available: false⏎ | available: false⏎        hours: 24⏎ | decision-rules.yaml:37: `hours` is for silence that is available
      unknown mode | decision-rules.yaml | mode: minus-x | mode: vote | decision-rules.yaml:40: `vote` is no mode; one of: meeting-consensus, silence, ad-referendum, minus-x, summit-directed
      mode twice | decision-rules.yaml | mode: minus-x | mode: silence | decision-rules.yaml:40: mode `silence` stands twice
      unknown provision of a mode | decision-rules.yaml | provision: EX-9 | provision: EX-99 | decision-rules.yaml:9: no provision `EX-99` in instruments/
      unknown purpose of use | handling-codes.yaml | [investigation, prosecution, assistance] | [revenge] | handling-codes.yaml:5: no code `use/revenge` in codes/
      unknown permission | handling-codes.yaml | court-use: ask-first | court-use: maybe | handling-codes.yaml:17: `maybe` is no court-use; one of: allowed, ask-first, never
      expiry off the scale | handling-codes.yaml | expiry-days: 365 | expiry-days: 36500 | handling-codes.yaml:19: `expiry-days` must be a whole number from 0 to 3,660
      grade twice | grades.yaml | scale: source, code: B | scale: source, code: A | grades.yaml:3: grade `source A` is there already, at grades.yaml:2
      digit without quotes | grades.yaml | code: "1" | code: 1 | grades.yaml:6: `code` must be a text, and YAML reads 1 as something else: write "1"
      ground without a home | grounds-for-refusal.yaml | provision: EX-4 | provision: EX-40 | grounds-for-refusal.yaml:9: no provision `EX-40` in instruments/
      a step nobody argues with | citations.yaml | step: consent-irrelevant | step: consent-matters | citations.yaml:11: `consent-matters` is no step of the test; one of: elements, under-eighteen, child-needs-no-means, age-not-established, treated-as-a-child, consent-irrelevant, child-consent-irrelevant, look-for-a-means, purpose-suffices, purpose-beyond-the-minimum, contested
      a provision nobody has | citations.yaml | [EX-2, EX-14] | [EX-2, EX-77] | citations.yaml:8: no provision `EX-77` in instruments/
      hours below one | clocks.yaml | hours: 72 | hours: 0 | clocks.yaml:5: `hours` must be a whole number from 1 to 87,600
      HTCDS code that is none | codes/exploitation.yaml | vic_TypeOfExploitation/ForcedLabour | vic_TypeOfExploitation/ForcedCriminality | codes/exploitation.yaml:7: HTCDS 2.0 has no `vic_TypeOfExploitation/ForcedCriminality`; the list has ChildLabour, ForcedAdoption, ForcedBegging, ForcedLabour, ForcedMarriage, ForcedMilitaryByNonStateActors, OrganRemoval, Other, Servitude, SexualExploitation, Surrogacy
      HTCDS list that is none | codes/act.yaml | hte_Type/Transit | hte_Act/Transit | codes/act.yaml:8: HTCDS 2.0 has no `hte_Act/Transit`; write list and code, as vic_MethodsOfControl/DebtBondage
      export although mapped | codes/act.yaml | provision: EX-2, | htcds-export: hte_Type/Transit, provision: EX-2, | codes/act.yaml:7: `htcds-export` is for codes that `htcds` maps to nothing
      unknown class | codes/exploitation.yaml | classes: {exploitation: sexual} | classes: {exploitation: carnal} | codes/exploitation.yaml:6: no class `exploitation/carnal` in classifications.yaml
      unknown classification | codes/exploitation.yaml | classes: {exploitation: sexual} | classes: {exploiting: sexual} | codes/exploitation.yaml:6: no classification `exploiting` in classifications.yaml
      broader code below | codes/exploitation.yaml | broader: forced-labour | broader: forced-criminality | codes/exploitation.yaml:8: no `forced-criminality` stands above this one
      code twice | codes/means.yaml | id: deception | id: threat | codes/means.yaml:9: code `means/threat` is there already, at codes/means.yaml:8
      class twice | classifications.yaml | id: men | id: women | classifications.yaml:17: class `victim/women` is there already, at classifications.yaml:16
      unknown basis | classifications.yaml | basis: route | basis: map | classifications.yaml:4: `map` is no basis; one of: route, sex-and-age, form-of-exploitation
      chair twice | chair.yaml | [XEA, XNO, XSO] | [XEA, XNO, XEA] | chair.yaml:4: `XEA` stands twice in the order
      chair of a stranger | chair.yaml | [XEA, XNO, XSO] | [XEA, XNO, XWE] | chair.yaml:4: no member `XWE` in members.yaml
      spelling of two States | spellings.yaml | Eastmarkers | SOUTHMARKERS | spellings.yaml:24: `SOUTHMARKERS` stands twice: here for XEA, in line 21 for XSO
      spelling of a State and of none | spellings.yaml | [Stateless] | [Stateless, northmark] | spellings.yaml:18: `Northmark` stands twice: here for XNO, in line 12 for stateless
      spelling in letters put together otherwise | spellings.yaml | Eastmarkers | \u00c9ast, E\u0301ast | spellings.yaml:24: `E\u0301ast` stands twice: here for XEA, in line 24 for XEA
      spelling of no State | spellings.yaml | code: XWE | code: WES | spellings.yaml:26: `WES` is no ISO 3166-1 alpha-3 code
      State twice | spellings.yaml | code: XWE | code: XEA | spellings.yaml:26: State `XEA` is there already
      unknown kind of label | spellings.yaml | total: [ | sum: [ | spellings.yaml:10: unknown key `sum`; known here: blank, other, region, stateless, total, unknown
      population of nobody | population.yaml | XEA: | XxX: | population.yaml:9: `XxX` is no ISO 3166-1 alpha-3 code
      population not counted | population.yaml | 2018: 4000000 | 2018: 4 million | population.yaml:6: `2018` must be a whole number from 1 to 10,000,000,000
      year off the calendar | population.yaml | {2018: | {218: | population.yaml:6: `218` is no year
      total of a stranger | published-totals.yaml | XEA: | XWE: | published-totals.yaml:13: no member `XWE` in members.yaml
      total without quotes | published-totals.yaml | 2018: "120" | 2018: 120 | published-totals.yaml:11: `2018` must be a text, and YAML reads 120 as something else: write "120"
      total that is no count | published-totals.yaml | "1,204" | "1.2k" | published-totals.yaml:11: `2019` must be a count or `<5`, not `1.2k`
      total that no release would hold | published-totals.yaml | "1,204" | "0204" | published-totals.yaml:11: `2019` must be a count or `<5`, not `0204`
      unknown indicator | published-totals.yaml | indicator: offences | indicator: prevalence | published-totals.yaml:19: `prevalence` is no indicator; one of: detected-victims, offences, persons-in-formal-contact, persons-prosecuted, persons-convicted
      release without a date | published-totals.yaml | "2023-01-31" | "last year" | published-totals.yaml:24: a release is named by its date, as "2025-04-14"
      release on no day | published-totals.yaml | "2023-01-31" | "2023-02-31" | published-totals.yaml:24: a release is named by its date, as "2025-04-14"
      total twice | published-totals.yaml | indicator: offences | indicator: detected-victims | published-totals.yaml:21: release 2024-01-31 has this total of XNO already⏎published-totals.yaml:22: release 2024-01-31 has this total of XSO already
      outline not JSON | outline.geojson | "features":[ | "features":[[ | outline.geojson:4: a feature is { "type": "Feature", … }⏎outline.geojson:9: not JSON: Unexpected close marker '}': expected ']'
      outline without source | outline.geojson | "source":"Invented for Mufakat. No State looks like this.", | | outline.geojson:1: `source` is missing
      member without a shape | outline.geojson | "role":"member" | "role":"neighbour" | outline.geojson:1: no feature has the code of member `XNO`
      shape of a stranger | outline.geojson | "code":"XWE","name":"Westmark","role":"neighbour" | "code":"XWE","name":"Westmark","role":"member" | outline.geojson:8: no member `XWE` in members.yaml
      shape without a role | outline.geojson | "role":"neighbour" | "role":"friend" | outline.geojson:8: a feature has `properties.role`, member or neighbour
      shape off the globe | outline.geojson | [5,52],[8,51.4] | [5,152],[8,51.4] | outline.geojson:5: `coordinates` are rings of at least four [longitude, latitude] in degrees
      shape that is a point | outline.geojson | "type":"MultiPolygon" | "type":"Point" | outline.geojson:7: a feature's `geometry` must be a Polygon or a MultiPolygon
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_spoilt_pack_gives_just_its_faults_with_file_and_line(
      String what, String file, String find, String put, String fault) throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    replace(pack, file, find, put);

    assertThat(Packs.faults(pack))
        .extracting(PackFault::toString)
        .containsExactly(fault.split("\n"));
  }

  @Test
  void every_fault_of_every_file_is_told_at_once_in_order() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    replace(pack, "members.yaml", "latitude: 55.0", "latitude: 155.0");
    replace(pack, "members.yaml", "2020-06-15", "June 2020");
    replace(pack, "bodies.yaml", "kind: summit", "kind: parliament");
    replace(pack, "grades.yaml", "scale: source, code: A,", "scale: source, code: A");

    assertThat(Packs.faults(pack))
        .extracting(f -> f.file() + ":" + f.line())
        .containsExactly("bodies.yaml:6", "grades.yaml:2", "members.yaml:5", "members.yaml:17");
  }

  @Test
  void a_file_that_cannot_be_read_makes_no_false_accusations_elsewhere() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    Files.writeString(pack.resolve("members.yaml"), "members: [");

    assertThat(Packs.faults(pack)).extracting(PackFault::file).containsOnly("members.yaml");
  }

  @Test
  void there_is_no_pack_without_its_cover() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    Files.delete(pack.resolve("pack.yaml"));

    assertThat(Packs.faults(pack))
        .extracting(PackFault::toString)
        .containsExactly("pack.yaml:1: the file is missing; every pack has it");
  }

  @Test
  void what_a_region_has_not_agreed_it_may_leave_out() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    for (String file :
        new String[] {
          "chair.yaml",
          "clocks.yaml",
          "grades.yaml",
          "grounds-for-refusal.yaml",
          "meetings.yaml",
          "outline.geojson",
          "population.yaml",
          "published-totals.yaml",
          "spellings.yaml"
        }) {
      Files.delete(pack.resolve(file));
    }

    var read = Packs.read(pack);

    assertThat(read.outline()).isEmpty();
    assertThat(read.spellings().byLabel()).isEmpty();
  }

  @Test
  void a_list_that_cases_are_told_with_and_the_pack_lacks_is_named() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    Files.delete(pack.resolve("codes/control.yaml"));
    Files.delete(pack.resolve("codes/service.yaml"));
    Files.delete(pack.resolve("codes/gender.yaml"));

    assertThat(Packs.faults(pack))
        .extracting(PackFault::toString)
        .containsExactly(
            "codes/control.yaml:1: the code list `control` is missing; cases are told with it",
            "codes/service.yaml:1: the code list `service` is missing; cases are told with it");
  }

  @Test
  void a_pack_without_any_list_of_a_case_has_no_register_and_no_fault() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    try (Stream<Path> lists = Files.list(pack.resolve("codes"))) {
      for (Path list : lists.filter(l -> !l.endsWith("use.yaml")).toList()) {
        Files.delete(list);
      }
    }

    assertThat(Packs.faults(pack)).isEmpty();
  }

  @Test
  void a_misspelt_file_name_does_not_pass_unread() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    Files.move(pack.resolve("clocks.yaml"), pack.resolve("clock.yaml"));
    Files.writeString(pack.resolve("codes/act.yml"), "id: act");

    assertThat(Packs.faults(pack))
        .extracting(f -> f.file() + ":" + f.line())
        .containsExactly("clock.yaml:1", "codes/act.yml:1");
  }

  @Test
  void a_folder_that_is_not_there_is_said_to_be_not_there() {
    assertThat(Packs.faults(folder.resolve("nowhere")))
        .singleElement()
        .extracting(PackFault::text)
        .isEqualTo("there is no such folder");
  }

  @Test
  void a_bomb_of_aliases_is_refused_before_it_is_built() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 40; i++) {
      var before = "*a" + (i - 1);
      bomb.append("a%d: &a%d [".formatted(i, i))
          .append(String.join(", ", Collections.nCopies(9, before)))
          .append("]\n");
    }
    Files.writeString(pack.resolve("clocks.yaml"), bomb);

    assertThat(Packs.faults(pack))
        .isNotEmpty()
        .allMatch(f -> f.file().equals("clocks.yaml") && !f.text().contains("known here"));
  }

  @Test
  void a_huge_file_is_not_read_to_its_end() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    Files.write(pack.resolve("clocks.yaml"), new byte[PackFile.MOST_BYTES + 1]);

    assertThat(Packs.faults(pack))
        .extracting(PackFault::toString)
        .containsExactly(
            "clocks.yaml:1: larger than 2,097,152 bytes: a pack holds rules, not data sets");
  }

  @Test
  void a_file_nested_without_end_is_refused() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    Files.writeString(pack.resolve("clocks.yaml"), "clocks:\n  " + "[".repeat(100_000));

    assertThat(Packs.faults(pack))
        .extracting(PackFault::toString)
        .containsExactly("clocks.yaml:2: nested deeper than 16 levels");
  }

  @Test
  void bytes_that_are_no_text_are_refused_at_their_line() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    Files.write(pack.resolve("clocks.yaml"), new byte[] {'a', ':', '\n', (byte) 0xff, 'x'});
    Files.writeString(pack.resolve("grades.yaml"), "grades:\n  - \u0000");

    assertThat(Packs.faults(pack))
        .extracting(PackFault::toString)
        .containsExactly(
            "clocks.yaml:2: not UTF-8: save the file as UTF-8",
            "grades.yaml:2: a character that no text holds (U+0000): remove it");
  }

  @Test
  void an_empty_file_is_a_fault_and_not_an_empty_list() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    Files.writeString(pack.resolve("clocks.yaml"), "# nothing yet\n");

    assertThat(Packs.faults(pack))
        .extracting(PackFault::toString)
        .containsExactly("clocks.yaml:1: the file is empty");
  }

  @Test
  void a_byte_order_mark_does_no_harm() throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    var clocks = pack.resolve("clocks.yaml");
    Files.writeString(clocks, "\uFEFF" + Files.readString(clocks));

    assertThat(Packs.faults(pack)).isEmpty();
  }

  private static void replace(Path pack, String file, String find, String put) throws IOException {
    var text = Files.readString(pack.resolve(file));
    assertThat(text).contains(find);
    Files.writeString(
        pack.resolve(file), text.replaceFirst(Pattern.quote(find), Matcher.quoteReplacement(put)));
  }

  static Stream<String[]> cases() {
    return TABLE
        .lines()
        .filter(line -> !line.isBlank())
        .map(
            line ->
                Stream.of(line.split("\\|", -1))
                    .map(cell -> cell.strip().replace("⏎", "\n"))
                    .toArray(String[]::new));
  }
}
