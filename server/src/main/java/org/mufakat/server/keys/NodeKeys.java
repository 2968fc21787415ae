package org.mufakat.server.keys;

import java.util.Optional;

/// Wraps the keys of persons with the node's own, which it does not show: a file, or a device
/// behind the same three questions. A version names each of the node's keys; the newest wraps, all
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
}
