package org.mufakat.cases;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.mufakat.ledger.OpaqueId;

/// The identities of one compartment's persons.
///
/// Guarantees: what is kept can be read until it is erased, and never after, by nobody; an identity
/// kept under one id opens under no other, nor in the other compartment.
public interface Identities {

  /// Keeps a person's identity, in the place of the one before.
  void keep(OpaqueId person, Identity identity);

  /// Empty for a person who is not here or was erased.
  Optional<Identity> find(OpaqueId person);

  /// Destroys the key of a person and what it sealed.
  ///
  /// @return whether there was anything
  boolean erase(OpaqueId person);

  /// Hands over every identity, one at a time, in no order: for the index of names.
  void each(BiConsumer<OpaqueId, Identity> use);
}
