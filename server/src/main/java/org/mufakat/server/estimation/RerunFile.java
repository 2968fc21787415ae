package org.mufakat.server.estimation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.mufakat.estimation.Estimation;
import org.mufakat.estimation.Watch;
import org.mufakat.ledger.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// An estimate for a program: the table, the plan, the numbers and their hash. From it anyone
/// computes the same again, without the node.
///
/// @param plan the plan's canonical text, to the letter as it was hashed
/// @param planSalt opens the ledger's entry of the plan
/// @param numbersSalt opens the ledger's entry of the estimate
public record RerunFile(
    String format,
    boolean invented,
    String node,
    String estimate,
    String plan,
    String planSha256,
    String planSalt,
    String fileName,
    String fileSha256,
    KeptTable table,
    EstimateJson answer,
    String numbersFormat,
    String numbersSha256,
    String numbersSalt) {

  static final String FORMAT = "mufakat-estimate/1";

  private static final int SHOWN_DIFFERENCES = 5;

  /// In the place of the sentence that may be published, which is the first line.
  private static final String CONTRADICTED =
      "Not to be published: the register that was counted holds %,d persons of this population"
          + " already, more than the whole interval.";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /// What came of computing it again.
  public sealed interface Again {
    /// The same to the hash.
    record Same(String sha256, List<String> lines) implements Again {}

    /// @param lines what differs
    record Other(String sha256, List<String> lines) implements Again {}

    /// It is no such file, or it does not fit itself.
    record Refused(String sentence) implements Again {}
  }

  static String name(String estimate) {
    return "estimate-" + estimate.substring(0, 8) + ".json";
  }

  static RerunFile of(EstimateCase about, String node, String numbersSalt) {
    return new RerunFile(
        FORMAT,
        about.plan().invented(),
        node,
        about.estimate().id(),
        about.plan().plan().canonical(),
        about.plan().sha256(),
        about.plan().salt(),
        about.file().fileName(),
        about.file().fileSha256(),
        about.file().table(),
        about.result().answer(),
        CanonicalNumbers.FORMAT,
        about.estimate().resultSha256().orElse(""),
        numbersSalt);
  }

  String json() {
    return JSON.writeValueAsString(this);
  }

  /// Computes what a file says again.
  public static Again again(String text, int threads, Watch watch) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JacksonException e) {
      return new Again.Refused("The file is no JSON: take it from the estimate's page again.");
    }
    if (!json.path("format").asString("").equals(FORMAT)) {
      return new Again.Refused(
          "The file is no estimate to be run again (its `format` is not %s): take it from the"
                  .formatted(FORMAT)
              + " estimate's page.");
    }
    try {
      return again(json, threads, watch);
    } catch (JacksonException | IllegalArgumentException | NoSuchElementException e) {
      return new Again.Refused(
          "The file's table or plan cannot be read: take it from the estimate's page again.");
    }
  }

  private static Again again(JsonNode json, int threads, Watch watch) {
    var planText = json.path("plan").asString("");
    var said = json.path("numbersSha256").asString("");
    var own = CanonicalNumbers.of(json.path("answer"));
    if (!Sha256.hexOf(planText.getBytes(StandardCharsets.UTF_8))
        .equals(json.path("planSha256").asString(""))) {
      return new Again.Refused("The plan in the file is not the one that its hash is of.");
    }
    if (!own.sha256().equals(said)) {
      return new Again.Refused("The numbers in the file are not those that its hash is of.");
    }
    var read = AnalysisPlan.read(planText);
    if (!json.path("table").isObject()) {
      return new Again.Refused("The file has no table: take it from the estimate's page again.");
    }
    if (read.replicates().filter(b -> b < 1 || b > PlanForm.MOST_REPLICATES).isPresent()) {
      return new Again.Refused("The plan in the file asks for more resampled tables than one can.");
    }
    var plan = read.computation(threads);
    var kept = JSON.treeToValue(json.path("table"), KeptTable.class);
    var table = kept.table();
    long before = System.nanoTime();
    var answer = Estimation.of(table, plan, watch);
    double seconds = (System.nanoTime() - before) / 1e9;
    var computed = CanonicalNumbers.of(EstimateJson.of(table, plan, answer, seconds));
    var lines = new ArrayList<>(new EstimateText(table).lines(answer, seconds));
    lines.addAll(kept.notes());
    if (KeptResult.of(table, plan, answer, seconds).isBelow(kept.held())) {
      lines.set(0, CONTRADICTED.formatted(kept.held()));
    }
    if (computed.sha256().equals(said)) {
      return new Again.Same(said, lines);
    }
    return new Again.Other(computed.sha256(), differences(own.lines(), computed.lines()));
  }

  private static List<String> differences(List<String> said, List<String> computed) {
    // Points first: they are what one looks for.
    var differ = new ArrayList<String>();
    for (int i = 0; i < Math.max(said.size(), computed.size()); i++) {
      var first = at(said, i);
      var second = at(computed, i);
      if (!first.equals(second)) {
        differ.add(
            "%s in the file, %s computed"
                .formatted(first.orElse("nothing"), second.orElse("nothing")));
      }
    }
    differ.sort(Comparator.comparing(line -> !line.contains(".point ")));
    int more = differ.size() - SHOWN_DIFFERENCES;
    return more <= 0
        ? differ
        : Stream.concat(
                differ.stream().limit(SHOWN_DIFFERENCES), Stream.of("and %,d more".formatted(more)))
            .toList();
  }

  private static Optional<String> at(List<String> lines, int i) {
    return i < lines.size() ? Optional.of(lines.get(i)) : Optional.empty();
  }
}
