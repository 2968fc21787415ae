package org.mufakat.regime;

/// A State of the region and when it is a member.
///
/// @param code ISO 3166-1 alpha-3; invented States use its user-assigned codes (XAA to XZZ)
/// @param place where its label and its corridors end on a map
public record Member(
    String code, LocalText name, Span membership, Place place, Attribution attribution) {

  /// Degrees, WGS 84.
  public record Place(double longitudeDegrees, double latitudeDegrees) {}
}
