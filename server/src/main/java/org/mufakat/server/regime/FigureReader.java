package org.mufakat.server.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.Population;
import org.mufakat.regime.PublishedTotal;
import org.mufakat.regime.Spellings;
import org.mufakat.server.regime.References.Kind;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedText;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.ReleaseId;

/// Reads what figures need: spellings of States, populations, and published totals typed in.
final class FigureReader {

  /// The kinds of labels that name no State.
  static final List<String> NON_STATES =
      List.of("unknown", "blank", "total", "region", "stateless", "other");

  static final Spellings NO_SPELLINGS =
      new Spellings(
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          new Attribution("the pack has no spellings.yaml", false));

  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");

  private static final Set<String> ISO = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);
  private static final Pattern USER_ASSIGNED =
      Pattern.compile("AA[A-Z]|Q[M-Z][A-Z]|X[A-Z][A-Z]|ZZ[A-Z]");

  private static final long MOST_PERSONS = 10_000_000_000L;
  private static final List<String> INDICATORS =
      Arrays.stream(Indicator.values()).map(Indicator::slug).toList();

  private record Total(String release, Indicator indicator, String state, int year) {}

  private final References references;
  private final Set<Total> totalled = new HashSet<>();

  FigureReader(References references) {
    this.references = references;
  }

  /// Whether the code is one that ISO 3166-1 leaves to users, as invented States need.
  static boolean isUserAssigned(String code) {
    return USER_ASSIGNED.matcher(code).matches();
  }

  static boolean isAssigned(String code) {
    return ISO.contains(code);
  }

  Spellings spellings(Entry entry) {
    var labels = new Labels();
    var nationals = entry.labels("nationals");
    nationals.forEach(l -> labels.put(entry, l, "the reporting State"));
    var nonStates = new HashMap<String, String>();
    entry.optionalEntry("non-states").ifPresent(kinds -> nonStates(kinds, labels, nonStates));
    var names = new HashMap<String, String>();
    var byLabel = new HashMap<String, String>();
    for (Entry state : entry.entries("states")) {
      PackFolder.ended(state, s -> state(s, labels, names, byLabel));
    }
    return new Spellings(
        names,
        byLabel,
        nonStates,
        nationals.stream().map(Entry.Located::value).toList(),
        entry.attribution());
  }

  private static void nonStates(Entry kinds, Labels labels, Map<String, String> nonStates) {
    for (String kind : NON_STATES) {
      for (Entry.Located<String> label : kinds.optionalLabels(kind)) {
        labels.put(kinds, label, kind);
        nonStates.put(label.value(), kind);
      }
    }
    kinds.end();
  }

  private static String state(
      Entry entry, Labels labels, Map<String, String> names, Map<String, String> byLabel) {
    var code = code(entry, entry.text("code"), entry.at("code"));
    var name = entry.text("name");
    if (names.putIfAbsent(code, name) != null) {
      entry.fault(entry.at("code"), "State `%s` is there already".formatted(code));
    }
    for (Entry.Located<String> spelling : entry.texts("spellings")) {
      labels.put(entry, spelling, code);
      byLabel.put(spelling.value(), code);
    }
    return code;
  }

  /// Which meaning each label has, whatever its case and spacing; a second one is a fault.
  private static final class Labels {

    private record Meaning(String words, Position at) {}

    private final Map<String, Meaning> byLabel = new HashMap<>();

    void put(Entry entry, Entry.Located<String> label, String meaning) {
      var folded = PublishedText.folded(label.value());
      var first = byLabel.putIfAbsent(folded, new Meaning(meaning, label.at()));
      if (first != null) {
        entry.fault(
            label.at(),
            "`%s` stands twice: here for %s, in line %d for %s"
                .formatted(label.value(), meaning, first.at.line(), first.words));
      }
    }
  }

  List<Population> populations(Entry entry) {
    var attribution = entry.attribution();
    return cells(entry, "populations").stream()
        .map(
            c ->
                new Population(
                    c.state, c.year, c.years.longNumber(c.key, 1, MOST_PERSONS), attribution))
        .toList();
  }

  List<PublishedTotal> release(Entry entry) {
    var release = entry.text("release");
    if (!release.isEmpty() && !ReleaseId.isWellFormed(release)) {
      entry.fault(entry.at("release"), "a release is named by its date, as \"2025-04-14\"");
    }
    var indicator = entry.choice("indicator", Indicator::bySlug, INDICATORS.stream());
    var publisher = entry.text("publisher");
    var series = entry.text("series");
    var attribution = entry.attribution();
    return cells(entry, "totals").stream()
        .map(
            c ->
                new PublishedTotal(
                    release,
                    publisher,
                    series,
                    indicator.map(Indicator::slug).orElse(""),
                    c.state,
                    c.year,
                    total(c, release, indicator),
                    attribution))
        .toList();
  }

  private String total(Cell cell, String release, Optional<Indicator> indicator) {
    references.use(Kind.MEMBER, cell.state, cell.stateAt);
    indicator
        .filter(i -> !totalled.add(new Total(release, i, cell.state, cell.year)))
        .ifPresent(
            _ ->
                cell.years.fault(
                    cell.years.atKey(cell.key),
                    "release %s has this total of %s already".formatted(release, cell.state)));
    return value(cell);
  }

  /// A count, with or without separators of thousands, or a count below a threshold; as releases
  /// write them, since it is read as one of theirs.
  private static String value(Cell cell) {
    var text = cell.years.text(cell.key);
    if (!text.isEmpty() && PublishedValue.read(text).flatMap(PublishedValue::interval).isEmpty()) {
      cell.years.fault(
          cell.years.at(cell.key),
          "`%s` must be a count or `<5`, not `%s`".formatted(cell.key, text));
    }
    return text;
  }

  /// A value under a State and a year.
  ///
  /// @param years the mapping that holds it, under `key`
  private record Cell(String state, Position stateAt, int year, Entry years, String key) {}

  /// Every value of a mapping of States to mappings of years.
  private static List<Cell> cells(Entry entry, String key) {
    var cells = new ArrayList<Cell>();
    entry.entry(key).ifPresent(states -> cells(states, cells));
    return cells;
  }

  private static void cells(Entry states, List<Cell> cells) {
    for (String state : states.keys()) {
      code(states, state, states.atKey(state));
      states.entry(state).ifPresent(years -> cells(state, states.atKey(state), years, cells));
    }
  }

  private static void cells(String state, Position stateAt, Entry years, List<Cell> cells) {
    for (String key : years.keys()) {
      if (YEAR.matcher(key).matches()) {
        cells.add(new Cell(state, stateAt, Integer.parseInt(key), years, key));
      } else {
        years.fault(years.atKey(key), "`%s` is no year".formatted(key));
      }
    }
  }

  /// A State's code as it stands; that nobody has assigned it, or left it to users, is a fault.
  private static String code(Entry entry, String code, Position at) {
    boolean known = CODE.matcher(code).matches() && (isAssigned(code) || isUserAssigned(code));
    if (!known && !code.isEmpty()) {
      entry.fault(at, "`%s` is no ISO 3166-1 alpha-3 code".formatted(code));
    }
    return code;
  }
}
