package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.stream.Stream;
import org.mufakat.cases.Case;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.EvidenceId;

/// Numbers a case's pieces of evidence: e1, e2, and so on. Two persons who add a piece at once get
/// two numbers, since a number is given when the piece is stored, and one is stored after the
/// other.
final class EvidenceNumbers {

  private static final String WITHOUT = "new-";

  private EvidenceNumbers() {}

  /// Stands for the number of a piece that has none yet.
  static EvidenceId unnumbered(int row) {
    return new EvidenceId(WITHOUT + row);
  }

  /// The edited case with numbers for what is new in it.
  ///
  /// @param before the version that the editing began from
  /// @param now the version that stands, which nobody changes meanwhile
  static Case given(Case before, Case now, Case edited) {
    int last =
        Stream.of(before, now, edited)
            .flatMap(file -> file.evidence().stream())
            .mapToInt(piece -> number(piece.id()))
            .max()
            .orElse(0);
    var known = new HashSet<EvidenceId>();
    before.evidence().forEach(piece -> known.add(piece.id()));
    var all = new ArrayList<Evidence>();
    for (Evidence piece : edited.evidence()) {
      boolean isNew = !known.contains(piece.id());
      all.add(
          isNew
              ? new Evidence(new EvidenceId("e" + ++last), piece.kind(), piece.obtained())
              : piece);
    }
    return edited.with(edited.persons(), all);
  }

  private static int number(EvidenceId id) {
    return id.value().matches("e\\d{1,6}") ? Integer.parseInt(id.value().substring(1)) : 0;
  }
}
