package org.mufakat.server.backup;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.mufakat.node.Keyring;
import org.mufakat.server.keys.DerivedKey;

/// Seals a backup as a stream, in segments of 1 MiB that open in their order and to the last one
/// only, under a key that follows from the node's own and from chance of each backup's own.
///
/// Source: Hoang, Reyhanitabar, Rogaway, Vizár, *Online authenticated-encryption and its
/// nonce-reuse misuse-resistance*, 2015 (STREAM), as Tink's AES256-GCM-HKDF-1MB.
final class BackupSeal {

  static final int SEGMENT_BYTES = 1024 * 1024;

  private static final String PURPOSE = "mufakat backup v1";

  private final AesGcmHkdfStreaming stream;

  BackupSeal(Keyring keyring) {
    try {
      this.stream =
          new AesGcmHkdfStreaming(
              DerivedKey.of(keyring, PURPOSE), "HmacSha256", DerivedKey.BYTES, SEGMENT_BYTES, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM and HMAC-SHA-256", e);
    }
  }

  OutputStream sealing(OutputStream out, BackupHeader header) throws IOException {
    try {
      return stream.newEncryptingStream(out, header.bytes());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /// A stream whose reading fails where anything was altered, cut off, moved or added.
  InputStream opening(InputStream in, BackupHeader header) throws IOException {
    try {
      return stream.newDecryptingStream(in, header.bytes());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }
}
