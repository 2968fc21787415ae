package org.mufakat.server.provider;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.server.access.AccountId;

/// Whose account at one node goes with which person of a provider.
///
/// Guarantees: a person of a provider opens one account at most, and an account is opened by one
/// person of each provider at most, however many link at the same time.
interface ProviderLinks {

  Optional<AccountId> owner(LinkedPerson person);

  /// By issuer.
  List<ProviderLink> of(AccountId account);

  /// Everyone who has a link.
  Set<AccountId> owners();

  Linking link(ProviderLink link);

  /// @return whether there was one
  boolean unlink(AccountId account, String issuer);

  /// @return whether there were any
  boolean unlinkAll(AccountId account);

  /// @param linkedAt to the microsecond
  record ProviderLink(AccountId account, LinkedPerson person, Instant linkedAt) {

    public ProviderLink {
      linkedAt = linkedAt.truncatedTo(ChronoUnit.MICROS);
    }
  }

  sealed interface Linking {

    record Linked() implements Linking {}

    /// The account has a link to this provider already.
    record HasOne() implements Linking {}

    /// The person of the provider opens another account.
    record OpensAnother() implements Linking {}
  }
}
