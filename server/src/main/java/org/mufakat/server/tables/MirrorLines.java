package org.mufakat.server.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.mufakat.server.sheets.CellGuard;

/// Partners' sums as they are typed, a line a sum, its categories first and the persons last:
/// `origin=XSO, year=2021, 37`; or from a CSV file with a column a variable and one of `persons`,
/// in which a blank cell or `Total` is summed over.
final class MirrorLines {

  static final int MOST_LINES = 500;
  private static final int MOST_BYTES = 1024 * 1024;
  private static final String PERSONS = "persons";

  private final AskedForm typed;
  private final Instant at;
  private final Supplier<String> ids;
  private final List<MirrorFigures.Mirror> mirrors = new ArrayList<>();
  private final List<PersonsFault> faults = new ArrayList<>();

  /// @param states whose figures can be entered
  /// @param ids drawn anew for each sum
  MirrorLines(AskedForm typed, List<String> states, Instant at, Supplier<String> ids) {
    this.typed = typed;
    this.at = at;
    this.ids = ids;
    if (!states.contains(typed.get("partner"))) {
      faults.add(PersonsFault.of("mirror-partner", 0));
    }
    if (typed.get("source").isBlank() || typed.get("source").length() > 400) {
      faults.add(PersonsFault.of("mirror-source", 0, 400));
    }
    if (typed.get("period").isBlank() || typed.get("period").length() > 100) {
      faults.add(PersonsFault.of("mirror-period", 0, 100));
    }
  }

  /// @param faults of lines, each with its number; then nothing is taken
  record Reading(List<MirrorFigures.Mirror> mirrors, List<PersonsFault> faults) {
    Reading {
      mirrors = List.copyOf(mirrors);
      faults = List.copyOf(faults);
    }
  }

  Reading typed() {
    var lines = typed.get("lines").lines().toList();
    if (isFew(lines)) {
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          typed(lines.get(i), i + 1);
        }
      }
    }
    return new Reading(mirrors, faults);
  }

  private boolean isFew(List<String> lines) {
    boolean few = lines.size() <= MOST_LINES && !lines.stream().allMatch(String::isBlank);
    if (!few) {
      faults.add(PersonsFault.of("mirror-lines", 0, MOST_LINES));
    }
    return few;
  }

  private void typed(String line, int number) {
    var parts = line.split(",", -1);
    var categories = new TreeMap<String, String>();
    boolean whole = true;
    for (int p = 0; p < parts.length - 1; p++) {
      var sides = parts[p].split("=", 2);
      whole &= sides.length == 2 && put(categories, sides[0], sides[1]);
    }
    if (whole) {
      take(categories, parts[parts.length - 1].strip(), number);
    } else {
      faults.add(PersonsFault.of("mirror-line", number));
    }
  }

  /// Takes in a category of a variable; false where a file of persons could not have it.
  private static boolean put(Map<String, String> categories, String variable, String category) {
    var name = CategoryText.plain(variable);
    var plain = CategoryText.plain(category);
    return isName(name)
        && isName(plain)
        && categories.size() < PersonsCsv.MOST_VARIABLES
        && categories.put(name, plain) == null;
  }

  private static boolean isName(String plain) {
    return !plain.isEmpty()
        && plain.length() <= PersonsCsv.LONGEST_CATEGORY
        && CellGuard.isWritable(plain)
        && !CategoryText.hasUnseen(plain);
  }

  /// A file with a line a sum.
  Reading ofFile(InputStream file) throws IOException {
    var bytes = file.readNBytes(MOST_BYTES + 1);
    try {
      var letters = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      ofLines(letters.toString().lines().toList(), bytes.length);
    } catch (CharacterCodingException e) {
      faults.add(PersonsFault.of("not-utf8", 0));
    }
    return new Reading(mirrors, faults);
  }

  private void ofLines(List<String> lines, int bytes) {
    if (bytes > MOST_BYTES || lines.isEmpty() || !isFew(lines.subList(1, lines.size()))) {
      faults.add(PersonsFault.of("mirror-lines", 0, MOST_LINES));
      return;
    }
    var heads = cells(lines.getFirst());
    if (!heads.contains(PERSONS) || heads.stream().distinct().count() < heads.size()) {
      faults.add(PersonsFault.of("mirror-heads", 1, PERSONS));
      return;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        ofFile(heads, cells(lines.get(i)), i + 1);
      }
    }
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("[,;\t]", -1))
        .map(c -> CategoryText.plain(c).replaceAll("^\"(.*)\"$", "$1"))
        .toList();
  }

  private void ofFile(List<String> heads, List<String> cells, int number) {
    if (cells.size() != heads.size()) {
      faults.add(PersonsFault.of("cells", number, cells.size(), heads.size()));
      return;
    }
    var categories = new TreeMap<String, String>();
    for (int c = 0; c < heads.size(); c++) {
      var cell = cells.get(c);
      boolean isSummedOver = cell.isEmpty() || CategoryText.isOfASum(cell);
      if (!heads.get(c).equals(PERSONS) && !isSummedOver && !put(categories, heads.get(c), cell)) {
        faults.add(PersonsFault.of("mirror-category", number, heads.get(c)));
        return;
      }
    }
    take(categories, cells.get(heads.indexOf(PERSONS)), number);
  }

  private void take(Map<String, String> categories, String persons, int number) {
    if (!persons.matches("\\d{1,9}")) {
      faults.add(PersonsFault.of("mirror-line", number));
      return;
    }
    mirrors.add(
        new MirrorFigures.Mirror(
            ids.get(),
            typed.get("partner"),
            typed.get("source"),
            typed.get("period"),
            categories,
            Long.parseLong(persons),
            at));
  }
}
