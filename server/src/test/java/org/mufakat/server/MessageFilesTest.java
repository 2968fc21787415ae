package org.mufakat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// The sentences of the pages, in both languages.
class MessageFilesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+}");

  private static final List<String> FILES =
      List.of(
          "messages",
          "forum",
          "forum-meetings",
          "forum-texts",
          "forum-tasks",
          "forum-plan",
          "forum-papers",
          "estimates",
          "tables",
          "flows");

  private final Properties english = all("");
  private final Properties indonesian = all("_id");

  @Test
  void both_languages_say_the_same_things() {
    assertThat(indonesian.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
  }

  @Test
  void a_sentence_takes_the_same_arguments_in_both_languages() {
    for (String key : english.stringPropertyNames()) {
      assertThat(arguments(indonesian, key)).as(key).isEqualTo(arguments(english, key));
    }
  }

  /// The ledger's lists grow; whoever adds a word says what it is called.
  @Test
  void every_word_of_the_ledger_has_its_name() {
    var words = new ArrayList<String>();
    Arrays.stream(LedgerEvent.values()).forEach(v -> words.add("event." + v.code()));
    Arrays.stream(Actor.Role.values()).forEach(v -> words.add("role." + v.code()));
    Arrays.stream(Compartment.values()).forEach(v -> words.add("side." + v.slug()));
    Arrays.stream(Subject.Kind.values()).forEach(v -> words.add("kind." + v.code()));
    Arrays.stream(Reason.values()).forEach(v -> words.add("reason." + v.code()));

    assertThat(english.stringPropertyNames())
        .containsAll(words.stream().map(word -> "ledger." + word).toList());
  }

  @Test
  void no_sentence_is_left_empty() {
    for (String key : english.stringPropertyNames()) {
      assertThat(english.getProperty(key)).as(key).isNotBlank();
      assertThat(indonesian.getProperty(key)).as(key).isNotBlank();
    }
  }

  /// A straight apostrophe is a quotation mark to the formatter: it would swallow the arguments
  /// behind it.
  @Test
  void no_sentence_has_a_straight_apostrophe() {
    assertThat(english.values()).noneMatch(text -> text.toString().contains("'"));
    assertThat(indonesian.values()).noneMatch(text -> text.toString().contains("'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_id"})
  void no_key_stands_twice(String language) throws IOException {
    var keys = new ArrayList<String>();
    for (String file : FILES) {
      Files.readAllLines(RESOURCES.resolve(file + language + ".properties")).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf('=')))
          .forEach(keys::add);
    }

    assertThat(keys).doesNotHaveDuplicates();
  }

  /// A file that the server does not read would leave its pages without words.
  @Test
  void the_server_reads_every_file() throws IOException {
    assertThat(Files.readString(RESOURCES.resolve("application.yaml")))
        .contains("messages.basename: " + String.join(",", FILES) + "\n");
  }

  private static Properties all(String language) {
    var all = new Properties();
    FILES.forEach(file -> all.putAll(read(file + language + ".properties")));
    return all;
  }

  private static TreeSet<String> arguments(Properties messages, String key) {
    var found = new TreeSet<String>();
    var matcher = ARGUMENT.matcher(messages.getProperty(key));
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static Properties read(String file) {
    var properties = new Properties();
    try (var in =
        new InputStreamReader(
            Files.newInputStream(RESOURCES.resolve(file)), StandardCharsets.UTF_8)) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
