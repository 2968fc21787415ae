package org.mufakat.regime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list of codes: acts, means, purposes, forms of exploitation, and the classifications derived from them.
public record CodeList(String id, LocalText title, List<Code> codes, Attribution attribution) {

  public CodeList {
    codes = List.copyOf(codes);
  }

  /// A code and what it maps to.
  ///
  /// @param htcds the code list and code of HTCDS 2.0, `vic_TypeOfExploitation/ForcedLabour`; empty where HTCDS has none
  /// @param classes the classes it falls in, by classification: `exploitation` → `non-sexual`
  public record Code(
      String id,
      LocalText label,
      List<String> htcds,
      Map<String, String> classes,
      Optional<String> provision,
      Attribution attribution) {

    public Code {
      htcds = List.copyOf(htcds);
      classes = Map.copyOf(classes);
    }
  }
}
