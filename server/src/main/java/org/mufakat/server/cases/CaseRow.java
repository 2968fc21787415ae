package org.mufakat.server.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mufakat.cases.Case;
import org.mufakat.cases.Safety;
import org.mufakat.ledger.OpaqueId;

/// A case as a list shows it: nothing of who is in it.
///
/// @param victims how many have to be treated as victims
/// @param forms codes of the forms of exploitation, in order
/// @param reviewOn when it is due to be looked at again
public record CaseRow(
    OpaqueId id,
    String reference,
    Case.Status status,
    Instant opened,
    Instant changed,
    Approval approval,
    int persons,
    int victims,
    Safety.Risk risk,
    List<String> forms,
    Optional<LocalDate> reviewOn) {

  public CaseRow {
    forms = List.copyOf(forms);
  }

  /// What a supervisor said of a case.
  public enum Approval {
    NONE("none"),
    ASKED("asked"),
    APPROVED("approved"),
    /// Given back, for more work.
    RETURNED("returned");

    private final String slug;

    Approval(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    static Approval bySlug(String slug) {
      for (Approval approval : values()) {
        if (approval.slug.equals(slug)) {
          return approval;
        }
      }
      throw new IllegalStateException("an unknown approval is stored");
    }
  }
}
