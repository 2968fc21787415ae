package org.mufakat.server.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.hosting.Folders;

/// The node's keys in a file that only its owner may read: a line for each, `1 base64 time`, the
/// newest last. Whoever loses the file loses every identity, unless it is recovered.
///
/// It sees at its next use that a command has given the file a new key.
public final class FileNodeKeys implements NodeKeys {

  private final Path file;
  private final Aead aead;
  private volatile State state;

  private FileNodeKeys(Path file, Aead aead) {
    this.file = file;
    this.aead = aead;
    this.state = State.of(file);
  }

  /// @param made empty for a key of before times were written
  private record Key(byte[] bytes, Optional<Instant> made) {}

  /// What the file held when it was read, and by what a later file is told from it.
  private record State(
      NavigableMap<Integer, Key> byVersion, @Nullable Object inode, FileTime changed) {

    /// Read again where it was replaced while it was read.
    static State of(Path file) {
      while (true) {
        var before = attributes(file);
        var keys = read(file);
        var after = attributes(file);
        if (isSame(before, after)) {
          return new State(keys, before.fileKey(), before.lastModifiedTime());
        }
      }
    }

    boolean isOf(Path file) {
      var now = attributes(file);
      return Objects.equals(now.fileKey(), inode) && now.lastModifiedTime().equals(changed);
    }

    private static boolean isSame(BasicFileAttributes one, BasicFileAttributes other) {
      return Objects.equals(one.fileKey(), other.fileKey())
          && one.lastModifiedTime().equals(other.lastModifiedTime());
    }

    private static BasicFileAttributes attributes(Path file) {
      try {
        return Files.readAttributes(file, BasicFileAttributes.class);
      } catch (IOException e) {
        throw new UncheckedIOException("the identity keys are gone while they are in use", e);
      }
    }
  }

  /// Reads the file, and makes it with a first key when it is not there. Of two that make it at
  /// once both get the file of the one who was first.
  ///
  /// @throws BrokenKeyFile when it is there and is not such a file
  /// @throws org.mufakat.server.hosting.RefusedToStart when others may read it
  public static FileNodeKeys openOrMake(Path file, SecureRandom chance) {
    var aead = new Aead(chance);
    if (Files.notExists(file)) {
      makeUnlessThere(file, new TreeMap<>(Map.of(1, drawn(aead))));
    }
    return new FileNodeKeys(file, aead);
  }

  private static Key drawn(Aead aead) {
    return new Key(aead.drawKey(), Optional.of(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
  }

  /// Adds a key that wraps from now on; those before still unwrap.
  public static FileNodeKeys rotate(Path file, SecureRandom chance) {
    var keys = new FileNodeKeys(file, new Aead(chance));
    keys.rotate();
    return keys;
  }

  @Override
  public void rotate() {
    alone(
        file,
        () -> {
          var keys = read(file);
          keys.put(keys.lastKey() + 1, drawn(aead));
          replace(file, keys);
        });
  }

  @Override
  public void drop(Set<Integer> versions) {
    alone(
        file,
        () -> {
          var keys = read(file);
          if (versions.contains(keys.lastKey())) {
            throw new IllegalArgumentException("the newest key is in use");
          }
          keys.keySet().removeAll(versions);
          replace(file, keys);
        });
  }

  /// Changes a file of keys while no other does: two that read, change and write at once would lose
  /// a key, and with it whatever was wrapped by it.
  public static void alone(Path file, Runnable change) {
    synchronized (FileNodeKeys.class) {
      boolean done = false;
      while (!done) {
        done = doneAlone(file, change);
      }
    }
  }

  /// @return false when the file was replaced while its lock was waited for
  private static boolean doneAlone(Path file, Runnable change) {
    var before = State.attributes(file);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      boolean isStill = State.isSame(before, State.attributes(file));
      if (isStill) {
        change.run();
      }
      return isStill;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The keys of two such files in one, where they do not contradict each other: a file that has
  /// seen a rotation, and an older one that a backup needs.
  ///
  /// @return empty when they name different keys by one version
  public static Optional<byte[]> merged(byte[] one, byte[] other) {
    var lines = new TreeMap<Integer, String>();
    for (byte[] file : List.of(one, other)) {
      for (String line : new String(file, StandardCharsets.US_ASCII).lines().toList()) {
        var parts = line.split(" ");
        if (parts.length < 2 || !parts[0].matches("[0-9]{1,9}")) {
          return Optional.empty();
        }
        var known = lines.putIfAbsent(Integer.valueOf(parts[0]), line);
        if (known != null && !known.split(" ")[1].equals(parts[1])) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        (String.join("\n", lines.values()) + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public NavigableMap<Integer, Optional<Instant>> versions() {
    var versions = new TreeMap<Integer, Optional<Instant>>();
    keys().forEach((version, key) -> versions.put(version, key.made()));
    return versions;
  }

  private NavigableMap<Integer, Key> keys() {
    var known = state;
    if (!known.isOf(file)) {
      known = State.of(file);
      state = known;
    }
    return known.byVersion();
  }

  @Override
  public int newest() {
    return keys().lastKey();
  }

  @Override
  public Wrapped wrap(byte[] key, byte[] context) {
    var newest = keys().lastEntry();
    return new Wrapped(newest.getKey(), aead.seal(newest.getValue().bytes(), key, context));
  }

  @Override
  public Optional<byte[]> unwrap(int version, byte[] wrapped, byte[] context) {
    return Optional.ofNullable(keys().get(version))
        .flatMap(key -> aead.open(key.bytes(), wrapped, context));
  }

  /// Never shows a key.
  @Override
  public String toString() {
    return "FileNodeKeys[" + state.byVersion().keySet() + "]";
  }

  private static NavigableMap<Integer, Key> read(Path file) {
    try {
      var keys = new TreeMap<Integer, Key>();
      for (String line : Folders.readSecret(file).lines().toList()) {
        var parts = line.split(" ");
        var key =
            parts.length == 2 || parts.length == 3
                ? Base64.getDecoder().decode(parts[1])
                : new byte[0];
        var made =
            parts.length == 3 ? Optional.of(Instant.parse(parts[2])) : Optional.<Instant>empty();
        if (key.length != Aead.KEY_BYTES
            || keys.put(Integer.parseInt(parts[0]), new Key(key, made)) != null) {
          throw new BrokenKeyFile(file);
        }
      }
      if (keys.isEmpty()) {
        throw new BrokenKeyFile(file);
      }
      return keys;
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new BrokenKeyFile(file);
    }
  }

  /// A crash leaves no file or the whole one; of two at once, the one who was first is kept.
  private static void makeUnlessThere(Path file, NavigableMap<Integer, Key> keys) {
    try {
      var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      var room = Files.createTempDirectory(folder, "keys");
      var beside = room.resolve("identity-keys");
      OwnerOnlyFile.write(beside, text(keys));
      try {
        Files.createLink(file, beside);
      } catch (FileAlreadyExistsException e) {
        // Another was first: its keys are the node's.
      } finally {
        Files.deleteIfExists(beside);
        Files.deleteIfExists(room);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A crash leaves the old file or the new one.
  private static void replace(Path file, NavigableMap<Integer, Key> keys) {
    OwnerOnlyFile.write(file, text(keys));
  }

  private static byte[] text(NavigableMap<Integer, Key> keys) {
    var text = new StringBuilder();
    keys.forEach(
        (version, key) ->
            text.append(version)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(key.bytes()))
                .append(key.made().map(made -> " " + made).orElse(""))
                .append('\n'));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
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
