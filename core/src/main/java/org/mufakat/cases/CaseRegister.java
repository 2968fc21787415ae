package org.mufakat.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mufakat.cases.CaseMerge.FieldConflict;
import org.mufakat.ledger.OpaqueId;

/// The cases of one compartment.
///
/// Guarantees: a case's every version is kept; nobody's change is lost or overwritten unseen; a
/// reference names one case.
public interface CaseRegister {

  /// Opens a case; its version is 1.
  Opening open(Case file);

  Optional<Case> find(OpaqueId id);

  /// A case as it was.
  Optional<Case> find(OpaqueId id, int version);

  /// Stores what someone made of a case.
  ///
  /// @param edited of the version that the editing began from
  Change change(Case edited);

  /// Cases by the time they were opened, the newest first; those opened at one instant by id.
  ///
  /// @param after the last of the page before; empty for the first page
  /// @param most 1 to 500
  List<Case> page(Filter filter, Optional<Place> after, int most);

  /// @param status empty for all
  record Filter(Optional<Case.Status> status) {
    public static final Filter ALL = new Filter(Optional.empty());
  }

  /// Where a case stands in the order of pages.
  record Place(Instant opened, OpaqueId id) {
    public static Place of(Case file) {
      return new Place(file.opened(), file.id());
    }
  }

  sealed interface Opening {
    record Opened(Case file) implements Opening {}

    record ReferenceTaken(String reference) implements Opening {}
  }

  sealed interface Change {
    /// @param file as it stands now, with what others changed meanwhile
    record Changed(Case file) implements Change {}

    /// Nothing was to be changed.
    record Unchanged(Case file) implements Change {}

    /// @param now the case as it stands, which is not what was edited
    record Conflicting(Case now, List<FieldConflict> fields) implements Change {
      public Conflicting {
        fields = List.copyOf(fields);
      }
    }

    record NoSuchCase() implements Change {}
  }

  /// What storing an edited case comes to: the rule that every store keeps.
  ///
  /// @param before the version that the editing began from
  /// @param now the version that is stored
  static Change judge(Case before, Case edited, Case now) {
    if (!edited.reference().equals(now.reference())
        || !edited.opened().equals(now.opened())
        || edited.compartment() != now.compartment()) {
      throw new IllegalArgumentException(
          "a case keeps its reference, its compartment and the time it was opened");
    }
    return switch (CaseMerge.merge(before, edited, now)) {
      case CaseMerge.Merge.Conflicting(var fields) -> new Change.Conflicting(now, fields);
      case CaseMerge.Merge.Merged(var file) ->
          CaseFields.of(file).equals(CaseFields.of(now))
              ? new Change.Unchanged(now)
              : new Change.Changed(file);
    };
  }
}
