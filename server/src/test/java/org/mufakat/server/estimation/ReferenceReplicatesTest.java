package org.mufakat.server.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.Existence;
import org.mufakat.estimation.Fitted;
import org.mufakat.estimation.Model;
import org.mufakat.estimation.StepwiseEstimate;
import org.mufakat.server.SharedData;

/// What the reference package printed, table by table: every resampled table's estimate and model,
/// every jackknife value, the existence of every model of pairs.
class ReferenceReplicatesTest {

  @ParameterizedTest
  @ValueSource(strings = {"Korea", "Western"})
  void every_resampled_table_has_the_references_estimate_and_model(String name) throws IOException {
    var lists = table(name).lists();

    for (var row : rows("fixtures/" + name + "_stepwise_bootstrap_seed1234.csv")) {
      var table = CaptureTable.of(lists, counts(row, lists.size()));
      var ours = StepwiseEstimate.of(table);

      assertThat(ours.persons())
          .as("replicate %s", row.get("rep"))
          .isCloseTo(Double.parseDouble(row.get("estimate")), within(1e-6 * ours.persons()));
      assertThat(pairs(table, ours.model()))
          .as("replicate %s", row.get("rep"))
          .isEqualTo(reference(row.get("model")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Korea", "Western"})
  void a_person_less_has_the_references_estimate_and_model(String name) throws IOException {
    var table = table(name);

    for (var row : rows("fixtures/" + name + "_stepwise_jackknife.csv")) {
      if (!row.get("estimate").equals("NA")) {
        var counts = table.counts();
        counts[history(row.get("history"))]--;
        var ours = StepwiseEstimate.of(CaptureTable.of(table.lists(), counts));

        assertThat(ours.persons())
            .isCloseTo(Double.parseDouble(row.get("estimate")), within(1e-6 * ours.persons()));
        assertThat(pairs(table, ours.model())).isEqualTo(reference(row.get("model")));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Artificial_3", "Korea", "Western"})
  void every_model_of_pairs_exists_just_where_the_reference_says_so(String name)
      throws IOException {
    var table = table(name);

    for (var row : rows("fixtures/" + name + "_existence_all_two_list_models.csv")) {
      var model = Model.independence(table.size());
      for (var column : row.toMap().entrySet()) {
        if (column.getKey().contains(":") && column.getValue().equals("1")) {
          model = model.plus(bits(table, column.getKey()));
        }
      }
      assertThat(Fitted.of(table, model).existence())
          .as(row.toString())
          .isEqualTo(Existence.values()[Integer.parseInt(row.get("status"))]);
    }
  }

  private static List<CSVRecord> rows(String name) throws IOException {
    var file = SharedData.file("data/mse/" + name);
    try (var reader = Files.newBufferedReader(file)) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .getRecords();
    }
  }

  private static CaptureTable table(String name) {
    Path file = SharedData.file("data/mse/" + name + ".csv");
    return ((CaptureReading.Read) CaptureCsv.read(file)).table();
  }

  private static int[] counts(CSVRecord row, int lists) {
    var counts = new int[1 << lists];
    row.toMap()
        .forEach(
            (column, text) -> {
              if (column.matches("h[01]+")) {
                counts[history(column)] = Integer.parseInt(text);
              }
            });
    return counts;
  }

  /// `h011` is of those on the second and third list.
  private static int history(String column) {
    int history = 0;
    for (int i = 1; i < column.length(); i++) {
      history |= (column.charAt(i) - '0') << i - 1;
    }
    return history;
  }

  private static int bits(CaptureTable table, String pair) {
    return Arrays.stream(pair.split(":")).mapToInt(l -> 1 << table.lists().indexOf(l)).sum();
  }

  private static List<String> pairs(CaptureTable table, Model model) {
    var names = new ArrayList<String>();
    for (int pair : model.interactions()) {
      names.add(table.named(pair));
    }
    return names.stream().sorted().toList();
  }

  private static List<String> reference(String model) {
    return Stream.of(model.replace("(-Inf)", "").split(" "))
        .filter(p -> !p.isEmpty())
        .sorted()
        .collect(Collectors.toList());
  }
}
