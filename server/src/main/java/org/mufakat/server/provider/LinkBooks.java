package org.mufakat.server.provider;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.LinkedProviders;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.ProviderSetting;

/// The links of every node of this process, each in its own node's database: a person of a provider
/// who is somebody at one node is nobody at another.
final class LinkBooks implements LinkedProviders {

  private final Map<NodeId, ProviderLinks> books;

  LinkBooks(NodeDirectory nodes, Function<HostedNode, ProviderLinks> open) {
    this.books = nodes.all().stream().collect(Collectors.toUnmodifiableMap(HostedNode::id, open));
  }

  /// @throws IllegalArgumentException where the node does not run here
  ProviderLinks of(NodeId node) {
    var links = books.get(node);
    if (links == null) {
      throw new IllegalArgumentException("node " + node + " does not run here");
    }
    return links;
  }

  /// Whose account goes with a person of a provider.
  ///
  /// @param name as the provider names the person
  Optional<AccountId> owner(HostedNode node, ProviderSetting provider, String name) {
    return of(node.id()).owner(person(node, provider, name));
  }

  static LinkedPerson person(HostedNode node, ProviderSetting provider, String name) {
    return LinkedPerson.of(node.node().keyring(), provider.issuer(), provider.personClaim(), name);
  }

  @Override
  public int count(NodeId node, AccountId account) {
    return of(node).of(account).size();
  }

  @Override
  public Set<AccountId> linked(NodeId node) {
    return of(node).owners();
  }

  @Override
  public boolean unlinkAll(NodeId node, AccountId account) {
    return of(node).unlinkAll(account);
  }
}
