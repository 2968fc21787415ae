package org.mufakat.server.cases;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseRegister;
import org.mufakat.cases.Safety;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// The cases that one person may see, and what that person does to them. What one may not see is
/// not there: no answer tells it from what does not exist.
public final class CaseFiles {

  /// Beyond so many a list says "more than".
  public static final int MOST_COUNTED = 500;

  static final int MOST_OF_A_PERSON = 50;

  /// Whoever works on more cases than this works on many.
  static final int FEW = 2_000;

  /// Begins from the cases that one works on: best where they are few.
  private static final String AMONG_FEW =
      """
      f.id IN (SELECT t.case_id FROM %1$s.case_team t WHERE t.account = ?
        UNION ALL SELECT e.case_id FROM emergency e WHERE e.account = ? AND e.expires > ?)\
      """;

  /// Asks of each case in the order of the list, which stops at its page: best where many of them
  /// are one's own. With `OFFSET 0` the database does not turn it into the other.
  private static final String AMONG_MANY =
      """
      (EXISTS (SELECT FROM %1$s.case_team t WHERE t.account = ? AND t.case_id = f.id OFFSET 0)
        OR EXISTS (SELECT FROM emergency e WHERE e.account = ? AND e.expires > ?
          AND e.case_id = f.id OFFSET 0))\
      """;

  private static final String COLUMNS =
      """
      f.id, f.reference, f.status, f.opened, f.changed, f.approval, f.persons, f.victims, f.risk,
        f.forms, f.review_on\
      """;

  private final CaseRoom room;
  private @Nullable Boolean worksOnMany;

  public CaseFiles(CaseRoom room) {
    this.room = room;
  }

  /// Opens a case for whoever opens it, who works on it from then on. Its reference is the next of
  /// the year and says nothing else.
  ///
  /// @param drawn what it holds; its own reference is a placeholder
  public Case open(Case drawn, Reason why) {
    var file = drawn.numbered(references(1).getFirst());
    var opening = room.register().open(file);
    if (!(opening instanceof CaseRegister.Opening.Opened)) {
      throw new IllegalStateException("a number was given twice");
    }
    join(file.id(), room.worker().account());
    new Retention(room).setReview(file.id(), file.status());
    room.tell(
        LedgerEvent.CASE_CHANGED,
        Subject.Kind.CASE,
        file.id(),
        why,
        room.register().commitment(file));
    return file;
  }

  /// So many references that nobody else gets, in order.
  List<String> references(int count) {
    int year = room.today().getYear();
    int last =
        room.transaction()
            .with(
                "INSERT INTO %1$s.case_number (year, last) VALUES (?, ?) ON CONFLICT (year) DO"
                    + " UPDATE SET last = %1$s.case_number.last + EXCLUDED.last RETURNING last",
                statement -> {
                  statement.setInt(1, year);
                  statement.setInt(2, count);
                  try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                  }
                });
    return IntStream.rangeClosed(last - count + 1, last)
        .mapToObj(number -> "%s-%d-%04d".formatted(room.desk().node(), year, number))
        .toList();
  }

  /// Lets an account work on a case.
  void join(OpaqueId file, OpaqueId account) {
    room.transaction()
        .with(
            "INSERT INTO %1$s.case_team (case_id, account, since) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            statement -> {
              statement.setString(1, file.value());
              statement.setString(2, account.value());
              statement.setObject(3, utc(room.now()));
              return statement.executeUpdate();
            });
  }

  /// A case that the person may see. That one asked for a case that is not theirs is told.
  public Optional<Case> find(OpaqueId id) {
    if (!maySee(id)) {
      if (room.register().find(id).isPresent()) {
        room.tell(LedgerEvent.REFUSAL, Subject.Kind.CASE, id, Reason.NOT_PERMITTED);
      }
      return Optional.empty();
    }
    return room.register().find(id);
  }

  /// A case that the person may see, which nobody else changes until this transaction ends.
  Optional<Case> findToChange(OpaqueId id) {
    return maySee(id) && room.register().hold(id) ? room.register().find(id) : Optional.empty();
  }

  /// A case as it was.
  public Optional<Case> find(OpaqueId id, int version) {
    return find(id).flatMap(_ -> room.register().find(id, version));
  }

  public boolean maySee(OpaqueId id) {
    if (room.worker().seesAll()) {
      return true;
    }
    return room.transaction()
        .with(
            "SELECT 1 FROM %1$s.case_file f WHERE f.id = ? AND " + AMONG_MANY,
            statement -> {
              statement.setString(1, id.value());
              bindVisible(statement, 2);
              try (var row = statement.executeQuery()) {
                return row.next();
              }
            });
  }

  /// Asked once for a page and its count.
  boolean worksOnMany() {
    var known = worksOnMany;
    if (known == null) {
      known = askWhetherOnMany();
      worksOnMany = known;
    }
    return known;
  }

  private boolean askWhetherOnMany() {
    return room.transaction()
        .with(
            "SELECT count(*) FROM (SELECT FROM %1$s.case_team t WHERE t.account = ? LIMIT ?) AS"
                + " own",
            statement -> {
              statement.setString(1, room.worker().account().value());
              statement.setInt(2, FEW + 1);
              try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) > FEW;
              }
            });
  }

  private int bindVisible(PreparedStatement statement, int at) throws SQLException {
    statement.setString(at, room.worker().account().value());
    statement.setString(at + 1, room.worker().account().value());
    statement.setObject(at + 2, utc(room.now()));
    return at + 3;
  }

  /// Stores what the person made of a case.
  ///
  /// @param edited of the version that the editing began from
  public CaseRegister.Change change(Case edited, Reason why) {
    if (!maySee(edited.id())) {
      return new CaseRegister.Change.NoSuchCase();
    }
    var change = room.register().change(edited);
    if (change instanceof CaseRegister.Change.Changed(Case file)) {
      if (file.status() != statusBefore(edited)) {
        new Retention(room).setReview(file.id(), file.status());
      }
      room.tell(
          LedgerEvent.CASE_CHANGED,
          Subject.Kind.CASE,
          file.id(),
          why,
          room.register().commitment(file));
    }
    return change;
  }

  private Case.Status statusBefore(Case edited) {
    return room.register()
        .find(edited.id(), edited.version())
        .map(Case::status)
        .orElse(edited.status());
  }

  /// A case's line, with what is said of it beside its facts.
  public Optional<CaseRow> row(OpaqueId id) {
    return maySee(id)
        ? room.transaction()
            .with(
                "SELECT " + COLUMNS + " FROM %1$s.case_file f WHERE f.id = ?",
                statement -> {
                  statement.setString(1, id.value());
                  return rows(statement).stream().findFirst();
                })
        : Optional.empty();
  }

  /// A page of a list.
  ///
  /// @param after the last row of the page before; empty for the first page
  /// @param most 1 to 500
  public List<CaseRow> page(CaseQuery query, Optional<CaseRow> after, int most) {
    var where = new Where(query);
    after.ifPresent(row -> where.after(query.sort(), row));
    var order =
        switch (query.sort()) {
          case CHANGED -> "f.changed DESC, f.id";
          case OPENED -> "f.opened DESC, f.id";
          case REFERENCE -> "f.reference, f.id";
        };
    return room.transaction()
        .with(
            "SELECT "
                + COLUMNS
                + " FROM %1$s.case_file f"
                + where.text()
                + " ORDER BY "
                + order
                + " LIMIT ?",
            statement -> {
              statement.setInt(where.bind(statement), most);
              return rows(statement);
            });
  }

  /// How many cases a list has, counted up to [#MOST_COUNTED] and one more.
  public int count(CaseQuery query) {
    var where = new Where(query);
    return room.transaction()
        .with(
            "SELECT count(*) FROM (SELECT 1 FROM %1$s.case_file f"
                + where.text()
                + " LIMIT ?) AS counted",
            statement -> {
              statement.setInt(where.bind(statement), MOST_COUNTED + 1);
              try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
              }
            });
  }

  /// The cases of a person that whoever asks may see, last changed first; the first
  /// [#MOST_OF_A_PERSON].
  public List<CaseRow> of(OpaqueId person) {
    return ofAll(List.of(person)).getOrDefault(person, List.of());
  }

  /// The same of many persons, by person; who has none is not in it.
  Map<OpaqueId, List<CaseRow>> ofAll(List<OpaqueId> persons) {
    var where = new Where(CaseQuery.ALL);
    where.conditions.add(
        "f.id IN (SELECT p.case_id FROM %1$s.case_person p WHERE p.person = who.person)");
    var sql =
        """
        SELECT c.*, who.person FROM unnest(?) AS who (person) CROSS JOIN LATERAL (
          SELECT %s FROM %%1$s.case_file f%s ORDER BY f.changed DESC, f.id LIMIT %d) AS c\
        """
            .formatted(COLUMNS, where.text(), MOST_OF_A_PERSON);
    return room.transaction()
        .with(
            sql,
            statement -> {
              statement.setArray(1, CompartmentTransaction.array(statement, persons));
              where.bind(statement, 2);
              return byPerson(statement);
            });
  }

  private static Map<OpaqueId, List<CaseRow>> byPerson(PreparedStatement statement)
      throws SQLException {
    var all = new LinkedHashMap<OpaqueId, List<CaseRow>>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        var person = new OpaqueId(row.getString("person"));
        all.computeIfAbsent(person, _ -> new ArrayList<>()).add(row(row));
      }
    }
    return all;
  }

  /// The persons of those cases that one works on, or has open in an emergency.
  List<OpaqueId> myPersons() {
    return room.transaction()
        .with(
            """
            SELECT DISTINCT p.person FROM %1$s.case_person p WHERE p.case_id IN (
              SELECT t.case_id FROM %1$s.case_team t WHERE t.account = ?
              UNION ALL SELECT e.case_id FROM emergency e WHERE e.account = ? AND e.expires > ?)\
            """,
            statement -> {
              bindVisible(statement, 1);
              return CompartmentTransaction.ids(statement);
            });
  }

  /// Those of these cases that the person may see, by reference. That one asked for a case that is
  /// not theirs is told.
  List<CaseRow> chosen(List<OpaqueId> ids) {
    var where = new Where(CaseQuery.ALL);
    where.addOneOf("f.id = ANY (?)", ids);
    var rows =
        room.transaction()
            .with(
                "SELECT "
                    + COLUMNS
                    + " FROM %1$s.case_file f"
                    + where.text()
                    + " ORDER BY f.reference, f.id",
                statement -> {
                  where.bind(statement);
                  return rows(statement);
                });
    var seen = rows.stream().map(CaseRow::id).collect(Collectors.toSet());
    ids.stream().filter(id -> !seen.contains(id)).forEach(this::find);
    return rows;
  }

  private interface Bound {
    void at(PreparedStatement statement, int place) throws SQLException;
  }

  /// The conditions of a query, and what is bound in them.
  private final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Bound> bound = new ArrayList<>();

    Where(CaseQuery query) {
      if (!room.worker().seesAll()) {
        var account = room.worker().account().value();
        conditions.add(worksOnMany() ? AMONG_MANY : AMONG_FEW);
        bound.add((s, at) -> s.setString(at, account));
        bound.add((s, at) -> s.setString(at, account));
        bound.add((s, at) -> s.setObject(at, utc(room.now())));
      }
      if (!query.reference().isEmpty()) {
        add("starts_with(f.reference, ?)", query.reference());
      }
      query.status().ifPresent(status -> add("f.status = ?", status.slug()));
      query.risk().ifPresent(risk -> add("f.risk = ?", risk.slug()));
      query.form().ifPresent(form -> add("f.forms @> ARRAY[?]::text[]", form));
      if (query.mine()) {
        add(
            "f.id IN (SELECT t.case_id FROM %1$s.case_team t WHERE t.account = ?)",
            room.worker().account());
      }
      if (query.waiting()) {
        conditions.add("f.approval = 'asked'");
      }
      if (query.due()) {
        var today = room.today();
        conditions.add("f.review_on <= ?");
        bound.add((s, at) -> s.setObject(at, today));
      }
      if (query.unassigned()) {
        conditions.add("NOT EXISTS (SELECT 1 FROM %1$s.case_team t WHERE t.case_id = f.id)");
      }
      query.openedFrom().ifPresent(day -> addTime("f.opened >= ?", day));
      query.openedTo().ifPresent(day -> addTime("f.opened < ?", day.plusDays(1)));
    }

    private void add(String condition, Object value) {
      conditions.add(condition);
      bound.add((s, at) -> s.setString(at, value.toString()));
    }

    private void addOneOf(String condition, List<OpaqueId> ids) {
      conditions.add(condition);
      bound.add((s, at) -> s.setArray(at, CompartmentTransaction.array(s, ids)));
    }

    private void addTime(String condition, LocalDate day) {
      conditions.add(condition);
      bound.add((s, at) -> s.setObject(at, utc(day.atStartOfDay(room.desk().zone()).toInstant())));
    }

    void after(CaseQuery.Sort sort, CaseRow row) {
      switch (sort) {
        case CHANGED -> afterTime("changed", row.changed(), row.id());
        case OPENED -> afterTime("opened", row.opened(), row.id());
        case REFERENCE -> add("f.reference > ?", row.reference());
      }
    }

    private void afterTime(String column, Instant time, OpaqueId id) {
      conditions.add("(f.%s < ? OR (f.%s = ? AND f.id > ?))".formatted(column, column));
      bound.add((s, at) -> s.setObject(at, utc(time)));
      bound.add((s, at) -> s.setObject(at, utc(time)));
      bound.add((s, at) -> s.setString(at, id.value()));
    }

    String text() {
      return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /// @return the place after the last
    int bind(PreparedStatement statement) throws SQLException {
      return bind(statement, 1);
    }

    int bind(PreparedStatement statement, int first) throws SQLException {
      int at = first;
      for (Bound value : bound) {
        value.at(statement, at++);
      }
      return at;
    }
  }

  private static List<CaseRow> rows(PreparedStatement statement) throws SQLException {
    var rows = new ArrayList<CaseRow>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        rows.add(row(row));
      }
    }
    return rows;
  }

  private static CaseRow row(ResultSet row) throws SQLException {
    return new CaseRow(
        new OpaqueId(row.getString(1)),
        row.getString(2),
        Case.Status.bySlug(row.getString(3)).orElseThrow(),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        CaseRow.Approval.bySlug(row.getString(6)),
        row.getInt(7),
        row.getInt(8),
        Safety.Risk.bySlug(row.getString(9)).orElseThrow(),
        Arrays.asList((String[]) row.getArray(10).getArray()),
        Optional.ofNullable(row.getObject(11, LocalDate.class)));
  }

  static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
