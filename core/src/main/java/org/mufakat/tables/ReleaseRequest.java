package org.mufakat.tables;

import java.util.HashSet;
import java.util.List;

/// Tables that shall leave together, with all that is out already.
///
/// @param tables 1 to 50, of different names
public record ReleaseRequest(List<TableSpec> tables, List<Earlier> earlier, ProtectionRules rules) {

  public static final int MOST_TABLES = 50;

  public ReleaseRequest {
    tables = List.copyOf(tables);
    earlier = List.copyOf(earlier);
    var names = new HashSet<String>();
    if (tables.isEmpty() || tables.size() > MOST_TABLES) {
      throw new IllegalArgumentException("1 to 50 tables");
    }
    if (!tables.stream().map(TableSpec::name).allMatch(names::add)) {
      throw new IllegalArgumentException("two tables with the same name");
    }
  }
}
