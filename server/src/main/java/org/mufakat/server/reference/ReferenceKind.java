package org.mufakat.server.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which table a file holds, and the columns that its publisher's layout has.
public enum ReferenceKind {
  /// Residents by country and year, in the World Bank's layout.
  POPULATION(
      "population",
      List.of("Country Name", "Country Code", "Year", "Value"),
      "World Bank, World Development Indicators, total population (SP.POP.TOTL)",
      "CC BY 4.0",
      Map.of()),
  /// Migrants by country of origin and of destination, at mid-year, in UN DESA's numbers.
  MIGRANT_STOCK(
      "migrant-stock",
      List.of("year", "origin", "origin_iso3", "destination", "destination_iso3", "migrants"),
      "United Nations, Department of Economic and Social Affairs, International Migrant Stock",
      "CC BY 3.0 IGO",
      Map.of("Congo", "COG", "FS Micronesia", "FSM")),
  /// Lengths of the borders between neighbours.
  LAND_BOUNDARIES(
      "land-boundaries",
      List.of("iso3", "neighbour", "km"),
      "Central Intelligence Agency, The World Factbook, land boundaries",
      "public domain",
      Map.of());

  private final String slug;
  private final List<String> columns;
  private final String usualSource;
  private final String usualLicence;
  private final Map<String, String> ownNames;

  ReferenceKind(
      String slug,
      List<String> columns,
      String usualSource,
      String usualLicence,
      Map<String, String> ownNames) {
    this.slug = slug;
    this.columns = columns;
    this.usualSource = usualSource;
    this.usualLicence = usualLicence;
    this.ownNames = ownNames;
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

  /// What the usual source says of who may use it, in its own words; the terms of another source
  /// are not known here.
  public String usualLicence() {
    return usualLicence;
  }

  /// The code of a State by a name that this publisher gives to one State, and that a regime's
  /// spellings leave open because elsewhere it may mean another: UN DESA has `Congo` beside `DR
  /// Congo`, as UN M49 has them.
  Optional<String> ownName(String name) {
    return Optional.ofNullable(ownNames.get(name));
  }

  public static Optional<ReferenceKind> bySlug(String slug) {
    return Arrays.stream(values()).filter(k -> k.slug.equals(slug)).findFirst();
  }
}
