package org.mufakat.server.estimation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.server.cases.RegisterCount;
import tools.jackson.databind.JsonNode;

/// That a plan's lists are counted in this node's own register, and how. Lists are of one side: the
/// wall keeps the two apart.
///
/// @param statuses whoever has one of them belongs to the population
/// @param since the first day of the period in which the first contact was; empty for any
/// @param until its last day; empty for any
/// @param kinds of organization, as codes, that make each of the plan's lists, in the lists' order
public record RegisterSource(
    Compartment side,
    Set<VictimStatus> statuses,
    Optional<LocalDate> since,
    Optional<LocalDate> until,
    List<List<String>> kinds) {

  public RegisterSource {
    statuses = Set.copyOf(statuses);
    kinds = kinds.stream().map(List::copyOf).toList();
  }

  /// As the plan's canonical text has it, every value a text.
  Map<String, Object> canonical() {
    var all = new TreeMap<String, Object>();
    all.put("side", side.slug());
    all.put("statuses", slugs());
    all.put("since", since.map(LocalDate::toString).orElse(""));
    all.put("until", until.map(LocalDate::toString).orElse(""));
    all.put("kinds", kinds.stream().map(k -> String.join(" ", k)).toList());
    return all;
  }

  private String slugs() {
    return statuses.stream().map(VictimStatus::slug).sorted().collect(Collectors.joining(" "));
  }

  /// Reads what [#canonical] wrote.
  static RegisterSource read(JsonNode json) {
    var kinds = new ArrayList<List<String>>();
    json.path("kinds").forEach(k -> kinds.add(words(k.asString(""))));
    return new RegisterSource(
        Compartment.bySlug(json.path("side").asString("")).orElseThrow(),
        words(json.path("statuses").asString("")).stream()
            .map(s -> VictimStatus.bySlug(s).orElseThrow())
            .collect(Collectors.toSet()),
        day(json, "since"),
        day(json, "until"),
        kinds);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(w -> !w.isEmpty()).toList();
  }

  private static Optional<LocalDate> day(JsonNode json, String name) {
    return Optional.of(json.path(name).asString(""))
        .filter(t -> !t.isEmpty())
        .map(LocalDate::parse);
  }

  /// How the file is called that would have been handed in.
  String fileName() {
    return "register-" + side.slug() + ".csv";
  }

  /// In the order in which people read of them.
  List<VictimStatus> statusesInOrder() {
    return List.copyOf(new TreeSet<>(statuses));
  }

  RegisterCount.Asked asked() {
    return new RegisterCount.Asked(
        side, statuses, since, until, kinds.stream().map(k -> Set.copyOf(k)).toList());
  }
}
