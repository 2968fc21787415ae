package org.mufakat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the content security policy would stop in a browser is stopped here already, in every
/// template.
class TemplatesTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern SCRIPT = Pattern.compile("<script\\b[^>]*>");
  private static final Pattern HOST = Pattern.compile("(src|href|action)=\"(https?:)?//");
  private static final Pattern HANDLER = Pattern.compile("\\son[a-z]+=\"");
  private static final Pattern STYLE = Pattern.compile("\\s(th:)?style=|<style\\b");

  static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(f -> f.toString().endsWith(".html")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void a_template_has_no_inline_style_and_no_handler_in_its_markup(Path template)
      throws IOException {
    var text = Files.readString(template);

    assertThat(STYLE.matcher(text).find()).as("inline style").isFalse();
    assertThat(HANDLER.matcher(text).find()).as("handler").isFalse();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void a_template_runs_only_scripts_of_this_server(Path template) throws IOException {
    var scripts = SCRIPT.matcher(Files.readString(template)).results().map(r -> r.group()).toList();

    assertThat(scripts)
        .allMatch(
            s -> s.contains("th:src=\"@{/assets/") || s.contains("type=\"application/json\""));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void a_template_asks_no_other_host_for_anything_but_links_a_source(Path template)
      throws IOException {
    assertThat(HOST.matcher(Files.readString(template)).find()).isFalse();
  }
}
