package org.mufakat.server.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.ledger.OpaqueId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The meetings in the hub's database.
public final class HubMeetings implements MeetingBook {

  private final JdbcClient sql;
  private final TransactionTemplate together;

  public HubMeetings(DataSource database) {
    this.sql = JdbcClient.create(database);
    this.together = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  // ---- particulars

  @Override
  public List<Particulars> all() {
    return sql.sql("select * from forum_meeting where particulars_edition > 0")
        .query((row, _) -> particulars(row))
        .list();
  }

  @Override
  public Optional<Particulars> particulars(MeetingId meeting) {
    return of(
            meeting,
            "select * from forum_meeting where body = :body and ordinal = :ordinal"
                + " and particulars_edition > 0")
        .query((row, _) -> particulars(row))
        .optional();
  }

  private static Particulars particulars(ResultSet row) throws SQLException {
    var prepares = Optional.ofNullable(row.getString("prepares_body"));
    int ordinal = row.getInt("prepares_ordinal");
    return new Particulars(
        new MeetingId(row.getString("body"), row.getInt("ordinal")),
        Optional.ofNullable(row.getObject("first_day", LocalDate.class)),
        Optional.ofNullable(row.getObject("last_day", LocalDate.class)),
        row.getString("place"),
        prepares.map(body -> new MeetingId(body, ordinal)));
  }

  @Override
  public Optional<MeetingId> preparing(MeetingId meeting) {
    return of(
            meeting,
            "select body, ordinal from forum_meeting"
                + " where prepares_body = :body and prepares_ordinal = :ordinal")
        .query((row, _) -> new MeetingId(row.getString(1), row.getInt(2)))
        .optional();
  }

  @Override
  public Edition edition(MeetingId meeting) {
    return of(
            meeting,
            "select particulars_edition, agenda_edition, attendance_edition from forum_meeting"
                + " where body = :body and ordinal = :ordinal")
        .query((row, _) -> new Edition(row.getInt(1), row.getInt(2), row.getInt(3)))
        .optional()
        .orElse(Edition.NONE);
  }

  @Override
  public Kept keep(Particulars particulars, int edition) {
    try {
      return changing(
          particulars.meeting(), "particulars_edition", edition, () -> store(particulars));
    } catch (DuplicateKeyException e) {
      return Kept.PREPARED_ALREADY;
    }
  }

  private void store(Particulars particulars) {
    of(
            particulars.meeting(),
            """
            update forum_meeting set first_day = :first, last_day = :last, place = :place,
              prepares_body = :preparesBody, prepares_ordinal = :preparesOrdinal
            where body = :body and ordinal = :ordinal\
            """)
        .param("first", particulars.first().orElse(null))
        .param("last", particulars.last().orElse(null))
        .param("place", particulars.place())
        .param("preparesBody", particulars.prepares().map(MeetingId::body).orElse(null))
        .param("preparesOrdinal", particulars.prepares().map(MeetingId::ordinal).orElse(null))
        .update();
  }

  // ---- agenda

  @Override
  public List<Item> agenda(MeetingId meeting) {
    return of(
            meeting,
            """
            select number, title, of_text, of_task, array_to_string(papers, ',') as papers
            from forum_agenda_item where body = :body and ordinal = :ordinal order by number\
            """)
        .query((row, _) -> item(row))
        .list();
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        row.getInt("number"),
        row.getString("title"),
        Optional.ofNullable(row.getString("of_text")).map(OpaqueId::new),
        Optional.ofNullable(row.getString("of_task")).map(OpaqueId::new),
        Arrays.stream(row.getString("papers").split(","))
            .filter(hash -> !hash.isEmpty())
            .map(PaperHash::new)
            .toList());
  }

  @Override
  public Optional<Adoption> adoption(MeetingId meeting) {
    return of(
            meeting,
            "select adopted_edition, adopted_at from forum_meeting"
                + " where body = :body and ordinal = :ordinal and adopted_at is not null")
        .query((row, _) -> new Adoption(row.getInt(1), moment(row, 2)))
        .optional();
  }

  @Override
  public Kept keepAgenda(MeetingId meeting, List<Item> items, int edition) {
    return changing(
        meeting,
        "agenda_edition",
        edition,
        () -> {
          of(meeting, "delete from forum_agenda_item where body = :body and ordinal = :ordinal")
              .update();
          items.forEach(item -> store(meeting, item));
        });
  }

  private void store(MeetingId meeting, Item item) {
    of(
            meeting,
            """
            insert into forum_agenda_item (body, ordinal, number, title, of_text, of_task, papers)
            values (:body, :ordinal, :number, :title, :text, :task, string_to_array(:papers, ','))\
            """)
        .param("number", item.number())
        .param("title", item.title())
        .param("text", item.text().map(OpaqueId::value).orElse(null))
        .param("task", item.task().map(OpaqueId::value).orElse(null))
        .param(
            "papers", item.papers().stream().map(PaperHash::value).collect(Collectors.joining(",")))
        .update();
  }

  @Override
  public Kept adoptAgenda(MeetingId meeting, int edition, Instant at) {
    int changed =
        of(
                meeting,
                """
                update forum_meeting set adopted_edition = agenda_edition, adopted_at = :at
                where body = :body and ordinal = :ordinal and agenda_edition = :edition\
                """)
            .param("edition", edition)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    return changed == 1 ? Kept.DONE : Kept.CHANGED_SINCE;
  }

  // ---- attendance

  @Override
  public List<Attendance> attendance(MeetingId meeting) {
    return of(
            meeting,
            "select member, led_by, persons from forum_attendance"
                + " where body = :body and ordinal = :ordinal order by line")
        .query(
            (row, _) ->
                new Attendance(
                    Optional.ofNullable(row.getString(1)), row.getString(2), row.getInt(3)))
        .list();
  }

  @Override
  public Kept keepAttendance(MeetingId meeting, List<Attendance> there, int edition) {
    return changing(
        meeting,
        "attendance_edition",
        edition,
        () -> {
          of(meeting, "delete from forum_attendance where body = :body and ordinal = :ordinal")
              .update();
          for (int line = 0; line < there.size(); line++) {
            store(meeting, line, there.get(line));
          }
        });
  }

  private void store(MeetingId meeting, int line, Attendance attendance) {
    of(
            meeting,
            """
            insert into forum_attendance (body, ordinal, line, member, led_by, persons)
            values (:body, :ordinal, :line, :member, :as, :persons)\
            """)
        .param("line", line)
        .param("member", attendance.member().orElse(null))
        .param("as", attendance.as())
        .param("persons", attendance.persons())
        .update();
  }

  // ---- documents

  @Override
  public List<Document> documents(MeetingId meeting) {
    return of(
            meeting,
            """
            select encode(paper_sha256, 'hex'), name, bytes, added_at from forum_meeting_paper
            where body = :body and ordinal = :ordinal order by added_at, paper_sha256\
            """)
        .query(
            (row, _) ->
                new Document(
                    new PaperHash(row.getString(1)),
                    row.getString(2),
                    row.getInt(3),
                    moment(row, 4)))
        .list();
  }

  @Override
  public void add(MeetingId meeting, Document document) {
    of(
            meeting,
            """
            insert into forum_meeting_paper (body, ordinal, paper_sha256, name, bytes, added_at)
            values (:body, :ordinal, :paper, :name, :bytes, :at) on conflict do nothing\
            """)
        .param("paper", bytes(document.paper()))
        .param("name", document.name())
        .param("bytes", document.bytes())
        .param("at", document.added().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public void remove(MeetingId meeting, PaperHash paper) {
    of(
            meeting,
            "delete from forum_meeting_paper"
                + " where body = :body and ordinal = :ordinal and paper_sha256 = :paper")
        .param("paper", bytes(paper))
        .update();
  }

  // ---- clearances

  @Override
  public List<Clearance> clearances(MeetingId preparatory) {
    return of(
            preparatory,
            """
            select distinct on (of_text) of_text, version, cleared, note, given_at
            from forum_clearance where body = :body and ordinal = :ordinal
            order by of_text, id desc\
            """)
        .query(
            (row, _) ->
                new Clearance(
                    preparatory,
                    new OpaqueId(row.getString(1)),
                    row.getInt(2),
                    row.getBoolean(3),
                    row.getString(4),
                    moment(row, 5)))
        .list();
  }

  @Override
  public void clear(Clearance clearance) {
    of(
            clearance.at(),
            """
            insert into forum_clearance (body, ordinal, of_text, version, cleared, note, given_at)
            values (:body, :ordinal, :text, :version, :cleared, :note, :at)\
            """)
        .param("text", clearance.text().value())
        .param("version", clearance.version())
        .param("cleared", clearance.cleared())
        .param("note", clearance.note())
        .param("at", clearance.when().atOffset(ZoneOffset.UTC))
        .update();
  }

  // ----

  /// Changes a part where it is still in the edition that was read. Two who do so at a time wait
  /// for each other at the row, and the second finds another edition.
  private Kept changing(MeetingId meeting, String edition, int read, Runnable change) {
    return Objects.requireNonNull(
        together.execute(
            _ -> {
              of(
                      meeting,
                      "insert into forum_meeting (body, ordinal) values (:body, :ordinal)"
                          + " on conflict do nothing")
                  .update();
              int changed =
                  of(
                          meeting,
                          "update forum_meeting set %1$s = %1$s + 1 where body = :body and ordinal = :ordinal and %1$s = :read"
                              .formatted(edition))
                      .param("read", read)
                      .update();
              if (changed == 0) {
                return Kept.CHANGED_SINCE;
              }
              change.run();
              return Kept.DONE;
            }));
  }

  private JdbcClient.StatementSpec of(MeetingId meeting, String statement) {
    return sql.sql(statement).param("body", meeting.body()).param("ordinal", meeting.ordinal());
  }

  private static Instant moment(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static byte[] bytes(PaperHash hash) {
    return HexFormat.of().parseHex(hash.value());
  }
}
