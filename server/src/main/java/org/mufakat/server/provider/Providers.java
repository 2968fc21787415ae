package org.mufakat.server.provider;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.SignOutElsewhere;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.ProviderSetting;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// The providers of every node of this process: each node's are its own.
final class Providers implements SignOutElsewhere {

  private final Map<Key, Provider> providers = new LinkedHashMap<>();

  private record Key(NodeId node, String id) {}

  /// @throws org.mufakat.server.hosting.RefusedToStart where a secret's file cannot be used
  Providers(NodeDirectory nodes, ProviderLine line, InstantSource time) {
    for (HostedNode node : nodes.all()) {
      for (ProviderSetting setting : node.signIn().providers()) {
        providers.put(
            new Key(node.id(), setting.id()),
            new Provider(node.id(), setting, setting.clientSecret(), line, time));
      }
    }
  }

  /// The provider that an address names; where the node has none of that name, there is nothing.
  Provider known(HostedNode node, String id) {
    var provider = providers.get(new Key(node.id(), id));
    if (provider == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return provider;
  }

  @Override
  public List<Place> places(NodeId node) {
    return providers.entrySet().stream()
        .filter(entry -> entry.getKey().node().equals(node))
        .map(Map.Entry::getValue)
        .flatMap(
            provider ->
                provider.signOutAddress().stream()
                    .map(address -> new Place(provider.setting().label(), address)))
        .toList();
  }
}
