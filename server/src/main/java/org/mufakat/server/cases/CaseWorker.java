package org.mufakat.server.cases;

import java.util.Optional;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.Role;

/// Someone who works on the cases of one side, as the desk knows them.
///
/// @param actor how the ledger tells of them
/// @param seesAll whether every case of the side is open to them, and not only those they work on
public record CaseWorker(Actor actor, Compartment side, boolean supervisor, boolean seesAll) {

  /// Empty for whoever sees no case.
  public static Optional<CaseWorker> of(NodeId node, Account account) {
    return account
        .role()
        .compartment()
        .map(
            side ->
                new CaseWorker(
                    AccountEntries.actor(node, account),
                    side,
                    account.supervisor(),
                    account.supervisor() || account.role() == Role.LIAISON_OFFICER));
  }

  /// The account, by opaque id.
  public OpaqueId account() {
    return actor.id();
  }
}
