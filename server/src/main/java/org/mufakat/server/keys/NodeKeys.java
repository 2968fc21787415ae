package org.mufakat.server.keys;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/// Wraps the keys of persons with the node's own, which it does not show: a file, or a device
/// behind the same questions. A version names each of the node's keys; the newest wraps, all
/// unwrap.
public interface NodeKeys {

  /// The version that wraps now.
  int newest();

  /// A wrapped key, and by which of the node's keys it was wrapped.
  record Wrapped(int version, byte[] bytes) {}

  /// Wraps with the newest.
  ///
  /// @param context what the wrapped key belongs to; it opens with the same context alone
  Wrapped wrap(byte[] key, byte[] context);

  /// Empty when no key of that version is there, or when it does not fit.
  Optional<byte[]> unwrap(int version, byte[] wrapped, byte[] context);

  /// The versions that are there, and when each was made, as far as that was written.
  NavigableMap<Integer, Optional<Instant>> versions();

  /// Adds a key that wraps from now on; those before still unwrap.
  void rotate();

  /// Destroys keys. What they wrapped never opens again.
  ///
  /// @param versions not the newest
  void drop(Set<Integer> versions);
}
