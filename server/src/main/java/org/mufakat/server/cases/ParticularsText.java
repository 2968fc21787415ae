package org.mufakat.server.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.DocumentSeen;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Offence;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.PlaceOfExploitation;
import org.mufakat.cases.Safety;
import org.mufakat.cases.Service;

/// The particulars of a person as a case's document has them.
///
/// @param encounters null where nobody recorded any, and then not in the document: documents from
///   before there were encounters stay what they were, to the letter
record ParticularsText(
    List<String> citizenships,
    Map<String, List<String>> codes,
    List<Place> places,
    List<Paper> documents,
    List<Help> services,
    List<Charge> offences,
    Guard safety,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Met> encounters) {

  private record Place(
      @Nullable String state,
      @Nullable String locality,
      @Nullable DateText from,
      @Nullable DateText until) {}

  private record Paper(String kind, @Nullable String issuedBy, String holder, String truth) {}

  private record Help(
      String kind, String state, @Nullable DateText from, @Nullable DateText until) {}

  private record Charge(String kind, String stage, @Nullable DateText since) {}

  private record Guard(
      boolean doNotContact, boolean safeChannelOnly, String risk, @Nullable DateText assessed) {}

  private record Met(String kind, @Nullable DateText first, @Nullable String partner) {}

  static ParticularsText of(Particulars all) {
    var codes = new TreeMap<String, List<String>>();
    all.codes().forEach((list, chosen) -> codes.put(list, List.copyOf(chosen)));
    var safety = all.safety();
    return new ParticularsText(
        all.citizenships(),
        codes,
        all.places().stream()
            .map(
                p ->
                    new Place(
                        p.state().orElse(null),
                        p.locality().orElse(null),
                        DateText.of(p.from()),
                        DateText.of(p.until())))
            .toList(),
        all.documents().stream()
            .map(
                d ->
                    new Paper(
                        d.kind(), d.issuedBy().orElse(null), d.holder().slug(), d.truth().slug()))
            .toList(),
        all.services().stream()
            .map(
                s ->
                    new Help(
                        s.kind(), s.state().slug(), DateText.of(s.from()), DateText.of(s.until())))
            .toList(),
        all.offences().stream()
            .map(o -> new Charge(o.kind(), o.stage().slug(), DateText.of(o.since())))
            .toList(),
        new Guard(
            safety.doNotContact(),
            safety.safeChannelOnly(),
            safety.risk().slug(),
            DateText.of(safety.assessed())),
        met(all.encounters()));
  }

  private static @Nullable List<Met> met(Encounters all) {
    return all.recorded()
        ? all.all().stream()
            .map(e -> new Met(e.kind(), DateText.of(e.first()), e.partner().orElse(null)))
            .toList()
        : null;
  }

  Particulars read() {
    var chosen = new TreeMap<String, SortedSet<String>>();
    codes.forEach((list, some) -> chosen.put(list, new TreeSet<>(some)));
    return new Particulars(
        citizenships,
        chosen,
        places.stream()
            .map(
                p ->
                    new PlaceOfExploitation(
                        Optional.ofNullable(p.state()),
                        Optional.ofNullable(p.locality()),
                        DateText.date(p.from()),
                        DateText.date(p.until())))
            .toList(),
        documents.stream()
            .map(
                d ->
                    new DocumentSeen(
                        d.kind(),
                        Optional.ofNullable(d.issuedBy()),
                        DocumentSeen.Holder.bySlug(d.holder()).orElseThrow(),
                        DocumentSeen.Truth.bySlug(d.truth()).orElseThrow()))
            .toList(),
        services.stream()
            .map(
                s ->
                    new Service(
                        s.kind(),
                        Service.State.bySlug(s.state()).orElseThrow(),
                        DateText.date(s.from()),
                        DateText.date(s.until())))
            .toList(),
        offences.stream()
            .map(
                o ->
                    new Offence(
                        o.kind(),
                        Offence.Stage.bySlug(o.stage()).orElseThrow(),
                        DateText.date(o.since())))
            .toList(),
        new Safety(
            safety.doNotContact(),
            safety.safeChannelOnly(),
            Safety.Risk.bySlug(safety.risk()).orElseThrow(),
            DateText.date(safety.assessed())),
        readEncounters());
  }

  private Encounters readEncounters() {
    return encounters == null
        ? Encounters.NOT_RECORDED
        : Encounters.of(
            encounters.stream()
                .map(
                    m ->
                        new Encounter(
                            m.kind(), DateText.date(m.first()), Optional.ofNullable(m.partner())))
                .toList());
  }
}
