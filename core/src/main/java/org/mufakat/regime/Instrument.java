package org.mufakat.regime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A treaty, a plan of action, a declaration: what members agreed, and which of them it binds.
///
/// @param adopted when its text was signed or adopted
/// @param inForce when it entered into force, or the period of a plan began
/// @param until when it ended or is to end; empty where it has no end
/// @param note may be empty
/// @param parties where each member stands; empty for what is not a treaty
public record Instrument(
    String id,
    LocalText title,
    String abbreviation,
    Kind kind,
    Optional<PartialDate> adopted,
    Optional<PartialDate> inForce,
    Optional<PartialDate> until,
    LocalText note,
    List<Provision> provisions,
    List<PartyStatus> parties,
    Attribution attribution) {

  public Instrument {
    provisions = List.copyOf(provisions);
    parties = List.copyOf(parties);
  }

  public Optional<Provision> provision(String provisionId) {
    return provisions.stream().filter(p -> p.id().equals(provisionId)).findFirst();
  }

  public Optional<PartyStatus> standingOf(String member) {
    return parties.stream().filter(p -> p.member().equals(member)).findFirst();
  }

  /// What sort of instrument.
  public enum Kind {
    TREATY("treaty"),
    PLAN_OF_ACTION("plan-of-action"),
    WORK_PLAN("work-plan"),
    DECLARATION("declaration"),
    GUIDELINE("guideline");

    private final String slug;

    Kind(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Kind> bySlug(String slug) {
      return Arrays.stream(values()).filter(k -> k.slug.equals(slug)).findFirst();
    }
  }
}
