package org.mufakat.server.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Sha256;
import org.mufakat.ledger.Subject;
import org.mufakat.server.sheets.FirstBytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files attached to a case: read once in pieces, hashed, sealed piece by piece under the case's
/// key, known by their first bytes and never opened here.
public final class Attachments {

  /// 50 MiB.
  public static final long MOST_BYTES = 50L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);

  private static final int PIECE_BYTES = 256 * 1024;
  private static final int LONGEST_NAME = 200;

  private final CaseRoom room;

  public Attachments(CaseRoom room) {
    this.room = room;
  }

  /// @param type by the file's first bytes
  /// @param sha256 of the content, 64 hex digits
  public record Attachment(
      OpaqueId id, String name, String type, long bytes, String sha256, OpaqueId by, Instant at) {
    /// Never shows the name.
    @Override
    public String toString() {
      return "Attachment[" + id + "]";
    }
  }

  /// What came of attaching.
  public sealed interface Answer {
    /// A program, or a script with its interpreter in the first line.
    record IsRun() implements Answer {}

    record TooLarge() implements Answer {}

    record Empty() implements Answer {}
  }

  /// A refusal is an answer after which the caller lets the transaction fail: pieces may be stored.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Answer answer;

    Refused(Answer answer) {
      super("an attachment was refused");
      this.answer = answer;
    }

    public Answer answer() {
      return answer;
    }
  }

  /// Attaches a file to a case that the person may see.
  ///
  /// @throws Refused when the file is not taken; nothing of it is kept
  public Attachment attach(OpaqueId file, String name, InputStream content) throws IOException {
    var id = room.drawId();
    var head = content.readNBytes(PIECE_BYTES);
    if (head.length == 0) {
      throw new Refused(new Answer.Empty());
    }
    var type = FirstBytes.of(head).mediaType().orElseThrow(() -> new Refused(new Answer.IsRun()));
    var called = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    keepHead(file, id, called, type);
    var hash = Sha256.begun();
    long bytes = 0;
    int number = 0;
    for (byte[] piece = head; piece.length > 0; piece = content.readNBytes(PIECE_BYTES)) {
      bytes += piece.length;
      if (bytes > MOST_BYTES) {
        throw new Refused(new Answer.TooLarge());
      }
      hash.update(piece);
      keepPiece(file, id, number++, piece);
    }
    var digest = HexFormat.of().formatHex(hash.digest());
    finish(id, bytes, digest);
    room.tell(LedgerEvent.CASE_CHANGED, Subject.Kind.ATTACHMENT, id, Reason.NONE);
    return new Attachment(id, called, type, bytes, digest, room.worker().account(), room.now());
  }

  private void keepHead(OpaqueId file, OpaqueId id, String name, String type) {
    var sealed = room.seals().sealText(file, "attachment/" + id, name);
    room.transaction()
        .with(
            "INSERT INTO %1$s.attachment (id, case_id, account, at, type, bytes, sha256, sealed)"
                + " VALUES (?, ?, ?, ?, ?, 0, '', ?)",
            statement -> {
              statement.setString(1, id.value());
              statement.setString(2, file.value());
              statement.setString(3, room.worker().account().value());
              statement.setObject(4, CaseFiles.utc(room.now()));
              statement.setString(5, type);
              statement.setBytes(6, sealed);
              return statement.executeUpdate();
            });
  }

  private void keepPiece(OpaqueId file, OpaqueId id, int number, byte[] piece) {
    var sealed = room.seals().seal(file, "attachment/" + id + "/" + number, piece);
    room.transaction()
        .with(
            "INSERT INTO %1$s.attachment_part (attachment, number, sealed) VALUES (?, ?, ?)",
            statement -> {
              statement.setString(1, id.value());
              statement.setInt(2, number);
              statement.setBytes(3, sealed);
              return statement.executeUpdate();
            });
  }

  private void finish(OpaqueId id, long bytes, String digest) {
    room.transaction()
        .with(
            "UPDATE %1$s.attachment SET bytes = ?, sha256 = ? WHERE id = ?",
            statement -> {
              statement.setLong(1, bytes);
              statement.setString(2, digest);
              statement.setString(3, id.value());
              return statement.executeUpdate();
            });
  }

  private record Kept(
      OpaqueId id,
      String type,
      long bytes,
      String sha256,
      OpaqueId by,
      Instant at,
      byte[] sealed) {}

  /// The files of a case, the newest first.
  public List<Attachment> of(OpaqueId file) {
    var kept =
        room.transaction()
            .with(
                "SELECT id, type, bytes, sha256, account, at, sealed FROM %1$s.attachment"
                    + " WHERE case_id = ? ORDER BY at DESC, id",
                statement -> {
                  statement.setString(1, file.value());
                  var all = new ArrayList<Kept>();
                  try (var row = statement.executeQuery()) {
                    while (row.next()) {
                      all.add(
                          new Kept(
                              new OpaqueId(row.getString(1)),
                              row.getString(2),
                              row.getLong(3),
                              row.getString(4),
                              new OpaqueId(row.getString(5)),
                              row.getObject(6, OffsetDateTime.class).toInstant(),
                              row.getBytes(7)));
                    }
                  }
                  return all;
                });
    var opened = new ArrayList<Attachment>();
    for (Kept one : kept) {
      room.seals()
          .openText(file, "attachment/" + one.id(), one.sealed())
          .ifPresent(
              name ->
                  opened.add(
                      new Attachment(
                          one.id(),
                          name,
                          one.type(),
                          one.bytes(),
                          one.sha256(),
                          one.by(),
                          one.at())));
    }
    return opened;
  }

  /// What came of wanting to take a file out.
  public sealed interface Taking {
    record Taken(Attachment attachment) implements Taking {}

    /// Pieces of it are missing or do not open: it is not what was attached.
    record Damaged(OpaqueId attachment) implements Taking {}

    record NotThere() implements Taking {}
  }

  /// One file of a case that the person may see; taking it out is told, and so is that it is
  /// damaged.
  public Taking take(OpaqueId file, OpaqueId id) throws IOException {
    var found = of(file).stream().filter(a -> a.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      return new Taking.NotThere();
    }
    var attachment = found.get();
    try {
      write(file, attachment, OutputStream.nullOutputStream());
    } catch (Damage e) {
      LOG.error("attachment node={} attachment={} event=damaged", room.desk().node(), id);
      room.tell(LedgerEvent.REFUSAL, Subject.Kind.ATTACHMENT, id, Reason.DATA_QUALITY);
      return new Taking.Damaged(id);
    }
    room.tell(LedgerEvent.EXPORT, Subject.Kind.ATTACHMENT, id, Reason.ASSIGNED_CASE);
    return new Taking.Taken(attachment);
  }

  /// Writes a file's content, piece by piece.
  ///
  /// @throws Damage when a piece is missing or does not open, or the whole is not what was attached
  public void write(OpaqueId file, Attachment attachment, OutputStream to) throws IOException {
    var hash = Sha256.begun();
    long left = attachment.bytes();
    for (int number = 0; left > 0; number++) {
      var piece = piece(file, attachment.id(), number).orElseThrow(Damage::new);
      hash.update(piece);
      left -= piece.length;
      to.write(piece);
    }
    if (left < 0 || !HexFormat.of().formatHex(hash.digest()).equals(attachment.sha256())) {
      throw new Damage();
    }
  }

  /// A file is not what was attached.
  public static final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Damage() {
      super("an attachment is damaged");
    }
  }

  private Optional<byte[]> piece(OpaqueId file, OpaqueId id, int number) {
    var sealed =
        room.transaction()
            .with(
                "SELECT sealed FROM %1$s.attachment_part WHERE attachment = ? AND number = ?",
                statement -> {
                  statement.setString(1, id.value());
                  statement.setInt(2, number);
                  try (var row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getBytes(1)) : Optional.<byte[]>empty();
                  }
                });
    return sealed.flatMap(s -> room.seals().open(file, "attachment/" + id + "/" + number, s));
  }
}
