package org.mufakat.server.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;

/// The archive for a machine without a network: the launcher, the program with its libraries
/// (PostgreSQL is one of them), the regime packs, the guides, the licences, and a list of
/// checksums. The same content gives the same bytes.
final class Bundle {

  private static final List<String> BESIDE =
      List.of(
          "mufakat",
          "regimes",
          "docs",
          "LICENSE",
          "README.md",
          "CHANGELOG.md",
          "SECURITY.md",
          "GLOSSARY.md",
          "ARCHITECTURE.md");

  /// Executable by everyone.
  private static final int PROGRAM = 0b111_101_101;

  private static final int READABLE = 0b110_100_100;

  private final Path home;
  private final Path app;
  private final String name;
  private final StringBuilder sums = new StringBuilder();
  private int files;

  /// @param home the checkout or the installed bundle
  /// @param name the folder inside the archive
  Bundle(Path home, String name) {
    this(home, appFolder(), name);
  }

  /// @param app the folder of the unpacked program
  Bundle(Path home, Path app, String name) {
    this.home = home.toAbsolutePath().normalize();
    this.app = app;
    this.name = name;
  }

  record Written(int files, long bytes) {}

  /// Writes the archive, a new file, whole or not at all.
  ///
  /// @throws RefusedToStart when it cannot be written, or something that belongs into it not read
  Written writeTo(Path archive) throws IOException {
    var file = created(archive);
    try (var tar = new TarArchiveOutputStream(compressed(file))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (String beside : BESIDE) {
        addTree(tar, home.resolve(beside), beside);
      }
      addTree(tar, app, "app");
      add(tar, "NOTICE", Notice.of(app.resolve("lib")).getBytes(StandardCharsets.UTF_8), READABLE);
      add(tar, "SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8), READABLE);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(archive);
      throw e;
    }
    return new Written(files, Files.size(archive));
  }

  /// The unpacked program: the folder of the jar that runs.
  private static Path appFolder() {
    try {
      var jar = Path.of(Bundle.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      var folder = jar.getParent();
      if (folder == null || !Files.isDirectory(folder.resolve("lib"))) {
        throw new RefusedToStart(
            new Refusal.UnusableFile(
                jar, "is not the unpacked program: start it with ./mufakat bundle"));
      }
      return folder;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a running jar has a path", e);
    }
  }

  private static OutputStream created(Path archive) throws IOException {
    try {
      return Files.newOutputStream(archive, StandardOpenOption.CREATE_NEW);
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw new RefusedToStart(new Refusal.NoPermission(archive, "write"), e);
    }
  }

  private static OutputStream compressed(OutputStream file) throws IOException {
    var parameters = new GzipParameters();
    parameters.setModificationTime(0);
    return new GzipCompressorOutputStream(new BufferedOutputStream(file), parameters);
  }

  private void addTree(TarArchiveOutputStream tar, Path from, String as) throws IOException {
    if (Files.notExists(from)) {
      return;
    }
    try (var all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        var inside = from.equals(file) ? as : as + "/" + from.relativize(file);
        add(
            tar,
            inside.replace('\\', '/'),
            content(file),
            Files.isExecutable(file) ? PROGRAM : READABLE);
      }
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (AccessDeniedException e) {
      throw new RefusedToStart(new Refusal.NoPermission(file, "read"), e);
    } catch (IOException e) {
      throw new RefusedToStart(new Refusal.UnusableFile(file, "cannot be read"), e);
    }
  }

  private void add(TarArchiveOutputStream tar, String path, byte[] content, int mode)
      throws IOException {
    var entry = new TarArchiveEntry(name + "/" + path);
    entry.setSize(content.length);
    entry.setMode(mode);
    entry.setModTime(0);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    sums.append(sha256(content)).append("  ").append(path).append('\n');
    files++;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
