package org.mufakat.server.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mufakat.node.PackSpellings;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.reference.RefusedRow.Reason;
import org.mufakat.statistics.PublishedText;
import org.mufakat.statistics.Resolution;

/// Decides every row of a file: accepted, or refused with a reason. A place and year that stand
/// there twice with two values have none: both rows are refused.
///
/// Memory is bounded by the rows that [ReferenceCsv] lets through.
final class ReferenceRows {

  private static final int FIRST_YEAR = 1900;
  private static final int MOST_DIGITS = 12;
  private static final BigDecimal METRES = BigDecimal.valueOf(1000);
  private static final BigDecimal LONGEST_KM = BigDecimal.valueOf(40_000);

  private final ReferenceKind kind;
  private final PackSpellings spellings;
  private final Predicate<String> isState;
  private final int lastYear;
  private final Map<ReferenceValue.Key, Kept> accepted = new HashMap<>();
  private final Set<ReferenceValue.Key> contradicted = new HashSet<>();
  private final List<RefusedRow> refused = new ArrayList<>();
  private int read;

  private record Kept(ReferenceValue value, boolean byName) {}

  /// @param lastYear the latest year that a file may speak of
  ReferenceRows(ReferenceKind kind, RegimePack pack, int lastYear) {
    this.kind = kind;
    this.spellings = new PackSpellings(pack.spellings());
    this.isState = pack::knowsState;
    this.lastYear = lastYear;
  }

  /// @param texts in the order of [ReferenceKind#columns]; of another length where the row has more
  ///   or fewer texts than the header
  void row(int row, List<String> texts) {
    read++;
    if (texts.size() != kind.columns().size()) {
      refuse(row, Reason.WRONG_NUMBER_OF_COLUMNS, texts);
      return;
    }
    switch (judged(texts)) {
      case Judged.Fault(Reason reason) -> refuse(row, reason, texts);
      case Judged.Value(var key, long value, boolean byName) ->
          keep(
              new Kept(
                  new ReferenceValue(key.state(), key.partner(), key.year(), value, row), byName),
              texts);
    }
  }

  private sealed interface Judged {
    record Value(ReferenceValue.Key key, long value, boolean byName) implements Judged {}

    record Fault(Reason reason) implements Judged {}
  }

  /// A State that a row names, or why it names none.
  private record Named(String code, boolean byName, Optional<Reason> fault) {
    static Named not(Reason reason) {
      return new Named("", false, Optional.of(reason));
    }
  }

  private Judged judged(List<String> t) {
    return switch (kind) {
      case POPULATION -> judged(named(t.get(1), t.get(0)), NOBODY, year(t.get(2)), t.get(3));
      case MIGRANT_STOCK ->
          judged(named(t.get(2), t.get(1)), named(t.get(4), t.get(3)), year(t.get(0)), t.get(5));
      case LAND_BOUNDARIES ->
          judged(named(t.get(0), ""), named("", t.get(1)), Optional.of(0), t.get(2));
    };
  }

  private static final Named NOBODY = new Named("", false, Optional.empty());

  private Judged judged(Named state, Named partner, Optional<Integer> year, String value) {
    var fault = state.fault().or(partner::fault);
    if (fault.isPresent()) {
      return new Judged.Fault(fault.get());
    }
    if (state.code().equals(partner.code())) {
      return new Judged.Fault(Reason.SAME_STATE_TWICE);
    }
    if (year.isEmpty()) {
      return new Judged.Fault(Reason.YEAR_OUT_OF_RANGE);
    }
    if (value.isEmpty() || value.equals("..")) {
      return new Judged.Fault(Reason.NO_VALUE);
    }
    var number = kind == ReferenceKind.LAND_BOUNDARIES ? metres(value) : persons(value);
    var key = new ReferenceValue.Key(state.code(), partner.code(), year.get());
    return number
        .<Judged>map(n -> new Judged.Value(key, n, state.byName() || partner.byName()))
        .orElseGet(() -> new Judged.Fault(Reason.NOT_A_NUMBER));
  }

  /// By its code, whatever name stands beside it; where the code is empty, by the publisher's own
  /// name for it or by the regime's table of spellings.
  private Named named(String code, String name) {
    var own = code.isEmpty() ? kind.ownName(name).filter(isState) : Optional.<String>empty();
    if (own.isPresent()) {
      return new Named(own.get(), true, Optional.empty());
    }
    var byName =
        name.isEmpty() ? Optional.<Resolution>empty() : Optional.of(spellings.resolve(name, ""));
    if (code.isEmpty()) {
      return byName
          .map(
              r ->
                  switch (r) {
                    case Resolution.OfState(String found) ->
                        new Named(found, true, Optional.empty());
                    case Resolution.NotAState _ -> Named.not(Reason.NOT_A_STATE);
                    case Resolution.Unresolved _, Resolution.NotAsked _ ->
                        Named.not(Reason.UNKNOWN_SPELLING);
                  })
          .orElseGet(() -> Named.not(Reason.UNKNOWN_SPELLING));
    }
    if (!isState.test(code)) {
      return Named.not(Reason.NOT_A_STATE);
    }
    boolean another =
        byName
            .filter(r -> r instanceof Resolution.OfState(String c) && !c.equals(code))
            .isPresent();
    return another
        ? Named.not(Reason.CODE_AND_NAME_DIFFER)
        : new Named(code, false, Optional.empty());
  }

  private Optional<Integer> year(String text) {
    return text.matches("\\d{4}")
        ? Optional.of(Integer.valueOf(text)).filter(y -> y >= FIRST_YEAR && y <= lastYear)
        : Optional.empty();
  }

  /// `69709698`, `69,709,698` or `69709698.0`; `5.000` is five thousand in half of the world, and
  /// none that is known.
  private static Optional<Long> persons(String text) {
    var digits = text.matches("\\d{1,3}(,\\d{3})+") ? text.replace(",", "") : text;
    var whole = digits.matches("\\d{1,3}\\.000") ? "" : digits.replaceFirst("\\.0+$", "");
    return whole.matches("\\d{1," + MOST_DIGITS + "}")
        ? Optional.of(Long.valueOf(whole))
        : Optional.empty();
  }

  private static Optional<Long> metres(String text) {
    var digits = text.matches("\\d{1,3}(,\\d{3})+(\\.\\d+)?") ? text.replace(",", "") : text;
    return digits.matches("\\d{1,6}(\\.\\d{1,6})?")
        ? Optional.of(new BigDecimal(digits))
            .filter(km -> km.compareTo(LONGEST_KM) <= 0)
            .map(km -> km.multiply(METRES).longValue())
        : Optional.empty();
  }

  private void keep(Kept newcomer, List<String> texts) {
    var standing = accepted.putIfAbsent(newcomer.value().key(), newcomer);
    if (standing == null) {
      return;
    }
    if (standing.value().value() == newcomer.value().value()) {
      refuse(newcomer.value().row(), Reason.SAME_ROW_AGAIN, texts);
    } else {
      contradicted.add(newcomer.value().key());
      refuse(newcomer.value().row(), Reason.REPEATED_KEY, texts);
    }
  }

  private void refuse(int row, Reason reason, List<String> texts) {
    refused.add(new RefusedRow(row, reason, texts));
  }

  /// What the rows came to; asked once, after the last row.
  ///
  /// @param digest of the rows' texts
  ReferenceContents contents(String digest) {
    for (var key : contradicted) {
      var kept = accepted.remove(key);
      if (kept != null) {
        refuse(kept.value().row(), Reason.REPEATED_KEY, asRead(kept.value()));
      }
    }
    refused.sort(Comparator.comparingInt(RefusedRow::row));
    int byName = (int) accepted.values().stream().filter(Kept::byName).count();
    return new ReferenceContents(
        kind, digest, read, byName, accepted.values().stream().map(Kept::value).toList(), refused);
  }

  private static List<String> asRead(ReferenceValue value) {
    return List.of(
        value.state(),
        value.partner(),
        Integer.toString(value.year()),
        Long.toString(value.value()));
  }

  /// A text as it is read: white space trimmed and collapsed.
  static List<String> tidy(List<String> texts) {
    return texts.stream().map(PublishedText::tidy).toList();
  }
}
