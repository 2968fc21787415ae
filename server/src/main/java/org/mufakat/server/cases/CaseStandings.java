package org.mufakat.server.cases;

import java.util.List;
import java.util.Optional;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.DayRange;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.VictimStatus;

/// Who stands in which case, as what, and which organizations came upon them: drawn from the facts
/// beside which it is kept, so that it can be looked up and counted.
final class CaseStandings {

  private record Standing(CasePerson person, Case file) {
    String personId() {
      return person.id().value();
    }

    String fileId() {
      return file.id().value();
    }
  }

  private record Met(Standing standing, Encounter encounter) {
    Optional<DayRange> days() {
      return encounter.first().map(day -> day.days());
    }
  }

  private CaseStandings() {}

  /// Of cases that have none yet.
  static void keep(CompartmentTransaction transaction, List<Case> files) {
    var all =
        files.stream()
            .flatMap(file -> file.persons().stream().map(p -> new Standing(p, file)))
            .toList();
    new ManyRows<>(all)
        .text(Standing::personId)
        .text(Standing::fileId)
        .text(s -> s.person().victim().map(VictimStatus::slug).orElse(null))
        .text(s -> String.valueOf(s.person().particulars().encounters().recorded()))
        .insert(
            transaction,
            "INSERT INTO %1$s.case_person (person, case_id, victim, encounters_recorded)"
                + " SELECT r.c1, r.c2, r.c3, r.c4::boolean");
    new ManyRows<>(all.stream().flatMap(s -> encounters(s).stream()).toList())
        .text(m -> m.standing().personId())
        .text(m -> m.standing().fileId())
        .text(m -> m.encounter().kind())
        .text(m -> m.days().map(d -> d.earliest().toString()).orElse(null))
        .text(m -> m.days().map(d -> d.latest().toString()).orElse(null))
        .insert(
            transaction,
            "INSERT INTO %1$s.case_encounter (person, case_id, kind, earliest, latest)"
                + " SELECT r.c1, r.c2, r.c3, r.c4::date, r.c5::date");
  }

  private static List<Met> encounters(Standing standing) {
    return standing.person().particulars().encounters().all().stream()
        .map(e -> new Met(standing, e))
        .toList();
  }
}
