package org.mufakat.server.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.server.access.AccountId;

/// Links kept in memory and gone with the process.
final class MemoryProviderLinks implements ProviderLinks {

  private final List<ProviderLink> kept = new ArrayList<>();

  @Override
  public synchronized Optional<AccountId> owner(LinkedPerson person) {
    return kept.stream()
        .filter(link -> link.person().equals(person))
        .map(ProviderLink::account)
        .findAny();
  }

  @Override
  public synchronized List<ProviderLink> of(AccountId account) {
    return kept.stream()
        .filter(link -> link.account().equals(account))
        .sorted(Comparator.comparing(link -> link.person().issuer()))
        .toList();
  }

  @Override
  public synchronized Set<AccountId> owners() {
    return kept.stream().map(ProviderLink::account).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized Linking link(ProviderLink link) {
    var owner = owner(link.person());
    if (owner.isPresent() && !owner.get().equals(link.account())) {
      return new Linking.OpensAnother();
    }
    if (of(link.account()).stream()
        .anyMatch(own -> own.person().issuer().equals(link.person().issuer()))) {
      return new Linking.HasOne();
    }
    kept.add(link);
    return new Linking.Linked();
  }

  @Override
  public synchronized boolean unlink(AccountId account, String issuer) {
    return kept.removeIf(
        link -> link.account().equals(account) && link.person().issuer().equals(issuer));
  }

  @Override
  public synchronized boolean unlinkAll(AccountId account) {
    return kept.removeIf(link -> link.account().equals(account));
  }
}
