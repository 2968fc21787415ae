package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EstimateCommandTest {

  @TempDir private Path folder;
  private Path kosovo = Path.of("");

  @BeforeEach
  void write() throws IOException {
    kosovo = folder.resolve("lists.csv");
    Files.writeString(
        kosovo,
        """
        EXH,ABA,OSCE,HRW,count
        1,0,0,0,1131
        0,1,0,0,845
        0,0,1,0,936
        0,0,0,1,306
        1,1,0,0,177
        1,0,1,0,228
        1,0,0,1,106
        0,1,1,0,217
        0,1,0,1,31
        0,0,1,1,123
        1,1,1,0,181
        1,1,0,1,18
        1,0,1,1,42
        0,1,1,1,32
        1,1,1,1,27
        """);
  }

  @Test
  void an_estimate_comes_with_all_that_belongs_to_it() {
    var ended = run(kosovo, "--method", "stepwise", "--bootstrap", "500", "--seed", "3");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .startsWith("May be published: about 14,000 persons in all (95 % interval ")
        .contains("of whom 4,400 are on at least one list.")
        .contains("14341.663800 persons")
        .contains("-70.65882414", "39.893644 (df 5)", "161.317648", "k = 10")
        .contains("effective percentile", "Monte Carlo error", "conditional interval")
        .contains("models that won", "All methods side by side", "Persons on both lists")
        .contains("without OSCE", "EXH and ABA as one", "EXH:HRW a person less", "1,910 known;")
        .contains("14,325.66, 95 % interval 12,525.19 to 16,542.84; multinomial, another number")
        .contains("of 50 ", "of 450 ", "of 500 ", "odds ratio 0.50", "odds ratio 2.00")
        .contains(" seconds");
  }

  @Test
  void the_register_is_counted_by_a_plan_and_in_place_of_a_file() {
    var without = CommandSite.runAlone("estimate", "--register");
    var with = run(kosovo, "--register", "--plan", "0".repeat(32));

    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("name it with --plan");
    assertThat(with.code()).isEqualTo(2);
    assertThat(with.err()).contains("takes no file");
  }

  @Test
  void the_same_seed_gives_the_same_on_any_number_of_threads() {
    var one = json(run(kosovo, "--bootstrap", "200", "--threads", "1", "--json"));
    var three = json(run(kosovo, "--bootstrap", "200", "--threads", "3", "--json"));
    var other = json(run(kosovo, "--bootstrap", "200", "--seed", "9", "--json"));

    assertThat(three.path("estimate")).isEqualTo(one.path("estimate"));
    assertThat(other.path("estimate")).isNotEqualTo(one.path("estimate"));
  }

  @Test
  void as_json_it_has_the_numbers_and_the_sentence() {
    var answer =
        json(run(kosovo, "--method", "bic", "--order", "3", "--bootstrap", "200", "--json"));

    assertThat(answer.path("answer").asString()).isEqualTo("estimate");
    var estimate = answer.path("estimate");
    assertThat(estimate.path("point").asDouble()).isBetween(10_356.51, 10_356.53);
    assertThat(estimate.path("model").path("generators").asString())
        .isEqualTo("[EXH:ABA:OSCE, EXH:HRW, OSCE:HRW]");
    assertThat(estimate.path("model").path("search").path("existing").asInt()).isEqualTo(113);
    assertThat(estimate.path("bootstrap").path("lower").path("percentile").isNumber()).isTrue();
    assertThat(estimate.path("families").size()).isEqualTo(5);
    assertThat(estimate.path("changed").size()).isEqualTo(4 + 6 + 12);
    assertThat(estimate.path("changed").path(0).path("change").asString())
        .isEqualTo("without-list");
    assertThat(estimate.path("consistency").path(0).path("known").asInt()).isEqualTo(1_910);
    assertThat(estimate.path("profile").path("point").asDouble()).isBetween(10_334.495, 10_334.505);
    assertThat(estimate.path("profile").path("interval").path("upper").asDouble())
        .isBetween(12_110.405, 12_110.415);
    assertThat(estimate.path("bootstrap").path("trajectory").path(9).path("replicates").asInt())
        .isEqualTo(200);
    assertThat(estimate.path("interaction").path(4).path("point"))
        .isEqualTo(estimate.path("point"));
    assertThat(answer.path("published").path("persons").asLong()).isEqualTo(10_000);
    assertThat(answer.path("table").path("overlaps").path(0).path(1).asInt()).isEqualTo(403);
  }

  @Test
  void the_average_over_graphs_has_no_single_model() {
    var answer = json(run(kosovo, "--method", "decomposable", "--json"));

    assertThat(answer.path("estimate").path("point").asDouble()).isEqualTo(12_595);
    assertThat(answer.path("estimate").path("model").isNull()).isTrue();
    assertThat(answer.path("estimate").path("average").path("graphs").asInt()).isEqualTo(61);
  }

  @Test
  void a_refusal_says_why_and_keeps_the_workings_apart() {
    var ended = run(kosovo, "--bootstrap", "100", "--max-cv", "0.05");
    var answer = json(run(kosovo, "--bootstrap", "100", "--max-cv", "0.05", "--json"));

    assertThat(ended.code()).isEqualTo(ExitCode.NO);
    assertThat(ended.out())
        .startsWith(
            "No estimate: the dark figure's coefficient of variation is 0.10, and the bound is"
                + " 0.05.")
        .contains("not an estimate and not to be published")
        .doesNotContain("May be published");
    assertThat(answer.path("answer").asString()).isEqualTo("no-estimate");
    assertThat(answer.path("reasons").path(0).path("reason").asString()).isEqualTo("too-uncertain");
    assertThat(answer.path("estimate").isNull()).isTrue();
    assertThat(answer.path("published").isNull()).isTrue();
    assertThat(answer.path("workings").path("point").isNumber()).isTrue();
  }

  @Test
  void a_bound_that_is_barely_passed_is_told_from_what_passed_it() {
    var ended = run(kosovo, "--bootstrap", "100", "--max-cv", "0.0999");

    assertThat(ended.out()).contains("variation is 0.102, and the bound is 0.100.");
  }

  @Test
  void too_few_resampled_tables_are_told_beside_the_answer() {
    var few = run(kosovo, "--bootstrap", "100", "--json");

    assertThat(few.err())
        .contains(
            "lists.csv: 100 resampled tables are too few: ten beyond each limit ask for ",
            "Give --bootstrap ");
    assertThat(run(kosovo, "--bootstrap", "4000").err()).isEmpty();
  }

  @Test
  void rows_of_persons_are_counted_by_history_first() throws IOException {
    var persons = folder.resolve("persons.csv");
    var text = new StringBuilder("person,list\n");
    var lists = Files.readAllLines(kosovo).getFirst().split(",");
    int number = 0;
    for (var line : Files.readAllLines(kosovo).stream().skip(1).toList()) {
      var values = line.split(",");
      for (int i = 0; i < Integer.parseInt(values[4]); i++, number++) {
        for (int list = 0; list < 4; list++) {
          text.append(values[list].equals("1") ? "p%d,%s\n".formatted(number, lists[list]) : "");
        }
      }
    }
    Files.writeString(persons, text + "p0,EXH\n");

    var ended = run(persons, "--bootstrap", "1000");

    assertThat(ended.out()).contains("14341.663800 persons", "of whom 4,400 are on at least one");
    assertThat(ended.err()).contains("persons.csv: 1 rows name a person on a list again");
  }

  @Test
  void more_lists_than_a_method_takes_are_refused_at_once() throws IOException {
    var many = folder.resolve("many.csv");
    var names = new StringBuilder("L0");
    for (int i = 1; i < 18; i++) {
      names.append(",L").append(i);
    }
    Files.writeString(
        many,
        names
            + ",count\n1,1,0"
            + ",0".repeat(15)
            + ",5\n1,0,1"
            + ",0".repeat(15)
            + ",5\n0,1,1"
            + ",0".repeat(15)
            + ",5\n");

    var ended = run(many);

    assertThat(ended.code()).isEqualTo(ExitCode.NO);
    assertThat(ended.out()).contains("No estimate: 18 lists, and this method takes 16 at most");
  }

  @Test
  void two_lists_are_refused_without_workings() throws IOException {
    var two = folder.resolve("two.csv");
    Files.writeString(two, "A,B,count\n1,0,50\n0,1,40\n1,1,20\n");

    var ended = run(two);

    assertThat(ended.code()).isEqualTo(ExitCode.NO);
    assertThat(ended.out())
        .contains("No estimate: 2 lists, and three at least are needed")
        .doesNotContain("Workings");
  }

  @Test
  void a_file_that_is_no_table_names_the_line() throws IOException {
    var bad = folder.resolve("bad.csv");
    Files.writeString(bad, "A,B,C,count\n1,0,0,50\n0,0,0,40\n");

    var ended = run(bad);

    assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ended.err()).startsWith("bad.csv: Line 3: a history of no list.");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void wrong_options_are_misunderstood_commands() {
    assertThat(run(kosovo, "--method", "guess").code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run(kosovo, "--order", "1").code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run(kosovo, "--bootstrap", "0").code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run(kosovo, "--threads", "0").code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run(kosovo, "--max-cv", "0").code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run(folder.resolve("nowhere.csv")).err())
        .contains("is no file. Give a CSV file of lists and counts.");
  }

  private static JsonNode json(Ended ended) {
    return JsonMapper.builder().build().readTree(ended.out());
  }

  private static Ended run(Path file, String... options) {
    var all = new String[options.length + 2];
    all[0] = "estimate";
    all[1] = file.toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return CommandSite.runAlone(all);
  }
}
