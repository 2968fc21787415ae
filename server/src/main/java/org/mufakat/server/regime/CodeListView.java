package org.mufakat.server.regime;

import java.util.List;
import org.mufakat.regime.CodeList;

/// A code list and which columns it needs.
///
/// @param mapped whether any code maps to HTCDS 2.0, be it only as an `Other`
/// @param classifications those that any code has a class of, by id
/// @param cited whether any code names a provision
/// @param ownMapping whether who mapped it is somebody other than who listed it
record CodeListView(
    CodeList list,
    boolean mapped,
    List<String> classifications,
    boolean cited,
    boolean ownMapping) {

  static CodeListView of(CodeList list) {
    return new CodeListView(
        list,
        list.codes().stream().anyMatch(c -> !c.htcds().isEmpty() || c.htcdsExport().isPresent()),
        list.codes().stream()
            .flatMap(c -> c.classes().keySet().stream())
            .distinct()
            .sorted()
            .toList(),
        list.codes().stream().anyMatch(c -> c.provision().isPresent()),
        !list.mapping().equals(list.attribution()));
  }
}
