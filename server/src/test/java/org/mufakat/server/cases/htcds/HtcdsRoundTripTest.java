package org.mufakat.server.cases.htcds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.cases.htcds.HtcdsFiles.arrival;
import static org.mufakat.server.cases.htcds.HtcdsFiles.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mufakat.cases.Case;
import org.mufakat.cases.Encounters;
import org.mufakat.ledger.Compartment;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.cases.htcds.HtcdsExport.Format;
import org.mufakat.server.cases.htcds.HtcdsExport.Options;
import org.mufakat.server.regime.Packs;

/// What is written with Mufakat's columns comes back equal, in both formats and under both packs.
class HtcdsRoundTripTest {

  private static final int CASES = 300;
  private static final String SPOILERS = "\",;|\\\n\rA1@~-=\u0000\u00ff";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}, pack {1}, seed {2}")
  @CsvSource({
    "CSV, asean, 1",
    "CSV, example, 2",
    "CSV, asean, 3",
    "WORKBOOK, asean, 4",
    "WORKBOOK, example, 5"
  })
  void cases_that_were_written_come_back_equal(Format format, String name, long seed)
      throws IOException {
    var pack = Packs.shipped(name);
    var cases = new InventedCases(seed, pack, Compartment.VICTIM_SERVICES).all(CASES).toList();

    var file = written(pack, cases, new Options(format, true, true));
    var back = read(pack, file, arrival(Compartment.VICTIM_SERVICES));

    assertThat(back.quarantined().stream().limit(3)).as("seed %d", seed).isEmpty();
    assertThat(back.files()).as("seed %d", seed).containsExactlyElementsOf(cases);
    assertThat(back.reads()).hasSize(CASES);
    assertThat(back.reads()).allMatch(read -> read.left().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void without_identities_the_facts_come_back_and_nobody_is_named(Format format)
      throws IOException {
    var pack = Packs.shipped("example");
    var cases = new InventedCases(6, pack, Compartment.VICTIM_SERVICES).all(100).toList();

    var file = written(pack, cases, new Options(format, true, false));
    var back = read(pack, file, arrival(Compartment.VICTIM_SERVICES));

    assertThat(back.files()).extracting(CaseFile::file).containsExactlyElementsOf(facts(cases));
    assertThat(back.files()).allMatch(f -> f.identities().isEmpty());
  }

  /// As files were written before there was the column.
  @Test
  void a_file_without_the_column_of_encounters_says_nothing_of_them() throws IOException {
    var pack = Packs.shipped("example");
    var cases = new InventedCases(11, pack, Compartment.VICTIM_SERVICES).all(40).toList();
    var file = written(pack, cases, new Options(Format.CSV, true, true));

    var rows = new ArrayList<List<String>>();
    try (var parser = CSVFormat.RFC4180.parse(Files.newBufferedReader(file))) {
      parser.forEach(row -> rows.add(new ArrayList<>(row.toList())));
    }
    int column = rows.getFirst().indexOf(Extension.ENCOUNTERS.columnName());
    try (var printer = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180)) {
      for (var row : rows) {
        row.remove(column);
        printer.printRecord(row);
      }
    }
    var back = read(pack, file, arrival(Compartment.VICTIM_SERVICES));

    assertThat(back.quarantined()).isEmpty();
    assertThat(back.files())
        .extracting(CaseFile::file)
        .containsExactlyElementsOf(
            facts(cases).stream().map(HtcdsRoundTripTest::unrecorded).toList());
  }

  private static Case unrecorded(Case file) {
    return file.with(
        file.persons().stream()
            .map(p -> p.with(p.particulars().with(Encounters.NOT_RECORDED)))
            .toList(),
        file.evidence());
  }

  @Test
  void a_file_of_the_other_side_of_the_wall_is_not_taken() throws IOException {
    var pack = Packs.shipped("example");
    var cases = new InventedCases(7, pack, Compartment.VICTIM_SERVICES).all(20).toList();

    var file = written(pack, cases, new Options(Format.CSV, true, true));
    var back = read(pack, file, arrival(Compartment.LAW_ENFORCEMENT));

    assertThat(back.files()).isEmpty();
    assertThat(back.quarantined())
        .isNotEmpty()
        .allMatch(q -> q.faults().getFirst().kind() == HtcdsFault.Kind.OTHER_COMPARTMENT);
  }

  @Test
  void a_cell_of_the_standard_changed_beside_mufakats_own_is_found() throws IOException {
    var pack = Packs.shipped("example");
    var cases =
        new InventedCases(8, pack, Compartment.VICTIM_SERVICES)
            .all(200)
            .filter(c -> c.file().persons().size() == 1)
            .filter(c -> c.file().victims().size() == 1)
            .filter(
                c -> c.file().persons().getFirst().victim().orElseThrow().slug().equals("actual"))
            .limit(1)
            .toList();
    var file = written(pack, cases, new Options(Format.CSV, true, true));

    var text = Files.readString(file);
    Files.writeString(
        file, text.replace("ActualVictimOfTrafficking", "PossibleVictimOfTrafficking"));
    var back = read(pack, file, arrival(Compartment.VICTIM_SERVICES));

    assertThat(back.files()).isEmpty();
    assertThat(back.quarantined().getFirst().faults())
        .containsExactly(HtcdsFault.of(HtcdsField.VICTIM_STATUS, HtcdsFault.Kind.CONTRADICTS));
  }

  @Test
  void a_case_with_a_row_taken_out_is_not_taken_in_part() throws IOException {
    var pack = Packs.shipped("example");
    var cases =
        new InventedCases(9, pack, Compartment.VICTIM_SERVICES)
            .all(1_000)
            .filter(c -> c.file().persons().size() == 3)
            .filter(HtcdsRoundTripTest::hasNoPlace)
            .limit(1)
            .toList();
    var file = written(pack, cases, new Options(Format.CSV, true, false));

    var lines = Files.readAllLines(file);
    Files.write(file, List.of(lines.get(0), lines.get(1), lines.get(3)));
    var back = read(pack, file, arrival(Compartment.VICTIM_SERVICES));

    assertThat(lines).hasSize(4);
    assertThat(back.files()).isEmpty();
    assertThat(back.quarantined())
        .extracting(q -> q.faults().getFirst().kind())
        .containsExactly(HtcdsFault.Kind.ROWS_OF_CASE_APART, HtcdsFault.Kind.OTHER_ROW_FAULTY);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void any_spoilt_file_gets_an_answer(Format format) throws IOException {
    var pack = Packs.shipped("example");
    var cases = new InventedCases(10, pack, Compartment.VICTIM_SERVICES).all(15).toList();
    var whole = Files.readAllBytes(written(pack, cases, new Options(format, true, true)));
    var random = new SplittableRandom(10);
    var reader = new HtcdsImport(pack);
    var spoilt = folder.resolve("spoilt");

    for (int i = 0; i < 300; i++) {
      var bytes =
          Arrays.copyOf(
              whole, random.nextInt(3) == 0 ? random.nextInt(whole.length) : whole.length);
      for (int changes = random.nextInt(20); changes > 0 && bytes.length > 0; changes--) {
        bytes[random.nextInt(bytes.length)] =
            (byte) SPOILERS.charAt(random.nextInt(SPOILERS.length()));
      }
      Files.write(spoilt, bytes);

      var answer =
          reader.read(
              new PlainFile(spoilt),
              "cases",
              arrival(Compartment.VICTIM_SERVICES),
              HtcdsImport.Purpose.LOOK,
              _ -> true);

      assertThat(answer).as("spoilt file %d", i).isNotNull();
    }
  }

  private static boolean hasNoPlace(CaseFile file) {
    return file.file().persons().stream().allMatch(p -> p.particulars().places().isEmpty());
  }

  private Path written(RegimePack pack, List<CaseFile> cases, Options options) throws IOException {
    return HtcdsFiles.written(folder, pack, cases, options);
  }

  private static List<Case> facts(List<CaseFile> cases) {
    return cases.stream().map(CaseFile::file).toList();
  }
}
