package org.mufakat.server.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mufakat.ledger.Sha256;

/// The key files of a node as one secret, which tells when it was put together wrongly.
///
/// @param files content by name; the names are [#IDENTITY_KEYS] and [#NODE_KEY]
public record KeyBundle(Map<String, byte[]> files) {

  /// The keys that wrap the keys of persons.
  public static final String IDENTITY_KEYS = "identity-keys";

  /// The node's signing key, from which the keys of its ledger and of its backups follow.
  public static final String NODE_KEY = "key.pem";

  private static final int CHECK_BYTES = 16;
  private static final int MOST_BYTES = 64 * 1024;

  public KeyBundle {
    files = new TreeMap<>(files);
  }

  public Optional<byte[]> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(files.size());
      for (var file : files.entrySet()) {
        out.writeUTF(file.getKey());
        out.writeInt(file.getValue().length);
        out.write(file.getValue());
      }
      out.write(check(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Empty when these bytes were never a bundle.
  static Optional<KeyBundle> read(byte[] bytes) {
    if (bytes.length <= CHECK_BYTES || bytes.length > MOST_BYTES) {
      return Optional.empty();
    }
    var content = Arrays.copyOf(bytes, bytes.length - CHECK_BYTES);
    var check = Arrays.copyOfRange(bytes, content.length, bytes.length);
    if (!MessageDigest.isEqual(check(content), check)) {
      return Optional.empty();
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
      var files = new TreeMap<String, byte[]>();
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        var name = in.readUTF();
        files.put(name, in.readNBytes(in.readInt()));
      }
      return Optional.of(new KeyBundle(files));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] check(byte[] content) {
    return Arrays.copyOf(Sha256.of(content), CHECK_BYTES);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyBundle bundle && MessageDigest.isEqual(bytes(), bundle.bytes());
  }

  @Override
  public int hashCode() {
    return files.keySet().hashCode();
  }

  /// Never shows a key.
  @Override
  public String toString() {
    return "KeyBundle" + files.keySet();
  }
}
