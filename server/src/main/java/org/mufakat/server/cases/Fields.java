package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.CaseDate;

/// The fields of a form, by name, as they were typed or as they stand, and what is wrong with each.
///
/// Only the names that a reader asks for are read: what else a request brings is of no effect.
public final class Fields {

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, String> faults = new LinkedHashMap<>();

  public Fields() {}

  /// @param typed as the request has them
  public static Fields typed(Map<String, String[]> typed) {
    var fields = new Fields();
    typed.forEach(
        (name, all) -> fields.values.put(name, List.of(all).stream().map(String::strip).toList()));
    return fields;
  }

  void put(String name, String value) {
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  void put(String name, boolean value) {
    if (value) {
      put(name, "yes");
    }
  }

  void put(String name, Optional<CaseDate> date) {
    date.ifPresent(
        d -> {
          put(name, d.asGiven());
          put(name + ".era", d.era().slug());
          if (d.estimatedWithinYears() > 0) {
            put(name + ".within", String.valueOf(d.estimatedWithinYears()));
          }
        });
  }

  /// The value of a field; empty text where there is none.
  public String one(String name) {
    var all = values.getOrDefault(name, List.of());
    return all.isEmpty() ? "" : all.getFirst();
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(v -> !v.isEmpty()).toList();
  }

  public boolean has(String name, String value) {
    return all(name).contains(value);
  }

  public boolean is(String name) {
    return has(name, "yes");
  }

  /// What is wrong with a field, as the end of a message key; empty when nothing is.
  public String fault(String name) {
    return faults.getOrDefault(name, "");
  }

  public Map<String, String> faults() {
    return Map.copyOf(faults);
  }

  /// The names of what is wrong, in the order it was found.
  public List<String> faulty() {
    return List.copyOf(faults.keySet());
  }

  void refuse(String name, String fault) {
    faults.putIfAbsent(name, fault);
  }

  boolean isFaulty() {
    return !faults.isEmpty();
  }

  /// A text, at most so long.
  String text(String name, int longest) {
    var text = one(name);
    if (text.length() > longest) {
      refuse(name, "too-long");
      return "";
    }
    return text;
  }

  Optional<Integer> number(String name, int least, int most) {
    var text = one(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.matches("\\d{1,4}")) {
      int number = Integer.parseInt(text);
      if (least <= number && number <= most) {
        return Optional.of(number);
      }
    }
    refuse(name, "number");
    return Optional.empty();
  }

  /// Whether anything of a date was typed; the calendar is always chosen.
  boolean hasDate(String name) {
    return !one(name).isEmpty() || !one(name + ".within").isEmpty();
  }

  Optional<CaseDate> date(String name) {
    var text = one(name);
    if (text.isEmpty()) {
      if (hasDate(name)) {
        refuse(name, "date-form");
      }
      return Optional.empty();
    }
    var era = CalendarEra.bySlug(one(name + ".era")).orElse(CalendarEra.COMMON);
    var within = number(name + ".within", 0, 20);
    var fault = CaseDate.fault(text, era);
    if (fault.isPresent()) {
      refuse(
          name,
          switch (fault.get()) {
            case FORM -> "date-form";
            case NO_SUCH_DAY -> "date-no-such-day";
            case OTHER_ERA -> "date-other-era";
            case OUT_OF_RANGE -> "date-out-of-range";
          });
      return Optional.empty();
    }
    return Optional.of(new CaseDate(text, era, within.orElse(0)));
  }

  /// Never shows what was typed.
  @Override
  public String toString() {
    return "Fields" + values.keySet();
  }
}
