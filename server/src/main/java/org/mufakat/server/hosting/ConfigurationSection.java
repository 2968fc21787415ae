package org.mufakat.server.hosting;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mufakat.server.hosting.Refusal.BadConfiguration.Fault;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A mapping in a configuration file, asked key by key. Faults are gathered with their lines; ask
/// for every key, then call [#end()], which faults the keys that nobody asked for.
final class ConfigurationSection {

  private final Path file;
  private final MappingNode node;
  private final List<Fault> faults;
  private final Map<String, NodeTuple> byKey = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  private ConfigurationSection(Path file, MappingNode node, List<Fault> faults) {
    this.file = file;
    this.node = node;
    this.faults = faults;
    for (NodeTuple pair : node.getValue()) {
      if (!(pair.getKeyNode() instanceof ScalarNode key)) {
        add(pair.getKeyNode(), "a key is a word");
      } else if (byKey.putIfAbsent(key.getValue(), pair) != null) {
        add(key, "`" + key.getValue() + "` stands twice");
      }
    }
  }

  static ConfigurationSection read(Path file) {
    try {
      var root = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file)));
      if (root instanceof MappingNode mapping) {
        return new ConfigurationSection(file.toAbsolutePath(), mapping, new ArrayList<>());
      }
      throw faulty(file, 1, "the file starts with a key, as `pack:`");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw faulty(file, line, "not YAML: " + e.getProblem());
    } catch (YAMLException | CharacterCodingException e) {
      throw faulty(file, 0, "not YAML in UTF-8");
    } catch (NoSuchFileException e) {
      throw new RefusedToStart(new Refusal.UnusableFile(file, "does not exist"), e);
    } catch (AccessDeniedException e) {
      throw new RefusedToStart(new Refusal.NoPermission(file, "read"), e);
    } catch (IOException e) {
      throw new RefusedToStart(new Refusal.UnusableFile(file, "cannot be read"), e);
    }
  }

  private static RefusedToStart faulty(Path file, int line, String what) {
    return new RefusedToStart(new Refusal.BadConfiguration(file, List.of(new Fault(line, what))));
  }

  /// @throws RefusedToStart with every fault, in the order of their lines
  void refuseIfFaulty() {
    if (!faults.isEmpty()) {
      throw new RefusedToStart(
          new Refusal.BadConfiguration(
              file, faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList()));
    }
  }

  void fault(String key, String what) {
    var pair = byKey.get(key);
    add(pair == null ? node : pair.getValueNode(), "`" + key + "`: " + what);
  }

  <T> T missing(String key, T standIn) {
    add(node, "`" + key + "` is missing");
    return standIn;
  }

  Optional<String> text(String key) {
    return value(key)
        .flatMap(
            value -> {
              if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                return Optional.of(scalar.getValue().strip());
              }
              fault(key, "one value is needed");
              return Optional.empty();
            });
  }

  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    value(key)
        .ifPresent(
            value -> {
              if (value instanceof SequenceNode sequence) {
                for (Node item : sequence.getValue()) {
                  if (item instanceof ScalarNode scalar) {
                    texts.add(scalar.getValue().strip());
                  } else {
                    add(item, "`" + key + "`: a list of single values is needed");
                  }
                }
              } else {
                fault(key, "a list is needed, as [10.0.0.5]");
              }
            });
    return texts;
  }

  /// A path, taken from the folder of the configuration file where it is relative.
  Optional<Path> path(String key) {
    return text(key).map(text -> file.resolveSibling(text).normalize());
  }

  boolean flag(String key, boolean otherwise) {
    var text = text(key);
    if (text.isPresent() && !Set.of("true", "false").contains(text.get())) {
      fault(key, "true or false is needed");
    }
    return text.map(Boolean::valueOf).orElse(otherwise);
  }

  int port(String key, int otherwise) {
    long port = number(key, otherwise);
    if (port > 65_535) {
      fault(key, "a port is 0 to 65535");
      return otherwise;
    }
    return (int) port;
  }

  long number(String key, long otherwise) {
    var text = text(key);
    if (text.isPresent() && !text.get().matches("\\d{1,9}")) {
      fault(key, "a whole number is needed");
      return otherwise;
    }
    return text.map(Long::valueOf).orElse(otherwise);
  }

  Optional<ConfigurationSection> section(String key) {
    return value(key)
        .flatMap(
            value -> {
              if (value instanceof MappingNode mapping) {
                return Optional.of(new ConfigurationSection(file, mapping, faults));
              }
              fault(key, "keys of its own are needed below it");
              return Optional.empty();
            });
  }

  List<ConfigurationSection> sections(String key) {
    var sections = new ArrayList<ConfigurationSection>();
    value(key)
        .ifPresent(
            value -> {
              if (value instanceof SequenceNode sequence) {
                for (Node item : sequence.getValue()) {
                  if (item instanceof MappingNode mapping) {
                    sections.add(new ConfigurationSection(file, mapping, faults));
                  } else {
                    add(item, "`" + key + "`: each item has keys, as `- id: THA`");
                  }
                }
              } else {
                fault(key, "a list is needed, each item with keys, as `- id: THA`");
              }
            });
    return sections;
  }

  /// Ends the section and passes a value on.
  <T> T closed(T value) {
    end();
    return value;
  }

  void end() {
    byKey.forEach(
        (key, pair) -> {
          if (!asked.contains(key)) {
            add(
                pair.getKeyNode(),
                "`%s` is not known here; known are %s".formatted(key, String.join(", ", asked)));
          }
        });
  }

  private Optional<Node> value(String key) {
    asked.add(key);
    return Optional.ofNullable(byKey.get(key)).map(NodeTuple::getValueNode);
  }

  private void add(Node at, String what) {
    faults.add(new Fault(at.getStartMark().getLine() + 1, what));
  }
}
