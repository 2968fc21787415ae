package org.mufakat.server.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;
import org.mufakat.server.cases.IdentityKeys;
import org.mufakat.server.hosting.AppliedMigration;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.ErasureList;
import org.mufakat.server.hosting.Filling;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.ledger.RestoredLedger;

/// Brings a node's database back from a backup. The backup is read to its end before anything
/// happens; a new database is filled beside the one that stands; whoever was erased since is erased
/// again, and what was taken back since is taken back again; then it takes the place.
public final class NodeRestore {

  private final DataFolder folder;
  private final NodeId node;
  private final InstantSource time;

  public NodeRestore(DataFolder folder, NodeId node, InstantSource time) {
    this.folder = folder;
    this.node = node;
    this.time = time;
  }

  /// @param replace whether a database that is not empty may be replaced
  /// @param erasures a copy of the list of erasures, where the folder has none
  /// @param withoutErasureList whether nobody can say who was erased since
  public record Wishes(boolean replace, Optional<Path> erasures, boolean withoutErasureList) {}

  /// Who knows how many entries of a ledger the hub has witnessed.
  public interface Witnessed {
    /// @param ledger its name
    /// @return empty when the hub was not to be asked; 0 when it has seen none
    /// @throws org.mufakat.server.hosting.RefusedToStart when what it says is not to be believed
    Optional<Long> of(String ledger);
  }

  /// @param madeAt when the backup was made
  /// @param again what was done after that, and is again
  /// @param erasuresKnown whether a list said who was erased since
  /// @param ledger how the ledger goes on
  /// @param setAside the name of the database that stood there, if there was one
  public record Restored(
      Instant madeAt,
      long rows,
      Replay.Again again,
      boolean erasuresKnown,
      RestoredLedger ledger,
      Optional<String> setAside) {}

  /// @throws org.mufakat.server.hosting.RefusedToStart before anything was changed
  public Restored from(Path file, Wishes wishes, Witnessed witnessed) {
    var backup = BackupFile.open(file, node, folder.keyring(node));
    try {
      var manifest = backup.check();
      var list = new ErasureList(folder.files(node).erasures(), node);
      var erasures = new ListChoice(list, node, wishes).choose(manifest);
      var seen = witnessed.of(manifest.ledger());
      var work = new Work(backup, manifest, wishes, seen, list, erasures);
      var setAside = folder.refill(node, work);
      return work.done(setAside);
    } catch (SQLException e) {
      throw NodeBackup.failed(e);
    }
  }

  private final class Work implements Filling {
    private final BackupFile backup;
    private final Manifest manifest;
    private final Wishes wishes;
    private final Optional<Long> witnessed;
    private final ErasureList list;
    private final Chosen erasures;
    private long rows;
    private Replay.Again again = Replay.Again.NOTHING;
    private Optional<RestoredLedger> ledger = Optional.empty();

    Work(
        BackupFile backup,
        Manifest manifest,
        Wishes wishes,
        Optional<Long> witnessed,
        ErasureList list,
        Chosen erasures) {
      this.backup = backup;
      this.manifest = manifest;
      this.wishes = wishes;
      this.witnessed = witnessed;
      this.list = list;
      this.erasures = erasures;
    }

    @Override
    public String version() {
      return manifest.version();
    }

    @Override
    public boolean mayReplace() {
      return wishes.replace();
    }

    @Override
    public boolean isEmpty(Connection connection) throws SQLException {
      return Tables.areEmpty(connection);
    }

    @Override
    public void load(Connection connection) throws SQLException {
      if (!AppliedMigration.history(connection).equals(manifest.schema())) {
        throw BackupFile.refused(
            "The backup's tables were not made by this Mufakat's migrations up to %s: restore it"
                + " with the version that made it.",
            manifest.version());
      }
      var loading = new Loading(connection);
      backup.read(loading);
      loading.close();
      rows = loading.rows();
    }

    @Override
    public void finish(Connection connection) throws SQLException {
      ledger =
          Optional.of(
              RestoredLedger.begin(connection, manifest.ledger(), time.instant(), witnessed));
      if (ledger.get().entries() != manifest.entries()) {
        throw BackupFile.refused(
            "The backup says that it holds %,d entries of the ledger, and holds %,d: it was put"
                + " together from two.",
            manifest.entries(), ledger.get().entries());
      }
      NodeLedger.append(connection, entry());
      if (!node.isHub()) {
        doAgain(connection);
      }
    }

    /// By a draft of the list, which takes the place of the one that stands when nothing is left to
    /// be refused, and before the database does: whoever opens it next erases again what it names.
    private void doAgain(Connection connection) throws SQLException {
      var draft = list.draft(erasures.list());
      try {
        again = new Replay(draft, node, time).on(connection);
        IdentityKeys.require(connection, node, folder.files(node));
        list.replaceWith(draft);
      } finally {
        draft.discard();
      }
    }

    private Happening entry() {
      return new Happening(
          time.instant(),
          Actor.NODE,
          LedgerEvent.RESTORE,
          new Subject(Subject.Kind.BACKUP, backup.header().id()),
          erasures.known() ? Reason.OPERATION : Reason.ERASURES_UNKNOWN);
    }

    Restored done(Optional<String> setAside) {
      return new Restored(
          backup.header().made(), rows, again, erasures.known(), ledger.orElseThrow(), setAside);
    }
  }

  /// @param known whether there is one that goes on until now; the hub erases nobody
  private record Chosen(byte[] list, boolean known) {}

  /// Which list says who was erased since the backup was made: it has to go on from what the list
  /// was then.
  private record ListChoice(ErasureList own, NodeId node, Wishes wishes) {

    Chosen choose(Manifest manifest) {
      var then = manifest.erasures().getBytes(StandardCharsets.US_ASCII);
      byte[] here =
          own.exists()
              ? goingOn("the data folder's list of erasures", own.content(), then)
              : new byte[0];
      byte[] given =
          wishes
              .erasures()
              .map(file -> goingOn(file.toString(), content(file), then))
              .orElse(new byte[0]);
      if (!own.exists() && wishes.erasures().isEmpty()) {
        if (!wishes.withoutErasureList() && !node.isHub()) {
          throw BackupFile.refused(
              "Nothing here says who was erased since the backup was made, and which consents were"
                  + " taken back; they would come back: give a copy of the list of erasures with"
                  + " --erasures, or say with --no-erasure-list that there is none.");
        }
        return new Chosen(then, node.isHub());
      }
      byte[] longer = here.length >= given.length ? here : given;
      byte[] shorter = here.length >= given.length ? given : here;
      if (!startsWith(longer, shorter)) {
        throw BackupFile.refused(
            "The data folder's list of erasures and the one given do not tell the same: find out"
                + " which is the node's, and move the other away.");
      }
      return new Chosen(longer, true);
    }

    private byte[] goingOn(String name, byte[] list, byte[] then) {
      if (ErasureList.standing(list, node).isEmpty()) {
        throw BackupFile.refused("%s is no list of erasures of node %s: check it.", name, node);
      }
      if (!startsWith(list, then)) {
        throw BackupFile.refused(
            "%s does not go on from what was on it when the backup was made: it is older than the"
                + " backup, or lines are missing. Take a later copy of it.",
            name);
      }
      return list;
    }

    private static byte[] content(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw BackupFile.refused("%s cannot be read: check the file.", file);
      }
    }

    private static boolean startsWith(byte[] list, byte[] start) {
      return list.length >= start.length
          && Arrays.equals(list, 0, start.length, start, 0, start.length);
    }
  }
}
