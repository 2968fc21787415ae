package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.List;

/// A variable as the noise sees it.
///
/// @param name the variable's
/// @param categories the names of its levels
/// @param hasUntold the first level says nothing (not known, not so, rare): a row that has it is in
///   no combination with the variable
record Attribute(String name, List<String> categories, boolean hasUntold) {

  private static final String UNTOLD = "…";

  Attribute {
    categories = List.copyOf(categories);
  }

  int levels() {
    return categories.size();
  }

  /// The names of the levels, with one before them that says nothing.
  List<String> named(boolean untoldBefore) {
    if (!untoldBefore) {
      return categories;
    }
    var named = new ArrayList<>(List.of(unused(categories)));
    named.addAll(categories);
    return named;
  }

  /// A name for saying nothing that no category has.
  static String unused(List<String> categories) {
    var name = UNTOLD;
    while (categories.contains(name)) {
      name += UNTOLD;
    }
    return name;
  }

  boolean isTold(int level) {
    return !hasUntold || level > 0;
  }
}
