package org.mufakat.server.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node's ledger as its page shows it. Texts are in the reader's language already; times are the
/// node's.
///
/// @param zone whose times they are
/// @param chosen whether a filter is set
/// @param faults sentences
/// @param older where older entries are; empty where there are none; likewise `newer` and `newest`
public record LedgerView(
    State state,
    String zone,
    Filter filter,
    boolean chosen,
    List<String> faults,
    List<Row> rows,
    String newest,
    String newer,
    String older,
    String csv) {

  /// How the ledger stands.
  ///
  /// @param size how many entries there are
  /// @param waiting those without a place, 0 for none
  /// @param newest null before the first checkpoint
  /// @param witnessed null before the first that was witnessed
  /// @param behind how many entries the witness has not seen; empty for none
  /// @param hasWitness whether a hub is known
  public record State(
      String size,
      String waiting,
      @Nullable Checkpoint newest,
      @Nullable Checkpoint witnessed,
      String behind,
      boolean hasWitness) {}

  /// @param at by the node's clock, for one that was witnessed by the witness's; empty if not known
  /// @param root in base64
  public record Checkpoint(String size, String at, String root, boolean witnessed) {}

  /// @param index as in addresses
  /// @param number as people read it
  /// @param readable false where someone has been at the entry
  /// @param basis `witness`, `own-signature` or `nothing`
  public record Row(
      long index,
      String number,
      boolean readable,
      String at,
      String actor,
      String role,
      String side,
      String event,
      String kind,
      String subject,
      String reason,
      String basis) {}

  /// What can be chosen, and what is.
  ///
  /// @param typed by the names in addresses
  public record Filter(
      List<Option> events,
      List<Option> roles,
      List<Option> sides,
      List<Option> kinds,
      List<Option> reasons,
      int chosenEvents,
      Map<String, String> typed) {}

  public record Option(String value, String label, boolean selected) {}

  /// One entry and its proof.
  ///
  /// @param bytes the canonical text; of an unreadable one, its bytes in hex
  /// @param covered null where no checkpoint covers it
  /// @param proof where the proof is had; empty where none can be made yet
  /// @param older the entry before it; empty for the first
  public record Entry(
      Row row,
      String bytes,
      String leafHash,
      @Nullable Checkpoint covered,
      String note,
      String proof,
      String file,
      String logKey,
      String witnessKey,
      String older,
      String newer,
      String zone) {}
}
