package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.hosting.ErasureList;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeFiles;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.MemoryShelf;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A backup from before an account was disabled does not open it.
class DisabledAccountsTest {

  private static final NodeId NORTH = new NodeId("XNO");
  private static final DataSource DATABASE = TestDatabase.migrated();

  @TempDir private Path folder;
  private HostedNode node;
  private JdbcAccounts accounts;
  private Account account;

  @BeforeEach
  void opensAnAccount() throws Exception {
    TestDatabase.run(DATABASE, "truncate account cascade");
    accounts = new JdbcAccounts(DATABASE);
    node =
        new HostedNode(
            new Node(
                NORTH,
                new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()),
                Packs.shipped("example"),
                new MemoryShelf()),
            DATABASE,
            false,
            Optional.of(new NodeFiles(folder, folder.resolve("key.pem"))));
    account = AccountFixture.account("budi");
    accounts.add(account);
  }

  private ErasureList list() {
    return new ErasureList(folder.resolve("erasures"), NORTH);
  }

  private void disable(boolean disabled, Consumer<TransactionStatus> then) {
    disable(account, disabled, then);
  }

  private void disable(Account whose, boolean disabled, Consumer<TransactionStatus> then) {
    new TransactionTemplate(new JdbcTransactionManager(DATABASE))
        .executeWithoutResult(
            status -> {
              var done = accounts.revise(whose.id(), a -> a.disabled(disabled));
              DisabledAccounts.note(node, done, () -> AccountFixture.AT);
              then.accept(status);
            });
  }

  private int replayed() throws SQLException {
    try (var connection = DATABASE.getConnection()) {
      connection.setAutoCommit(false);
      int again = DisabledAccounts.replay(connection, NORTH, list().standing(), AccountFixture.AT);
      connection.commit();
      return again;
    }
  }

  private boolean isDisabled() {
    return accounts.find(account.id()).orElseThrow().disabled();
  }

  @Test
  void an_account_disabled_since_is_disabled_again_and_what_it_had_open_ends() throws SQLException {
    disable(true, _ -> {});
    TestDatabase.run(DATABASE, "update account set disabled = false, epoch = 0");

    assertThat(replayed()).isEqualTo(1);

    assertThat(isDisabled()).isTrue();
    assertThat(accounts.find(account.id()).orElseThrow().epoch()).isPositive();
    assertThat(replayed()).isZero();
  }

  @Test
  void the_list_has_no_id_but_the_ledgers() throws Exception {
    disable(true, _ -> {});

    assertThat(Files.readString(folder.resolve("erasures")))
        .contains("disabled accounts " + AccountEntries.ledgerId(NORTH, account.id()) + " ")
        .doesNotContain(account.id().value(), "budi");
  }

  @Test
  void an_account_that_was_enabled_again_stays_so() throws SQLException {
    disable(true, _ -> {});
    disable(false, _ -> {});

    assertThat(replayed()).isZero();
    assertThat(isDisabled()).isFalse();
  }

  @Test
  void the_list_speaks_before_the_change_stands_and_not_of_one_that_came_to_nothing()
      throws SQLException {
    disable(
        true,
        status -> {
          assertThat(list().standing()).hasSize(1);
          status.setRollbackOnly();
        });

    assertThat(list().standing()).isEqualTo(List.of());
    assertThat(isDisabled()).isFalse();

    disable(true, _ -> {});
    disable(
        false,
        status -> {
          assertThat(list().standing()).hasSize(1);
          status.setRollbackOnly();
        });

    assertThat(list().standing()).hasSize(1);
    assertThat(isDisabled()).isTrue();
  }

  /// Another transaction disables the account after the first has ended and before that is told.
  private void afterIt(Runnable meanwhile) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            meanwhile.run();
          }
        });
  }

  @Test
  void what_came_to_nothing_or_was_undone_takes_back_no_later_disabling() {
    for (boolean disabling : new boolean[] {true, false}) {
      var later =
          ErasureList.Line.disabled(
              AccountEntries.ledgerId(NORTH, account.id()),
              AccountFixture.AT.plusMillis(disabling ? 1 : 2));
      new TransactionTemplate(new JdbcTransactionManager(DATABASE))
          .executeWithoutResult(
              status -> {
                afterIt(() -> node.erasures().orElseThrow().say(later));
                var done = accounts.revise(account.id(), a -> a.disabled(disabling));
                DisabledAccounts.note(node, done, () -> AccountFixture.AT);
                if (disabling) {
                  status.setRollbackOnly();
                }
              });

      assertThat(list().standing()).containsExactly(later);
      TestDatabase.run(DATABASE, "update account set disabled = true");
    }
  }

  @Test
  void accounts_that_are_disabled_at_once_are_all_on_the_list() throws Exception {
    var all = new ArrayList<Account>();
    for (int i = 0; i < 12; i++) {
      all.add(AccountFixture.account("many" + i));
      accounts.add(all.getLast());
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      var done = new ArrayList<Future<?>>();
      for (Account one : all) {
        done.add(threads.submit(() -> disable(one, true, _ -> {})));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }

    assertThat(list().standing()).hasSize(12);
  }
}
