package org.mufakat.server.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The node's keys in a file that only its owner may read: a line for each, `1 base64`, the newest
/// last. Whoever loses the file loses every identity, unless it is recovered.
public final class FileNodeKeys implements NodeKeys {

  private final NavigableMap<Integer, byte[]> byVersion;
  private final Aead aead;

  private FileNodeKeys(NavigableMap<Integer, byte[]> byVersion, Aead aead) {
    this.byVersion = byVersion;
    this.aead = aead;
  }

  /// Reads the file, and makes it with a first key when it is not there.
  ///
  /// @throws BrokenKeyFile when it is there and is not such a file
  public static FileNodeKeys openOrMake(Path file, SecureRandom chance) {
    var aead = new Aead(chance);
    if (Files.notExists(file)) {
      write(file, new TreeMap<>(Map.of(1, aead.drawKey())));
    }
    return new FileNodeKeys(read(file), aead);
  }

  /// Adds a key that wraps from now on; those before still unwrap.
  public static FileNodeKeys rotate(Path file, SecureRandom chance) {
    var aead = new Aead(chance);
    var keys = read(file);
    keys.put(keys.lastKey() + 1, aead.drawKey());
    write(file, keys);
    return new FileNodeKeys(keys, aead);
  }

  @Override
  public int newest() {
    return byVersion.lastKey();
  }

  @Override
  public byte[] wrap(byte[] key, byte[] context) {
    return aead.seal(byVersion.lastEntry().getValue(), key, context);
  }

  @Override
  public Optional<byte[]> unwrap(int version, byte[] wrapped, byte[] context) {
    return Optional.ofNullable(byVersion.get(version))
        .flatMap(key -> aead.open(key, wrapped, context));
  }

  /// Never shows a key.
  @Override
  public String toString() {
    return "FileNodeKeys[" + byVersion.keySet() + "]";
  }

  private static NavigableMap<Integer, byte[]> read(Path file) {
    try {
      var keys = new TreeMap<Integer, byte[]>();
      for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
        var parts = line.split(" ");
        var key = parts.length == 2 ? Base64.getDecoder().decode(parts[1]) : new byte[0];
        if (key.length != Aead.KEY_BYTES || keys.put(Integer.parseInt(parts[0]), key) != null) {
          throw new BrokenKeyFile(file);
        }
      }
      if (keys.isEmpty()) {
        throw new BrokenKeyFile(file);
      }
      return keys;
    } catch (IllegalArgumentException e) {
      throw new BrokenKeyFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Written beside and moved into place, so that a crash leaves the old file or the new one.
  private static void write(Path file, NavigableMap<Integer, byte[]> keys) {
    var text = new StringBuilder();
    keys.forEach(
        (version, key) ->
            text.append(version)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(key))
                .append('\n'));
    var half = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(half);
      Files.createFile(
          half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(half, text, StandardCharsets.US_ASCII);
      try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file of keys that cannot be read as one.
  public static final class BrokenKeyFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenKeyFile(Path file) {
      super(
          "The file of identity keys "
              + file
              + " is not lines of a number and a key. Put a copy of it back; without its keys no"
              + " identity can be read.");
    }
  }
}
