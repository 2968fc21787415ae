package org.mufakat.cases;

/// Names a piece of evidence of a case: a statement, a document, an observation. Means nothing by
/// itself.
///
/// @param value 1 to 40 small letters, digits and hyphens
public record EvidenceId(String value) {

  public EvidenceId {
    if (!value.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException("an evidence id is small letters, digits and hyphens");
    }
  }
}
