package org.mufakat.server.cases;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;

/// A file of cases that somebody handed in, and how far it came. Of the file its fingerprint is
/// known and nothing that stands in it.
///
/// @param sha256 of the file, in hex
/// @param refusal why the file is not read, if it is not
/// @param lastRow up to where its cases were taken; 0 for none
/// @param taken cases
public record CaseImport(
    OpaqueId id,
    OpaqueId account,
    Instant at,
    String sha256,
    byte[] salt,
    long bytes,
    State state,
    Found found,
    Optional<Refusal> refusal,
    int lastRow,
    int taken,
    int takenPersons) {

  /// What an import is at.
  public enum State {
    READING,
    /// It was read, and waits for the word to take it.
    READ,
    TAKING,
    TAKEN,
    /// Cut off or stopped: what was taken stands, and it can be gone on with.
    INTERRUPTED,
    REFUSED,
    /// The whole file was taken before.
    KNOWN,
    /// Given up; what was taken stands.
    LEFT,
    /// The machine or the database failed; it can be gone on with.
    BROKEN;

    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State bySlug(String slug) {
      return Arrays.stream(values()).filter(s -> s.slug().equals(slug)).findFirst().orElseThrow();
    }

    /// Whether something is being done about it.
    public boolean isUnderWay() {
      return this == READING || this == TAKING;
    }

    /// Whether the same file can be handed in to go on.
    public boolean canGoOn() {
      return this == INTERRUPTED || this == BROKEN;
    }
  }

  /// What reading found.
  ///
  /// @param rows without headings and blank ones
  /// @param cases that would be taken, and persons in them
  /// @param quarantined rows
  /// @param listed of these, those whose faults are kept one by one
  /// @param known cases that stand here already
  /// @param consents that a case's file speaks of and that were not asked for here
  /// @param flagged persons not to be punished, where nothing but the file's word says so
  /// @param unknownColumns by number
  public record Found(
      int rows,
      int cases,
      int persons,
      int quarantined,
      int listed,
      int known,
      int consents,
      int flagged,
      List<Integer> unknownColumns) {

    static final Found NOTHING = new Found(0, 0, 0, 0, 0, 0, 0, 0, List.of());

    public Found {
      unknownColumns = List.copyOf(unknownColumns);
    }
  }

  /// Why a file is not read: the slug of its reason, and where.
  public record Refusal(String reason, int row, int column) {}

  /// Faults of one kind in one column.
  ///
  /// @param rows how many
  /// @param allowed the codes that would do
  public record FaultCount(String field, String kind, int rows, List<String> allowed) {}

  /// A field that said more than a case holds, in so many rows.
  public record Left(String field, int rows) {}

  /// A row that was not taken.
  public record FaultyRow(int row, List<RowFault> faults) {}

  public record RowFault(String field, String kind, Optional<String> code) {}
}
