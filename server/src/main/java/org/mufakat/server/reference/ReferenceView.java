package org.mufakat.server.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reference tables of a node as their page shows them, in one reader's language.
///
/// @param shelves one a kind
/// @param outcome of the import just asked for; null where none was
public record ReferenceView(
    List<Shelf> shelves,
    List<Option> kinds,
    long mostMegabytes,
    @Nullable Outcome outcome,
    Typed typed) {

  /// One kind of table.
  ///
  /// @param columns that a file of it must have
  /// @param inUse null where nothing is imported
  /// @param before tables that another one replaced, the newest first
  public record Shelf(
      String slug,
      String title,
      String what,
      String columns,
      @Nullable Kept inUse,
      List<Kept> before) {}

  /// @param source publisher and series, in the publisher's own words
  /// @param licence in the publisher's own words; empty where the source is another than the usual
  /// @param release empty where nobody told
  /// @param byName of the rows taken, how many named a State without its code
  /// @param ofHub whether it is the hub's, since this node has none of its own
  public record Kept(
      String source,
      String licence,
      String release,
      String importedAt,
      String read,
      String taken,
      String byName,
      String refused,
      boolean anyByName,
      boolean anyRefused,
      boolean ofHub) {}

  public record Option(String value, String label) {}

  /// @param kind `stored`, `already-there`, `refused` or `fault`
  /// @param text in the reader's language
  /// @param english what the reader of the file says of it; empty where the text says all
  public record Outcome(String kind, String title, String text, String english) {}

  /// What was typed, to be typed on.
  public record Typed(String kind, String release, String source) {
    static final Typed NOTHING = new Typed("", "", "");
  }

  /// The rows that were not taken of the table in use.
  ///
  /// @param shown the first ones
  public record Refusals(
      String kind,
      String title,
      String citation,
      List<String> columns,
      List<Row> shown,
      String all,
      boolean more) {}

  public record Row(int row, String reason, List<String> published) {}
}
