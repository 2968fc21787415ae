package org.mufakat.server.cases.htcds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.regime.HtcdsCodes;
import org.mufakat.server.regime.Packs;
import org.mufakat.server.sheets.SheetLimits;
import org.mufakat.server.sheets.XlsxRows;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The fields, countries and columns that ship, against the standard's own artefacts.
class HtcdsFieldTest {

  private static final Path DATA = Path.of("../../shared/data/htcds");
  private static final Path REFERENCE = Path.of("../docs/reference/htcds.md");

  @Test
  void the_fields_are_those_of_the_standard_to_the_letter_and_in_its_order() throws IOException {
    var published = new ArrayList<String>();
    for (JsonNode field : json("htcds_v2_fields.json").path("fields")) {
      if (!field.path("field").asString("").isEmpty()) {
        published.add(field.path("field").asString("") + " = " + field.path("label").asString(""));
      }
    }

    assertThat(HtcdsField.values())
        .hasSize(83)
        .extracting(f -> f.fieldName() + " = " + f.label())
        .containsExactlyElementsOf(published);
  }

  @Test
  void a_field_holds_several_codes_where_its_list_says_so() throws IOException {
    var lists = json("htcds_v2_codelists.json").path("codelists");

    assertThat(HtcdsField.values())
        .allSatisfy(
            f -> {
              var list = lists.path(f.fieldName());
              var coded = f.kind() == HtcdsField.Kind.CODE || f.kind() == HtcdsField.Kind.CODES;
              assertThat(coded).as(f.fieldName()).isEqualTo(!list.isMissingNode());
              assertThat(f.kind() == HtcdsField.Kind.CODES)
                  .as(f.fieldName())
                  .isEqualTo(list.path("multi").asBoolean(false));
            });
  }

  @Test
  void the_columns_of_a_workbook_stand_as_the_templates_labels_do() throws IOException {
    try (var rows = template("prs_FirstName")) {
      rows.next();
      var labels = rows.next().orElseThrow().texts();

      assertThat(HtcdsWords.TEMPLATE)
          .extracting(HtcdsField::label)
          .containsExactlyElementsOf(labels.subList(1, labels.size()));
    }
  }

  @Test
  void every_column_of_the_template_is_known_by_its_name_or_its_label() throws IOException {
    try (var rows = template("prs_FirstName")) {
      var names = rows.next().orElseThrow().texts();
      var headings = Headings.of(names, rows.next().orElseThrow().texts());

      assertThat(headings.unknown()).isEmpty();
      assertThat(headings.standard()).hasSize(38);
      assertThat(headings.refusal(names, 1)).isEmpty();
    }
  }

  @Test
  void the_countries_and_words_of_the_template_are_all_read() throws IOException {
    var htcds = HtcdsCodes.read();
    var words = new CodeWords(htcds);
    var states = new States(TemplateCountries.read(), Packs.shipped("asean"));
    var fields =
        List.of(
            HtcdsField.PERSON_GENDER,
            HtcdsField.VICTIM_RECRUITMENT,
            HtcdsField.VICTIM_CONTROL,
            HtcdsField.VICTIM_EXPLOITATION,
            HtcdsField.VICTIM_INDUSTRY,
            HtcdsField.VICTIM_SEX_EXPLOITATION,
            HtcdsField.VICTIM_VULNERABILITIES,
            HtcdsField.CASE_STATUS,
            HtcdsField.CASE_REASON_FOR_INCOMING_REFERRAL,
            HtcdsField.CASE_REASON_FOR_OUTGOING_REFERRAL,
            HtcdsField.VICTIM_STATUS,
            HtcdsField.VICTIM_STATUS_DECIDED_BY);
    var columns = List.of(1, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    int countries = 0;
    try (var rows = template("Validation Lookups")) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        var texts = row.get().texts();
        if (row.get().number() < 4) {
          continue;
        }
        countries++;
        assertThat(states.read(texts.get(4))).as(texts.get(4)).contains(texts.get(3));
        for (int i = 0; i < fields.size(); i++) {
          int column = columns.get(i);
          var word = column < texts.size() ? texts.get(column) : "";
          if (!word.isBlank()) {
            assertThat(words.code(fields.get(i), word)).as(word).isPresent();
          }
        }
      }
    }

    assertThat(countries).isEqualTo(249).isEqualTo(TemplateCountries.read().size());
  }

  @ParameterizedTest
  @CsvSource({
    "prs_FirstName, prs_FirstName",
    "prs_First_Name, prs_FirstName",
    "First Name, prs_FirstName",
    "Methods_of_Control, vic_MethodsOfControl",
    "MethodsOfControl, vic_MethodsOfControl",
    "vic_TraffickinStatusDecisionMakingOrg, vic_TraffickingStatusDecisionMakingOrg",
    "Reason for Outgoing Referral, cas_ReasonForOutgoingReferral",
    "Type, ",
    "Longitude, ",
    "name, "
  })
  void a_heading_is_known_in_the_spellings_of_every_artefact(String heading, String field) {
    assertThat(HtcdsField.byHeading(heading).map(HtcdsField::fieldName))
        .isEqualTo(Optional.ofNullable(field));
  }

  @Test
  void every_code_of_a_field_that_a_case_holds_is_in_the_pack_of_the_real_region() {
    var codes = new PackCodes(Packs.shipped("asean"), HtcdsCodes.read());
    var htcds = HtcdsCodes.read();

    RowWriting.LISTS.forEach(
        (field, list) ->
            assertThat(codes.known(list, field))
                .as(field.fieldName())
                .containsExactlyElementsOf(
                    htcds.list(field.fieldName()).stream().map(c -> c.code()).toList()));
  }

  @Test
  void the_packs_spell_the_misspelt_code_right_in_words() {
    for (RegimePack pack : List.of(Packs.shipped("asean"), Packs.shipped("example"))) {
      var code =
          pack.codeList("recruiter").orElseThrow().codes().stream()
              .filter(c -> c.htcds().contains("vic_RelationshipToTrafficker/Unaquainted"))
              .map(CodeList.Code::id);
      assertThat(code).containsExactly("unacquainted");
    }
  }

  @Test
  void the_reference_names_every_field_and_every_column() throws IOException {
    var text = Files.readString(REFERENCE);

    assertThat(HtcdsField.values()).allMatch(f -> text.contains("`" + f.fieldName() + "`"));
    assertThat(Extension.values()).allMatch(e -> text.contains("`" + e.columnName() + "`"));
    assertThat(text).contains("CC BY 4.0", "International Organization for Migration");
    assertThat(Arrays.stream(HtcdsField.values()).filter(Predicate.not(HtcdsField::isTaken)))
        .hasSize(46);
  }

  private static XlsxRows template(String heading) throws IOException {
    var file = DATA.resolve("htcds_v2_template_single_select.xlsx");
    assumeTrue(Files.exists(file), "SKIPPED: the template of HTCDS is not at " + file);
    return XlsxRows.open(
        file, new SheetLimits(10_000_000, 1_000_000, 100), row -> row.contains(heading) ? 1 : 0);
  }

  private static JsonNode json(String name) throws IOException {
    var file = DATA.resolve(name);
    assumeTrue(Files.exists(file), "SKIPPED: the data of HTCDS are not at " + file);
    return JsonMapper.builder().build().readTree(Files.readString(file));
  }
}
