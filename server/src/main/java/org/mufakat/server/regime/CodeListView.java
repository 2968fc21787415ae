package org.mufakat.server.regime;

import org.mufakat.regime.CodeList;

/// A code list and which columns it needs.
///
/// @param mapped whether any code maps to HTCDS 2.0, be it only as an `Other`
/// @param classed whether any code falls in a class
/// @param cited whether any code names a provision
/// @param ownMapping whether who mapped it is somebody other than who listed it
record CodeListView(
    CodeList list, boolean mapped, boolean classed, boolean cited, boolean ownMapping) {

  static CodeListView of(CodeList list) {
    return new CodeListView(
        list,
        list.codes().stream().anyMatch(c -> !c.htcds().isEmpty() || c.htcdsExport().isPresent()),
        list.codes().stream().anyMatch(c -> !c.classes().isEmpty()),
        list.codes().stream().anyMatch(c -> c.provision().isPresent()),
        !list.mapping().equals(list.attribution()));
  }
}
