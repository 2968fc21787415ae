package org.mufakat.server.statistics;

import java.util.List;

/// A release as its pages show it: what it is, and what became of every row of its file.
///
/// @param whole whether the publisher's whole file is here, or a few totals typed in
/// @param own whether it stands on this node's own shelf
/// @param sums the report's parts, which add up to `rowsRead`; empty for an excerpt
/// @param quarantined how many rows the quarantine holds
public record ReleaseView(
    String id,
    String publisher,
    String citation,
    boolean whole,
    boolean own,
    String importedOn,
    String digest,
    String rowsRead,
    List<Sum> sums,
    int quarantined,
    List<Spelling> unknownSpellings,
    int unknownSpellingsInAll) {

  /// A part of the report.
  ///
  /// @param part whether it is a part of the sum before it, and not of the whole
  public record Sum(String what, String rows, boolean part) {}

  /// A spelling that the pack's table does not know.
  public record Spelling(String question, String label, String rows) {}

  /// A page of the quarantine.
  ///
  /// @param first the first row's place in the quarantine, 1 is the first
  public record QuarantinePage(
      String release,
      List<String> columns,
      List<Row> rows,
      int page,
      int pages,
      int first,
      int last,
      int inAll) {}

  /// A quarantined row as published.
  public record Row(int fileRow, String reason, List<String> published) {}
}
