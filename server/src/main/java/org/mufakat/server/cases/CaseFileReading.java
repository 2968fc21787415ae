package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Consent;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.server.cases.htcds.CaseFile;

/// Cases on their way into a file, a hundred at a time, with what is kept apart from them. Only
/// what the person may see comes; every identity is told in the ledger as it is read.
final class CaseFileReading implements Iterator<CaseFile> {

  private static final int AT_ONCE = 100;

  private final CaseRoom room;
  private final Rows rows;
  private final Optional<Reason> namesBecause;
  private Optional<CaseRow> last = Optional.empty();
  private Iterator<CaseFile> ready = List.<CaseFile>of().iterator();
  private boolean over;
  private int named;

  /// A page of the cases, which do not change their order meanwhile.
  interface Rows {
    List<CaseRow> after(Optional<CaseRow> last, int most);
  }

  /// @param namesBecause why identities are read; empty when none is
  CaseFileReading(CaseRoom room, Rows rows, Optional<Reason> namesBecause) {
    this.room = room;
    this.rows = rows;
    this.namesBecause = namesBecause;
  }

  /// How many identities were read so far.
  int named() {
    return named;
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && !over) {
      var page = rows.after(last, AT_ONCE);
      over = page.size() < AT_ONCE;
      if (!page.isEmpty()) {
        last = Optional.of(page.getLast());
        ready = read(page).iterator();
      }
    }
    return ready.hasNext();
  }

  @Override
  public CaseFile next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.next();
  }

  private List<CaseFile> read(List<CaseRow> page) {
    var files = room.register().findAll(page.stream().map(CaseRow::id).toList());
    var persons =
        files.stream().flatMap(f -> f.persons().stream()).map(CasePerson::id).distinct().toList();
    var disclosed = new Received(room).disclosedStatuses(persons);
    var consents =
        new Consents(room)
            .about(persons).stream()
                .map(Consents.Kept::consent)
                .collect(Collectors.groupingBy(Consent::about));
    var identities =
        namesBecause
            .map(why -> new People(room).ofAll(files, why))
            .orElse(Map.<OpaqueId, Identity>of());
    var all = new ArrayList<CaseFile>();
    for (Case file : files) {
      var ids = file.persons().stream().map(CasePerson::id).toList();
      var known = only(identities, ids);
      named += known.size();
      all.add(
          new CaseFile(
              file,
              known,
              ids.stream().flatMap(p -> consents.getOrDefault(p, List.of()).stream()).toList(),
              only(disclosed, ids)));
    }
    return all;
  }

  private static <T> Map<OpaqueId, T> only(Map<OpaqueId, T> all, List<OpaqueId> ids) {
    var some = new LinkedHashMap<OpaqueId, T>();
    for (OpaqueId id : ids) {
      var one = all.get(id);
      if (one != null) {
        some.put(id, one);
      }
    }
    return some;
  }
}
