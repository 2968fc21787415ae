package org.mufakat.server.hosting;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The programs of the PostgreSQL that comes with Mufakat: unpacked once into a cache folder, then
/// used from there.
public final class PostgresBinaries {

  /// The release inside the jar; a cache folder of another release is left alone.
  static final String RELEASE = "18.6";

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresBinaries() {}

  /// The folder holding `initdb` and `postgres`: the one that MUFAKAT_POSTGRES_BIN names, else the
  /// cached one.
  ///
  /// @throws RefusedToStart where no PostgreSQL comes for this kind of machine
  public static Path find(Map<String, String> environment) {
    var own = environment.get("MUFAKAT_POSTGRES_BIN");
    if (own != null && !own.isBlank()) {
      return ownBinaries(Path.of(own));
    }
    var platform =
        (System.getProperty("os.name") + " " + System.getProperty("os.arch"))
            .toLowerCase(Locale.ROOT);
    if (!platform.equals("linux amd64")) {
      throw new RefusedToStart(
          new Refusal.NoEmbeddedDatabase("it comes for linux amd64, and this is " + platform));
    }
    return unpackedIn(cacheFolder(environment)).resolve("bin");
  }

  private static Path ownBinaries(Path folder) {
    if (!Files.isExecutable(folder.resolve("initdb"))) {
      throw new RefusedToStart(
          new Refusal.UnusableFile(
              folder, "holds no initdb, though MUFAKAT_POSTGRES_BIN names it"));
    }
    return folder;
  }

  /// Root's cache is one that other users can read, for PostgreSQL may have to run as one of them.
  static Path cacheFolder(Map<String, String> environment) {
    var named = environment.get("MUFAKAT_CACHE");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    if ("root".equals(System.getProperty("user.name"))) {
      return Path.of("/var/cache/mufakat");
    }
    var xdg = environment.get("XDG_CACHE_HOME");
    var caches =
        xdg != null && !xdg.isBlank() ? Path.of(xdg) : Folders.home(environment).resolve(".cache");
    return caches.resolve("mufakat");
  }

  private static Path unpackedIn(Path cache) {
    var place = cache.resolve("postgres-" + RELEASE);
    if (Files.isExecutable(place.resolve("bin/postgres"))) {
      return place;
    }
    Path half = null;
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new RefusedToStart(new Refusal.NoEmbeddedDatabase("this build was made without it"));
      }
      Files.createDirectories(cache);
      half = Files.createTempDirectory(cache, "unpacking-");
      Files.setPosixFilePermissions(half, permissions(0b111_101_101));
      unpack(archive, half);
      return moveIntoPlace(half, place);
    } catch (IOException e) {
      if (half != null) {
        Folders.deleteQuietly(half);
      }
      throw new RefusedToStart(
          new Refusal.NoPermission(
              cache, "unpack PostgreSQL (some 60 MB) into (MUFAKAT_CACHE names another folder)"),
          e);
    }
  }

  /// Two processes may unpack at once: the first to finish wins, and both use what it left.
  private static Path moveIntoPlace(Path half, Path place) throws IOException {
    try {
      return Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      Folders.deleteQuietly(half);
      if (Files.isExecutable(place.resolve("bin/postgres"))) {
        return place;
      }
      throw e;
    }
  }

  private static void unpack(InputStream archive, Path into) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
      for (@Nullable TarArchiveEntry entry = tar.getNextEntry();
          entry != null;
          entry = tar.getNextEntry()) {
        write(entry, tar, into);
      }
    }
  }

  private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path into)
      throws IOException {
    var target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) {
      throw new UncheckedIOException(new IOException("an entry leaves its folder"));
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(target, into.resolve(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      Files.setPosixFilePermissions(target, permissions(entry.getMode() | 0b100_100_100));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    var all =
        new PosixFilePermission[] {
          PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
          PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_READ
        };
    var set = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < all.length; bit++) {
      if ((mode & (1 << bit)) != 0) {
        set.add(all[bit]);
      }
    }
    return set;
  }
}
