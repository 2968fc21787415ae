package org.mufakat.server.access;

import java.time.Instant;
import java.util.Optional;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Accounts.Addition;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.ledger.OpaqueIds;

/// How accounts and what happens to them are told in a ledger: by opaque ids alone.
public final class AccountEntries {

  private AccountEntries() {}

  /// A person who acts, on the side of the wall that the role works on.
  public static Actor actor(NodeId node, Account account) {
    return new Actor(
        OpaqueIds.of(node, Subject.Kind.ACCOUNT, account.id().value()),
        role(account.role()),
        account.role().compartment());
  }

  private static Actor.Role role(Role role) {
    return switch (role) {
      case ADMINISTRATOR -> Actor.Role.ADMINISTRATOR;
      case INVESTIGATOR -> Actor.Role.INVESTIGATOR;
      case VICTIM_SERVICES_WORKER -> Actor.Role.VICTIM_SERVICES_WORKER;
      case LIAISON_OFFICER -> Actor.Role.LIAISON_OFFICER;
      case FOCAL_POINT -> Actor.Role.NATIONAL_FOCAL_POINT;
      case AUDITOR -> Actor.Role.AUDITOR;
      case ANALYST -> Actor.Role.ANALYST;
      case STATISTICIAN -> Actor.Role.STATISTICIAN;
      case RELEASE_APPROVER -> Actor.Role.RELEASE_APPROVER;
      case READER -> Actor.Role.READER;
      case DELEGATE -> Actor.Role.DELEGATE;
      case ADVISER -> Actor.Role.ADVISER;
      case SECRETARIAT -> Actor.Role.SECRETARIAT;
      case CHAIR -> Actor.Role.CHAIR;
      case OBSERVER -> Actor.Role.OBSERVER;
    };
  }

  /// Opens an account in the name of the node itself, by its command or for a demonstration, and
  /// tells its ledger in the same transaction.
  public static Addition openByNode(HostedNode node, Account account) {
    return NodeLedger.of(node)
        .recording(
            () -> new JdbcAccounts(node.dataSource()).add(account),
            answer ->
                answer instanceof Addition.Added(Account added)
                    ? Optional.of(
                        about(
                            added.createdAt(),
                            Actor.NODE,
                            LedgerEvent.ACCOUNT_CHANGED,
                            node.id(),
                            added.id()))
                    : Optional.empty());
  }

  static Happening about(
      Instant at, Actor actor, LedgerEvent event, NodeId node, AccountId account) {
    return new Happening(at, actor, event, subject(node, account), Reason.NONE);
  }

  static Happening failedSignIn(Instant at, NodeId node, Optional<AccountId> tried, Reason reason) {
    return new Happening(
        at,
        Actor.UNKNOWN,
        LedgerEvent.SIGN_IN_FAILED,
        tried.map(account -> subject(node, account)).orElse(Subject.NONE),
        reason);
  }

  /// By what a node's ledger tells an account.
  static OpaqueId ledgerId(NodeId node, AccountId account) {
    return OpaqueIds.of(node, Subject.Kind.ACCOUNT, account.value());
  }

  private static Subject subject(NodeId node, AccountId account) {
    return new Subject(Subject.Kind.ACCOUNT, ledgerId(node, account));
  }
}
