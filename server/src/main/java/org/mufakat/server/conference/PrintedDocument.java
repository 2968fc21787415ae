package org.mufakat.server.conference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A document that people print and hand round: what it says, block by block, and nothing of how it
/// looks. The page and the word processor's file are both made of it, so they cannot say different
/// things.
///
/// @param mark what stands on every sheet, where it is not what it may be taken for: that it is a
///   draft
public record PrintedDocument(
    String title, Locale language, Sheet sheet, Optional<String> mark, List<Block> blocks) {

  public PrintedDocument {
    blocks = List.copyOf(blocks);
  }

  /// A4, either way.
  public enum Sheet {
    UPRIGHT,
    ACROSS
  }

  /// A part of a document. Texts may have more than one line.
  public sealed interface Block {

    /// @param level 1 for a part of the document, 2 for a part of that
    record Heading(int level, String text) implements Block {
      public Heading {
        if (level < 1 || level > 2) {
          throw new IllegalArgumentException("a heading is of level 1 or 2");
        }
      }
    }

    record Paragraph(String text) implements Block {}

    /// A clause, an item of an agenda. Its label is part of the text and never counted anew.
    record Numbered(String label, String text) implements Block {}

    /// What belongs to the text before it: a reservation, a statement.
    record Note(String label, String text) implements Block {}

    /// @param rows each as long as `columns`
    record Table(String caption, List<Column> columns, List<List<String>> rows) implements Block {
      public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
          throw new IllegalArgumentException("a row has a cell for each column");
        }
      }
    }

    /// @param share how much of the line it takes beside the other columns
    record Column(String name, int share) {}

    /// By what a template tells them apart.
    default String kind() {
      return switch (this) {
        case Heading _ -> "heading";
        case Paragraph _ -> "paragraph";
        case Numbered _ -> "numbered";
        case Note _ -> "note";
        case Table _ -> "table";
      };
    }
  }
}
