package org.mufakat.cases;

import java.util.List;
import java.util.Optional;

/// That an act was done, a means used or a purpose pursued towards one victim, and what speaks for
/// and against it.
///
/// @param code of the element's code list
/// @param began when an act began; for a means or a purpose usually empty
public record Allegation(
    Element element,
    String code,
    Optional<CaseDate> began,
    List<EvidenceId> supportedBy,
    List<EvidenceId> contradictedBy) {

  public Allegation {
    supportedBy = List.copyOf(supportedBy);
    contradictedBy = List.copyOf(contradictedBy);
  }

  /// How an allegation stands, from the weakest. None of them is a judgment: a court weighs.
  public enum Standing {
    /// Evidence speaks against it and none for it.
    REFUTED,
    /// Said, and nothing held speaks for it or against it.
    ALLEGED,
    /// Evidence speaks for it, and other evidence against it.
    CONTESTED,
    /// Evidence speaks for it and none against it.
    SUPPORTED;

    public boolean isEvidenced() {
      return this == SUPPORTED || this == CONTESTED;
    }
  }

  public Standing standing() {
    if (supportedBy.isEmpty()) {
      return contradictedBy.isEmpty() ? Standing.ALLEGED : Standing.REFUTED;
    }
    return contradictedBy.isEmpty() ? Standing.SUPPORTED : Standing.CONTESTED;
  }
}
