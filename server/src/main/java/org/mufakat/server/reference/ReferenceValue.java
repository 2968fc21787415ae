package org.mufakat.server.reference;

/// One accepted row.
///
/// @param state of residence; of origin; on one side of a border: ISO 3166-1 alpha-3
/// @param partner of destination; on the other side of the border; empty for a population
/// @param year 0 for a border
/// @param value persons; metres of a border
/// @param row of the file, 1 is the first
record ReferenceValue(String state, String partner, int year, long value, int row) {

  /// What a file may say once.
  record Key(String state, String partner, int year) {}

  Key key() {
    return new Key(state, partner, year);
  }
}
