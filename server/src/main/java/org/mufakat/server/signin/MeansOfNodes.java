package org.mufakat.server.signin;

import java.util.Set;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.FurtherMeans;

/// What people have besides their password: an authenticator app.
final class MeansOfNodes implements FurtherMeans {

  private final AuthenticatorApps apps;

  MeansOfNodes(AuthenticatorApps apps) {
    this.apps = apps;
  }

  @Override
  public boolean has(NodeId node, AccountId account) {
    return apps.has(node, account);
  }

  @Override
  public Set<AccountId> owners(NodeId node) {
    return apps.owners(node);
  }

  @Override
  public boolean removeAll(NodeId node, AccountId account) {
    return apps.remove(node, account);
  }
}
