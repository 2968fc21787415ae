package org.mufakat.server.cases.htcds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.CaseDate;

/// How a cell of Mufakat's columns holds several things: items with `;` between them, the parts of
/// an item with `|`, and a backslash before each of these three that is meant as itself.
final class ItemText {

  private static final char ITEM = ';';
  private static final char PART = '|';
  private static final char ESCAPE = '\\';

  private ItemText() {}

  static String write(List<List<String>> items) {
    var text = new StringBuilder();
    for (List<String> item : items) {
      if (!text.isEmpty()) {
        text.append(ITEM);
      }
      for (int part = 0; part < item.size(); part++) {
        if (part > 0) {
          text.append(PART);
        }
        escaped(item.get(part), text);
      }
    }
    return text.toString();
  }

  private static void escaped(String part, StringBuilder text) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == ITEM || c == PART || c == ESCAPE) {
        text.append(ESCAPE);
      }
      text.append(c);
    }
  }

  /// The items of a cell; none of a blank one.
  ///
  /// @throws IllegalArgumentException when a backslash stands last
  static List<List<String>> read(String text) {
    var items = new ArrayList<List<String>>();
    var item = new ArrayList<String>();
    var part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case ESCAPE -> {
          if (++i == text.length()) {
            throw new IllegalArgumentException("a backslash stands before nothing");
          }
          part.append(text.charAt(i));
        }
        case PART -> end(part, item);
        case ITEM -> {
          end(part, item);
          items.add(List.copyOf(item));
          item.clear();
        }
        default -> part.append(c);
      }
    }
    if (!text.isEmpty()) {
      end(part, item);
      items.add(List.copyOf(item));
    }
    return items;
  }

  private static void end(StringBuilder part, List<String> item) {
    item.add(part.toString());
    part.setLength(0);
  }

  /// The items of a cell, each of so many parts.
  static List<List<String>> read(String text, int parts) {
    var items = read(text);
    if (items.stream().anyMatch(item -> item.size() != parts)) {
      throw new IllegalArgumentException("an item has another number of parts");
    }
    return items;
  }

  /// A date with its calendar, so that no spreadsheet takes it for one of its own:
  /// `2566-03@buddhist~2`, where `~2` is an estimate that may be wrong by two years.
  static String date(CaseDate date) {
    var text = date.asGiven() + "@" + date.era().slug();
    return date.estimatedWithinYears() == 0 ? text : text + "~" + date.estimatedWithinYears();
  }

  static String date(Optional<CaseDate> date) {
    return date.map(ItemText::date).orElse("");
  }

  static CaseDate readDate(String text) {
    int at = text.indexOf('@');
    int tilde = text.indexOf('~');
    if (at < 0 || 0 <= tilde && tilde < at) {
      throw new IllegalArgumentException("a date names its calendar");
    }
    var era = CalendarEra.bySlug(text.substring(at + 1, tilde < 0 ? text.length() : tilde));
    return new CaseDate(
        text.substring(0, at),
        era.orElseThrow(),
        tilde < 0 ? 0 : Integer.parseInt(text.substring(tilde + 1)));
  }

  static Optional<CaseDate> readOptionalDate(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(readDate(text));
  }

  static Optional<String> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  static String flag(boolean flag) {
    return flag ? "TRUE" : "FALSE";
  }

  static boolean readFlag(String text) {
    return switch (text) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default -> throw new IllegalArgumentException("a flag is TRUE or FALSE");
    };
  }
}
