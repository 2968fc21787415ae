package org.mufakat.server.regime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.PartyStatus;
import org.mufakat.regime.Provision;
import org.mufakat.regime.RegimePack;

/// How much a pack holds, and how much of it someone has read in its source.
///
/// @param byThing count by what is counted, in the order to print
/// @param entries everything that has a source of its own
/// @param verified how many of them are verified
public record PackCounts(Map<String, Integer> byThing, int entries, int verified) {

  public static PackCounts of(RegimePack pack) {
    var counts = new LinkedHashMap<String, Integer>();
    counts.put("members", pack.members().size());
    counts.put("bodies", pack.bodies().size());
    counts.put("meetings", pack.meetings().size());
    counts.put("threads", pack.threads().size());
    counts.put("acts", pack.threads().stream().mapToInt(t -> t.acts().size()).sum());
    counts.put("instruments", pack.instruments().size());
    counts.put("articles", articles(pack));
    counts.put("paragraphs and sections", provisions(pack) - articles(pack));
    counts.put("decision rules", pack.decisionRules().size());
    counts.put("handling codes", pack.handlingCodes().size());
    counts.put("grades", pack.grades().size());
    counts.put("grounds for refusal", pack.groundsForRefusal().size());
    counts.put("clocks", pack.clocks().size());
    counts.put("citations", pack.citations().size());
    counts.put("code lists", pack.codeLists().size());
    counts.put("codes", pack.codeLists().stream().mapToInt(l -> l.codes().size()).sum());
    counts.put("spellings", pack.spellings().byLabel().size());
    counts.put("populations", pack.populations().size());
    counts.put("published totals", pack.publishedTotals().size());
    var attributions = attributions(pack).toList();
    return new PackCounts(
        counts,
        attributions.size(),
        (int) attributions.stream().filter(Attribution::verified).count());
  }

  private static int articles(RegimePack pack) {
    return (int)
        pack.instruments().stream()
            .filter(i -> i.kind() == Instrument.Kind.TREATY)
            .flatMap(i -> i.provisions().stream())
            .filter(Provision::isArticle)
            .count();
  }

  private static int provisions(RegimePack pack) {
    return pack.instruments().stream().mapToInt(i -> i.provisions().size()).sum();
  }

  /// Every attribution in a pack.
  static Stream<Attribution> attributions(RegimePack pack) {
    return Stream.of(
            Stream.of(pack.attribution()),
            pack.spellings().byLabel().isEmpty()
                ? Stream.<Attribution>empty()
                : Stream.of(pack.spellings().attribution()),
            pack.areas().stream().map(a -> a.attribution()),
            pack.members().stream().map(m -> m.attribution()),
            pack.bodies().stream()
                .flatMap(
                    b ->
                        Stream.of(
                                Stream.of(b.attribution()),
                                b.members().stream().map(s -> s.attribution()),
                                b.roles().stream().map(r -> r.attribution()))
                            .flatMap(s -> s)),
            pack.meetings().stream().map(m -> m.attribution()),
            pack.threads().stream()
                .flatMap(
                    t ->
                        Stream.concat(
                            Stream.of(t.attribution()),
                            t.acts().stream().map(a -> a.attribution()))),
            pack.instruments().stream().flatMap(PackCounts::attributions),
            pack.decisionRules().stream()
                .flatMap(
                    r ->
                        Stream.concat(
                            Stream.of(r.attribution()),
                            r.modes().stream().map(m -> m.attribution()))),
            pack.handlingCodes().stream()
                .flatMap(h -> Stream.of(h.attribution(), h.terms().attribution())),
            pack.grades().stream().map(g -> g.attribution()),
            pack.groundsForRefusal().stream().map(g -> g.attribution()),
            pack.clocks().stream().map(c -> c.attribution()),
            pack.codeLists().stream()
                .flatMap(
                    l ->
                        Stream.concat(
                            Stream.of(l.attribution()),
                            l.codes().stream().map(c -> c.attribution()))),
            pack.classifications().stream()
                .flatMap(
                    c ->
                        Stream.concat(
                            Stream.of(c.attribution()),
                            c.classes().stream().map(k -> k.attribution()))),
            pack.citations().stream().map(c -> c.attribution()),
            pack.chairRotation().stream().map(c -> c.attribution()))
        .flatMap(s -> s);
  }

  private static Stream<Attribution> attributions(Instrument instrument) {
    return Stream.of(
            Stream.of(instrument.attribution()),
            instrument.provisions().stream().map(Provision::attribution),
            instrument.parties().stream().map(PartyStatus::attribution),
            instrument.parties().stream()
                .flatMap(p -> p.steps().stream())
                .map(PartyStatus.Step::attribution))
        .flatMap(s -> s);
  }

  /// `3 members, 4 bodies, …; 10 of 60 entries verified`.
  @Override
  public String toString() {
    var things =
        byThing.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    return "%s; %d of %d entries verified".formatted(things, verified, entries);
  }
}
