package org.mufakat.server.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.ledger.LedgerFilter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/// What an address asks to see of a ledger: words of closed lists, opaque ids and days, and nothing
/// else. Whatever is none of these is a fault and goes no further.
///
/// @param typed what was typed in each field, for showing it again; events apart
/// @param faults the fields that cannot be understood
record AskedEntries(
    LedgerFilter filter, Set<String> events, Map<String, String> typed, List<String> faults) {

  static final String EVENT = "event";
  static final String ROLE = "role";
  static final String SIDE = "side";
  static final String KIND = "kind";
  static final String REASON = "reason";
  static final String ACTOR = "actor";
  static final String SUBJECT = "subject";
  static final String FROM = "from";
  static final String TO = "to";

  private static final List<String> SINGLE =
      List.of(ROLE, SIDE, KIND, REASON, ACTOR, SUBJECT, FROM, TO);

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

  /// @param zone by whose days it is asked
  static AskedEntries of(MultiValueMap<String, String> parameters, ZoneId zone) {
    var faults = new ArrayList<String>();
    var reading = new Reading(parameters, faults);
    var events = new TreeSet<LedgerEvent>();
    var codes = new TreeSet<String>();
    for (String given : parameters.getOrDefault(EVENT, List.of())) {
      for (String code : given.split(",", -1)) {
        if (!code.isBlank()) {
          codes.add(code.strip());
          LedgerEvent.byCode(code.strip()).ifPresentOrElse(events::add, () -> reading.fault(EVENT));
        }
      }
    }
    var from = reading.day(FROM);
    var to = reading.day(TO);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      faults.add("backwards");
    }
    var filter =
        new LedgerFilter(
            events,
            reading.word(ROLE, Actor.Role::byCode),
            reading.word(SIDE, w -> Optional.of(w).filter(LedgerFilter::isSide)),
            reading.word(KIND, Subject.Kind::byCode),
            reading.word(REASON, Reason::byCode),
            reading.id(ACTOR),
            reading.id(SUBJECT),
            from.map(day -> day.atStartOfDay(zone).toInstant()),
            to.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()));
    return new AskedEntries(filter, codes, reading.typed(), List.copyOf(faults));
  }

  boolean isUnderstood() {
    return faults.isEmpty();
  }

  /// As the query of an address, without a `?`.
  ///
  /// @param more further parameters, names and values in turn
  String query(String... more) {
    var query = UriComponentsBuilder.newInstance();
    events.forEach(code -> query.queryParam(EVENT, code));
    SINGLE.forEach(
        name -> {
          var value = typed.getOrDefault(name, "");
          if (!value.isEmpty()) {
            query.queryParam(name, value);
          }
        });
    for (int i = 0; i < more.length; i += 2) {
      query.queryParam(more[i], more[i + 1]);
    }
    var built = query.encode().build().getQuery();
    return built == null ? "" : built;
  }

  private record Reading(MultiValueMap<String, String> parameters, List<String> faults) {

    String text(String name) {
      var given = parameters.getFirst(name);
      return given == null ? "" : given.strip();
    }

    Map<String, String> typed() {
      var typed = new java.util.LinkedHashMap<String, String>();
      SINGLE.forEach(name -> typed.put(name, text(name)));
      return typed;
    }

    void fault(String name) {
      if (!faults.contains(name)) {
        faults.add(name);
      }
    }

    <T> Optional<T> word(String name, Function<String, Optional<T>> list) {
      var given = text(name);
      if (given.isEmpty()) {
        return Optional.empty();
      }
      var known = list.apply(given);
      if (known.isEmpty()) {
        fault(name);
      }
      return known;
    }

    Optional<OpaqueId> id(String name) {
      return word(
          name,
          given ->
              Optional.of(given.toLowerCase(Locale.ROOT))
                  .filter(OpaqueId::isWellFormed)
                  .map(OpaqueId::new));
    }

    Optional<LocalDate> day(String name) {
      return word(
          name,
          given -> {
            try {
              return Optional.of(LocalDate.parse(given))
                  .filter(day -> !day.isBefore(EARLIEST) && !day.isAfter(LATEST));
            } catch (DateTimeException e) {
              return Optional.empty();
            }
          });
    }
  }
}
