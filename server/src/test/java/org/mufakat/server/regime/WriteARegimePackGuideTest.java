package org.mufakat.server.regime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.regime.Body;
import org.mufakat.regime.PartyStatus;
import org.mufakat.regime.PartyStatus.Standing;

/// Whoever types the guide's snippets into files has a pack without faults.
class WriteARegimePackGuideTest {

  private static final Path GUIDE = Path.of("../docs/guides/write-a-regime-pack.md");
  private static final Pattern SNIPPET =
      Pattern.compile("```yaml\n# file: (\\S+)\n(.*?)```", Pattern.DOTALL);

  private static final Path REFERENCE = Path.of("../docs/reference/regime-pack.md");
  private static final Pattern KEY = Pattern.compile("(?:^|[{,]) *(?:- )?([a-z][a-z-]+):(?: |$)");

  /// What the packs bring as data: languages and classifications.
  private static final Set<String> DATA = Set.of("en", "id", "exploitation");

  @TempDir private Path folder;

  @Test
  void the_snippets_of_the_guide_are_a_pack() throws IOException {
    var snippets = SNIPPET.matcher(Files.readString(GUIDE));
    while (snippets.find()) {
      var file = folder.resolve(snippets.group(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, snippets.group(2));
    }

    var pack = Packs.read(folder);

    assertThat(pack.members()).hasSize(2);
    assertThat(pack.above("OFFICERS")).extracting(Body::id).containsExactly("COUNCIL");
    assertThat(pack.instrument("SHORE").orElseThrow().parties())
        .extracting(PartyStatus::standing)
        .containsExactly(Standing.PARTY, Standing.UNKNOWN);
  }

  @Test
  void the_reference_knows_every_key_of_the_shipped_packs() throws IOException {
    var reference = Files.readString(REFERENCE);
    var keys = new TreeSet<String>();
    for (String pack : List.of("asean", "example")) {
      try (Stream<Path> files = Files.walk(Packs.folder(pack))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
          Files.readString(file)
              .lines()
              .filter(l -> !l.contains("#"))
              .forEach(l -> keysOf(l, keys));
        }
      }
    }

    assertThat(keys).hasSizeGreaterThan(60);
    assertThat(keys.stream().filter(k -> !DATA.contains(k)))
        .allMatch(key -> reference.contains("`" + key + "`"));
  }

  private static void keysOf(String line, Set<String> keys) {
    var key = KEY.matcher(line.replaceAll("\"[^\"]*\"", "\"\""));
    while (key.find()) {
      keys.add(key.group(1));
    }
  }
}
