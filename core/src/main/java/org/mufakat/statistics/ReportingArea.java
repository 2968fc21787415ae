package org.mufakat.statistics;

/// A State or territory that reports figures, as a release names it.
///
/// @param code ISO 3166-1 alpha-3, or the published name when the release gives no code
/// @param publishedName the name as published
/// @param subregion the publisher's subregion
public record ReportingArea(String code, String publishedName, String subregion) {

  /// Whether a text has the form of an ISO 3166-1 alpha-3 code: three capital letters.
  public static boolean isCode(String text) {
    return text.length() == 3 && text.chars().allMatch(c -> 'A' <= c && c <= 'Z');
  }

  public boolean hasCode() {
    return isCode(code);
  }
}
