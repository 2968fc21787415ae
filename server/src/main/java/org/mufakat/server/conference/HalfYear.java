package org.mufakat.server.conference;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// January to June, or July to December, of a year: `2027-H1`, `2027-H2`.
///
/// @param half 1 or 2
public record HalfYear(int year, int half) implements Comparable<HalfYear> {

  private static final Pattern FORM = Pattern.compile("([12]\\d{3})-H([12])");

  public HalfYear {
    if (year < 1000 || year > 2999 || half < 1 || half > 2) {
      throw new IllegalArgumentException("a half-year is 2027-H1 or 2027-H2");
    }
  }

  public static Optional<HalfYear> parse(String text) {
    var match = FORM.matcher(text.strip());
    return match.matches()
        ? Optional.of(
            new HalfYear(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  /// The one that a day is in.
  public static HalfYear of(LocalDate day) {
    return new HalfYear(day.getYear(), day.getMonth().compareTo(Month.JUNE) <= 0 ? 1 : 2);
  }

  public LocalDate last() {
    return half == 1 ? LocalDate.of(year, Month.JUNE, 30) : LocalDate.of(year, Month.DECEMBER, 31);
  }

  public HalfYear next() {
    return half == 1 ? new HalfYear(year, 2) : new HalfYear(year + 1, 1);
  }

  public HalfYear previous() {
    return half == 1 ? new HalfYear(year - 1, 2) : new HalfYear(year, 1);
  }

  /// This and those that follow it, up to another; none where that is before it.
  public List<HalfYear> upTo(HalfYear last) {
    var all = new ArrayList<HalfYear>();
    for (var at = this; at.compareTo(last) <= 0; at = at.next()) {
      all.add(at);
    }
    return List.copyOf(all);
  }

  @Override
  public int compareTo(HalfYear other) {
    return Integer.compare(2 * year + half, 2 * other.year + other.half);
  }

  @Override
  public String toString() {
    return year + "-H" + half;
  }
}
