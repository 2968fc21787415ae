package org.mufakat.regime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything a region brings: read from a folder, checked whole, handed in. The core never names a
/// region. Whoever builds one has made sure that every reference leads somewhere and that no body
/// reports to itself, even by a detour.
///
/// @param invented whether its States exist only in examples and tests
/// @param outline GeoJSON of the region's States and neighbours, a text that only a page draws;
///   empty where the pack has none
/// @param reportingSubregion the publisher's name of the subregion that the members belong to
public record RegimePack(
    String id,
    LocalText name,
    LocalText description,
    String version,
    boolean invented,
    String reportingSubregion,
    List<Area> areas,
    List<Member> members,
    List<Body> bodies,
    List<MeetingRecord> meetings,
    List<PastThread> threads,
    List<Instrument> instruments,
    List<DecisionRule> decisionRules,
    List<HandlingCode> handlingCodes,
    List<Grade> grades,
    List<GroundForRefusal> groundsForRefusal,
    List<Clock> clocks,
    List<CodeList> codeLists,
    List<Classification> classifications,
    List<Citation> citations,
    Optional<ChairRotation> chairRotation,
    List<Population> populations,
    Spellings spellings,
    List<PublishedTotal> publishedTotals,
    String outline,
    Attribution attribution) {

  public RegimePack {
    areas = List.copyOf(areas);
    members = List.copyOf(members);
    bodies = List.copyOf(bodies);
    meetings = List.copyOf(meetings);
    threads = List.copyOf(threads);
    instruments = List.copyOf(instruments);
    decisionRules = List.copyOf(decisionRules);
    handlingCodes = List.copyOf(handlingCodes);
    grades = List.copyOf(grades);
    groundsForRefusal = List.copyOf(groundsForRefusal);
    clocks = List.copyOf(clocks);
    codeLists = List.copyOf(codeLists);
    classifications = List.copyOf(classifications);
    citations = List.copyOf(citations);
    populations = List.copyOf(populations);
    publishedTotals = List.copyOf(publishedTotals);
  }

  public Optional<Member> member(String code) {
    return members.stream().filter(m -> m.code().equals(code)).findFirst();
  }

  /// Whether a code is a member's or stands in the table of States.
  public boolean knowsState(String code) {
    return member(code).isPresent() || spellings.stateNames().containsKey(code);
  }

  /// The name of a State: a member's in the language asked for, another's in English; the code
  /// itself where the pack does not know it.
  public String stateName(String code, String language) {
    return member(code)
        .map(m -> m.name().in(language))
        .or(() -> Optional.ofNullable(spellings.stateNames().get(code)))
        .orElse(code);
  }

  public Optional<Instrument> instrument(String id) {
    return instruments.stream().filter(i -> i.id().equals(id)).findFirst();
  }

  public Optional<Body> body(String id) {
    return bodies.stream().filter(b -> b.id().equals(id)).findFirst();
  }

  public Optional<CodeList> codeList(String id) {
    return codeLists.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  public Optional<PastThread> thread(String id) {
    return threads.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /// A provision of any of the instruments.
  public Optional<Provision> provision(String id) {
    return instruments.stream().flatMap(i -> i.provision(id).stream()).findFirst();
  }

  public Optional<DecisionRule> decisionRule(String id) {
    return decisionRules.stream().filter(r -> r.id().equals(id)).findFirst();
  }

  public Optional<Classification> classification(String id) {
    return classifications.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  public Optional<Area> area(String id) {
    return areas.stream().filter(a -> a.id().equals(id)).findFirst();
  }

  /// The bodies above a body, nearest first.
  public List<Body> above(String bodyId) {
    var chain = new ArrayList<Body>();
    for (var at = body(bodyId).flatMap(Body::reportsTo).flatMap(this::body);
        at.isPresent();
        at = at.get().reportsTo().flatMap(this::body)) {
      chain.add(at.get());
    }
    return List.copyOf(chain);
  }

  /// The bodies that report to a body directly.
  public List<Body> below(String bodyId) {
    return bodies.stream().filter(b -> b.reportsTo().filter(bodyId::equals).isPresent()).toList();
  }

  /// Resident persons of a State in a year.
  public Optional<Population> population(String state, int year) {
    return populations.stream()
        .filter(p -> p.year() == year && p.state().equals(state))
        .findFirst();
  }
}
