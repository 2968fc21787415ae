package org.mufakat.server.conference;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.mufakat.forum.PaperHash;
import org.mufakat.ledger.OpaqueId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The papers in the hub's database.
final class HubPapers implements ForumPapers {

  private final JdbcClient sql;

  HubPapers(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  @Override
  public PaperHash keep(Paper paper, Audience audience, Instant at) {
    var hash = paper.hash();
    sql.sql(
            """
            insert into forum_paper (paper_sha256, name, media_type, content, audience, of_member, of_proposal, kept_at)
            values (:hash, :name, :type, :content, :audience, :member, :proposal, :at)
            on conflict do nothing\
            """)
        .param("hash", bytes(hash))
        .param("name", paper.name())
        .param("type", paper.mediaType())
        .param("content", paper.content())
        .param("audience", word(audience))
        .param("member", audience instanceof Audience.OfMember(var code) ? code : null)
        .param("proposal", audience instanceof Audience.OfDraft(var draft) ? draft.value() : null)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return hash;
  }

  private static String word(Audience audience) {
    return switch (audience) {
      case Audience.TheForum _ -> "forum";
      case Audience.OfMember _ -> "member";
      case Audience.OfDraft _ -> "draft";
    };
  }

  @Override
  public Optional<Paper> find(PaperHash hash, Predicate<Audience> isOf) {
    return sql
        .sql(
            "select id, audience, of_member, of_proposal from forum_paper"
                + " where paper_sha256 = :hash order by kept_at, id")
        .param("hash", bytes(hash))
        .query(
            (row, _) ->
                new Kept(
                    row.getLong(1), audience(row.getString(2), row.getString(3), row.getString(4))))
        .list()
        .stream()
        .filter(kept -> isOf.test(kept.audience()))
        .findFirst()
        .map(kept -> read(kept.id()));
  }

  private record Kept(long id, Audience audience) {}

  private static Audience audience(String word, String member, String proposal) {
    return switch (word) {
      case "member" -> new Audience.OfMember(member);
      case "draft" -> new Audience.OfDraft(new OpaqueId(proposal));
      default -> new Audience.TheForum();
    };
  }

  private Paper read(long id) {
    return sql.sql("select name, media_type, content from forum_paper where id = :id")
        .param("id", id)
        .query((row, _) -> new Paper(row.getString(1), row.getString(2), row.getBytes(3)))
        .single();
  }

  private static byte[] bytes(PaperHash hash) {
    return HexFormat.of().parseHex(hash.value());
  }
}
