package org.mufakat.privacy;

/// Why nothing was counted. Nothing was spent either.
public sealed interface PrivacyRefusal {

  /// The combinations would not fit into memory: fewer variables, coarser categories or shorter
  /// combinations do.
  ///
  /// @param lengthThatFits the longest combinations that would; 0 when none
  record TooManyCells(double cells, long most, int lengthThatFits) implements PrivacyRefusal {}

  /// The noise would be greater than can be drawn, far beyond any use.
  record TooLittleToSpend(Cost offered) implements PrivacyRefusal {}

  /// Categories that were found in the rows cannot be told without a delta.
  record NeedsDelta() implements PrivacyRefusal {}

  record NoSuchVariable(String variable) implements PrivacyRefusal {}

  record NoSuchCategory(String variable, String category) implements PrivacyRefusal {}

  /// @param most variables at a time
  record TooManyVariables(int variables, int most) implements PrivacyRefusal {}
}
