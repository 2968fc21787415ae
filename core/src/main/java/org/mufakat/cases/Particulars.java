package org.mufakat.cases;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What else a case holds of a person, beside what the test of trafficking needs.
///
/// @param citizenships States, as ISO 3166 alpha-3 codes
/// @param codes what is told by codes of the regime's lists, by list: how the person was recruited
///   (`recruitment-channel`), by whom (`recruiter`), how they were controlled (`control`), in what
///   trade (`sector`), and whatever lists a regime adds
/// @param offences of a suspect
/// @param encounters which organizations came upon the person
public record Particulars(
    List<String> citizenships,
    SortedMap<String, SortedSet<String>> codes,
    List<PlaceOfExploitation> places,
    List<DocumentSeen> documents,
    List<Service> services,
    List<Offence> offences,
    Safety safety,
    Encounters encounters) {

  public static final Particulars NONE =
      new Particulars(
          List.of(), new TreeMap<>(), List.of(), List.of(), List.of(), List.of(), Safety.UNKNOWN);

  /// Of somebody of whom nobody has recorded who came upon them.
  public Particulars(
      List<String> citizenships,
      SortedMap<String, SortedSet<String>> codes,
      List<PlaceOfExploitation> places,
      List<DocumentSeen> documents,
      List<Service> services,
      List<Offence> offences,
      Safety safety) {
    this(
        citizenships,
        codes,
        places,
        documents,
        services,
        offences,
        safety,
        Encounters.NOT_RECORDED);
  }

  public Particulars {
    citizenships = List.copyOf(citizenships);
    var kept = new TreeMap<String, SortedSet<String>>();
    codes.forEach(
        (list, chosen) -> {
          if (!chosen.isEmpty()) {
            kept.put(list, Collections.unmodifiableSortedSet(new TreeSet<>(chosen)));
          }
        });
    codes = Collections.unmodifiableSortedMap(kept);
    places = List.copyOf(places);
    documents = List.copyOf(documents);
    services = List.copyOf(services);
    offences = List.copyOf(offences);
  }

  /// Nothing but codes.
  public static Particulars ofCodes(Map<String, ? extends Collection<String>> codes) {
    return NONE.withCodes(codes);
  }

  /// With other codes in every list that is named.
  public Particulars withCodes(Map<String, ? extends Collection<String>> changed) {
    var all = new TreeMap<String, SortedSet<String>>(codes);
    changed.forEach((list, chosen) -> all.put(list, new TreeSet<>(chosen)));
    return new Particulars(
        citizenships, all, places, documents, services, offences, safety, encounters);
  }

  public Particulars with(Safety changed) {
    return new Particulars(
        citizenships, codes, places, documents, services, offences, changed, encounters);
  }

  public Particulars with(Encounters changed) {
    return new Particulars(
        citizenships, codes, places, documents, services, offences, safety, changed);
  }

  /// The same codes, safety and encounters with all else changed.
  public Particulars with(
      List<String> citizenships,
      List<PlaceOfExploitation> places,
      List<DocumentSeen> documents,
      List<Service> services,
      List<Offence> offences) {
    return new Particulars(
        citizenships, codes, places, documents, services, offences, safety, encounters);
  }

  /// The codes of one list.
  public SortedSet<String> codes(String list) {
    return codes.getOrDefault(list, Collections.emptySortedSet());
  }
}
