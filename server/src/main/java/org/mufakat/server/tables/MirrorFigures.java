package org.mufakat.server.tables;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.mufakat.tables.Earlier;
import org.mufakat.tables.KnownSum;
import org.mufakat.tables.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Sums that partners published of persons whom this node's tables count too: a partner's "to us"
/// is our "from there".
final class MirrorFigures {

  /// What the names of such sums begin with.
  static final String NAME = "mirror/";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient sql;

  MirrorFigures(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  /// @param partner code of the State that published it
  /// @param period in words, as a release's
  /// @param categories of the variables that the sum is of; others are summed over
  public record Mirror(
      String id,
      String partner,
      String source,
      String period,
      Map<String, String> categories,
      long persons,
      Instant enteredAt) {
    public Mirror {
      categories = new TreeMap<>(categories);
    }

    /// As releases say that they were audited with it.
    String name() {
      return NAME + partner + "/" + id.substring(0, 8);
    }

    OutAlready asOutAlready() {
      var scope = Scope.EVERYBODY;
      var columns = new TreeMap<String, List<String>>();
      for (var category : categories.entrySet()) {
        scope = scope.and(category.getKey(), List.of(category.getValue()));
        columns.put(category.getKey(), List.of(category.getValue()));
      }
      var sum = KnownSum.exactly(name(), scope, persons);
      return new OutAlready(
          new Earlier(name(), List.of(sum), List.of()), OutAlready.From.PARTNER, period, columns);
    }
  }

  /// Those that count, in the order in which they were entered.
  List<Mirror> all() {
    return sql.sql("select * from table_mirror where retired_at is null order by entered_at, id")
        .query(
            (row, _) ->
                new Mirror(
                    row.getString("id"),
                    row.getString("partner"),
                    row.getString("source"),
                    row.getString("period"),
                    JSON.readValue(
                        row.getString("categories"), new TypeReference<Map<String, String>>() {}),
                    row.getLong("persons"),
                    row.getObject("entered_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  void add(Mirror mirror, String by) {
    sql.sql(
            """
            insert into table_mirror
              (id, partner, source, period, categories, persons, entered_by, entered_at)
            values (:id, :partner, :source, :period, :categories, :persons, :by, :at)\
            """)
        .param("id", mirror.id())
        .param("partner", mirror.partner())
        .param("source", mirror.source())
        .param("period", mirror.period())
        .param("categories", JSON.writeValueAsString(mirror.categories()))
        .param("persons", mirror.persons())
        .param("by", by)
        .param("at", mirror.enteredAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// One that was entered by mistake; it stays in the database. False where it was out before.
  boolean retire(String id, Instant at) {
    return sql.sql("update table_mirror set retired_at = :at where id = :id and retired_at is null")
            .param("id", id)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
