package org.mufakat.server.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.mufakat.privacy.Cost;
import org.mufakat.privacy.Guarantee;
import org.mufakat.privacy.PrivacyBudget;
import org.mufakat.privacy.Spend;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A node's privacy budget in its database: what was set, and what was spent, entry by entry. None
/// is ever removed.
final class BudgetBook {

  private final JdbcClient sql;

  BudgetBook(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  /// @param total what was set; empty for a spend
  /// @param spend by the name of the request; empty for a total
  /// @param release for which it was spent; empty for a total
  /// @param reason why more was promised away than before; empty where it was not more
  record Entry(
      int number,
      Optional<Guarantee> total,
      Optional<Spend> spend,
      String release,
      String reason,
      String person,
      Instant at) {}

  List<Entry> entries() {
    return sql.sql("select * from privacy_budget order by number")
        .query((row, _) -> entry(row))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    boolean isTotal = row.getString("entry").equals("total");
    double delta = row.getDouble("delta");
    return new Entry(
        row.getInt("number"),
        isTotal ? Optional.of(new Guarantee(row.getDouble("epsilon"), delta)) : Optional.empty(),
        isTotal
            ? Optional.empty()
            : Optional.of(new Spend(request(row), new Cost(row.getDouble("rho"), delta))),
        Objects.requireNonNullElse(row.getString("release"), ""),
        row.getString("reason"),
        row.getString("person"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  /// Entries from before requests had names were spent once a release.
  private static String request(ResultSet row) throws SQLException {
    return Objects.requireNonNullElse(row.getString("request"), row.getString("release"));
  }

  /// Whether a request was paid for: then it may be computed again, to the same numbers.
  boolean hasPaid(String request) {
    return entries().stream()
        .flatMap(e -> e.spend().stream())
        .anyMatch(s -> s.release().equals(request));
  }

  /// The last total with all that was ever spent; empty before one was set.
  Optional<PrivacyBudget> budget() {
    var entries = entries();
    var spends = entries.stream().flatMap(e -> e.spend().stream()).toList();
    return entries.stream()
        .flatMap(e -> e.total().stream())
        .reduce((_, last) -> last)
        .map(total -> new PrivacyBudget(total, spends));
  }

  /// @param reason why more is promised away than before; empty where it is not more
  /// @param salt of the ledger's commitment
  void set(Guarantee total, String reason, String by, Instant at, byte[] salt) {
    insert("total", total.delta(), by, at, salt)
        .param("epsilon", total.epsilon())
        .param("reason", reason)
        .update();
  }

  /// @param spend by the name of the request
  /// @param release for which it is spent
  void spend(Spend spend, String release, String by, Instant at, byte[] salt) {
    insert("spent", spend.cost().delta(), by, at, salt)
        .param("rho", spend.cost().rho())
        .param("release", release)
        .param("request", spend.release())
        .update();
  }

  private JdbcClient.StatementSpec insert(
      String entry, double delta, String by, Instant at, byte[] salt) {
    var own = entry.equals("total") ? ":epsilon, :reason" : ":rho, :release, :request";
    return sql.sql(
            """
            insert into privacy_budget (number, entry, delta, person, at, salt, %s)
            select coalesce(max(number), 0) + 1, :entry, :delta, :person, :at, :salt, %s
            from privacy_budget\
            """
                .formatted(own.replace(":", ""), own))
        .param("entry", entry)
        .param("delta", delta)
        .param("person", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("salt", salt);
  }
}
