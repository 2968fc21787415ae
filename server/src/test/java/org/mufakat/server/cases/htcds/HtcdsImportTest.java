package org.mufakat.server.cases.htcds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mufakat.server.cases.htcds.HtcdsFiles.arrival;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.cases.Age;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.Classes;
import org.mufakat.cases.Identity.Contact;
import org.mufakat.cases.PlaceOfExploitation;
import org.mufakat.cases.Safety;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.regime.Packs;

class HtcdsImportTest {

  private static final Path TEMPLATE =
      Path.of("../../shared/data/htcds/htcds_v2_template_single_select.xlsx");
  private static final RegimePack PACK = Packs.shipped("asean");
  private static final Compartment SIDE = Compartment.VICTIM_SERVICES;

  @TempDir Path folder;

  @Test
  void a_row_of_plain_htcds_is_a_case_with_one_person() throws IOException {
    var file =
        csv(
            "prs_FirstName,prs_SecondName,prs_Birthdate,prs_Gender,prs_Citizenship,prs_MobilePhone,"
                + "vic_TraffickingStatus,vic_RelationshipToTrafficker,vic_MethodsOfControl,"
                + "vic_TypeOfExploitation,vic_ForcedLabourIndustry,hte_Type,hte_Country,hte_City,"
                + "hte_Date,cas_Status,con_Consent",
            "Norra,Invented,2008-04-09,Feminine,MM;TH,'+00 000 001,PossibleVictimOfTrafficking,"
                + "Unaquainted,DebtBondage;WithholdsDocuments,ForcedLabour,A_AgricultureForestryAndFishing,Exploitation,TH,Invented"
                + " Town,2023-11,Closed,TRUE");

    var back = read(file);

    var read = back.reads().getFirst();
    var person = read.file().file().persons().getFirst();
    var identity = read.file().identities().get(person.id());
    assertThat(read.file().file().status()).isEqualTo(Case.Status.CLOSED);
    assertThat(person.victim()).contains(VictimStatus.POSSIBLE);
    assertThat(person.sex()).isEqualTo(Classes.Sex.FEMALE);
    assertThat(person.age()).isEqualTo(new Age.Born(CaseDate.of("2008-04")));
    assertThat(person.forms()).containsExactly("forced-labour");
    assertThat(person.allegations()).isEmpty();
    assertThat(person.particulars().citizenships()).containsExactly("MMR", "THA");
    assertThat(person.particulars().codes("control"))
        .containsExactly("debt-bondage", "withholds-documents");
    assertThat(person.particulars().codes("recruiter")).containsExactly("unacquainted");
    assertThat(person.particulars().codes("sector"))
        .containsExactly("agriculture-forestry-fishing");
    assertThat(person.particulars().places())
        .containsExactly(
            new PlaceOfExploitation(
                Optional.of("THA"),
                Optional.of("Invented Town"),
                Optional.of(CaseDate.of("2023-11")),
                Optional.empty()));
    assertThat(person.particulars().safety()).isEqualTo(Safety.UNKNOWN);
    assertThat(identity.names().getFirst().text()).isEqualTo("Norra Invented");
    assertThat(identity.born()).contains(CaseDate.of("2008-04-09"));
    assertThat(identity.contacts()).containsExactly(new Contact("telephone", "+00 000 001", false));
    assertThat(read.file().consents()).isEmpty();
    assertThat(read.left()).containsExactly(HtcdsField.CONSENT);
  }

  @ParameterizedTest
  @CsvSource({
    "vic_MethodsOfControl, Debt bondage , debt-bondage",
    "vic_MethodsOfControl, MethodsOfControlThreatOfLawEnforcement, threats-of-law-enforcement",
    "Methods_of_Control, ThreatOfLawEnforcement, threats-of-law-enforcement",
    "Methods of Control, PsychoactiveSubstances, psychoactive-substance",
    "VIC_METHODSOFCONTROL, RestrictsMovement, restricts-movement",
    "vic_MethodsOfControl, UsesChildren, uses-children"
  })
  void a_code_is_known_in_the_spellings_of_every_artefact(String heading, String word, String code)
      throws IOException {
    var file = csv("vic_TraffickingStatus," + heading, "Actual victim of trafficking," + word);

    var back = read(file);

    assertThat(back.files().getFirst().file().persons().getFirst().particulars().codes("control"))
        .containsExactly(code);
    assertThat(back.reads()).allMatch(read -> read.left().isEmpty());
  }

  @Test
  void the_misspelt_code_is_read_in_both_spellings_and_written_as_the_standard_has_it()
      throws IOException {
    var file =
        csv(
            "vic_TraffickingStatus,vic_RelationshipToTrafficker",
            "ActualVictimOfTrafficking,Unaquainted",
            "ActualVictimOfTrafficking,Unacquainted");

    var back = read(file);
    var again =
        HtcdsFiles.written(
            folder,
            PACK,
            back.files(),
            new HtcdsExport.Options(HtcdsExport.Format.CSV, false, true));

    assertThat(Files.readString(again)).contains("Unaquainted").doesNotContain("Unacquainted");
    assertThat(back.files()).hasSize(2);
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vic_MethodsOfControl           | DebtBondige                   | NOT_IN_LIST       | DebtBondige
          vic_MethodsOfControl           | ForcedLabour                  | NOT_IN_LIST       | ForcedLabour
          vic_MethodsOfControl           | Norra                         | NOT_IN_LIST       |
          vic_MethodsOfControl           | Norra Invented                | NOT_IN_LIST       |
          vic_MethodsOfControl           | MacInvented                   | NOT_IN_LIST       |
          vic_MethodsOfControl           | +00 000 001                   | NOT_IN_LIST       |
          vic_ForcedLabourIndustry       | B_MiningAndQuarrying;P_Education | MORE_THAN_ONE  |
          prs_Birthdate                  | 09/04/2008                    | NOT_A_DATE        |
          prs_Birthdate                  | 2551-04-09                    | OTHER_ERA         |
          prs_Birthdate                  | 2007-02-29                    | NO_SUCH_DAY       |
          prs_Birthdate                  | 1200-02-03                    | DATE_OUT_OF_RANGE |
          hte_Country                    | Nowhere                       | NOT_A_STATE       |
          prs_Citizenship                | TH;ZZ                         | NOT_A_STATE       |
          vic_AgeWhenTrafficked          | young                         | NOT_A_NUMBER      |
          """)
  void a_row_with_a_fault_is_set_aside_and_says_nothing_of_a_person(
      String column, String cell, HtcdsFault.Kind kind, String shown) throws IOException {
    var file =
        csv(
            "vic_TraffickingStatus,prs_FirstName," + column,
            "ActualVictimOfTrafficking,Norra," + cell);

    var back = read(file);

    var fault = back.quarantined().getFirst().faults().getFirst();
    assertThat(back.files()).isEmpty();
    assertThat(back.quarantined()).hasSize(1);
    assertThat(back.quarantined().getFirst().row()).isEqualTo(2);
    assertThat(fault.column()).isEqualTo(column);
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.code()).isEqualTo(Optional.ofNullable(shown));
    if (shown == null) {
      assertThat(fault.what(2)).doesNotContain(cell);
    }
  }

  @Test
  void all_faults_of_a_row_are_told_and_the_codes_that_would_do() throws IOException {
    var file =
        csv(
            "prs_FirstName,prs_Birthdate,vic_TypeOfExploitation,prs_Gender",
            "Norra,soon,ForcedLabour,Fem");

    var faults = read(file).quarantined().getFirst().faults();

    assertThat(faults)
        .extracting(f -> f.column() + " " + f.kind().slug())
        .containsExactlyInAnyOrder(
            "prs_Birthdate not-a-date", "prs_Gender not-in-list", "vic_TraffickingStatus missing");
    assertThat(faults)
        .filteredOn(f -> f.column().equals("vic_TraffickingStatus"))
        .singleElement()
        .extracting(HtcdsFault::allowed)
        .isEqualTo(
            List.of(
                "PossibleVictimOfTrafficking",
                "ActualVictimOfTrafficking",
                "NotAVictimOfTrafficking"));
  }

  @Test
  void a_code_that_the_regime_has_not_is_at_fault_and_not_lost() throws IOException {
    var file =
        csv(
            "vic_TraffickingStatus,vic_TypeOfExploitation",
            "ActualVictimOfTrafficking,OrganRemoval");

    var back = HtcdsFiles.read(Packs.shipped("example"), file, arrival(SIDE));

    var fault = back.quarantined().getFirst().faults().getFirst();
    assertThat(fault.kind()).isEqualTo(HtcdsFault.Kind.NOT_IN_PACK);
    assertThat(fault.code()).contains("OrganRemoval");
    assertThat(fault.allowed()).contains("ForcedLabour").doesNotContain("OrganRemoval");
  }

  @Test
  void a_suspect_is_known_by_the_part_played() throws IOException {
    var file =
        csv(
            "prs_FirstName,per_RoleInProcess,vic_TraffickingStatus",
            "Sudra,Transporter;RecruiterOrIntermediary,",
            "Sudro,Exploiter,PossibleVictimOfTrafficking");

    var persons = read(file).files().stream().map(f -> f.file().persons().getFirst()).toList();

    assertThat(persons).allMatch(p -> p.suspect());
    assertThat(persons.get(0).victim()).isEmpty();
    assertThat(persons.get(0).particulars().codes("part-played"))
        .containsExactly("recruiter", "transporter");
    assertThat(persons.get(1).callsForNonPunishment(Optional.empty())).isTrue();
  }

  @Test
  void texts_longer_than_the_register_takes_are_at_fault_by_their_columns() throws IOException {
    var file =
        csv(
            "prs_FirstName,prs_Email,prs_IdentityNumber,prs_MailingStreet,vic_TraffickingStatus",
            "Norra,%s,%s,%s,ActualVictimOfTrafficking"
                .formatted("e".repeat(201), "1".repeat(201), "s".repeat(1_001)));

    var back = read(file);

    assertThat(back.files()).isEmpty();
    assertThat(back.quarantined().getFirst().faults())
        .containsExactlyInAnyOrder(
            HtcdsFault.of(HtcdsField.PERSON_EMAIL, HtcdsFault.Kind.TOO_LONG),
            HtcdsFault.of(HtcdsField.PERSON_IDENTITY_NUMBER, HtcdsFault.Kind.TOO_LONG),
            HtcdsFault.of(HtcdsField.PERSON_MAILING_STREET, HtcdsFault.Kind.TOO_LONG));
  }

  @Test
  void a_code_that_is_wrong_is_told_once_and_not_as_missing_too() throws IOException {
    var file = csv("prs_FirstName,vic_TraffickingStatus", "Norra,Exploited");

    assertThat(read(file).quarantined().getFirst().faults())
        .extracting(HtcdsFault::kind)
        .containsExactly(HtcdsFault.Kind.NOT_IN_LIST);
  }

  @Test
  void texts_with_quotes_line_ends_and_a_byte_order_mark_are_read() throws IOException {
    var file =
        csv(
            "\uFEFFprs_FirstName,prs_MailingStreet,vic_TraffickingStatus",
            "\"Norra \"\"the\nfirst\"\"\",\"1, Invented Way\",ActualVictimOfTrafficking");

    var identity = read(file).files().getFirst().identities().values().iterator().next();

    assertThat(identity.names().getFirst().text()).isEqualTo("Norra \"the\nfirst\"");
    assertThat(identity.contacts().getFirst().value()).isEqualTo("1, Invented Way");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          prs_FirstName;vic_TraffickingStatus|a;b                  ~ other-delimiter
          prs_FirstName\\tvic_TraffickingStatus|a\\tb              ~ other-delimiter
          name,status|a,b                                          ~ not-htcds
          prs_FirstName,First Name,vic_TraffickingStatus|a,b,c     ~ repeated-column
          prs_FirstName,vic_TraffickingStatus,mufakat_whatever|a,b ~ unknown-extension
          prs_FirstName,vic_TraffickingStatus,mufakat_form|a,b,1   ~ missing-extension
          prs_FirstName,vic_TraffickingStatus                      ~ no-rows
          prs_FirstName,vic_TraffickingStatus|"a"b,c               ~ quotes-out-of-place
          %PDF-1.4                                                 ~ not-text
          """)
  void a_file_that_is_none_of_cases_is_refused_with_what_to_do(String text, String reason)
      throws IOException {
    var file = folder.resolve("cases.csv");
    Files.writeString(file, text.strip().replace('|', '\n').replace("\\t", "\t"));

    var refusal = refusal(file);

    assertThat(refusal.reason().slug()).isEqualTo(reason);
    assertThat(refusal.whatToDo()).isNotBlank();
  }

  @Test
  void a_file_in_another_encoding_is_refused_at_its_row() throws IOException {
    var latin = folder.resolve("latin.csv");
    Files.write(
        latin,
        "prs_FirstName,vic_TraffickingStatus\nN\u00f3rra,ActualVictimOfTrafficking\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    var wide = folder.resolve("wide.csv");
    Files.write(
        wide, "\uFEFFprs_FirstName,vic_TraffickingStatus\n".getBytes(StandardCharsets.UTF_16LE));

    assertThat(refusal(latin).reason()).isEqualTo(HtcdsRefusal.Reason.NOT_UTF8);
    assertThat(refusal(wide).reason()).isEqualTo(HtcdsRefusal.Reason.NOT_UTF8);
  }

  @Test
  void a_file_larger_or_longer_than_allowed_is_refused() throws IOException {
    var file =
        csv(
            "prs_FirstName,vic_TraffickingStatus",
            "a,ActualVictimOfTrafficking",
            "b,ActualVictimOfTrafficking");
    var small = new HtcdsImport.Limits(10, 1_000, 1_000, 100, 10);
    var short1 = new HtcdsImport.Limits(1_000, 1_000, 1_000, 1, 10);

    assertThat(refusal(file, small).reason()).isEqualTo(HtcdsRefusal.Reason.TOO_LARGE);
    assertThat(refusal(file, short1).reason()).isEqualTo(HtcdsRefusal.Reason.TOO_MANY_ROWS);
  }

  @Test
  void of_someone_of_whom_a_row_tells_no_name_no_identity_is_kept() throws IOException {
    var read =
        read(csv("vic_TraffickingStatus,hte_City", "ActualVictimOfTrafficking,Invented Town"))
            .reads()
            .getFirst();

    assertThat(read.file().file().persons()).hasSize(1);
    assertThat(read.file().identities()).isEmpty();
  }

  @Test
  void whom_a_file_says_not_to_punish_is_flagged_without_a_name_too() throws IOException {
    var read =
        read(csv("vic_TraffickingStatus,mufakat_non_punishment", "ActualVictimOfTrafficking,TRUE"))
            .reads()
            .getFirst();

    assertThat(read.file().identities()).isEmpty();
    assertThat(read.flagged()).containsExactly(read.file().file().persons().getFirst().id());
  }

  @Test
  void the_same_file_is_read_the_same() throws IOException {
    var file = csv("prs_FirstName,vic_TraffickingStatus", "Norra,ActualVictimOfTrafficking");

    assertThat(read(file)).isEqualTo(read(file));
  }

  @Test
  void what_is_read_to_be_taken_is_the_same_but_for_what_a_case_does_not_hold() throws IOException {
    var file =
        csv(
            "prs_FirstName,vic_TraffickingStatus,cas_ReferringOrganisation",
            "Norra,ActualVictimOfTrafficking,Invented reason",
            "Sudro,nothing of the list,");
    var taken = new ArrayList<HtcdsRead>();

    new HtcdsImport(PACK)
        .read(
            new PlainFile(file), "cases.csv", arrival(SIDE), HtcdsImport.Purpose.TAKE, taken::add);

    var looked = read(file).parts();
    var one = (HtcdsRead.Read) looked.getFirst();
    assertThat(one.left()).isNotEmpty();
    assertThat(taken)
        .containsExactly(
            new HtcdsRead.Read(
                one.firstRow(), one.lastRow(), one.file(), one.whole(), Set.of(), one.flagged()),
            looked.get(1));
  }

  @Test
  void whoever_takes_the_cases_may_stop() throws IOException {
    var file =
        csv(
            "prs_FirstName,vic_TraffickingStatus",
            "a,ActualVictimOfTrafficking",
            "b,ActualVictimOfTrafficking");

    var handedOver = new ArrayList<HtcdsRead>();

    var answer =
        new HtcdsImport(PACK)
            .read(
                new PlainFile(file),
                "cases.csv",
                arrival(SIDE),
                HtcdsImport.Purpose.LOOK,
                read -> {
                  handedOver.add(read);
                  return false;
                });

    assertThat(answer).isEqualTo(new HtcdsImport.Answer.Stopped());
    assertThat(handedOver).hasSize(1);
  }

  @Test
  void a_column_that_nobody_knows_is_told_by_its_number_and_not_by_its_text() throws IOException {
    var file =
        csv("prs_FirstName,Norra Invented,vic_TraffickingStatus", "a,b,ActualVictimOfTrafficking");

    var back = read(file);

    assertThat(back.summary().unknownColumns()).containsExactly(2);
    assertThat(back.files()).hasSize(1);
  }

  @Test
  void the_published_template_filled_in_by_its_labels_is_read() throws IOException {
    assumeTrue(
        Files.exists(TEMPLATE),
        "SKIPPED: the template of HTCDS is not at " + TEMPLATE + " beside the checkout");
    var file =
        filledTemplate(
            "<c r=\"D3\" t=\"inlineStr\"><is><t>Norra</t></is></c><c r=\"G3\"><v>39547</v></c><c"
                + " r=\"H3\" t=\"inlineStr\"><is><t>Feminine</t></is></c><c r=\"I3\""
                + " t=\"inlineStr\"><is><t>Myanmar</t></is></c><c r=\"N3\" t=\"inlineStr\"><is><t>1"
                + " Invented Way</t></is></c><c r=\"O3\" t=\"inlineStr\"><is><t>Invented"
                + " Town</t></is></c><c r=\"Q3\" t=\"inlineStr\"><is><t>00001</t></is></c><c"
                + " r=\"S3\" t=\"inlineStr\"><is><t>Actual victim of trafficking</t></is></c><c"
                + " r=\"T3\" t=\"inlineStr\"><is><t>Court or prosecution</t></is></c><c r=\"W3\""
                + " t=\"inlineStr\"><is><t>Debt bondage </t></is></c><c r=\"Y3\""
                + " t=\"inlineStr\"><is><t>Water supply; sewerage, waste management and"
                + " remediation</t></is></c><c r=\"AB3\" t=\"inlineStr\"><is><t>Follow"
                + " up</t></is></c><c r=\"AJ3\" t=\"inlineStr\"><is><t>Migration Or Change Of"
                + " Location</t></is></c>");

    var back = read(file);

    var read = back.reads().getFirst();
    var person = read.file().file().persons().getFirst();
    var identity = read.file().identities().get(person.id());
    assertThat(back.parts()).hasSize(1);
    assertThat(identity.born()).contains(CaseDate.of("2008-04-09"));
    assertThat(identity.contacts())
        .containsExactly(new Contact("address", "1 Invented Way\nInvented Town\n\n00001", false));
    assertThat(person.particulars().citizenships()).containsExactly("MMR");
    assertThat(person.particulars().codes("control")).containsExactly("debt-bondage");
    assertThat(person.particulars().codes("identified-by")).containsExactly("court-or-prosecution");
    assertThat(person.particulars().codes("sector")).containsExactly("water-and-waste");
    assertThat(read.left())
        .containsExactlyInAnyOrder(
            HtcdsField.CASE_STATUS, HtcdsField.CASE_REASON_FOR_OUTGOING_REFERRAL);
    assertThat(back.summary().unknownColumns()).isEmpty();
  }

  /// A copy of the published template with cells in its first row for a person.
  private Path filledTemplate(String cells) throws IOException {
    var filled = folder.resolve("filled.xlsx");
    try (var from = new ZipFile(TEMPLATE.toFile());
        var to = new ZipOutputStream(Files.newOutputStream(filled))) {
      for (var entry : Collections.list(from.entries())) {
        var bytes = from.getInputStream(entry).readAllBytes();
        if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
          var text = new String(bytes, StandardCharsets.UTF_8);
          int row = text.indexOf("<row r=\"3\"");
          int open = text.indexOf('>', row) + 1;
          int end = text.indexOf("</row>", row);
          assertThat(row).isPositive();
          bytes =
              (text.substring(0, open) + cells + text.substring(end))
                  .getBytes(StandardCharsets.UTF_8);
        }
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(bytes);
        to.closeEntry();
      }
    }
    return filled;
  }

  private Path csv(String... lines) throws IOException {
    var file = folder.resolve("cases.csv");
    Files.write(file, Arrays.asList(lines));
    return file;
  }

  private static HtcdsFiles.Back read(Path file) {
    return HtcdsFiles.read(PACK, file, arrival(SIDE));
  }

  private static HtcdsRefusal refusal(Path file) {
    return refusal(file, HtcdsImport.Limits.USUAL);
  }

  private static HtcdsRefusal refusal(Path file, HtcdsImport.Limits limits) {
    var parts = new ArrayList<HtcdsRead>();
    var answer =
        new HtcdsImport(PACK, limits)
            .read(
                new PlainFile(file),
                file.getFileName().toString(),
                arrival(SIDE),
                HtcdsImport.Purpose.LOOK,
                parts::add);
    assertThat(answer).isInstanceOf(HtcdsImport.Answer.Refused.class);
    return ((HtcdsImport.Answer.Refused) answer).refusal();
  }
}
