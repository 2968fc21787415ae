package org.mufakat.tables;

import java.util.HashSet;
import java.util.List;

/// What persons are told apart by in a table: destination, sex, age group. Every row has exactly
/// one of the categories; what is not known is a category of its own.
///
/// @param name as the tables' heads have it, not empty, without tab or line break
/// @param categories 1 to [#MOST_CATEGORIES] different names, none empty: the empty name is the
///   total's
public record Variable(String name, List<String> categories) {

  /// More than countries and territories there are.
  public static final int MOST_CATEGORIES = 1_000;

  public Variable {
    categories = List.copyOf(categories);
    if (categories.isEmpty() || categories.size() > MOST_CATEGORIES) {
      throw new IllegalArgumentException("1 to 1,000 categories");
    }
    if (new HashSet<>(categories).size() != categories.size()) {
      throw new IllegalArgumentException("two categories with the same name");
    }
    Scope.checkName(name);
    categories.forEach(Scope::checkName);
  }

  /// The category's place from 0 on; -1 when the variable has none of that name.
  public int indexOf(String category) {
    return categories.indexOf(category);
  }

  public int size() {
    return categories.size();
  }
}
