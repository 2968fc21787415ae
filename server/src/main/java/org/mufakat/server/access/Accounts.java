package org.mufakat.server.access;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The accounts of one node.
///
/// Guarantees: usernames are unique; a node that has an active administrator is never left without
/// one, however many change accounts at the same time.
public interface Accounts {

  /// By username.
  List<Account> all();

  Optional<Account> find(AccountId id);

  Optional<Account> named(Username username);

  Addition add(Account account);

  /// Changes one account, or leaves all as they are. No other change happens in between.
  ///
  /// @param change keeps the id, the username and the time of opening
  Revision revise(AccountId id, UnaryOperator<Account> change);

  sealed interface Addition {
    record Added(Account account) implements Addition {}

    record UsernameTaken() implements Addition {}
  }

  sealed interface Revision {
    record Revised(Account before, Account after) implements Revision {}

    record NoSuchAccount() implements Revision {}

    /// It would have left the node without an active administrator.
    record LastAdministrator() implements Revision {}
  }

  /// What a change comes to among all the accounts of a node: the rule every store keeps.
  static Revision judge(List<Account> all, AccountId id, UnaryOperator<Account> change) {
    var found = all.stream().filter(a -> a.id().equals(id)).findAny();
    if (found.isEmpty()) {
      return new Revision.NoSuchAccount();
    }
    var before = found.get();
    var after = change.apply(before);
    if (!after.id().equals(id)
        || !after.username().equals(before.username())
        || !after.createdAt().equals(before.createdAt())) {
      throw new IllegalArgumentException(
          "an account keeps its id, its username and the time it was opened");
    }
    var leavesNone =
        before.isActiveAdministrator()
            && !after.isActiveAdministrator()
            && all.stream().noneMatch(a -> a.isActiveAdministrator() && !a.id().equals(id));
    return leavesNone ? new Revision.LastAdministrator() : new Revision.Revised(before, after);
  }
}
