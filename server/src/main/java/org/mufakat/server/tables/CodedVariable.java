package org.mufakat.server.tables;

import java.util.HashSet;
import java.util.List;

/// A variable of a released table with its categories, in the order in which they are shown. The
/// total over all of them is no category.
public record CodedVariable(String name, List<String> categories) {

  public CodedVariable {
    categories = List.copyOf(categories);
    if (name.isBlank() || categories.isEmpty()) {
      throw new IllegalArgumentException("a variable has a name and a category");
    }
    if (new HashSet<>(categories).size() < categories.size()) {
      throw new IllegalArgumentException("a category stands once");
    }
  }

  /// The position of the total, after the last category.
  public int total() {
    return categories.size();
  }

  /// How many positions there are, the total among them.
  int size() {
    return categories.size() + 1;
  }
}
