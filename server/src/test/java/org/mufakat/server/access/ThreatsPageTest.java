package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `docs/threats.md` says is tested is tested.
class ThreatsPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+){3,})`");
  private static final Pattern TEST = Pattern.compile("void ([a-z0-9_]+)\\(");

  @Test
  void every_test_that_the_threats_name_is_there() throws IOException {
    var named = found(NAMED, Files.readString(ROOT.resolve("docs/threats.md")));
    var tests = new TreeSet<String>();
    for (String module : new String[] {"core", "server", "browser"}) {
      try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
          tests.addAll(found(TEST, Files.readString(source)));
        }
      }
    }

    assertThat(named).hasSizeGreaterThan(40);
    assertThat(tests).containsAll(named);
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }
}
