package org.mufakat.server.cases;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.Case;
import org.mufakat.cases.Safety;
import org.mufakat.regime.RegimePack;
import org.springframework.web.util.UriComponentsBuilder;

/// What narrows a list of cases, as addresses and forms have it.
final class CaseFilters {

  private static final List<String> NAMES =
      List.of("reference", "status", "risk", "form", "show", "from", "to", "sort");

  private static final int LONGEST = 40;

  private CaseFilters() {}

  /// The filters among the parameters of an address.
  static Map<String, String> chosen(Map<String, String> parameters) {
    var filters = new LinkedHashMap<String, String>();
    for (String name : NAMES) {
      var value = parameters.getOrDefault(name, "").strip();
      if (!value.isEmpty() && value.length() <= LONGEST) {
        filters.put(name, value);
      }
    }
    return filters;
  }

  /// The same as the query of an address.
  static String text(Map<String, String> parameters) {
    var builder = UriComponentsBuilder.newInstance();
    chosen(parameters).forEach((name, value) -> builder.queryParam(name, "{" + name + "}"));
    var text = builder.encode().buildAndExpand(chosen(parameters)).toUriString();
    return text.startsWith("?") ? text.substring(1) : text;
  }

  /// What a filter does not know is of no effect.
  static CaseQuery query(Map<String, String> parameters) {
    var filters = chosen(parameters);
    var show = filters.getOrDefault("show", "");
    return new CaseQuery(
        filters.getOrDefault("reference", "").toUpperCase(Locale.ROOT),
        Case.Status.bySlug(filters.getOrDefault("status", "")),
        Safety.Risk.bySlug(filters.getOrDefault("risk", "")),
        Optional.ofNullable(filters.get("form")),
        show.equals("mine"),
        show.equals("waiting"),
        show.equals("due"),
        show.equals("unassigned"),
        day(filters.get("from")),
        day(filters.get("to")),
        CaseQuery.Sort.bySlug(filters.getOrDefault("sort", "")).orElse(CaseQuery.Sort.CHANGED));
  }

  /// The names of filters that would be of no effect as they stand, and of what is no filter.
  static Set<String> faults(Map<String, String> parameters, RegimePack regime) {
    var query = query(parameters);
    var faults = new TreeSet<String>();
    parameters.forEach(
        (name, value) -> {
          boolean holds =
              value.length() <= LONGEST
                  && switch (name) {
                    case "reference" -> true;
                    case "status" -> query.status().isPresent();
                    case "risk" -> query.risk().isPresent();
                    case "form" ->
                        regime
                            .codeList(PersonForm.FORMS)
                            .filter(list -> list.code(value).isPresent())
                            .isPresent();
                    case "show" ->
                        query.mine() || query.waiting() || query.due() || query.unassigned();
                    case "from" -> query.openedFrom().isPresent();
                    case "to" -> query.openedTo().isPresent();
                    case "sort" -> CaseQuery.Sort.bySlug(value).isPresent();
                    default -> false;
                  };
          if (!holds) {
            faults.add(name);
          }
        });
    return faults;
  }

  private static Optional<LocalDate> day(@Nullable String text) {
    try {
      return Optional.ofNullable(text).filter(t -> t.length() == 10).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
