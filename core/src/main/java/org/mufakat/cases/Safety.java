package org.mufakat.cases;

import java.util.Arrays;
import java.util.Optional;

/// What keeps a person from harm while others work on the case.
///
/// @param doNotContact nobody may get in touch with the person; whoever opens the case is told
/// @param safeChannelOnly only a way that the person called safe may be used
/// @param assessed when the risk was last assessed; empty when never
public record Safety(
    boolean doNotContact, boolean safeChannelOnly, Risk risk, Optional<CaseDate> assessed) {

  /// Nothing is known, so only safe channels may be used.
  public static final Safety UNKNOWN = new Safety(false, true, Risk.NOT_ASSESSED, Optional.empty());

  public Safety {
    if ((risk == Risk.NOT_ASSESSED) != assessed.isEmpty()) {
      throw new IllegalArgumentException("a risk is assessed on a day, and not before");
    }
  }

  /// The danger of reprisal, of being trafficked again, or of harm to oneself.
  public enum Risk {
    NOT_ASSESSED("not-assessed"),
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high");

    private final String slug;

    Risk(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Risk> bySlug(String slug) {
      return Arrays.stream(values()).filter(v -> v.slug.equals(slug)).findFirst();
    }
  }
}
