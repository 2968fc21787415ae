package org.mufakat.cases;

import java.util.Arrays;
import java.util.Optional;

/// What a case rests on: of what kind, and when it was got. What it says stands in the case's notes
/// or attachments, and not here.
public record Evidence(EvidenceId id, Kind kind, Optional<CaseDate> obtained) {

  public enum Kind {
    VICTIM_STATEMENT("victim-statement"),
    WITNESS_STATEMENT("witness-statement"),
    SUSPECT_STATEMENT("suspect-statement"),
    DOCUMENT("document"),
    OBSERVATION("observation"),
    MEDICAL_FINDING("medical-finding"),
    COMMUNICATION("communication"),
    FINANCIAL_RECORD("financial-record"),
    OFFICIAL_RECORD("official-record"),
    EXPERT_OPINION("expert-opinion"),
    OBJECT("object");

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
