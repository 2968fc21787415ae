package org.mufakat.server.access;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Accounts kept in memory and gone with the process.
public final class MemoryAccounts implements Accounts {

  private final Map<AccountId, Account> kept = new HashMap<>();

  @Override
  public synchronized List<Account> all() {
    return kept.values().stream().sorted(Comparator.comparing(a -> a.username().value())).toList();
  }

  @Override
  public synchronized Optional<Account> find(AccountId id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public Optional<Account> named(Username username) {
    return all().stream().filter(a -> a.username().equals(username)).findAny();
  }

  @Override
  public synchronized Addition add(Account account) {
    if (named(account.username()).isPresent()) {
      return new Addition.UsernameTaken();
    }
    if (kept.putIfAbsent(account.id(), account) != null) {
      throw new IllegalStateException("two accounts drew the same id");
    }
    return new Addition.Added(account);
  }

  @Override
  public synchronized Revision revise(AccountId id, UnaryOperator<Account> change) {
    var revision = Accounts.judge(all(), id, change);
    if (revision instanceof Revision.Revised(Account before, Account after)) {
      kept.put(before.id(), after);
    }
    return revision;
  }
}
