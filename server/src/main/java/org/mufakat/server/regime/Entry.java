package org.mufakat.server.regime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.LocalText;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.Span;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A mapping in a pack's file, asked key by key. What is missing or of the wrong kind becomes a
/// fault and is answered with a harmless stand-in, so that reading goes on; a pack with a fault is
/// never handed out. Ask for every key, then call [#end()], which faults the keys that nobody asked
/// for.
final class Entry {

  /// The stand-in for a date that could not be read; compare nothing with it.
  static final PartialDate NO_DATE = new PartialDate("0001");

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private final PackFile file;
  private final MappingNode node;
  private final Faults faults;
  private final Map<String, NodeTuple> byKey = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  Entry(PackFile file, MappingNode node, Faults faults) {
    this.file = file;
    this.node = node;
    this.faults = faults;
    for (NodeTuple pair : node.getValue()) {
      keep(pair);
    }
  }

  private void keep(NodeTuple pair) {
    if (!(pair.getKeyNode() instanceof ScalarNode key)) {
      fault(pair.getKeyNode(), "a key is a word");
      return;
    }
    var first = byKey.putIfAbsent(key.getValue(), pair);
    if (first != null) {
      fault(
          key,
          "`%s` stands twice, first in line %d"
              .formatted(key.getValue(), lineOf(first.getKeyNode())));
    }
  }

  /// Where the entry begins.
  Position at() {
    return position(node);
  }

  /// Where the value of a key stands, or the entry itself when it has none.
  Position at(String key) {
    var pair = byKey.get(key);
    return pair == null ? at() : position(pair.getValueNode());
  }

  boolean has(String key) {
    return byKey.containsKey(key);
  }

  /// The keys as written, for mappings whose keys are data; each counts as asked for.
  List<String> keys() {
    asked.addAll(byKey.keySet());
    return List.copyOf(byKey.keySet());
  }

  Position atKey(String key) {
    var pair = byKey.get(key);
    return pair == null ? at() : position(pair.getKeyNode());
  }

  String text(String key) {
    return required(key).flatMap(n -> textOf(n, key)).orElse("");
  }

  Optional<String> optionalText(String key) {
    return optional(key).flatMap(n -> textOf(n, key));
  }

  /// A text that has a form.
  ///
  /// @param form the form in words, for the fault
  String textLike(String key, Pattern pattern, String form) {
    var text = text(key);
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      fault(at(key), "`%s` is %s, not `%s`".formatted(key, form, text));
      return "";
    }
    return text;
  }

  LocalText localText(String key) {
    return required(key).flatMap(n -> localTextOf(n, key)).orElse(LocalText.NONE);
  }

  LocalText optionalLocalText(String key) {
    return optional(key).flatMap(n -> localTextOf(n, key)).orElse(LocalText.NONE);
  }

  boolean flag(String key) {
    return required(key).map(n -> flagOf(n, key)).orElse(false);
  }

  /// A flag that is false where it is left out.
  boolean optionalFlag(String key) {
    return optional(key).map(n -> flagOf(n, key)).orElse(false);
  }

  int wholeNumber(String key, int least, int most) {
    return number(key, least, most).orElse(least);
  }

  /// A whole number that must be there; empty, and a fault, where it is not.
  Optional<Integer> number(String key, int least, int most) {
    return required(key).flatMap(n -> longOf(n, key, least, most)).map(Long::intValue);
  }

  Optional<Integer> optionalWholeNumber(String key, int least, int most) {
    return optional(key).flatMap(n -> longOf(n, key, least, most)).map(Long::intValue);
  }

  long longNumber(String key, long least, long most) {
    return required(key).flatMap(n -> longOf(n, key, least, most)).orElse(least);
  }

  double decimal(String key, double least, double most) {
    return required(key).map(n -> decimalOf(n, key, least, most)).orElse(least);
  }

  PartialDate date(String key) {
    return required(key).flatMap(n -> dateOf(n, key)).orElse(NO_DATE);
  }

  Optional<PartialDate> optionalDate(String key) {
    return optional(key).flatMap(n -> dateOf(n, key));
  }

  /// Two keys that bound a time; the end may be open.
  Span span(String from, String until) {
    var begin = optionalDate(from);
    var end = optionalDate(until);
    if (begin.isPresent() && end.isPresent() && begin.get().isSurelyAfter(end.get())) {
      fault(
          at(until), "`%s` %s lies before `%s` %s".formatted(until, end.get(), from, begin.get()));
      return Span.OPEN;
    }
    return new Span(begin, end);
  }

  /// One of a few words.
  <E> Optional<E> choice(String key, Function<String, Optional<E>> bySlug, Stream<String> slugs) {
    return required(key)
        .flatMap(n -> textOf(n, key))
        .flatMap(t -> chosen(at(key), key, t, bySlug, slugs));
  }

  /// Some of a few words.
  ///
  /// @param word what one of them is, for the fault
  <E> List<E> choices(
      String key, String word, Function<String, Optional<E>> bySlug, List<String> slugs) {
    var chosen = new ArrayList<E>();
    for (Located<String> item : texts(key)) {
      chosen(item.at(), word, item.value(), bySlug, slugs.stream()).ifPresent(chosen::add);
    }
    return chosen;
  }

  private <E> Optional<E> chosen(
      Position at,
      String key,
      String word,
      Function<String, Optional<E>> bySlug,
      Stream<String> slugs) {
    var found = bySlug.apply(word);
    if (found.isEmpty()) {
      fault(
          at, "`%s` is no %s; one of: %s".formatted(word, key, String.join(", ", slugs.toList())));
    }
    return found;
  }

  /// A list of texts, each where it stands; the key must be there, the list may be empty.
  List<Located<String>> texts(String key) {
    return required(key).map(n -> textsOf(n, key, false)).orElse(List.of());
  }

  List<Located<String>> optionalTexts(String key) {
    return optional(key).map(n -> textsOf(n, key, false)).orElse(List.of());
  }

  /// A list of texts in which a text may be empty.
  List<Located<String>> labels(String key) {
    return required(key).map(n -> textsOf(n, key, true)).orElse(List.of());
  }

  List<Located<String>> optionalLabels(String key) {
    return optional(key).map(n -> textsOf(n, key, true)).orElse(List.of());
  }

  Optional<Entry> entry(String key) {
    return required(key).flatMap(n -> entryOf(n, "`" + key + "`"));
  }

  Optional<Entry> optionalEntry(String key) {
    return optional(key).flatMap(n -> entryOf(n, "`" + key + "`"));
  }

  boolean isList(String key) {
    var pair = byKey.get(key);
    return pair != null && pair.getValueNode() instanceof SequenceNode;
  }

  List<Entry> entries(String key) {
    return required(key).map(n -> entriesOf(n, key)).orElse(List.of());
  }

  List<Entry> optionalEntries(String key) {
    return optional(key).map(n -> entriesOf(n, key)).orElse(List.of());
  }

  /// `source` and `verified`, which every entry has.
  Attribution attribution() {
    var source = text("source");
    var verified = flag("verified");
    return new Attribution(source.isBlank() ? "?" : source, verified);
  }

  /// Faults the keys that nobody asked for.
  void end() {
    byKey.keySet().stream()
        .filter(key -> !asked.contains(key))
        .forEach(
            key ->
                fault(
                    atKey(key),
                    "unknown key `%s`; known here: %s".formatted(key, String.join(", ", asked))));
  }

  void fault(Position at, String text) {
    faults.add(at, text);
  }

  private void fault(Node at, String text) {
    faults.add(position(at), text);
  }

  private Optional<Node> optional(String key) {
    asked.add(key);
    return Optional.ofNullable(byKey.get(key)).map(NodeTuple::getValueNode);
  }

  private Optional<Node> required(String key) {
    var value = optional(key);
    if (value.isEmpty()) {
      fault(node, "`%s` is missing".formatted(key));
    }
    return value;
  }

  private Optional<String> textOf(Node value, String key) {
    if (!(value instanceof ScalarNode scalar)) {
      fault(value, "`%s` must be a text".formatted(key));
      return Optional.empty();
    }
    if (scalar.getTag().equals(Tag.STR)) {
      if (scalar.getValue().isBlank()) {
        fault(value, "`%s` is empty".formatted(key));
        return Optional.empty();
      }
      return Optional.of(scalar.getValue());
    }
    if (scalar.getTag().equals(Tag.NULL)) {
      fault(value, "`%s` is empty".formatted(key));
      return Optional.empty();
    }
    fault(
        value,
        "`%s` must be a text, and YAML reads %s as something else: write \"%s\""
            .formatted(key, scalar.getValue(), scalar.getValue()));
    return Optional.empty();
  }

  private Optional<LocalText> localTextOf(Node value, String key) {
    if (!(value instanceof MappingNode mapping)) {
      return textOf(value, key).map(LocalText::english);
    }
    var languages = new Entry(file, mapping, faults);
    var byLanguage = new HashMap<String, String>();
    for (String language : languages.keys()) {
      if (LANGUAGES.contains(language)) {
        languages.optionalText(language).ifPresent(text -> byLanguage.put(language, text));
      } else {
        fault(languages.atKey(language), "`%s` is no language code, as `en`".formatted(language));
      }
    }
    if (!languages.has("en")) {
      fault(value, "`%s` has no English form `en`".formatted(key));
    }
    return byLanguage.containsKey("en") ? Optional.of(new LocalText(byLanguage)) : Optional.empty();
  }

  private boolean flagOf(Node value, String key) {
    var word = value instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (!word.equals("true") && !word.equals("false")) {
      fault(value, "`%s` must be true or false".formatted(key));
    }
    return word.equals("true");
  }

  private Optional<Long> longOf(Node value, String key, long least, long most) {
    if (value instanceof ScalarNode scalar && scalar.getValue().matches("-?\\d{1,18}")) {
      long number = Long.parseLong(scalar.getValue());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    fault(value, "`%s` must be a whole number from %,d to %,d".formatted(key, least, most));
    return Optional.empty();
  }

  private double decimalOf(Node value, String key, double least, double most) {
    if (value instanceof ScalarNode scalar
        && scalar.getValue().matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
      double number = Double.parseDouble(scalar.getValue());
      if (number >= least && number <= most) {
        return number;
      }
    }
    fault(value, "`%s` must be a number from %s to %s".formatted(key, least, most));
    return least;
  }

  private Optional<PartialDate> dateOf(Node value, String key) {
    if (value instanceof ScalarNode scalar && PartialDate.isWellFormed(scalar.getValue())) {
      return Optional.of(new PartialDate(scalar.getValue()));
    }
    fault(
        value,
        "`%s` must be a date that the calendar has, as 2015-11-21, 2015-11 or 2015".formatted(key));
    return Optional.empty();
  }

  private List<Located<String>> textsOf(Node value, String key, boolean mayBeEmpty) {
    if (!(value instanceof SequenceNode sequence)) {
      fault(value, "`%s` must be a list".formatted(key));
      return List.of();
    }
    var texts = new ArrayList<Located<String>>();
    for (Node item : sequence.getValue()) {
      if (mayBeEmpty && item instanceof ScalarNode s && s.getTag().equals(Tag.STR)) {
        texts.add(new Located<>(s.getValue(), position(item)));
      } else {
        textOf(item, key).ifPresent(text -> texts.add(new Located<>(text, position(item))));
      }
    }
    return texts;
  }

  private Optional<Entry> entryOf(Node value, String what) {
    if (value instanceof MappingNode mapping) {
      return Optional.of(new Entry(file, mapping, faults));
    }
    fault(value, "%s holds keys, as `source:`".formatted(what));
    return Optional.empty();
  }

  private List<Entry> entriesOf(Node value, String key) {
    if (!(value instanceof SequenceNode sequence)) {
      fault(value, "`%s` must be a list".formatted(key));
      return List.of();
    }
    return sequence.getValue().stream()
        .flatMap(item -> entryOf(item, "an item of `" + key + "`").stream())
        .toList();
  }

  private Position position(Node at) {
    return file.at(lineOf(at));
  }

  private static int lineOf(Node at) {
    return at.getStartMark().getLine() + 1;
  }

  /// A value and where it stands.
  record Located<T>(T value, Position at) {}
}
