package org.mufakat.server.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// Who works on a case, what is to be done, and what a supervisor says of it. Everything here is
/// about cases that the person may see; whoever calls has made sure.
public final class TeamWork {

  public static final int LONGEST_TASK = 500;

  private final CaseRoom room;

  public TeamWork(CaseRoom room) {
    this.room = room;
  }

  /// What a person is told of.
  public enum News {
    ASSIGNED("assigned"),
    TASK("task"),
    APPROVAL_ASKED("approval-asked"),
    APPROVED("approved"),
    RETURNED("returned"),
    HANDED_OVER("handed-over"),
    RECEIVED("received"),
    RECALLED("recalled"),
    /// The other side asks for more than it was given.
    MORE_ASKED("more-asked");

    private final String slug;

    News(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    static Optional<News> bySlug(String slug) {
      for (News news : values()) {
        if (news.slug.equals(slug)) {
          return Optional.of(news);
        }
      }
      return Optional.empty();
    }
  }

  /// @param text what is to be done
  /// @param account who is to do it
  public record Task(
      OpaqueId id,
      OpaqueId file,
      String reference,
      OpaqueId account,
      OpaqueId setBy,
      LocalDate due,
      Optional<Instant> done,
      String text) {
    /// Never shows the text.
    @Override
    public String toString() {
      return "Task[" + id + "]";
    }
  }

  /// @param reference of the case, as far as it still is there
  public record Notice(
      OpaqueId id,
      News news,
      Optional<OpaqueId> file,
      String reference,
      Instant at,
      boolean seen) {}

  /// The accounts that work on a case, by opaque id, who joined first first.
  public List<OpaqueId> team(OpaqueId file) {
    return room.transaction()
        .with(
            "SELECT account FROM %1$s.case_team WHERE case_id = ? ORDER BY since, account",
            statement -> {
              statement.setString(1, file.value());
              return CompartmentTransaction.ids(statement);
            });
  }

  /// Lets another of the same side work on a case: a supervisor's doing.
  public void assign(OpaqueId file, OpaqueId account) {
    new CaseFiles(room).join(file, account);
    room.tell(LedgerEvent.CASE_ASSIGNED, Subject.Kind.CASE, file, Reason.SUPERVISION);
    notify(account, News.ASSIGNED, file);
  }

  /// Gives one's own part in a case, and what one has yet to do in it, to another of the same side.
  /// Whoever sees the case for another reason, an emergency above all, has no part to give.
  ///
  /// @return whether there was a part to give
  public boolean handOver(OpaqueId file, OpaqueId to) {
    var from = room.worker().account();
    if (to.equals(from) || !team(file).contains(from)) {
      return false;
    }
    leave(file, from);
    new CaseFiles(room).join(file, to);
    pass(file, from, to);
    room.tell(LedgerEvent.CASE_ASSIGNED, Subject.Kind.CASE, file, Reason.ASSIGNED_CASE);
    notify(to, News.HANDED_OVER, file);
    return true;
  }

  private void pass(OpaqueId file, OpaqueId from, OpaqueId to) {
    room.transaction()
        .with(
            "UPDATE %1$s.task SET account = ? WHERE case_id = ? AND account = ? AND done IS NULL",
            statement -> {
              statement.setString(1, to.value());
              statement.setString(2, file.value());
              statement.setString(3, from.value());
              return statement.executeUpdate();
            });
  }

  /// Takes someone off a case: a supervisor's doing.
  public void takeOff(OpaqueId file, OpaqueId account) {
    leave(file, account);
    room.tell(LedgerEvent.CASE_ASSIGNED, Subject.Kind.CASE, file, Reason.SUPERVISION);
  }

  private void leave(OpaqueId file, OpaqueId account) {
    room.transaction()
        .with(
            "DELETE FROM %1$s.case_team WHERE case_id = ? AND account = ?",
            statement -> {
              statement.setString(1, file.value());
              statement.setString(2, account.value());
              return statement.executeUpdate();
            });
  }

  /// Asks for a supervisor's approval of the case as it stands.
  public void askApproval(OpaqueId file, List<OpaqueId> supervisors) {
    approval(file, CaseRow.Approval.ASKED);
    room.tell(LedgerEvent.CASE_CHANGED, Subject.Kind.CASE, file, Reason.NONE);
    supervisors.stream()
        .filter(s -> !s.equals(room.worker().account()))
        .forEach(s -> notify(s, News.APPROVAL_ASKED, file));
  }

  /// What came of a supervisor's word.
  public enum Decision {
    DONE,
    /// Nobody approves what they asked for themselves.
    OWN_WISH,
    /// Nobody asked.
    NOT_ASKED,
    /// Somebody changed the case since the supervisor read it.
    CHANGED_SINCE
  }

  /// A supervisor approves a case or gives it back.
  ///
  /// @param version of the case that the supervisor read
  public Decision decide(OpaqueId file, int version, boolean approved) {
    var asked =
        room.transaction()
            .with(
                "SELECT approval_by FROM %1$s.case_file WHERE id = ? AND approval = 'asked'"
                    + " FOR UPDATE",
                statement -> {
                  statement.setString(1, file.value());
                  return CompartmentTransaction.ids(statement).stream().findFirst();
                });
    if (asked.isEmpty()) {
      return Decision.NOT_ASKED;
    }
    if (asked.get().equals(room.worker().account())) {
      return Decision.OWN_WISH;
    }
    if (room.register().find(file).orElseThrow().version() != version) {
      return Decision.CHANGED_SINCE;
    }
    approval(file, approved ? CaseRow.Approval.APPROVED : CaseRow.Approval.RETURNED);
    room.tell(
        approved ? LedgerEvent.CASE_APPROVED : LedgerEvent.CASE_CHANGED,
        Subject.Kind.CASE,
        file,
        Reason.SUPERVISION);
    notify(asked.get(), approved ? News.APPROVED : News.RETURNED, file);
    return Decision.DONE;
  }

  private void approval(OpaqueId file, CaseRow.Approval approval) {
    room.transaction()
        .with(
            "UPDATE %1$s.case_file SET approval = ?, approval_by = ?,"
                + " approved_version = CASE WHEN ? = 'approved' THEN version"
                + " ELSE approved_version END WHERE id = ?",
            statement -> {
              statement.setString(1, approval.slug());
              statement.setString(2, room.worker().account().value());
              statement.setString(3, approval.slug());
              statement.setString(4, file.value());
              return statement.executeUpdate();
            });
  }

  /// The version that a supervisor approved last.
  public Optional<Integer> approvedVersion(OpaqueId file) {
    return room.transaction()
        .with(
            "SELECT approved_version FROM %1$s.case_file WHERE id = ? AND approved_version > 0",
            statement -> {
              statement.setString(1, file.value());
              try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
              }
            });
  }

  /// Sets a task for someone who works on the case, and tells them.
  ///
  /// @param text 1 to 500 characters
  public OpaqueId set(OpaqueId file, OpaqueId account, LocalDate due, String text) {
    if (text.isBlank() || text.length() > LONGEST_TASK) {
      throw new IllegalArgumentException("a task has 1 to 500 characters");
    }
    var id = room.drawId();
    var sealed = room.seals().sealText(file, "task/" + id, text);
    room.transaction()
        .with(
            "INSERT INTO %1$s.task (id, case_id, account, set_by, set_at, due, sealed)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
            statement -> {
              statement.setString(1, id.value());
              statement.setString(2, file.value());
              statement.setString(3, account.value());
              statement.setString(4, room.worker().account().value());
              statement.setObject(5, CaseFiles.utc(room.now()));
              statement.setObject(6, due);
              statement.setBytes(7, sealed);
              return statement.executeUpdate();
            });
    room.tell(LedgerEvent.CASE_CHANGED, Subject.Kind.CASE, file, Reason.NONE);
    if (!account.equals(room.worker().account())) {
      notify(account, News.TASK, file);
    }
    return id;
  }

  /// Says that a task of a case is done.
  ///
  /// @return whether there was such a task, undone
  public boolean done(OpaqueId file, OpaqueId task) {
    boolean was =
        room.transaction()
            .with(
                "UPDATE %1$s.task SET done = ? WHERE id = ? AND case_id = ? AND done IS NULL",
                statement -> {
                  statement.setObject(1, CaseFiles.utc(room.now()));
                  statement.setString(2, task.value());
                  statement.setString(3, file.value());
                  return statement.executeUpdate() > 0;
                });
    if (was) {
      room.tell(LedgerEvent.CASE_CHANGED, Subject.Kind.CASE, file, Reason.NONE);
    }
    return was;
  }

  private record Kept(
      OpaqueId id,
      OpaqueId file,
      String reference,
      OpaqueId account,
      OpaqueId setBy,
      LocalDate due,
      Optional<Instant> done,
      byte[] sealed) {}

  /// The tasks of a case: the undone first, by due date.
  public List<Task> tasks(OpaqueId file) {
    return opened(kept("t.case_id = ?", file));
  }

  /// What the person has to do in any case that the person may see, by due date: a task in a case
  /// that one was taken off is not shown to one any more.
  public List<Task> mine() {
    var files = new CaseFiles(room);
    var mine = kept("t.account = ? AND t.done IS NULL", room.worker().account());
    return opened(mine.stream().filter(task -> files.maySee(task.file())).toList());
  }

  private List<Kept> kept(String condition, OpaqueId value) {
    return room.transaction()
        .with(
            "SELECT t.id, t.case_id, f.reference, t.account, t.set_by, t.due, t.done, t.sealed"
                + " FROM %1$s.task t JOIN %1$s.case_file f ON f.id = t.case_id WHERE "
                + condition
                + " ORDER BY t.done IS NOT NULL, t.due, t.id LIMIT 200",
            statement -> {
              statement.setString(1, value.value());
              var all = new ArrayList<Kept>();
              try (var row = statement.executeQuery()) {
                while (row.next()) {
                  all.add(
                      new Kept(
                          new OpaqueId(row.getString(1)),
                          new OpaqueId(row.getString(2)),
                          row.getString(3),
                          new OpaqueId(row.getString(4)),
                          new OpaqueId(row.getString(5)),
                          row.getObject(6, LocalDate.class),
                          Optional.ofNullable(row.getObject(7, OffsetDateTime.class))
                              .map(OffsetDateTime::toInstant),
                          row.getBytes(8)));
                }
              }
              return all;
            });
  }

  private List<Task> opened(List<Kept> kept) {
    var tasks = new ArrayList<Task>();
    for (Kept task : kept) {
      room.seals()
          .openText(task.file(), "task/" + task.id(), task.sealed())
          .ifPresent(
              text ->
                  tasks.add(
                      new Task(
                          task.id(),
                          task.file(),
                          task.reference(),
                          task.account(),
                          task.setBy(),
                          task.due(),
                          task.done(),
                          text)));
    }
    return tasks;
  }

  /// Tells a colleague of the same side of something.
  void notify(OpaqueId account, News news, OpaqueId file) {
    room.transaction()
        .with(
            "INSERT INTO %1$s.notice (id, account, kind, case_id, at) VALUES (?, ?, ?, ?, ?)",
            statement -> {
              statement.setString(1, room.drawId().value());
              statement.setString(2, account.value());
              statement.setString(3, news.slug());
              statement.setString(4, file.value());
              statement.setObject(5, CaseFiles.utc(room.now()));
              return statement.executeUpdate();
            });
  }

  /// What the person was told, the newest first, at most 100.
  public List<Notice> notices() {
    return room.transaction()
        .with(
            "SELECT n.id, n.kind, n.case_id, f.reference, n.at, n.seen FROM %1$s.notice n"
                + " LEFT JOIN %1$s.case_file f ON f.id = n.case_id WHERE n.account = ?"
                + " ORDER BY n.at DESC, n.id LIMIT 100",
            statement -> {
              statement.setString(1, room.worker().account().value());
              var all = new ArrayList<Notice>();
              try (var row = statement.executeQuery()) {
                while (row.next()) {
                  all.add(
                      new Notice(
                          new OpaqueId(row.getString(1)),
                          News.bySlug(row.getString(2)).orElseThrow(),
                          Optional.ofNullable(row.getString(3)).map(OpaqueId::new),
                          Optional.ofNullable(row.getString(4)).orElse(""),
                          row.getObject(5, OffsetDateTime.class).toInstant(),
                          row.getObject(6) != null));
                }
              }
              return all;
            });
  }

  /// How many notices nobody has looked at.
  public int unseen() {
    return room.transaction()
        .with(
            "SELECT count(*) FROM %1$s.notice WHERE account = ? AND seen IS NULL",
            statement -> {
              statement.setString(1, room.worker().account().value());
              try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
              }
            });
  }

  /// All notices were looked at.
  public void see() {
    room.transaction()
        .with(
            "UPDATE %1$s.notice SET seen = ? WHERE account = ? AND seen IS NULL",
            statement -> {
              statement.setObject(1, CaseFiles.utc(room.now()));
              statement.setString(2, room.worker().account().value());
              return statement.executeUpdate();
            });
  }
}
