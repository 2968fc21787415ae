package org.mufakat.regime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where a member stands towards an instrument. Membership of the region and being a party are
/// different facts.
///
/// @param asOf the last date for which the standing is known; empty where nothing limits it
/// @param steps what the member did and when, each with its own attribution, since a standing may
///   be sure and its date not
/// @param note may be empty
public record PartyStatus(
    String member,
    Standing standing,
    Optional<PartialDate> asOf,
    List<Step> steps,
    LocalText note,
    Attribution attribution) {

  public PartyStatus {
    steps = List.copyOf(steps);
  }

  public Optional<PartialDate> signed() {
    return dateOf(StepKind.SIGNED);
  }

  public Optional<PartialDate> deposited() {
    return dateOf(StepKind.DEPOSITED);
  }

  public Optional<PartialDate> inForceSince() {
    return dateOf(StepKind.IN_FORCE);
  }

  private Optional<PartialDate> dateOf(StepKind kind) {
    return steps.stream().filter(s -> s.kind() == kind).map(Step::on).findFirst();
  }

  /// One dated step towards an instrument, or away from it.
  public record Step(StepKind kind, PartialDate on, Attribution attribution) {}

  /// What a member does with a treaty.
  public enum StepKind {
    SIGNED("signed"),
    /// Handed the depositary its ratification, approval or accession.
    DEPOSITED("deposited"),
    /// The instrument binds it from this day.
    IN_FORCE("in-force"),
    WITHDRAWN("withdrawn");

    private final String slug;

    StepKind(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<StepKind> bySlug(String slug) {
      return Arrays.stream(values()).filter(k -> k.slug.equals(slug)).findFirst();
    }
  }

  /// A State is a party, has only signed, is not a party, or nobody has established it.
  public enum Standing {
    PARTY("party"),
    SIGNATORY("signatory"),
    NOT_A_PARTY("not-a-party"),
    UNKNOWN("unknown");

    private final String slug;

    Standing(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Standing> bySlug(String slug) {
      return Arrays.stream(values()).filter(s -> s.slug.equals(slug)).findFirst();
    }
  }
}
