package org.mufakat.tables;

/// A whole table of persons that agrees with everything public.
///
/// @param persons of each column
/// @param sums of each [Sum] by its id
record WholeTable(int[] persons, int[] sums) {

  static WholeTable of(int[] persons, java.util.List<Sum> all) {
    var sums = new int[all.size()];
    all.forEach(s -> sums[s.id] = (int) World.sum(persons, s.columns));
    return new WholeTable(persons.clone(), sums);
  }
}
