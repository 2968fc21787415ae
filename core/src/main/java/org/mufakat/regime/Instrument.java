package org.mufakat.regime;

import java.util.List;
import java.util.Optional;

/// A treaty, a plan of action, a declaration: what members agreed, and which of them it binds.
public record Instrument(
    String id,
    LocalText title,
    String abbreviation,
    Kind kind,
    Optional<PartialDate> adopted,
    Optional<PartialDate> inForce,
    LocalText note,
    List<Provision> provisions,
    List<PartyStatus> parties,
    Attribution attribution) {

  public Instrument {
    provisions = List.copyOf(provisions);
    parties = List.copyOf(parties);
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
  }
}
