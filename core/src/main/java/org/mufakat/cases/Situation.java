package org.mufakat.cases;

import java.time.LocalDate;
import java.util.List;

/// What is said to have been done to one victim, as the test of trafficking needs it.
///
/// @param consentIsClaimed whether anybody says that the victim agreed
/// @param exploitationHappened whether exploitation is recorded to have happened, and not only
///   intended
/// @param asOf the day of the asking; an act without a date began on it or before
public record Situation(
    Age age,
    List<Allegation> allegations,
    boolean consentIsClaimed,
    boolean exploitationHappened,
    LocalDate asOf) {

  private static final int LONGEST_AGO_YEARS = 150;

  public Situation {
    allegations = List.copyOf(allegations);
  }

  List<Allegation> of(Element element) {
    return allegations.stream().filter(a -> a.element() == element).toList();
  }

  /// Whether the victim was under 18 when an act began.
  Age.AtTheTime ageAt(Allegation act) {
    return act.began().map(date -> age.when(date.days())).orElseGet(this::ageAtAnyTime);
  }

  /// Whether the victim was under 18 at a time that nobody named: a child who is one today was.
  Age.AtTheTime ageAtAnyTime() {
    return age.when(new DayRange(asOf.minusYears(LONGEST_AGO_YEARS), asOf));
  }
}
