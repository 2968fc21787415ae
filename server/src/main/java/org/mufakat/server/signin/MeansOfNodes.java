package org.mufakat.server.signin;

import java.util.HashSet;
import java.util.Set;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.FurtherMeans;

/// What people have besides their password: an authenticator app, passkeys.
final class MeansOfNodes implements FurtherMeans {

  private final AuthenticatorApps apps;
  private final Passkeys passkeys;

  MeansOfNodes(AuthenticatorApps apps, Passkeys passkeys) {
    this.apps = apps;
    this.passkeys = passkeys;
  }

  @Override
  public boolean has(NodeId node, AccountId account) {
    return apps.has(node, account) || passkeys.has(node, account);
  }

  @Override
  public Set<AccountId> owners(NodeId node) {
    var owners = new HashSet<>(apps.owners(node));
    owners.addAll(passkeys.owners(node));
    return Set.copyOf(owners);
  }

  @Override
  public boolean removeAll(NodeId node, AccountId account) {
    boolean hadApp = apps.remove(node, account);
    return passkeys.removeAll(node, account) || hadApp;
  }
}
