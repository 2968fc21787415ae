package org.mufakat.server.regime;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.Body;
import org.mufakat.regime.Classification;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.RegimePack;

/// One of the pages that a regime is told on, and the entries that are told there. Every entry of a
/// pack belongs to one chapter, but for its cover, its spellings and its typed-in totals, which
/// serve the figures, and for its threads, which are the forum's.
enum Chapter {
  MEMBERS("members"),
  INSTRUMENTS("instruments"),
  BODIES("bodies"),
  MEETINGS("meetings"),
  DECISION_RULES("decision-rules"),
  HANDLING_CODES("handling-codes"),
  REFUSAL_AND_CLOCKS("refusal-and-clocks"),
  CODES("codes"),
  POPULATIONS("populations");

  private final String slug;

  Chapter(String slug) {
    this.slug = slug;
  }

  /// The last part of its address, and the name of its template.
  public String slug() {
    return slug;
  }

  /// Where each entry of the chapter was read, an item an entry.
  List<Attribution> entries(RegimePack pack) {
    return told(pack).toList();
  }

  private Stream<Attribution> told(RegimePack pack) {
    return switch (this) {
      case MEMBERS ->
          both(
              pack.members().stream().map(m -> m.attribution()),
              pack.chairRotation().stream().map(c -> c.attribution()));
      case INSTRUMENTS -> pack.instruments().stream().flatMap(Chapter::entries);
      case BODIES -> pack.bodies().stream().flatMap(Chapter::entries);
      case MEETINGS -> pack.meetings().stream().map(m -> m.attribution());
      case DECISION_RULES -> pack.decisionRules().stream().flatMap(Chapter::entries);
      case HANDLING_CODES ->
          both(
              pack.handlingCodes().stream()
                  .flatMap(h -> Stream.of(h.attribution(), h.terms().attribution())),
              pack.grades().stream().map(g -> g.attribution()));
      case REFUSAL_AND_CLOCKS ->
          both(
              pack.groundsForRefusal().stream().map(g -> g.attribution()),
              pack.clocks().stream().map(c -> c.attribution()));
      case CODES ->
          Stream.of(
                  pack.areas().stream().map(a -> a.attribution()),
                  pack.codeLists().stream().flatMap(Chapter::entries),
                  pack.citations().stream().map(c -> c.attribution()),
                  pack.classifications().stream().flatMap(Chapter::entries))
              .flatMap(Function.identity());
      case POPULATIONS -> pack.populations().stream().map(p -> p.attribution());
    };
  }

  private static Stream<Attribution> entries(Instrument instrument) {
    return Stream.of(
            Stream.of(instrument.attribution()),
            instrument.provisions().stream().map(p -> p.attribution()),
            instrument.parties().stream().map(p -> p.attribution()),
            instrument.parties().stream()
                .flatMap(p -> p.steps().stream())
                .map(s -> s.attribution()))
        .flatMap(Function.identity());
  }

  private static Stream<Attribution> entries(Body body) {
    return Stream.of(
            Stream.of(body.attribution()),
            body.members().stream().map(s -> s.attribution()),
            body.roles().stream().map(r -> r.attribution()))
        .flatMap(Function.identity());
  }

  private static Stream<Attribution> entries(DecisionRule rule) {
    return both(Stream.of(rule.attribution()), rule.modes().stream().map(m -> m.attribution()));
  }

  private static Stream<Attribution> entries(CodeList list) {
    return both(Stream.of(list.attribution()), list.codes().stream().map(c -> c.attribution()));
  }

  private static Stream<Attribution> entries(Classification classification) {
    return both(
        Stream.of(classification.attribution()),
        classification.classes().stream().map(c -> c.attribution()));
  }

  private static Stream<Attribution> both(Stream<Attribution> first, Stream<Attribution> second) {
    return Stream.concat(first, second);
  }
}
