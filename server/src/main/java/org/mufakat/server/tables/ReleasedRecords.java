package org.mufakat.server.tables;

import java.util.List;

/// Invented records that keep private counts and stand for nobody.
public record ReleasedRecords(List<String> variables, List<List<String>> rows) {

  public ReleasedRecords {
    variables = List.copyOf(variables);
    int width = variables.size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("a record has a category of each variable");
    }
    rows = rows.stream().map(List::copyOf).toList();
  }
}
