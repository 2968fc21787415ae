package org.mufakat.estimation;

/// Whether a model has an estimate for a table, and whether the table tells its parameters apart.
/// Numbered as in the literature: 1 for what does not exist, 2 for what is not identifiable.
///
/// Source: Fienberg & Rinaldo, *Maximum likelihood estimation in log-linear models* (2012), as
/// Chan, Silverman & Vincent, *Multiple systems estimation for sparse capture data* (2021), apply
/// it after effects of minus infinity are set.
public enum Existence {
  EXISTS,
  DOES_NOT_EXIST,
  NOT_IDENTIFIABLE,
  NEITHER;

  static Existence of(boolean exists, boolean identifiable) {
    if (identifiable) {
      return exists ? EXISTS : DOES_NOT_EXIST;
    }
    return exists ? NOT_IDENTIFIABLE : NEITHER;
  }
}
