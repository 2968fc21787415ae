package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mufakat.server.cases.htcds.HtcdsFault;
import org.mufakat.server.cases.htcds.HtcdsImport;
import org.mufakat.server.cases.htcds.HtcdsRead;

/// What a reading of a file found, in memory that does not grow with the file: faults are counted
/// all, and kept one by one for so many rows.
final class CaseImportFindings {

  /// Rows and faults that are kept one by one. Whoever has more has a mistake in a column, which
  /// the counts tell.
  static final int MOST_ROWS = 20_000;

  static final int MOST_FAULTS = 100_000;

  /// A fault and where it stands: in the so-manieth row that is not taken, its so-manieth fault.
  record Placed(int place, int number, int row, HtcdsFault fault) {}

  /// Faults are told apart by these.
  record Sort(String field, String kind) {}

  private final Map<Sort, Integer> counts = new LinkedHashMap<>();
  private final Map<Sort, List<String>> allowed = new LinkedHashMap<>();
  private final List<Placed> placed = new ArrayList<>();
  private final Map<String, Integer> left = new TreeMap<>();
  private int quarantined;
  private int listed;
  private int cases;
  private int persons;
  private int known;
  private int consents;
  private int flagged;

  void quarantine(int row, List<HtcdsFault> faults) {
    for (HtcdsFault fault : faults) {
      var sort = new Sort(fault.column(), fault.kind().slug());
      counts.merge(sort, 1, Integer::sum);
      allowed.putIfAbsent(sort, fault.allowed());
    }
    if (listed == quarantined
        && listed < MOST_ROWS
        && placed.size() + faults.size() <= MOST_FAULTS) {
      for (int i = 0; i < faults.size(); i++) {
        placed.add(new Placed(listed, i, row, faults.get(i)));
      }
      listed++;
    }
    quarantined++;
  }

  void take(HtcdsRead.Read read) {
    cases++;
    persons += read.file().file().persons().size();
    consents += read.file().consents().size();
    flagged += read.flagged().size();
    read.left().forEach(field -> left.merge(field.fieldName(), 1, Integer::sum));
  }

  void know() {
    known++;
  }

  CaseImport.Found found(HtcdsImport.Summary summary) {
    return new CaseImport.Found(
        summary.rows(),
        cases,
        persons,
        quarantined,
        listed,
        known,
        consents,
        flagged,
        summary.unknownColumns());
  }

  List<Placed> placed() {
    return placed;
  }

  List<CaseImport.FaultCount> counts() {
    return counts.entrySet().stream()
        .map(
            c ->
                new CaseImport.FaultCount(
                    c.getKey().field(),
                    c.getKey().kind(),
                    c.getValue(),
                    allowed.getOrDefault(c.getKey(), List.of())))
        .toList();
  }

  List<CaseImport.Left> left() {
    return left.entrySet().stream()
        .map(l -> new CaseImport.Left(l.getKey(), l.getValue()))
        .toList();
  }
}
