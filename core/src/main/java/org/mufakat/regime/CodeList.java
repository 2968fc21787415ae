package org.mufakat.regime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list of codes: acts, means, purposes, forms of exploitation.
///
/// @param note what a reader of the list must know; may be empty
/// @param mapping who says that the codes map as they do; a mapping is a judgement, apart from the
///   codes themselves
public record CodeList(
    String id,
    LocalText title,
    LocalText note,
    List<Code> codes,
    Attribution mapping,
    Attribution attribution) {

  public CodeList {
    codes = List.copyOf(codes);
  }

  public Optional<Code> code(String codeId) {
    return codes.stream().filter(c -> c.id().equals(codeId)).findFirst();
  }

  /// A code and what it maps to.
  ///
  /// @param broader the code it is a finer form of
  /// @param htcds the code lists and codes of HTCDS 2.0 that say the same or a part of it,
  ///   `vic_TypeOfExploitation/ForcedLabour`; empty where HTCDS has none
  /// @param htcdsExport what to write where HTCDS has none, usually an `Other`
  /// @param classes the class it falls in, by classification: `exploitation` → `non-sexual`
  /// @param provision the provision that names it
  /// @param nonPunishment whether a victim may have been made to commit offences, so that not
  ///   punishing them is to be considered before anything is handed to a prosecutor
  public record Code(
      String id,
      LocalText label,
      Optional<String> broader,
      List<String> htcds,
      Optional<String> htcdsExport,
      Map<String, String> classes,
      Optional<String> provision,
      boolean nonPunishment,
      Attribution attribution) {

    public Code {
      htcds = List.copyOf(htcds);
      classes = Map.copyOf(classes);
    }
  }
}
