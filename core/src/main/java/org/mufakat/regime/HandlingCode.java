package org.mufakat.regime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a receiver may do with what it was sent: a meaning for people, terms for machines.
public record HandlingCode(String code, LocalText meaning, Terms terms, Attribution attribution) {

  /// The meaning as fields that software can obey. They are a reading of the meaning, with an
  /// attribution of their own.
  ///
  /// @param purposes what it may be used for, codes of the list `use`
  /// @param expiryDays days after which the sender must be asked again, 1 to 3,660; 0 when it does
  ///   not expire
  public record Terms(
      List<String> purposes,
      Permission courtUse,
      Permission onwardUse,
      int expiryDays,
      Attribution attribution) {

    public Terms {
      purposes = List.copyOf(purposes);
    }
  }

  /// Whether a use is open.
  public enum Permission {
    ALLOWED("allowed"),
    /// Only after the sender has consented.
    ASK_FIRST("ask-first"),
    NEVER("never");

    private final String slug;

    Permission(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Permission> bySlug(String slug) {
      return Arrays.stream(values()).filter(p -> p.slug.equals(slug)).findFirst();
    }
  }
}
