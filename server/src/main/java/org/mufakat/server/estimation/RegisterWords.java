package org.mufakat.server.estimation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mufakat.regime.CodeList;
import org.mufakat.server.drawing.Block.Fact;
import org.mufakat.server.hosting.LongDate;

/// How lists are counted in a register, in a reader's language.
final class RegisterWords {

  private final EstimateWords words;
  private final RegisterSource source;
  private final Optional<CodeList> organizations;

  /// @param organizations whose labels are shown; codes are where it has none
  RegisterWords(EstimateWords words, RegisterSource source, Optional<CodeList> organizations) {
    this.words = words;
    this.source = source;
    this.organizations = organizations;
  }

  /// Everything that the plan says of the register, list by list.
  List<Fact> facts(AnalysisPlan plan) {
    var facts = new ArrayList<>(facts());
    for (int i = 0; i < plan.lists().size(); i++) {
      facts.add(new Fact(plan.lists().get(i).name(), words.say("list.made-by", kinds(i))));
    }
    return facts;
  }

  /// Whom the register is asked for.
  List<Fact> facts() {
    return List.of(
        fact("source", words.say("source.register")),
        fact("side", words.say("side." + source.side().slug())),
        fact(
            "statuses",
            source.statusesInOrder().stream()
                .map(s -> words.say("status." + s.slug()))
                .collect(Collectors.joining(", "))),
        fact("since", day(source.since())),
        fact("until", day(source.until())));
  }

  private Fact fact(String key, String text) {
    return new Fact(words.say("fact." + key), text);
  }

  private String day(Optional<LocalDate> day) {
    return day.map(d -> LongDate.of(d, words.locale())).orElseGet(() -> words.say("any-day"));
  }

  /// The kinds of organization that make the plan's list of that number.
  String kinds(int list) {
    return source.kinds().get(list).stream().map(this::label).collect(Collectors.joining(", "));
  }

  private String label(String kind) {
    return organizations
        .flatMap(o -> o.code(kind))
        .map(c -> c.label().in(words.language()))
        .orElse(kind);
  }
}
