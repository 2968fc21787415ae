package org.mufakat.server.estimation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mufakat.estimation.Bootstrap;
import org.mufakat.estimation.Method;
import org.mufakat.estimation.Plan;
import org.mufakat.ledger.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a statistician says before the file is taken in or the register is counted: what is asked,
/// of whom, from which lists, and how it will be computed. Nothing of it can be changed later;
/// another plan is another plan.
///
/// @param question in words
/// @param population who belongs to it and who does not
/// @param period what time the lists cover
/// @param closed why nobody is taken to have come or gone in that time, or how many may have
/// @param lists whose columns the file has
/// @param fileName of the file that may be taken in
/// @param assumption that the lists themselves cannot test, in words
/// @param register how the lists are counted in this node's register; empty for lists of a file
public record AnalysisPlan(
    String question,
    String population,
    String period,
    String closed,
    List<NamedList> lists,
    String fileName,
    Method method,
    Optional<Integer> order,
    Optional<Integer> replicates,
    long seed,
    double threshold,
    double mostVariation,
    String assumption,
    Optional<RegisterSource> register) {

  static final String FORMAT = "mufakat-plan/1";

  /// Of a plan whose lists are counted in the register: one that is read as a plan for a file would
  /// say less than it does.
  static final String FORMAT_OF_REGISTER = "mufakat-plan/2";

  private static final JsonMapper JSON = JsonMapper.shared();

  /// A list and who keeps it.
  public record NamedList(String name, String keeper) {}

  public AnalysisPlan {
    lists = List.copyOf(lists);
    if (register.isPresent() && register.get().kinds().size() != lists.size()) {
      throw new IllegalArgumentException("each list is made by kinds of organization");
    }
  }

  /// For a file.
  public AnalysisPlan(
      String question,
      String population,
      String period,
      String closed,
      List<NamedList> lists,
      String fileName,
      Method method,
      Optional<Integer> order,
      Optional<Integer> replicates,
      long seed,
      double threshold,
      double mostVariation,
      String assumption) {
    this(
        question,
        population,
        period,
        closed,
        lists,
        fileName,
        method,
        order,
        replicates,
        seed,
        threshold,
        mostVariation,
        assumption,
        Optional.empty());
  }

  /// The one text by which the plan is known: JSON with its names in order, every value a text.
  ///
  /// Source: RFC 8785, of which this is the part without numbers.
  public String canonical() {
    var all = new TreeMap<String, Object>();
    all.put("format", register.isPresent() ? FORMAT_OF_REGISTER : FORMAT);
    register.ifPresent(r -> all.put("register", r.canonical()));
    all.put("question", question);
    all.put("population", population);
    all.put("period", period);
    all.put("closed", closed);
    all.put("lists", lists.stream().map(AnalysisPlan::inOrder).toList());
    all.put("file", fileName);
    all.put("method", method.slug());
    all.put("order", order.map(String::valueOf).orElse(""));
    all.put("replicates", replicates.map(String::valueOf).orElse(""));
    all.put("seed", Long.toString(seed));
    all.put("threshold", Double.toString(threshold));
    all.put("maxVariation", Double.toString(mostVariation));
    all.put("assumption", assumption);
    return JSON.writeValueAsString(all);
  }

  private static Map<String, String> inOrder(NamedList list) {
    return new TreeMap<>(Map.of("keeper", list.keeper(), "name", list.name()));
  }

  /// The bytes that are hashed and that the ledger's entry commits to.
  public byte[] bytes() {
    return canonical().getBytes(StandardCharsets.UTF_8);
  }

  public String sha256() {
    return Sha256.hexOf(bytes());
  }

  /// Reads what [#canonical] wrote.
  static AnalysisPlan read(String canonical) {
    var json = JSON.readTree(canonical);
    var lists = new ArrayList<NamedList>();
    json.path("lists").forEach(l -> lists.add(new NamedList(text(l, "name"), text(l, "keeper"))));
    return new AnalysisPlan(
        text(json, "question"),
        text(json, "population"),
        text(json, "period"),
        text(json, "closed"),
        lists,
        text(json, "file"),
        Methods.named(text(json, "method")).orElseThrow(),
        whole(json, "order"),
        whole(json, "replicates"),
        Long.parseLong(text(json, "seed")),
        Double.parseDouble(text(json, "threshold")),
        Double.parseDouble(text(json, "maxVariation")),
        text(json, "assumption"),
        text(json, "format").equals(FORMAT_OF_REGISTER)
            ? Optional.of(RegisterSource.read(json.path("register")))
            : Optional.empty());
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asString("");
  }

  private static Optional<Integer> whole(JsonNode json, String name) {
    return Optional.of(text(json, name)).filter(t -> !t.isEmpty()).map(Integer::valueOf);
  }

  /// As the computation takes it.
  public Plan computation(int threads) {
    return new Plan(
        method,
        order,
        new Bootstrap.Resamples(replicates, seed, threads),
        threshold,
        mostVariation);
  }

  /// The command that computes the same from the same file.
  public String command() {
    return "./mufakat estimate %s --method %s%s%s --seed %d --threshold %s --max-cv %s"
        .formatted(
            inShell(fileName),
            method.slug(),
            order.map(k -> " --order " + k).orElse(""),
            replicates.map(b -> " --bootstrap " + b).orElse(""),
            seed,
            threshold,
            mostVariation);
  }

  /// As a shell takes it for one word and runs nothing in it, whatever a plan calls its file.
  private static String inShell(String fileName) {
    return fileName.matches("[\\p{L}\\p{N}._][\\p{L}\\p{N}._-]*")
        ? fileName
        : "'" + (fileName.startsWith("-") ? "./" : "") + fileName.replace("'", "'\\''") + "'";
  }
}
