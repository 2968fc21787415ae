package org.mufakat.server.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which table a file holds, and the columns that its publisher's layout has.
public enum ReferenceKind {
  /// Residents by country and year, in the World Bank's layout.
  POPULATION(
      "population",
      List.of("Country Name", "Country Code", "Year", "Value"),
      "World Bank, World Development Indicators, total population (SP.POP.TOTL)"),
  /// Migrants by country of origin and of destination, at mid-year, in UN DESA's numbers.
  MIGRANT_STOCK(
      "migrant-stock",
      List.of("year", "origin", "origin_iso3", "destination", "destination_iso3", "migrants"),
      "United Nations, Department of Economic and Social Affairs, International Migrant Stock"),
  /// Lengths of the borders between neighbours.
  LAND_BOUNDARIES(
      "land-boundaries",
      List.of("iso3", "neighbour", "km"),
      "Central Intelligence Agency, The World Factbook, land boundaries");

  private final String slug;
  private final List<String> columns;
  private final String usualSource;

  ReferenceKind(String slug, List<String> columns, String usualSource) {
    this.slug = slug;
    this.columns = columns;
    this.usualSource = usualSource;
  }

  /// The name in commands, answers and the store.
  public String slug() {
    return slug;
  }

  public List<String> columns() {
    return columns;
  }

  /// The publisher and the series, as to be cited where whoever imports says nothing else.
  public String usualSource() {
    return usualSource;
  }

  public static Optional<ReferenceKind> bySlug(String slug) {
    return Arrays.stream(values()).filter(k -> k.slug.equals(slug)).findFirst();
  }
}
