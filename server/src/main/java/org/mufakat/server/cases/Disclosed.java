package org.mufakat.server.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.RecordPart;
import org.mufakat.cases.RouteLeg;
import org.mufakat.cases.Safety;
import org.mufakat.cases.VictimStatus;

/// What of one person's record passes the wall: a copy of the parts that were asked for, with
/// nothing in the place of all others.
///
/// @param parts what was let through; a part that is named here and empty is not known to the giver
/// @param identity names, birth date, documents and contacts
/// @param particulars citizenships, places, services and safety
/// @param account notes on what happened, chosen by the giver
/// @param health notes on health, chosen by the giver
/// @param asks what the giver would be told of the person in return; asking reads nothing of the
///   other side
public record Disclosed(
    Set<RecordPart> parts,
    Identity identity,
    List<RouteLeg> route,
    Particulars particulars,
    Optional<VictimStatus> victim,
    List<String> account,
    List<String> health,
    Set<RecordPart> asks) {

  public Disclosed {
    parts = Set.copyOf(parts);
    route = List.copyOf(route);
    account = List.copyOf(account);
    health = List.copyOf(health);
    asks = Set.copyOf(asks);
  }

  /// Notes that the giver chose, by what they tell of.
  record Chosen(List<String> account, List<String> health) {}

  static Disclosed of(
      Set<RecordPart> parts,
      Identity identity,
      CasePerson person,
      Chosen notes,
      Set<RecordPart> asks) {
    var where = parts.contains(RecordPart.WHEREABOUTS);
    return new Disclosed(
        parts,
        only(parts, identity),
        where ? person.route() : List.of(),
        only(parts, person.particulars()),
        parts.contains(RecordPart.VICTIM_STATUS) ? person.victim() : Optional.empty(),
        parts.contains(RecordPart.ACCOUNT_OF_EVENTS) ? notes.account() : List.of(),
        parts.contains(RecordPart.HEALTH) ? notes.health() : List.of(),
        asks);
  }

  private static Identity only(Set<RecordPart> parts, Identity all) {
    return new Identity(
        parts.contains(RecordPart.NAME) ? all.names() : List.of(),
        parts.contains(RecordPart.BIRTH_DATE) ? all.born() : Optional.empty(),
        parts.contains(RecordPart.DOCUMENTS) ? all.documents() : List.of(),
        parts.contains(RecordPart.CONTACT) ? all.contacts() : List.of());
  }

  private static Particulars only(Set<RecordPart> parts, Particulars all) {
    return new Particulars(
        parts.contains(RecordPart.CITIZENSHIP) ? all.citizenships() : List.of(),
        new TreeMap<>(),
        parts.contains(RecordPart.WHEREABOUTS) ? all.places() : List.of(),
        parts.contains(RecordPart.DOCUMENTS) ? all.documents() : List.of(),
        parts.contains(RecordPart.SERVICES) ? all.services() : List.of(),
        List.of(),
        only(parts, all.safety()));
  }

  /// Whoever is told how to reach a person is told how not to.
  private static Safety only(Set<RecordPart> parts, Safety all) {
    var contact = parts.contains(RecordPart.CONTACT);
    var risk = parts.contains(RecordPart.RISK);
    return new Safety(
        contact && all.doNotContact(),
        !contact || all.safeChannelOnly(),
        risk ? all.risk() : Safety.Risk.NOT_ASSESSED,
        risk ? all.assessed() : Optional.empty());
  }

  static String[] slugs(Set<RecordPart> parts) {
    return parts.stream().map(RecordPart::slug).sorted().toArray(String[]::new);
  }

  static Set<RecordPart> partsOf(Object slugs) {
    return Arrays.stream((String[]) slugs)
        .map(slug -> RecordPart.bySlug(slug).orElseThrow())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Never shows the person.
  @Override
  public String toString() {
    return "Disclosed" + parts;
  }
}
