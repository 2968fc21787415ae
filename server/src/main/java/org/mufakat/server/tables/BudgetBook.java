package org.mufakat.server.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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
  /// @param spend empty for a total
  record Entry(
      int number, Optional<Guarantee> total, Optional<Spend> spend, String person, Instant at) {}

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
            : Optional.of(
                new Spend(row.getString("release"), new Cost(row.getDouble("rho"), delta))),
        row.getString("person"),
        row.getObject("at", OffsetDateTime.class).toInstant());
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

  void set(Guarantee total, String by, Instant at) {
    add("total", total.epsilon(), null, total.delta(), null, by, at);
  }

  void spend(Spend spend, String by, Instant at) {
    add("spent", null, spend.cost().rho(), spend.cost().delta(), spend.release(), by, at);
  }

  private void add(
      String entry,
      @Nullable Double epsilon,
      @Nullable Double rho,
      double delta,
      @Nullable String release,
      String by,
      Instant at) {
    sql.sql(
            """
            insert into privacy_budget (number, entry, epsilon, rho, delta, release, person, at)
            select coalesce(max(number), 0) + 1, :entry, cast(:epsilon as double precision),
              cast(:rho as double precision), :delta, cast(:release as text), :person, :at
            from privacy_budget\
            """)
        .param("entry", entry)
        .param("epsilon", epsilon)
        .param("rho", rho)
        .param("delta", delta)
        .param("release", release)
        .param("person", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
