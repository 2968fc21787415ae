package org.mufakat.server.cases.htcds;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Consent;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.cases.htcds.HtcdsFault.Kind;

/// Reads the rows of one case. A row with Mufakat's columns is read from them, and then held
/// against the fields of HTCDS beside them; a row of plain HTCDS is a case with one person.
final class RowReading {

  /// A row and where it stands in the file.
  ///
  /// @param faults found in its cells by themselves
  record Numbered(int number, HtcdsRow row, List<HtcdsFault> faults) {
    Numbered {
      faults = List.copyOf(faults);
    }

    Numbered with(List<HtcdsFault> more) {
      var all = new ArrayList<>(faults);
      all.addAll(more);
      return new Numbered(number, row, all);
    }
  }

  private final PlainReading plain;
  private final ExtendedReading extended;
  private final RowWriting writing;

  RowReading(PackCodes codes, CodeWords words, RowWriting writing) {
    this.plain = new PlainReading(codes, words);
    this.extended = new ExtendedReading(codes);
    this.writing = writing;
  }

  /// A row of plain HTCDS.
  HtcdsRead plain(Numbered row, Arrival arrival, HtcdsImport.Purpose purpose) {
    var faults = new ArrayList<>(row.faults());
    var file = plain.read(row.row(), arrival, faults);
    if (file.isEmpty() || !faults.isEmpty()) {
      return new HtcdsRead.Quarantined(row.number(), faults);
    }
    var left =
        switch (purpose) {
          case LOOK -> left(row.row(), file.get());
          case TAKE -> Set.<HtcdsField>of();
        };
    boolean flagged = row.row().get(Extension.NON_PUNISHMENT).equals("TRUE");
    return new HtcdsRead.Read(
        row.number(),
        row.number(),
        file.get(),
        false,
        left,
        flagged ? idsOf(file.get()) : Set.of());
  }

  /// The fields that said more than the case holds.
  private Set<HtcdsField> left(HtcdsRow row, CaseFile file) {
    var kept = writing.standardOf(file);
    var left = EnumSet.noneOf(HtcdsField.class);
    row.standard()
        .forEach(
            (field, text) -> {
              if (!plain.isKept(field, text, kept)) {
                left.add(field);
              }
            });
    return left;
  }

  private static Set<OpaqueId> idsOf(CaseFile file) {
    return file.file().persons().stream().map(CasePerson::id).collect(Collectors.toSet());
  }

  /// The rows of one case, which stand together in the file.
  ///
  /// @param present the fields of HTCDS that the file has a column for
  List<HtcdsRead> extended(List<Numbered> rows, Compartment side, Set<HtcdsField> present) {
    var judged = new ArrayList<Numbered>();
    var persons = new ArrayList<CasePerson>();
    var identities = new HashMap<OpaqueId, Identity>();
    var consents = new ArrayList<Consent>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var faults = new ArrayList<HtcdsFault>();
      extended.checkCase(row.row(), rows.getFirst().row(), side, faults);
      if (!row.row().get(Extension.PERSON).isEmpty()) {
        extended
            .person(row.row(), faults)
            .ifPresent(
                person -> {
                  persons.add(person);
                  extended
                      .identity(row.row(), faults)
                      .ifPresent(identity -> identities.put(person.id(), identity));
                  consents.addAll(extended.consents(row.row(), person.id(), faults));
                });
      }
      judged.add(row.with(faults));
    }
    var first = new ArrayList<HtcdsFault>();
    if (!extended.areTogether(rows.stream().map(Numbered::row).toList())) {
      first.add(HtcdsFault.of(Extension.ROW, Kind.ROWS_OF_CASE_APART));
    }
    Optional<CaseFile> file = Optional.empty();
    if (first.isEmpty() && judged.stream().allMatch(r -> r.faults().isEmpty())) {
      file =
          extended
              .file(rows.getFirst().row(), persons, first)
              .map(c -> new CaseFile(c, identities, consents, Map.of()));
    }
    judged.set(0, judged.getFirst().with(first));
    return file.isEmpty() ? quarantined(judged) : held(judged, file.get(), present);
  }

  private static List<HtcdsRead> quarantined(List<Numbered> rows) {
    return rows.stream()
        .<HtcdsRead>map(
            row ->
                new HtcdsRead.Quarantined(
                    row.number(),
                    row.faults().isEmpty()
                        ? List.of(HtcdsFault.of(Extension.CASE, Kind.OTHER_ROW_FAULTY))
                        : row.faults()))
        .toList();
  }

  /// Holds what was read against the fields of HTCDS in the same rows: someone may have changed one
  /// and not the other.
  private List<HtcdsRead> held(List<Numbered> rows, CaseFile file, Set<HtcdsField> present) {
    var written = writing.rows(file, RowWriting.Reach.USABLE);
    var judged = new ArrayList<Numbered>();
    var flagged = new HashSet<OpaqueId>();
    var left = EnumSet.noneOf(HtcdsField.class);
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var drawn = written.get(i);
      var faults = new ArrayList<HtcdsFault>();
      for (HtcdsField field : present) {
        if (!field.isTaken() && !row.row().get(field).isEmpty()) {
          left.add(field);
        } else if (field.isTaken() && !row.row().get(field).equals(drawn.get(field))) {
          faults.add(HtcdsFault.of(field, Kind.CONTRADICTS));
        }
      }
      var flag = row.row().get(Extension.NON_PUNISHMENT);
      boolean more = flag.equals("TRUE") && !drawn.get(Extension.NON_PUNISHMENT).equals("TRUE");
      if (more && !file.file().persons().isEmpty()) {
        flagged.add(file.file().persons().get(i).id());
      } else if (!flag.equals(drawn.get(Extension.NON_PUNISHMENT))) {
        faults.add(HtcdsFault.of(Extension.NON_PUNISHMENT, Kind.CONTRADICTS));
      }
      judged.add(row.with(faults));
    }
    if (judged.stream().allMatch(r -> r.faults().isEmpty())) {
      return List.of(
          new HtcdsRead.Read(
              rows.getFirst().number(), rows.getLast().number(), file, true, left, flagged));
    }
    return quarantined(judged);
  }
}
