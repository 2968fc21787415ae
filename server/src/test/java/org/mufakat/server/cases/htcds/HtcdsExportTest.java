package org.mufakat.server.cases.htcds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.cases.htcds.HtcdsFiles.arrival;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.Consent;
import org.mufakat.cases.Element;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.EvidenceId;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.Contact;
import org.mufakat.cases.Identity.PersonName;
import org.mufakat.cases.Offence;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.cases.Safety;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.cases.htcds.HtcdsExport.Format;
import org.mufakat.server.cases.htcds.HtcdsExport.Options;
import org.mufakat.server.regime.Packs;
import org.mufakat.server.sheets.CellGuard;

class HtcdsExportTest {

  private static final RegimePack PACK = Packs.shipped("asean");
  private static final Options PLAIN = new Options(Format.CSV, false, true);
  private static final Options WHOLE = new Options(Format.CSV, true, true);
  private static final OpaqueId PERSON = new OpaqueId("a".repeat(32));

  @TempDir Path folder;

  @Test
  void what_evidence_shows_goes_out_as_far_as_the_standard_goes() throws IOException {
    var person =
        person(
            List.of("fishing", "online-scam"),
            List.of(
                means("deception", "e1"),
                means("abduction", "e1"),
                // Which of several methods of control it was, nobody said.
                means("other-coercion", "e1"),
                // Said, and nothing held speaks for it.
                means("threat")),
            Particulars.ofCodes(Map.of("control", List.of("debt-bondage"))));

    var row = csv(file(person), PLAIN).getFirst();

    assertThat(row.get("vic_TypeOfExploitation")).isEqualTo("ForcedLabour;Other");
    assertThat(row.get("vic_ForcedLabourIndustry")).isEqualTo("A_AgricultureForestryAndFishing");
    assertThat(row.get("vic_MethodsOfControl")).isEqualTo("DebtBondage;FalsePromises;Other");
  }

  @Test
  void what_is_lost_without_mufakats_columns_is_told_by_column_and_count() throws IOException {
    var person =
        person(
            List.of("online-scam"),
            List.of(means("deception", "e1")),
            Particulars.ofCodes(Map.of("control", List.of("debt-bondage"))));
    var file =
        new CaseFile(
            file(person).file(),
            Map.of(
                PERSON,
                new Identity(
                    List.of(
                        new PersonName("Norra", PersonName.Kind.LEGAL),
                        new PersonName("Nori", PersonName.Kind.NICKNAME)),
                    Optional.of(new CaseDate("2551-04", CalendarEra.BUDDHIST, 1)),
                    List.of(),
                    List.of())),
            List.of(consent()),
            Map.of());

    var report = report(file, PLAIN);

    assertThat(report.lost())
        .containsOnly(
            Map.entry(Extension.CASE_REFERENCE, 1),
            Map.entry(Extension.CASE_OPENED, 1),
            Map.entry(Extension.EVIDENCE, 1),
            Map.entry(Extension.MEANS, 1),
            Map.entry(Extension.FORMS, 1),
            Map.entry(Extension.CODES, 1),
            Map.entry(Extension.NAMES, 1),
            Map.entry(Extension.BORN, 1),
            Map.entry(Extension.CONSENTS, 1));
    assertThat(report(file, WHOLE).lost()).isEmpty();
  }

  @Test
  void which_persons_are_of_one_case_is_told_to_be_lost() throws IOException {
    var file =
        new InventedCases(3, PACK, Compartment.VICTIM_SERVICES)
            .all(50)
            .filter(f -> f.file().persons().size() == 3)
            .findFirst()
            .orElseThrow();

    assertThat(report(file, PLAIN).lost()).containsEntry(Extension.CASE, 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_row_that_speaks_of_prosecution_has_the_flag_of_non_punishment(boolean extensions)
      throws IOException {
    var offences =
        Particulars.NONE.with(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new Offence("immigration-offence", Offence.Stage.SUSPECTED, Optional.empty())));
    var suspect = suspect(Optional.empty(), offences);
    var both = suspect(Optional.of(VictimStatus.POSSIBLE), offences);
    var disclosed =
        new CaseFile(
            file(suspect).file(), Map.of(), List.of(), Map.of(PERSON, VictimStatus.POSSIBLE));
    var scammer = person(List.of("online-scam"), List.of(), Particulars.NONE);
    var options = new Options(Format.CSV, extensions, true);

    assertThat(flag(file(suspect), options)).isEqualTo("FALSE");
    assertThat(flag(file(both), options)).isEqualTo("TRUE");
    assertThat(flag(disclosed, options)).isEqualTo("TRUE");
    assertThat(flag(file(scammer), options)).isEqualTo("TRUE");
    assertThat(flag(file(person(List.of(), List.of(), Particulars.NONE)), options)).isEmpty();
  }

  @Test
  void a_flag_that_was_taken_off_is_found_and_one_that_came_by_disclosure_is_told()
      throws IOException {
    var both = file(suspect(Optional.of(VictimStatus.POSSIBLE), Particulars.NONE));
    var disclosed =
        new CaseFile(
            file(suspect(Optional.empty(), Particulars.NONE)).file(),
            Map.of(),
            List.of(),
            Map.of(PERSON, VictimStatus.POSSIBLE));
    var taken = HtcdsFiles.written(folder, PACK, List.of(both), WHOLE);
    var text = Files.readString(taken);
    var columns = text.lines().findFirst().orElseThrow().split(",");
    int at = List.of(columns).indexOf(Extension.NON_PUNISHMENT.columnName());

    var cells = text.lines().skip(1).findFirst().orElseThrow().split(",", -1);
    cells[at] = "FALSE";
    Files.writeString(taken, String.join(",", columns) + "\r\n" + String.join(",", cells));
    var changed = HtcdsFiles.read(PACK, taken, arrival(Compartment.VICTIM_SERVICES));
    var kept =
        HtcdsFiles.read(
            PACK,
            HtcdsFiles.written(folder, PACK, List.of(disclosed), WHOLE),
            arrival(Compartment.VICTIM_SERVICES));

    assertThat(changed.quarantined().getFirst().faults())
        .containsExactly(HtcdsFault.of(Extension.NON_PUNISHMENT, HtcdsFault.Kind.CONTRADICTS));
    assertThat(kept.reads().getFirst().flagged()).containsExactly(PERSON);
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, true, ''",
    "false, true, false, ''",
    "false, true, true, +00 000 001",
    "false, false, false, +00 000 001"
  })
  void a_number_that_may_not_be_called_is_in_no_column_of_the_standard(
      boolean doNotContact, boolean safeOnly, boolean safe, String shown) throws IOException {
    var person =
        person(
            List.of(),
            List.of(),
            Particulars.NONE.with(
                new Safety(doNotContact, safeOnly, Safety.Risk.NOT_ASSESSED, Optional.empty())));
    var file =
        new CaseFile(
            file(person).file(),
            Map.of(
                PERSON,
                new Identity(
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    List.of(new Contact("telephone", "+00 000 001", safe)))),
            List.of(),
            Map.of());

    var cell = csv(file, PLAIN).getFirst().get("prs_MobilePhone");

    assertThat(CellGuard.unguarded(cell)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\ta", "\ra", "\na", "'a", "''=a", "\uFF1Da"})
  void no_cell_begins_as_a_formula_and_each_comes_back(String text) {
    var guarded = CellGuard.guarded(text);

    assertThat(guarded).startsWith("'");
    assertThat(CellGuard.unguarded(guarded)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'tis", "'", "a=1", ""})
  void an_apostrophe_of_other_origin_stays(String cell) {
    assertThat(CellGuard.unguarded(cell)).isEqualTo(cell);
  }

  @Test
  void a_text_that_no_file_can_hold_keeps_its_case_out_and_is_told() throws IOException {
    var person = person(List.of(), List.of(), Particulars.NONE);
    var file =
        new CaseFile(
            file(person).file(),
            Map.of(
                PERSON,
                new Identity(
                    List.of(new PersonName("No\u0000rra", PersonName.Kind.LEGAL)),
                    Optional.empty(),
                    List.of(),
                    List.of())),
            List.of(),
            Map.of());
    var out = new ByteArrayOutputStream();

    var report = new HtcdsExport(PACK).write(List.of(file).iterator(), out, WHOLE);

    assertThat(report.cases()).isZero();
    assertThat(report.notWritten())
        .containsExactly(new HtcdsExport.NotWritten(file.file().id(), "prs_FirstName"));
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @Test
  void a_workbook_has_the_templates_sheet_and_labels_and_no_formula() throws IOException {
    var cases = new InventedCases(4, PACK, Compartment.VICTIM_SERVICES).all(40).toList();

    var file = HtcdsFiles.written(folder, PACK, cases, new Options(Format.WORKBOOK, true, true));

    try (var zip = new ZipFile(file.toFile())) {
      var workbook = text(zip, "xl/workbook.xml");
      var sheet = text(zip, "xl/worksheets/sheet1.xml");
      assertThat(workbook).contains("<sheet name=\"Case Sheet\"");
      assertThat(sheet)
          .contains("<row r=\"1\" hidden=\"1\">", ">Case Owner<")
          .doesNotContain("<f>");
      assertThat(sheet.replaceAll("<c r=\"[A-Z]+\\d+\" t=\"inlineStr\">", ""))
          .doesNotContain("<c ");
      assertThat(text(zip, "xl/worksheets/sheet2.xml"))
          .contains(
              "International Organization for Migration", "CC BY 4.0", "IOM endorses neither");
    }
  }

  private static String text(ZipFile zip, String part) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(part)).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String flag(CaseFile file, Options options) throws IOException {
    return csv(file, options).getFirst().get(Extension.NON_PUNISHMENT.columnName());
  }

  private static HtcdsExport.Report report(CaseFile file, Options options) throws IOException {
    return new HtcdsExport(PACK)
        .write(List.of(file).iterator(), new ByteArrayOutputStream(), options);
  }

  /// The rows as whoever knows only RFC 4180 reads them.
  private static List<Map<String, String>> csv(CaseFile file, Options options) throws IOException {
    var out = new ByteArrayOutputStream();
    new HtcdsExport(PACK).write(List.of(file).iterator(), out, options);
    var text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF");
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    var rows = new ArrayList<Map<String, String>>();
    try (var parser = format.parse(new StringReader(text.substring(1)))) {
      for (CSVRecord record : parser) {
        rows.add(record.toMap());
      }
    }
    return rows;
  }

  private static Allegation means(String code, String... evidence) {
    return new Allegation(
        Element.MEANS,
        code,
        Optional.empty(),
        List.of(evidence).stream().map(EvidenceId::new).toList(),
        List.of());
  }

  private static CasePerson person(
      List<String> forms, List<Allegation> allegations, Particulars particulars) {
    return new CasePerson(
        PERSON,
        Optional.of(VictimStatus.ACTUAL),
        false,
        false,
        new Age.Unknown(),
        Classes.Sex.FEMALE,
        allegations,
        forms,
        List.of(),
        false,
        particulars);
  }

  private static CasePerson suspect(Optional<VictimStatus> victim, Particulars particulars) {
    return new CasePerson(
        PERSON,
        victim,
        true,
        false,
        new Age.Unknown(),
        Classes.Sex.MALE,
        List.of(),
        List.of(),
        List.of(),
        false,
        particulars);
  }

  private static CaseFile file(CasePerson person) {
    return CaseFile.of(
        new Case(
            new OpaqueId("c".repeat(32)),
            Compartment.VICTIM_SERVICES,
            "XNO-2031-0001",
            1,
            Instant.parse("2031-05-01T10:00:00Z"),
            Case.Status.OPEN,
            List.of(person),
            List.of(
                new Evidence(
                    new EvidenceId("e1"), Evidence.Kind.VICTIM_STATEMENT, Optional.empty()))));
  }

  private static Consent consent() {
    return new Consent(
        new OpaqueId("b".repeat(32)),
        PERSON,
        "victim-assistance",
        new Recipient.Within(Compartment.LAW_ENFORCEMENT),
        Set.of(RecordPart.NAME),
        Instant.parse("2031-05-01T10:00:00Z"),
        Instant.parse("2031-06-01T10:00:00Z"),
        Optional.empty(),
        "id");
  }
}
