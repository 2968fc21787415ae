package org.mufakat.privacy;

import java.util.List;

/// A variable as the noise sees it.
///
/// @param name the variable's
/// @param categories the names of its levels
/// @param hasUntold the first level says nothing (not known, not so, rare): a row that has it is in
///   no combination with the variable
record Attribute(String name, List<String> categories, boolean hasUntold) {

  Attribute {
    categories = List.copyOf(categories);
  }

  int levels() {
    return categories.size();
  }

  boolean isTold(int level) {
    return !hasUntold || level > 0;
  }
}
