package org.mufakat.server.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/// Folders and files that only their owner may read.
public final class Folders {

  private Folders() {}

  /// The user's home: HOME, as for other programs; Java itself asks the system's list of users,
  /// where a service's user often has none.
  static Path home(Map<String, String> environment) {
    var named = environment.getOrDefault("HOME", "");
    return Path.of(named.isBlank() ? System.getProperty("user.home") : named);
  }

  /// Makes a folder that only its owner may enter; one that is there already stays as it is.
  static Path makePrivate(Path folder) {
    try {
      if (Files.isDirectory(folder)) {
        return folder;
      }
      var parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      return Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (AccessDeniedException e) {
      throw new RefusedToStart(new Refusal.NoPermission(folder, "create the folder"), e);
    } catch (FileAlreadyExistsException e) {
      throw new RefusedToStart(
          new Refusal.UnusableFile(folder, "is a file where a folder is needed"), e);
    } catch (IOException e) {
      throw new RefusedToStart(new Refusal.NoPermission(folder, "create the folder"), e);
    }
  }

  /// Makes a private folder without a file in it; those that lay there are deleted.
  static Path makeEmpty(Path folder) {
    makePrivate(folder);
    try (var left = Files.list(folder)) {
      for (Path file : (Iterable<Path>) left::iterator) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new RefusedToStart(new Refusal.NoPermission(folder, "empty the folder"), e);
    }
    return folder;
  }

  /// Writes a file that only its owner may read; one that is there already is never overwritten.
  static void writeSecret(Path file, String content) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, content, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      throw new RefusedToStart(new Refusal.NoPermission(file, "write"), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a secret, and refuses one that others could read too.
  public static String readSecret(Path file) {
    try {
      var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      if (!permissions.endsWith("------")) {
        throw new RefusedToStart(
            new Refusal.UnusableFile(file, "can be read by other users: `chmod 600` it"));
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new RefusedToStart(new Refusal.UnusableFile(file, "does not exist"), e);
    } catch (AccessDeniedException e) {
      throw new RefusedToStart(new Refusal.NoPermission(file, "read"), e);
    } catch (IOException e) {
      throw new RefusedToStart(new Refusal.UnusableFile(file, "cannot be read as text"), e);
    }
  }

  static void deleteQuietly(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      System.getLogger(Folders.class.getName())
          .log(System.Logger.Level.WARNING, "{0} could not be deleted whole", folder);
    }
  }

  static boolean isEmpty(Path folder, Set<String> apartFrom) {
    try (var children = Files.list(folder)) {
      return children.allMatch(c -> apartFrom.contains(c.getFileName().toString()));
    } catch (IOException e) {
      return false;
    }
  }
}
