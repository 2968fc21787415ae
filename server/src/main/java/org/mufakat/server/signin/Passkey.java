package org.mufakat.server.signin;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.mufakat.server.access.AccountId;

/// A key that a person's device keeps, as a node knows it.
///
/// @param name how its owner calls it, 1 to 60 characters
/// @param relyingParty the host name it was made for
/// @param credential the attested credential data: model of the device, id, public key
/// @param signCount how often the device says it signed, or 0 where it does not count
record Passkey(
    byte[] credentialId,
    AccountId account,
    String name,
    String relyingParty,
    byte[] credential,
    long signCount,
    boolean backupEligible,
    boolean backedUp,
    Instant addedAt,
    Optional<Instant> lastUsedAt) {

  static final int NAME_CHARACTERS = 60;

  /// The credential's id as forms carry it.
  String id() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(credentialId);
  }

  /// Never shows the owner's name for it.
  @Override
  public String toString() {
    return "Passkey[of " + account + "]";
  }
}
