package org.mufakat.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.CodeList;

/// What one compartment's case holds of a person, without who the person is: the identity is kept
/// apart, under the same id and a key of its own.
///
/// One person may be a victim and a suspect at once.
///
/// @param id of the person's record in this compartment
/// @param victim empty when nobody has asked whether the person is one
/// @param allegations what is said to have been done to the person as a victim
/// @param forms codes of the forms that exploitation took
/// @param route the person's way, leg by leg
/// @param consentIsClaimed whether anybody says that the person agreed
/// @param particulars what else is held of the person
public record CasePerson(
    OpaqueId id,
    Optional<VictimStatus> victim,
    boolean suspect,
    boolean witness,
    Age age,
    Classes.Sex sex,
    List<Allegation> allegations,
    List<String> forms,
    List<RouteLeg> route,
    boolean consentIsClaimed,
    Particulars particulars) {

  public CasePerson {
    allegations = List.copyOf(allegations);
    forms = List.copyOf(forms);
    route = List.copyOf(route);
    if (victim.isEmpty() && !suspect && !witness) {
      throw new IllegalArgumentException("a person of a case is a victim, a suspect or a witness");
    }
  }

  /// A person with no particulars.
  public CasePerson(
      OpaqueId id,
      Optional<VictimStatus> victim,
      boolean suspect,
      boolean witness,
      Age age,
      Classes.Sex sex,
      List<Allegation> allegations,
      List<String> forms,
      List<RouteLeg> route,
      boolean consentIsClaimed) {
    this(
        id,
        victim,
        suspect,
        witness,
        age,
        sex,
        allegations,
        forms,
        route,
        consentIsClaimed,
        Particulars.NONE);
  }

  public CasePerson with(Particulars changed) {
    return new CasePerson(
        id,
        victim,
        suspect,
        witness,
        age,
        sex,
        allegations,
        forms,
        route,
        consentIsClaimed,
        changed);
  }

  /// The same with another word on what was done to the person.
  public CasePerson with(List<Allegation> allegations, boolean consentIsClaimed) {
    return new CasePerson(
        id,
        victim,
        suspect,
        witness,
        age,
        sex,
        allegations,
        forms,
        route,
        consentIsClaimed,
        particulars);
  }

  /// The same under another id.
  public CasePerson as(OpaqueId id) {
    return new CasePerson(
        id,
        victim,
        suspect,
        witness,
        age,
        sex,
        allegations,
        forms,
        route,
        consentIsClaimed,
        particulars);
  }

  /// A person of whom nothing is known yet but why the case names them.
  public static CasePerson unknown(OpaqueId id, VictimStatus status) {
    return new CasePerson(
        id,
        Optional.of(status),
        false,
        false,
        new Age.Unknown(),
        Classes.Sex.UNKNOWN,
        List.of(),
        List.of(),
        List.of(),
        false);
  }

  /// What the test of trafficking is asked. Exploitation has happened when a form of it is
  /// recorded.
  public Situation situation(LocalDate asOf) {
    return new Situation(age, allegations, consentIsClaimed, !forms.isEmpty(), asOf);
  }

  /// Whether the person is suspected of an offence and may be a victim: before anything is handed
  /// to a prosecutor it is to be considered not to punish them for what they did as a direct
  /// consequence of being trafficked.
  ///
  /// Source: the regime's provision on not holding victims liable; Palermo Protocol practice.
  ///
  /// @param disclosed what the other compartment lawfully let through of the person's status, if
  ///   anything; what it holds and did not let through is not asked for
  public boolean callsForNonPunishment(Optional<VictimStatus> disclosed) {
    return suspect
        && (victim.filter(VictimStatus::protects).isPresent()
            || disclosed.filter(VictimStatus::protects).isPresent());
  }

  /// Whether a recorded form calls for the same question, whoever the person is: a victim of forced
  /// criminality has been made to do what others will call an offence.
  ///
  /// @param forms the regime's list
  public boolean wasMadeToOffend(CodeList forms) {
    return victim.filter(VictimStatus::protects).isPresent()
        && this.forms.stream()
            .flatMap(code -> forms.code(code).stream())
            .anyMatch(CodeList.Code::nonPunishment);
  }

  /// The pieces of evidence that the allegations name.
  public Set<EvidenceId> evidence() {
    var all = new ArrayList<EvidenceId>();
    for (Allegation allegation : allegations) {
      all.addAll(allegation.supportedBy());
      all.addAll(allegation.contradictedBy());
    }
    return Set.copyOf(all);
  }
}
