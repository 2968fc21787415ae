package org.mufakat.server.conference;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.mufakat.forum.PaperHash;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The names of papers in the hub's database.
final class HubPaperNames implements PaperNames {

  private final JdbcClient sql;

  HubPaperNames(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  @Override
  public Map<PaperHash, String> of(Collection<PaperHash> hashes) {
    var names = new HashMap<PaperHash, String>();
    if (!hashes.isEmpty()) {
      sql.sql(
              """
              select encode(paper_sha256, 'hex'), name from forum_paper
              where audience = 'forum' and paper_sha256 in (select decode(h, 'hex') from unnest(:hashes) h)\
              """)
          .param("hashes", hashes.stream().map(PaperHash::value).toArray(String[]::new))
          .query(
              row -> {
                names.put(new PaperHash(row.getString(1)), row.getString(2));
              });
    }
    return names;
  }

  @Override
  public List<Named> latest(int most) {
    return sql.sql(
            """
            select paper_sha256, name, kept_at from forum_paper
            where audience = 'forum' order by kept_at desc, id desc limit :most\
            """)
        .param("most", most)
        .query(
            (row, _) ->
                new Named(
                    new PaperHash(HexFormat.of().formatHex(row.getBytes(1))),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }
}
