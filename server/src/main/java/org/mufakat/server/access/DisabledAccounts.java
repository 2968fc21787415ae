package org.mufakat.server.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Accounts.Revision;
import org.mufakat.server.hosting.ErasureList;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.NodeLedger;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Which accounts are disabled, kept apart from the database too, so that a restored backup opens
/// none of them. Nodes that keep nothing beside their database, such as the hub, keep no such list.
public final class DisabledAccounts {

  private DisabledAccounts() {}

  /// Says in the list what is being done to an account, in the transaction that this thread has
  /// open. That an account is disabled is said before it is, that it is enabled after: whatever
  /// ends this in between, an older state comes back with too many disabled rather than too few.
  static void note(HostedNode node, Revision revision, InstantSource time) {
    if (!(revision instanceof Revision.Revised(Account before, Account after))
        || before.disabled() == after.disabled()
        || node.erasures().isEmpty()) {
      return;
    }
    var list = node.erasures().get();
    var id = AccountEntries.ledgerId(node.id(), after.id());
    if (after.disabled()) {
      var line = ErasureList.Line.disabled(id, time.instant());
      // Even a line whose writing failed may be on the disk.
      afterwards(TransactionSynchronization.STATUS_ROLLED_BACK, list, line, time);
      list.say(line);
    } else {
      standing(list, id)
          .ifPresent(
              line -> afterwards(TransactionSynchronization.STATUS_COMMITTED, list, line, time));
    }
  }

  private static Optional<ErasureList.Line> standing(ErasureList list, OpaqueId account) {
    return list.standing().stream()
        .filter(line -> line.what() == ErasureList.What.DISABLED && line.id().equals(account))
        .findFirst();
  }

  /// Says that what a line says is no more, if the transaction ends so.
  private static void afterwards(
      int end, ErasureList list, ErasureList.Line line, InstantSource time) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == end) {
              list.kept(line, time.instant());
            }
          }
        });
  }

  /// Disables again, in an older state of a database, those accounts that the list names, and ends
  /// what they have open. In the transaction that is open on the connection.
  ///
  /// @return how many were not disabled
  public static int replay(
      Connection connection, NodeId node, Collection<ErasureList.Line> lines, Instant now)
      throws SQLException {
    var named = new HashSet<OpaqueId>();
    lines.stream()
        .filter(line -> line.what() == ErasureList.What.DISABLED)
        .forEach(line -> named.add(line.id()));
    if (named.isEmpty()) {
      return 0;
    }
    var again =
        enabled(connection).stream()
            .filter(id -> named.contains(AccountEntries.ledgerId(node, id)))
            .toList();
    for (AccountId id : again) {
      try (var statement =
          connection.prepareStatement(
              "update account set disabled = true, epoch = epoch + 1 where id = ?")) {
        statement.setString(1, id.value());
        statement.executeUpdate();
      }
      NodeLedger.append(
          connection, AccountEntries.about(now, Actor.NODE, LedgerEvent.ACCOUNT_CHANGED, node, id));
    }
    return again.size();
  }

  private static List<AccountId> enabled(Connection connection) throws SQLException {
    var all = new ArrayList<AccountId>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select id from account where not disabled for update")) {
      while (row.next()) {
        all.add(new AccountId(row.getString(1)));
      }
    }
    return all;
  }
}
