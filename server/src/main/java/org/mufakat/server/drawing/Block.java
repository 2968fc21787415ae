package org.mufakat.server.drawing;

import java.util.List;
import java.util.Optional;

/// A part of a document. The page and the PDF are made of the same parts.
public sealed interface Block {

  /// As templates ask: `heading`, `text`, `facts`, `notice`, `sentences` or `figure`.
  String kind();

  /// @param id within the page
  record Heading(String id, String text) implements Block {
    @Override
    public String kind() {
      return "heading";
    }
  }

  record Text(String text) implements Block {
    @Override
    public String kind() {
      return "text";
    }
  }

  record Facts(List<Fact> facts) implements Block {
    @Override
    public String kind() {
      return "facts";
    }
  }

  /// @param code a hash, or what a program reads
  record Fact(String what, String text, boolean code) {
    public Fact(String what, String text) {
      this(what, text, false);
    }
  }

  /// @param tone `good`, `error` or `plain`
  record Notice(String tone, String title, List<String> texts) implements Block {
    @Override
    public String kind() {
      return "notice";
    }
  }

  /// Sentences with why each must not be said.
  record Sentences(List<Said> all) implements Block {
    @Override
    public String kind() {
      return "sentences";
    }
  }

  record Said(String sentence, String why) {}

  /// @param slug in addresses
  /// @param number as the document counts them
  /// @param title of the figure
  /// @param caption what to see in it
  /// @param narrow the same for a screen that is too narrow for the drawing; empty where there is
  ///   none
  record Figure(
      String slug,
      int number,
      String title,
      String caption,
      Drawing drawing,
      Optional<Drawing> narrow,
      DataTable table)
      implements Block {

    public Figure(
        String slug, int number, String title, String caption, Drawing drawing, DataTable table) {
      this(slug, number, title, caption, drawing, Optional.empty(), table);
    }

    @Override
    public String kind() {
      return "figure";
    }
  }
}
