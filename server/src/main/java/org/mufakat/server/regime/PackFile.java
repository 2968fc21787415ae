package org.mufakat.server.regime;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/// One file of a pack, from bytes to a tree that knows its lines. Packs use a plain part of YAML:
/// one document, no anchors, aliases or tags, so that a small file stays small when read.
final class PackFile {

  /// Largest YAML file, in bytes. The largest known pack has files of 60 KB.
  static final int MOST_BYTES = 2 * 1024 * 1024;

  /// Deepest nesting; an instrument's party needs 8.
  private static final int MOST_NESTING = 16;

  private final Path path;
  private final String name;
  private final Faults faults;

  PackFile(Path folder, String name, Faults faults) {
    this.path = folder.resolve(name);
    this.name = name;
    this.faults = faults;
  }

  String name() {
    return name;
  }

  boolean exists() {
    return Files.exists(path);
  }

  Position at(int line) {
    return new Position(name, line);
  }

  /// The file's single mapping; empty when it is not one, and then the faults say why.
  Optional<Entry> root() {
    return text(MOST_BYTES).filter(this::isPlain).flatMap(this::composed);
  }

  /// The file as text, UTF-8 without a byte order mark.
  Optional<String> text(int mostBytes) {
    if (!Files.isRegularFile(path)) {
      return refused(1, "this is not a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      return bytes.length > mostBytes
          ? refused(
              1, "larger than %,d bytes: a pack holds rules, not data sets".formatted(mostBytes))
          : decoded(bytes);
    } catch (IOException e) {
      return refused(1, "cannot be read: " + e.getMessage());
    }
  }

  private Optional<String> decoded(byte[] bytes) {
    var input = ByteBuffer.wrap(bytes);
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(input).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return refused(
          lineOf(new String(bytes, StandardCharsets.ISO_8859_1), firstMalformed(bytes)),
          "not UTF-8: save the file as UTF-8");
    }
  }

  private static int firstMalformed(byte[] bytes) {
    var input = ByteBuffer.wrap(bytes);
    var output = CharBuffer.allocate(bytes.length);
    StandardCharsets.UTF_8.newDecoder().decode(input, output, true);
    return input.position();
  }

  /// Whether the text keeps to the plain part of YAML; every place where it does not is a fault.
  private boolean isPlain(String text) {
    boolean plain = true;
    int documents = 0;
    int depth = 0;
    try {
      for (Event event : yaml().parse(new StringReader(text))) {
        switch (event) {
          case DocumentStartEvent _ -> documents++;
          case CollectionStartEvent _ -> depth++;
          case CollectionEndEvent _ -> depth--;
          default -> {}
        }
        if (documents > 1 || depth > MOST_NESTING) {
          refused(
              event,
              documents > 1
                  ? "a second document: a file holds one"
                  : "nested deeper than %d levels".formatted(MOST_NESTING));
          return false;
        }
        plain &= isPlain(event);
      }
      return plain;
    } catch (YAMLException e) {
      refused(e, text);
      return false;
    }
  }

  private boolean isPlain(Event event) {
    if (event instanceof AliasEvent alias) {
      refused(event, "`*" + alias.getAnchor() + "` refers to another place: write the value out");
      return false;
    }
    boolean anchored = event instanceof NodeEvent node && node.getAnchor() != null;
    if (anchored) {
      refused(event, "`&` names a value to repeat it elsewhere: packs write every value out");
    }
    boolean tagged =
        (event instanceof ScalarEvent scalar && scalar.getTag() != null)
            || (event instanceof CollectionStartEvent start && start.getTag() != null);
    if (tagged) {
      refused(event, "`!` sets a type: packs use none, remove it");
    }
    return !anchored && !tagged;
  }

  private Optional<Entry> composed(String text) {
    try {
      Node node = yaml().compose(new StringReader(text));
      if (node == null) {
        return refused(1, "the file is empty");
      }
      return node instanceof MappingNode mapping
          ? Optional.of(new Entry(this, mapping, faults))
          : refused(node.getStartMark().getLine() + 1, "the file starts with a key, as `areas:`");
    } catch (YAMLException e) {
      return refused(e, text);
    }
  }

  private static Yaml yaml() {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(MOST_NESTING);
    options.setCodePointLimit(MOST_BYTES);
    options.setProcessComments(false);
    return new Yaml(options);
  }

  private <T> Optional<T> refused(YAMLException e, String text) {
    return switch (e) {
      case MarkedYAMLException marked ->
          refused(lineOf(marked), "not YAML: " + marked.getProblem());
      case ReaderException reader ->
          refused(
              lineOf(text, reader.getPosition()),
              "a character that no text holds (U+%04X): remove it"
                  .formatted(reader.getCodePoint()));
      default ->
          refused(1, "not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    };
  }

  private static int lineOf(MarkedYAMLException e) {
    Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    return mark == null ? 1 : mark.getLine() + 1;
  }

  private static int lineOf(String text, int position) {
    return 1 + (int) text.chars().limit(Math.max(0, position)).filter(c -> c == '\n').count();
  }

  private void refused(Event event, String text) {
    refused(event.getStartMark().getLine() + 1, text);
  }

  private <T> Optional<T> refused(int line, String text) {
    faults.add(at(line), text);
    return Optional.empty();
  }
}
