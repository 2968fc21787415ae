package org.mufakat.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The columns of a release, in the publisher's order. They are found by name, so that a file may
/// have them in any order and others beside them.
///
/// Source: UNODC, GLOTIP, release of 14 April 2025, row 3.
public enum ReleaseColumn {
  ISO3_CODE("Iso3_code"),
  COUNTRY("Country"),
  REGION("Region"),
  SUBREGION("Subregion"),
  INDICATOR("Indicator"),
  DIMENSION("Dimension"),
  CATEGORY("Category"),
  SEX("Sex"),
  AGE("Age"),
  YEAR("Year"),
  UNIT("Unit of measurement"),
  VALUE("txtVALUE"),
  SOURCE("Source");

  private final String publishedName;

  ReleaseColumn(String publishedName) {
    this.publishedName = publishedName;
  }

  /// The name as the publisher writes it.
  public String publishedName() {
    return publishedName;
  }

  /// Whether a row that ends before this column can still be read: its value is missing then.
  boolean mayBeLeftOut() {
    return this == VALUE || this == SOURCE;
  }

  public static Optional<ReleaseColumn> named(String text) {
    var name = PublishedText.tidy(text).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(c -> c.publishedName.toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /// How many columns of a release a row names: 13 for a whole header, few or none elsewhere.
  public static int namedIn(List<String> row) {
    return (int) row.stream().flatMap(t -> named(t).stream()).distinct().count();
  }
}
