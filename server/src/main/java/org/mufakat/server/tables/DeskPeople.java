package org.mufakat.server.tables;

import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.access.Role;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Component;

/// Who they are that work at a desk of tables, by the names of their accounts.
@Component
final class DeskPeople {

  private final AccountBooks accounts;

  DeskPeople(AccountBooks accounts) {
    this.accounts = accounts;
  }

  /// The account's id where the account is gone.
  String name(HostedNode node, String account) {
    return accounts
        .of(node.id())
        .find(new AccountId(account))
        .map(Account::displayName)
        .orElse(account);
  }

  static boolean prepares(PersonOfNode person) {
    return person.account().role() == Role.STATISTICIAN;
  }

  static boolean decides(PersonOfNode person) {
    return person.account().role() == Role.RELEASE_APPROVER;
  }

  /// The counts behind a release are for these two alone.
  static boolean seesCounts(PersonOfNode person) {
    return prepares(person) || decides(person);
  }
}
