package org.mufakat.server.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.mufakat.server.hosting.Folders;

/// The node's keys in a file that only its owner may read: a line for each, `1 base64`, the newest
/// last. Whoever loses the file loses every identity, unless it is recovered.
public final class FileNodeKeys implements NodeKeys {

  private final NavigableMap<Integer, byte[]> byVersion;
  private final Aead aead;

  private FileNodeKeys(NavigableMap<Integer, byte[]> byVersion, Aead aead) {
    this.byVersion = byVersion;
    this.aead = aead;
  }

  /// Reads the file, and makes it with a first key when it is not there. Of two that make it at
  /// once both get the file of the one who was first.
  ///
  /// @throws BrokenKeyFile when it is there and is not such a file
  /// @throws org.mufakat.server.hosting.RefusedToStart when others may read it
  public static FileNodeKeys openOrMake(Path file, SecureRandom chance) {
    var aead = new Aead(chance);
    if (Files.notExists(file)) {
      makeUnlessThere(file, new TreeMap<>(Map.of(1, aead.drawKey())));
    }
    return new FileNodeKeys(read(file), aead);
  }

  /// Adds a key that wraps from now on; those before still unwrap.
  public static FileNodeKeys rotate(Path file, SecureRandom chance) {
    var aead = new Aead(chance);
    var keys = read(file);
    keys.put(keys.lastKey() + 1, aead.drawKey());
    replace(file, keys);
    return new FileNodeKeys(keys, aead);
  }

  @Override
  public int newest() {
    return byVersion.lastKey();
  }

  @Override
  public Wrapped wrap(byte[] key, byte[] context) {
    var newest = byVersion.lastEntry();
    return new Wrapped(newest.getKey(), aead.seal(newest.getValue(), key, context));
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
      for (String line : Folders.readSecret(file).lines().toList()) {
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
    }
  }

  /// A crash leaves no file or the whole one.
  private static void makeUnlessThere(Path file, NavigableMap<Integer, byte[]> keys) {
    try {
      var beside = writtenBeside(file, keys);
      try {
        Files.createLink(file, beside);
      } catch (FileAlreadyExistsException e) {
        // Another was first: its keys are the node's.
      } finally {
        Files.deleteIfExists(beside);
      }
      putOnDisk(folderOf(file), StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A crash leaves the old file or the new one.
  private static void replace(Path file, NavigableMap<Integer, byte[]> keys) {
    try {
      Files.move(writtenBeside(file, keys), file, StandardCopyOption.ATOMIC_MOVE);
      putOnDisk(folderOf(file), StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path writtenBeside(Path file, NavigableMap<Integer, byte[]> keys)
      throws IOException {
    var text = new StringBuilder();
    keys.forEach(
        (version, key) ->
            text.append(version)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(key))
                .append('\n'));
    var beside =
        Files.createTempFile(
            folderOf(file),
            file.getFileName() + ".",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(beside, text, StandardCharsets.US_ASCII);
    putOnDisk(beside, StandardOpenOption.WRITE);
    return beside;
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /// Waits until a file, or the names in a folder, are on the disk.
  private static void putOnDisk(Path path, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(path, how)) {
      channel.force(true);
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
