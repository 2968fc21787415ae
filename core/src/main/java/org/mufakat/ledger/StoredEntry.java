package org.mufakat.ledger;

import org.jspecify.annotations.Nullable;

/// What a store holds at one place of the ledger. Entries and the tree's leaves are kept apart, so
/// that either may be missing when someone has been at the store.
///
/// @param bytes the entry's; null when there is none at this place
/// @param leafHash the tree's leaf, node (0, index); null when there is none
public record StoredEntry(long index, byte @Nullable [] bytes, @Nullable TreeHash leafHash) {}
