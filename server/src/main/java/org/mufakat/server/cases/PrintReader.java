package org.mufakat.server.cases;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseList;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.VictimStatus;

/// For whom a case is printed. What that reader may not see is taken out of the case before the
/// page is made of it, so that no page can show it.
///
/// Source: Palermo Protocol Art. 6(1) (privacy and identity of victims, confidential proceedings).
public enum PrintReader {
  /// Someone of the same side: the facts as they stand, and notes when asked for.
  COLLEAGUE,
  /// What was done, by whom and on what evidence. No services, no safety, no notes, and of a person
  /// only what bears on the offence.
  PROSECUTOR,
  /// The same, without what the register makes of it; victims and witnesses by number, since the
  /// defence reads what a court reads.
  COURT,
  /// The person whom it is about: their own record and nobody else's, without evidence, and without
  /// what is dangerous on a paper that others may find.
  PERSON;

  /// The lists that bear on an offence.
  private static final List<CaseList> OF_THE_OFFENCE =
      List.of(
          CaseList.CONTROL,
          CaseList.RECRUITMENT_CHANNEL,
          CaseList.RECRUITER,
          CaseList.SECTOR,
          CaseList.EXPLOITATION_PLATFORM,
          CaseList.RECRUITMENT_PLATFORM,
          CaseList.PART_PLAYED,
          CaseList.IDENTIFIED_BY);

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<PrintReader> bySlug(String slug) {
    return Arrays.stream(values()).filter(r -> r.slug().equals(slug)).findFirst();
  }

  /// Whether a print for this reader leaves the side of those who work on the case for a
  /// prosecution.
  boolean isForCourt() {
    return switch (this) {
      case PROSECUTOR, COURT -> true;
      case COLLEAGUE, PERSON -> false;
    };
  }

  /// Whether safety, services and what is missing are shown.
  public boolean seesCare() {
    return this == COLLEAGUE;
  }

  /// Whether the answer of the test of trafficking is shown.
  public boolean seesTest() {
    return this == COLLEAGUE || this == PROSECUTOR;
  }

  /// Whether notes can be asked for.
  public boolean maySeeNotes() {
    return this == COLLEAGUE;
  }

  /// Whether a person's name may be shown, when names are asked for.
  ///
  /// @param disclosed what the other side lawfully let through of the person's being a victim
  boolean maySeeNameOf(CasePerson person, Optional<VictimStatus> disclosed) {
    return switch (this) {
      case COLLEAGUE, PROSECUTOR, PERSON -> true;
      case COURT ->
          person.suspect()
              && Stream.of(person.victim(), disclosed)
                  .flatMap(Optional::stream)
                  .noneMatch(VictimStatus::protects);
    };
  }

  /// What of a case this reader sees.
  ///
  /// @param about the person whom a print for [#PERSON] is about; that one sees nothing without
  Case of(Case file, Optional<CasePerson> about) {
    return switch (this) {
      case COLLEAGUE -> file;
      case PROSECUTOR, COURT ->
          file.with(
              file.persons().stream().map(PrintReader::ofTheOffence).toList(), file.evidence());
      case PERSON -> file.with(about.stream().map(PrintReader::own).toList(), List.of());
    };
  }

  private static CasePerson ofTheOffence(CasePerson person) {
    var held = person.particulars();
    var codes = new TreeMap<String, Collection<String>>();
    OF_THE_OFFENCE.forEach(list -> codes.put(list.id(), held.codes(list.id())));
    return person.with(
        Particulars.ofCodes(codes)
            .with(
                held.citizenships(), held.places(), held.documents(), List.of(), held.offences()));
  }

  private static CasePerson own(CasePerson person) {
    var held = person.particulars();
    return person
        .with(List.of(), false)
        .with(
            Particulars.NONE.with(
                held.citizenships(),
                held.places(),
                held.documents(),
                held.services(),
                held.offences()));
  }
}
