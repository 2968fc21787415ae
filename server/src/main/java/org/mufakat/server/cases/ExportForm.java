package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.cases.CaseExport.Chosen;
import org.mufakat.server.cases.CaseExport.Wish;
import org.mufakat.server.cases.htcds.HtcdsExport.Format;
import org.mufakat.server.cases.htcds.HtcdsExport.Options;
import org.springframework.util.MultiValueMap;

/// What somebody asks to take out, as pages and programs send it. A word that is not understood is
/// a fault: a filter that is passed over would take out more than was asked for.
///
/// @param cases ids, where cases were picked; otherwise the filters choose
/// @param filters of a list
/// @param faults names of what is not understood or missing
record ExportForm(
    List<String> cases,
    Map<String, String> filters,
    Optional<Format> format,
    boolean whole,
    boolean names,
    Optional<Reason> reason,
    Set<String> faults) {

  private static final String CASE = "case";
  private static final String FORMAT = "format";
  private static final String COLUMNS = "columns";
  private static final String NAMES = "names";
  private static final String REASON = "reason";
  private static final Set<String> OWN = Set.of(CASE, FORMAT, COLUMNS, NAMES, REASON);

  /// What the pages send beside it.
  private static final Set<String> OF_PAGES = Set.of("_csrf", "lang", "see");

  static ExportForm of(MultiValueMap<String, String> sent, RegimePack regime) {
    var faults = new TreeSet<String>();
    var filters = new LinkedHashMap<String, String>();
    sent.forEach(
        (name, values) -> {
          if (!OWN.contains(name) && !OF_PAGES.contains(name)) {
            if (values.size() == 1) {
              filters.put(name, values.getFirst().strip());
            } else {
              faults.add(name);
            }
          }
        });
    filters.values().removeIf(String::isEmpty);
    faults.addAll(CaseFilters.faults(filters, regime));
    var cases = cases(sent, faults);
    if (!cases.isEmpty() && !filters.isEmpty()) {
      faults.add(CASE);
    }
    var format = format(one(sent, FORMAT, faults));
    var columns = one(sent, COLUMNS, faults);
    var names = one(sent, NAMES, faults);
    var reason = Reason.byCode(one(sent, REASON, faults)).filter(CaseExport.REASONS::contains);
    if (format.isEmpty()) {
      faults.add(FORMAT);
    }
    if (!Set.of("all", "standard").contains(columns)) {
      faults.add(COLUMNS);
    }
    if (!Set.of("yes", "no").contains(names)) {
      faults.add(NAMES);
    }
    if (reason.isEmpty()) {
      faults.add(REASON);
    }
    return new ExportForm(
        cases, filters, format, columns.equals("all"), names.equals("yes"), reason, faults);
  }

  private static List<String> cases(MultiValueMap<String, String> sent, Set<String> faults) {
    var cases = sent.getOrDefault(CASE, List.of()).stream().distinct().toList();
    if (cases.size() > Chosen.MOST_PICKED || !cases.stream().allMatch(OpaqueId::isWellFormed)) {
      faults.add(CASE);
      return List.of();
    }
    return cases;
  }

  private static String one(MultiValueMap<String, String> sent, String name, Set<String> faults) {
    var values = sent.getOrDefault(name, List.of());
    if (values.size() > 1) {
      faults.add(name);
    }
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static Optional<Format> format(String text) {
    return List.of(Format.values()).stream()
        .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }

  /// Whether a preview can be shown: all is understood but, perhaps, why.
  boolean canBePreviewed() {
    var but = new ArrayList<>(faults);
    but.remove(REASON);
    return but.isEmpty();
  }

  Chosen chosen() {
    return cases.isEmpty()
        ? new Chosen.Listed(CaseFilters.query(filters))
        : new Chosen.Picked(cases.stream().map(OpaqueId::new).toList());
  }

  Options options() {
    return new Options(format.orElseThrow(), whole, names);
  }

  /// Empty where anything is at fault.
  Optional<Wish> wish() {
    return faults.isEmpty()
        ? reason.map(why -> new Wish(chosen(), options(), why))
        : Optional.empty();
  }

  public String formatName() {
    return format.map(f -> f.name().toLowerCase(Locale.ROOT)).orElse("csv");
  }
}
