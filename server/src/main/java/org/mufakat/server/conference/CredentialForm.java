package org.mufakat.server.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.Role;

/// That somebody is to act at a body, as it was typed.
///
/// @param until the last day on which they may
record CredentialForm(String account, String capacity, String body, String from, String until) {

  /// Longer than anybody is appointed for; a slip of the year shows.
  private static final int MOST_YEARS = 10;

  static CredentialForm of(Map<String, String> typed) {
    return new CredentialForm(
        typed.getOrDefault("account", ""),
        typed.getOrDefault("capacity", ""),
        typed.getOrDefault("body", ""),
        typed.getOrDefault("from", "").strip(),
        typed.getOrDefault("until", "").strip());
  }

  /// From today on.
  static CredentialForm from(LocalDate today) {
    return new CredentialForm("", "", "", today.toString(), "");
  }

  /// What is wrong with it, each the last part of a message's key.
  ///
  /// @param today where the node is
  List<String> faults(
      Collection<Account> accounts,
      List<Capacity> capacities,
      Collection<String> bodies,
      LocalDate today) {
    var faults = new ArrayList<String>();
    var person = account(accounts);
    var as = capacity(capacities);
    if (person.isEmpty()) {
      faults.add("account");
    }
    if (as.isEmpty()) {
      faults.add("capacity");
    }
    if (person.filter(a -> a.role() == Role.OBSERVER).isPresent()
        && as.filter(c -> c != Capacity.OBSERVER).isPresent()) {
      faults.add("observer");
    }
    if (!bodies.contains(body)) {
      faults.add("body");
    }
    faults.addAll(faultsOfDays(today));
    return faults;
  }

  private List<String> faultsOfDays(LocalDate today) {
    var first = ParticularsForm.day(from);
    var last = ParticularsForm.day(until);
    if (first.isEmpty() || last.isEmpty()) {
      return List.of("no-days");
    }
    if (last.get().isBefore(first.get())) {
      return List.of("ends-before");
    }
    if (last.get().isBefore(today)) {
      return List.of("over");
    }
    return last.get().isAfter(today.plusYears(MOST_YEARS)) ? List.of("too-long") : List.of();
  }

  Optional<Account> account(Collection<Account> accounts) {
    return accounts.stream().filter(a -> a.id().value().equals(account)).findFirst();
  }

  private Optional<Capacity> capacity(List<Capacity> capacities) {
    return capacities.stream().filter(c -> ForumWords.slug(c).equals(capacity)).findFirst();
  }

  /// Only where it has no faults.
  Credential credential(
      OpaqueId id,
      OpaqueId person,
      List<Capacity> capacities,
      Optional<String> member,
      ZoneId zone) {
    return new Credential(
        id,
        person,
        capacity(capacities).orElseThrow(),
        member,
        body,
        ParticularsForm.day(from).orElseThrow().atStartOfDay(zone).toInstant(),
        after(ParticularsForm.day(until).orElseThrow(), zone));
  }

  private static Instant after(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
