package org.mufakat.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;

/// One case of one compartment, without the names of those in it.
///
/// @param reference the number by which people speak of the case; says nothing of a person
/// @param version 1 for a case as it was opened, and one more with each change
/// @param opened to the millisecond
/// @param persons each named once
/// @param evidence each named once; every allegation's evidence is among it
public record Case(
    OpaqueId id,
    Compartment compartment,
    String reference,
    int version,
    Instant opened,
    Status status,
    List<CasePerson> persons,
    List<Evidence> evidence) {

  private static final Pattern REFERENCE = Pattern.compile("[A-Z]{3}-\\d{4}-\\d{4,7}");

  public enum Status {
    OPEN("open"),
    BEFORE_COURT("before-court"),
    SUSPENDED("suspended"),
    CLOSED("closed");

    private final String slug;

    Status(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Status> bySlug(String slug) {
      return Arrays.stream(values()).filter(s -> s.slug.equals(slug)).findFirst();
    }
  }

  public Case {
    persons = List.copyOf(persons);
    evidence = List.copyOf(evidence);
    if (version < 1) {
      throw new IllegalArgumentException("a case's first version is 1");
    }
    if (!REFERENCE.matcher(reference).matches()) {
      throw new IllegalArgumentException("a case's reference is like XNO-2031-0007");
    }
    if (!opened.equals(opened.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException("a case is opened at a time to the millisecond");
    }
    requireOnce(persons.stream().map(CasePerson::id).toList(), "a person");
    requireOnce(evidence.stream().map(Evidence::id).toList(), "a piece of evidence");
    var held = evidence.stream().map(Evidence::id).collect(Collectors.toSet());
    if (!persons.stream().allMatch(p -> held.containsAll(p.evidence()))) {
      throw new IllegalArgumentException("an allegation names evidence that the case has not");
    }
  }

  private static void requireOnce(List<?> ids, String what) {
    if (new HashSet<>(ids).size() < ids.size()) {
      throw new IllegalArgumentException(what + " stands in a case once");
    }
  }

  /// The same with another status.
  public Case with(Status changed) {
    return new Case(id, compartment, reference, version, opened, changed, persons, evidence);
  }

  /// The same with other persons and evidence.
  public Case with(List<CasePerson> persons, List<Evidence> evidence) {
    return new Case(id, compartment, reference, version, opened, status, persons, evidence);
  }

  /// The same as a case that was not opened yet, under this reference.
  public Case numbered(String reference) {
    return new Case(id, compartment, reference, 1, opened, status, persons, evidence);
  }

  /// The same as a case that was not opened yet, with these ids.
  ///
  /// @param persons the same under ids of their own
  public Case anew(OpaqueId id, List<CasePerson> persons) {
    return new Case(id, compartment, reference, 1, opened, status, persons, evidence);
  }

  public Optional<CasePerson> person(OpaqueId person) {
    return persons.stream().filter(p -> p.id().equals(person)).findFirst();
  }

  /// Those who have to be treated as victims.
  public List<CasePerson> victims() {
    return persons.stream()
        .filter(p -> p.victim().filter(VictimStatus::protects).isPresent())
        .toList();
  }
}
