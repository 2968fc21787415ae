package org.mufakat.server.regime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mufakat.server.regime.References.Kind;

/// A pack's folder: which files it has, which it may have, and the way into each.
final class PackFolder {

  /// More files than any region needs; past that the folder is something else.
  private static final int MOST_FILES = 500;

  private static final Set<String> FOLDERS = Set.of("instruments", "codes");

  private final Path folder;
  private final Faults faults;
  private final References references;
  private final Set<String> known = new TreeSet<>();

  PackFolder(Path folder, Faults faults, References references) {
    this.folder = folder;
    this.faults = faults;
    this.references = references;
  }

  Faults faults() {
    return faults;
  }

  References references() {
    return references;
  }

  /// A file that every pack has; that it is missing is a fault.
  <T> Optional<T> required(String name, Function<Entry, T> reader, Kind... declares) {
    var file = file(name);
    if (!file.exists()) {
      faults.add(file.at(1), "the file is missing; every pack has it");
      unreadable(declares);
      return Optional.empty();
    }
    return opened(file, reader, declares);
  }

  /// A file that a pack may leave out.
  <T> Optional<T> optional(String name, Function<Entry, T> reader, Kind... declares) {
    var file = file(name);
    return file.exists() ? opened(file, reader, declares) : Optional.empty();
  }

  /// Every YAML file of a folder, by name.
  <T> List<T> each(String subfolder, Function<Entry, T> reader, Kind... declares) {
    return namesIn(subfolder).stream()
        .flatMap(name -> opened(file(name), reader, declares).stream())
        .toList();
  }

  /// Every item under the one key of a required file.
  <T> List<T> requiredList(String name, String key, Function<Entry, T> reader, Kind... declares) {
    return required(name, root -> items(root, key, reader, declares), declares).orElse(List.of());
  }

  /// Every item under the one key of a file that may be left out.
  <T> List<T> list(String name, String key, Function<Entry, T> reader, Kind... declares) {
    return optional(name, root -> items(root, key, reader, declares), declares).orElse(List.of());
  }

  /// The text of a file that is not YAML.
  Optional<String> text(String name, int mostBytes) {
    var file = file(name);
    return file.exists() ? file.text(mostBytes) : Optional.empty();
  }

  PackFile file(String name) {
    known.add(name);
    return new PackFile(folder, name, faults);
  }

  /// Faults files that nobody asked for: a misspelt name would otherwise pass unread.
  void faultStrayFiles() {
    filesIn(folder).stream()
        .map(path -> folder.relativize(path).toString().replace('\\', '/'))
        .filter(name -> !known.contains(name) && !FOLDERS.contains(name) && !isProse(name))
        .forEach(
            name ->
                faults.add(
                    new Position(name, 1),
                    "no file of a pack has this name; the guide lists the names"));
  }

  private <T> Optional<T> opened(PackFile file, Function<Entry, T> reader, Kind... declares) {
    var root = file.root();
    if (root.isEmpty()) {
      unreadable(declares);
    }
    return root.map(
        entry -> {
          var read = reader.apply(entry);
          entry.end();
          return read;
        });
  }

  private <T> List<T> items(Entry root, String key, Function<Entry, T> reader, Kind... declares) {
    if (!root.isList(key)) {
      unreadable(declares);
    }
    return root.entries(key).stream().map(item -> ended(item, reader)).toList();
  }

  /// Reads an entry and faults the keys that the reader did not ask for.
  static <T> T ended(Entry entry, Function<Entry, T> reader) {
    var read = reader.apply(entry);
    entry.end();
    return read;
  }

  private void unreadable(Kind... declares) {
    for (Kind kind : declares) {
      references.unreadable(kind);
    }
  }

  private List<String> namesIn(String subfolder) {
    return filesIn(folder.resolve(subfolder)).stream()
        .map(path -> subfolder + "/" + path.getFileName())
        .filter(name -> name.endsWith(".yaml"))
        .toList();
  }

  private List<Path> filesIn(Path start) {
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    var found = new ArrayList<Path>();
    try (Stream<Path> paths = Files.walk(start, 3)) {
      paths.filter(p -> !Files.isDirectory(p)).limit(MOST_FILES + 1L).forEach(found::add);
    } catch (IOException | java.io.UncheckedIOException e) {
      faults.add(new Position(".", 1), "the folder cannot be read: " + e.getMessage());
    }
    if (found.size() > MOST_FILES) {
      faults.add(new Position(".", 1), "more than %d files: this is no pack".formatted(MOST_FILES));
      return List.of();
    }
    return found.stream().sorted().toList();
  }

  private static boolean isProse(String name) {
    return name.endsWith(".md") || name.startsWith(".");
  }
}
