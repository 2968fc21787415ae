package org.mufakat.server.conference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a register: fifty lines of it.
///
/// @param number of the page, from 1
/// @param pages 1 where there is no line
/// @param lines of the register as a whole
public record Fifty<T>(List<T> rows, int number, int pages, int lines) {

  static final int A_PAGE = 50;

  public Fifty {
    rows = List.copyOf(rows);
  }

  /// @param asked as in the address; the nearest page where there is none of that number
  static <T> Fifty<T> of(List<T> all, @Nullable String asked) {
    int number = number(asked, all.size());
    int from = (number - 1) * A_PAGE;
    return new Fifty<>(
        all.subList(Math.min(from, all.size()), Math.min(from + A_PAGE, all.size())),
        number,
        pages(all.size()),
        all.size());
  }

  /// The number of a page that is there.
  static int number(@Nullable String asked, int lines) {
    boolean isNumber = asked != null && asked.matches("[1-9]\\d{0,5}");
    return isNumber ? Math.min(Integer.parseInt(asked), pages(lines)) : 1;
  }

  static int pages(int lines) {
    return Math.max(1, (lines + A_PAGE - 1) / A_PAGE);
  }

  public boolean isOnly() {
    return pages == 1;
  }

  public boolean hasNext() {
    return number < pages;
  }
}
