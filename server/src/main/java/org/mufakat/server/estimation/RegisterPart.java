package org.mufakat.server.estimation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mufakat.cases.VictimStatus;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.ledger.Compartment;
import org.mufakat.regime.CodeList;
import org.mufakat.server.estimation.AnalysisPlan.NamedList;
import org.mufakat.server.estimation.PlanForm.Fault;

/// The part of a plan's form that says how lists are counted in the register. Each kind of
/// organization has a field for the name of the list that it makes: kinds with one name make one
/// list, and a kind without a name none.
final class RegisterPart {

  /// How the name of a kind's field begins.
  static final String KIND = "kind.";

  /// Columns of a file of lists that are no list's.
  private static final Set<String> TAKEN = Set.of("count", "person", "list");

  private static final int LONGEST_NAME = 80;

  private final PlanForm form;
  private final UnaryOperator<String> plain;
  private final List<Fault> faults;

  /// @param plain makes a text plain, as all of the form is made
  /// @param faults gathers what is wrong
  RegisterPart(PlanForm form, UnaryOperator<String> plain, List<Fault> faults) {
    this.form = form;
    this.plain = plain;
    this.faults = faults;
  }

  /// Lists in the order of the first kind of each, and how they are counted.
  record Read(List<NamedList> lists, RegisterSource source) {}

  /// Empty where something is wrong.
  Optional<Read> read(CodeList organizations) {
    int before = faults.size();
    var side = Compartment.bySlug(form.get("side"));
    if (side.isEmpty()) {
      faults.add(new Fault("side", "missing"));
    }
    var statuses = statuses();
    var since = day("since");
    var until = day("until");
    if (since.isPresent() && until.isPresent() && until.get().isBefore(since.get())) {
      faults.add(new Fault("until", "day-order"));
    }
    var lists = lists(organizations);
    return faults.size() > before
        ? Optional.empty()
        : Optional.of(
            new Read(
                lists.stream().map(Named::list).toList(),
                new RegisterSource(
                    side.orElseThrow(),
                    statuses,
                    since,
                    until,
                    lists.stream().map(Named::kinds).toList())));
  }

  private Set<VictimStatus> statuses() {
    var chosen =
        Stream.of(VictimStatus.values())
            .filter(status -> !form.get("status." + status.slug()).isEmpty())
            .collect(Collectors.toSet());
    if (chosen.isEmpty()) {
      faults.add(new Fault("statuses", "missing"));
    }
    return chosen;
  }

  private Optional<LocalDate> day(String field) {
    var text = plain.apply(form.get(field));
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      faults.add(new Fault(field, "day"));
      return Optional.empty();
    }
  }

  private record Named(String name, List<String> kinds) {
    NamedList list() {
      return new NamedList(name, String.join(", ", kinds));
    }
  }

  private List<Named> lists(CodeList organizations) {
    Map<String, Named> lists = new LinkedHashMap<>();
    for (CodeList.Code kind : organizations.codes()) {
      var name = plain.apply(form.get(KIND + kind.id()));
      if (name.length() > LONGEST_NAME) {
        faults.add(new Fault("kinds", "kind-long", LONGEST_NAME));
      } else if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
        faults.add(new Fault("kinds", "kind-taken", name));
      } else if (!name.isEmpty()) {
        lists
            .computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new Named(name, new ArrayList<>()))
            .kinds()
            .add(kind.id());
      }
    }
    if (lists.isEmpty() && faults.stream().noneMatch(f -> f.field().equals("kinds"))) {
      faults.add(new Fault("kinds", "missing"));
    }
    if (lists.size() > CaptureTable.MOST_LISTS) {
      faults.add(new Fault("kinds", "too-many-lists", lists.size(), CaptureTable.MOST_LISTS));
    }
    return List.copyOf(lists.values());
  }
}
