package org.mufakat.server.forum;

/// An entry of the record as it is stored and sent.
///
/// @param position from 1, without gaps
/// @param hash as the sender says; whoever takes it makes it again
/// @param note a [SignedEvent], to the letter
public record RecordEntry(long position, EntryHash hash, String note) {}
