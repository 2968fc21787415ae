package org.mufakat.regime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a body decides. There is no vote to describe.
///
/// @param modes every way that was looked at, with whether the body may use it
/// @param explicitYesNeeded whether saying nothing is not assent unless the body decided so
///   beforehand
public record DecisionRule(
    String id,
    LocalText text,
    List<Mode> modes,
    boolean explicitYesNeeded,
    Attribution attribution) {

  public DecisionRule {
    modes = List.copyOf(modes);
  }

  /// The ways open to the body.
  public List<ModeKind> available() {
    return modes.stream().filter(Mode::available).map(Mode::kind).toList();
  }

  /// The shortest silence that may count, in hours; 0 where silence never counts.
  public int silenceHours() {
    return modes.stream()
        .filter(m -> m.kind() == ModeKind.SILENCE && m.available())
        .mapToInt(Mode::hours)
        .findFirst()
        .orElse(0);
  }

  /// A way to adopt a text, and whether it is open to the body.
  ///
  /// @param text how it works here, or why it is not open
  /// @param hours for silence that is open: the least, 1 to 8,760; else 0
  public record Mode(
      ModeKind kind,
      boolean available,
      LocalText text,
      int hours,
      Optional<String> provision,
      Attribution attribution) {}

  /// The ways to adopt a text.
  public enum ModeKind {
    /// Nobody maintains an objection at a meeting.
    MEETING_CONSENSUS("meeting-consensus"),
    /// Nobody objects before a stated hour.
    SILENCE("silence"),
    /// Each member confirms between meetings.
    AD_REFERENDUM("ad-referendum"),
    /// Some members go ahead and the others stay out, unbound.
    MINUS_X("minus-x"),
    /// The body at the top says how this one decision is made.
    SUMMIT_DIRECTED("summit-directed");

    private final String slug;

    ModeKind(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<ModeKind> bySlug(String slug) {
      return Arrays.stream(values()).filter(m -> m.slug.equals(slug)).findFirst();
    }
  }
}
