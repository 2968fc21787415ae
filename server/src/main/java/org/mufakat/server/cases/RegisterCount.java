package org.mufakat.server.cases;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mufakat.cases.CaseList;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.server.hosting.HostedNode;

/// Counts the persons of one side by which organizations came upon them: no person leaves the side,
/// numbers do. The database counts, in one statement; no row of a person reaches this program.
///
/// A person is all records that are said to be theirs: they are of the population where any of
/// these has a status that is asked for, and on a list where any has an encounter that makes it.
/// Whoever was erased is gone with their records. Whoever withdrew a consent to statistics, and
/// gave none since, is left out and counted as left out; nobody has to have consented, since
/// nothing of a person is used but that they count. What came through the wall is not this side's
/// and not counted.
public final class RegisterCount {

  /// The use, by the regime's list of uses, whose withdrawal takes a person out of a count.
  static final String STATISTICS = "statistics";

  private static final String COUNT =
      """
      WITH RECURSIVE up (person, head) AS (
        SELECT s.person, s.same_as FROM %1$s.same_person s
        UNION SELECT u.person, s.same_as FROM up u JOIN %1$s.same_person s ON s.person = u.head),
      linked (person, head) AS (
        SELECT u.person, u.head FROM up u
        WHERE NOT EXISTS (SELECT FROM %1$s.same_person s WHERE s.person = u.head)),
      record AS (
        SELECT c.person, c.case_id, coalesce(l.head, c.person) AS one, c.victim,
          c.encounters_recorded AS recorded
        FROM %1$s.case_person c LEFT JOIN linked l USING (person)),
      last_word AS (
        SELECT DISTINCT ON (coalesce(l.head, c.about)) coalesce(l.head, c.about) AS one,
          c.withdrawn
        FROM %1$s.consent c LEFT JOIN linked l ON l.person = c.about WHERE c.use = ?
        ORDER BY coalesce(l.head, c.about), c.given DESC, c.id),
      population AS (
        SELECT r.one, bool_or(r.recorded) AS recorded FROM record r
        GROUP BY r.one HAVING bool_or(r.victim = ANY (?))),
      asked (list, kind) AS (SELECT * FROM unnest(?::int[], ?::text[])),
      period (since, until) AS (VALUES (?::date, ?::date)),
      met AS (
        SELECT r.one, a.list,
          (p.since IS NULL OR coalesce(e.earliest >= p.since, false))
            AND (p.until IS NULL OR coalesce(e.latest <= p.until, false)) AS within,
          (p.since IS NULL OR coalesce(e.latest >= p.since, true))
            AND (p.until IS NULL OR coalesce(e.earliest <= p.until, true)) AS perhaps
        FROM record r JOIN %1$s.case_encounter e USING (person, case_id)
          JOIN asked a USING (kind) CROSS JOIN period p),
      history AS (
        SELECT p.one, p.recorded,
          coalesce(bit_or(1 << m.list) FILTER (WHERE m.within), 0) AS bits,
          coalesce(bool_or(m.perhaps AND NOT m.within), false) AS doubtful
        FROM population p LEFT JOIN met m USING (one) GROUP BY p.one, p.recorded)
      SELECT h.bits, h.recorded, h.doubtful, w.one IS NOT NULL AS withdrew, count(*)
      FROM history h LEFT JOIN last_word w ON w.one = h.one AND w.withdrawn IS NOT NULL
      GROUP BY 1, 2, 3, 4\
      """;

  private RegisterCount() {}

  /// What is counted.
  ///
  /// @param statuses who belongs to the population; at least one
  /// @param since the first day of the period in which the first contact was; empty for any
  /// @param until its last day; empty for any
  /// @param lists for each list the kinds of organization that make it, at most 20 lists
  public record Asked(
      Compartment side,
      Set<VictimStatus> statuses,
      Optional<LocalDate> since,
      Optional<LocalDate> until,
      List<Set<String>> lists) {

    public Asked {
      statuses = Set.copyOf(statuses);
      lists = lists.stream().map(Set::copyOf).toList();
    }
  }

  /// What came of it. Each person of the population is in one of the first four.
  ///
  /// @param histories persons by history, a bit a list, for those on one list at least
  /// @param onNoList persons of whom it is recorded who came upon them, and none of it makes a list
  /// @param notRecorded persons of whom nobody recorded who came upon them
  /// @param withdrew persons who are left out since they withdrew their consent to statistics
  /// @param doubtful persons counted who have a contact that makes a list, on a day that is not
  ///   known or may lie outside of the period: that contact puts them on no list
  public record Counted(
      SortedMap<Integer, Integer> histories,
      int onNoList,
      int notRecorded,
      int withdrew,
      int doubtful) {}

  /// Whether a node has a register with organizations in it.
  public static boolean isAt(HostedNode node) {
    return !node.id().isHub()
        && node.node().regime().codeList(CaseList.ORGANIZATION.id()).isPresent();
  }

  /// In the transaction that is open on the connection, which works for that side from then on.
  public static Counted of(Connection connection, Asked asked) {
    return CompartmentTransaction.on(connection, asked.side())
        .with(
            COUNT,
            statement -> {
              bind(statement, asked);
              return counted(statement);
            });
  }

  private static void bind(PreparedStatement statement, Asked asked) throws SQLException {
    statement.setString(1, STATISTICS);
    statement.setArray(2, texts(statement, asked.statuses().stream().map(VictimStatus::slug)));
    var lists = asked.lists();
    var places =
        IntStream.range(0, lists.size())
            .boxed()
            .flatMap(i -> lists.get(i).stream().map(_ -> i))
            .toArray(Integer[]::new);
    statement.setArray(3, statement.getConnection().createArrayOf("int", places));
    statement.setArray(4, texts(statement, lists.stream().flatMap(Set::stream)));
    statement.setObject(5, asked.since().orElse(null));
    statement.setObject(6, asked.until().orElse(null));
  }

  private static Array texts(PreparedStatement statement, Stream<String> texts)
      throws SQLException {
    return statement.getConnection().createArrayOf("text", texts.toArray());
  }

  private static Counted counted(PreparedStatement statement) throws SQLException {
    var tally = new Tally();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        tally.add(row);
      }
    }
    return tally.whole();
  }

  private static final class Tally {
    private final TreeMap<Integer, Integer> histories = new TreeMap<>();
    private int onNoList;
    private int notRecorded;
    private int withdrew;
    private int doubtful;

    void add(ResultSet row) throws SQLException {
      int bits = row.getInt(1);
      int persons = Math.toIntExact(row.getLong(5));
      if (row.getBoolean(4)) {
        withdrew += persons;
        return;
      }
      doubtful += row.getBoolean(3) ? persons : 0;
      if (bits != 0) {
        histories.merge(bits, persons, Integer::sum);
      } else if (row.getBoolean(2)) {
        onNoList += persons;
      } else {
        notRecorded += persons;
      }
    }

    Counted whole() {
      return new Counted(histories, onNoList, notRecorded, withdrew, doubtful);
    }
  }
}
