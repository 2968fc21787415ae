package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mufakat.estimation.Interval;
import org.mufakat.estimation.Rounded;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.Block.Said;
import org.mufakat.server.estimation.EstimateJson.NumbersJson;

/// What may be said of an estimate and what may not, or why there is nothing to say.
final class SentencePart {

  private final EstimateWords words;
  private final EstimateCase about;
  private final KeptResult result;
  private final List<Block> blocks = new ArrayList<>();

  SentencePart(EstimateWords words, EstimateCase about) {
    this.words = words;
    this.about = about;
    this.result = about.result();
  }

  List<Block> blocks() {
    answer();
    forbidden();
    return blocks;
  }

  private void notice(String tone, String title, String... texts) {
    blocks.add(new Block.Notice(tone, words.say(title), List.of(texts)));
  }

  /// The sentence that may be published, or why there is none.
  private void answer() {
    blocks.add(
        new Block.Heading(
            "may-be-published",
            words.say(result.isEstimate() ? "heading.published" : "heading.refused")));
    if (!result.isEstimate()) {
      var why = new ArrayList<String>();
      result.answer().reasons().forEach(r -> why.add(reason(r)));
      why.add(words.say("refusal.then"));
      if (result.numbers().isPresent()) {
        why.add(words.say("refusal.workings"));
      }
      blocks.add(new Block.Notice("error", words.say("refusal.title"), why));
    } else if (about.isContradicted()) {
      notice(
          "error",
          "contradicted.title",
          words.say("contradicted.text", words.number(about.file().table().held())),
          words.say("contradicted.then"));
    } else if (about.estimate().approval().isEmpty()) {
      notice("error", "not-approved.title", words.say("not-approved.text"));
    } else {
      notice("good", "published.title", sentence(), words.say("published.note"));
    }
  }

  /// Two significant figures, never without its interval and what it rests on.
  private String sentence() {
    var rounded = rounded();
    return words.say(
        "sentence",
        words.number(rounded.persons()),
        words.number(rounded.lower()),
        words.number(rounded.upper()),
        words.number(result.answer().table().persons()),
        about.plan().plan().period(),
        about.plan().plan().assumption(),
        unended(about.plan().plan().population()));
  }

  /// Without the full stop that the sentence has itself.
  private static String unended(String text) {
    return text.strip().replaceFirst("\\.+$", "");
  }

  private Rounded rounded() {
    var published = Objects.requireNonNull(result.published());
    return Rounded.of(
        Objects.requireNonNull(Objects.requireNonNull(result.answer().estimate()).point()),
        new Interval(or(published.lower()), or(published.upper()), published.level()),
        result.answer().table().persons());
  }

  private static double or(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private String reason(EstimateJson.ReasonJson reason) {
    var table = result.answer().table();
    var bootstrap = result.numbers().map(NumbersJson::bootstrap).orElse(null);
    var variation = result.numbers().map(NumbersJson::variation).orElse(null);
    return switch (reason.reason()) {
      case "too-few-lists" -> words.say("reason.too-few-lists", words.number(table.lists().size()));
      case "too-many-lists" ->
          words.say(
              "reason.too-many-lists",
              words.number(table.lists().size()),
              words.number(about.plan().plan().method().mostLists()));
      case "no-overlapping-triple" -> words.say("reason.no-overlapping-triple");
      case "does-not-exist" -> words.say("reason.does-not-exist");
      case "no-interval" ->
          words.say(
              "reason.no-interval",
              words.number(bootstrap == null ? 0 : bootstrap.without()),
              words.number(bootstrap == null ? 0 : bootstrap.replicates()));
      case "too-uncertain" -> uncertain(variation, result.answer().plan().mostVariation());
      default -> reason.sentence();
    };
  }

  private String uncertain(@Nullable Double variation, double most) {
    int digits = variation == null ? 2 : EstimateText.digits(variation, most);
    return words.say(
        "reason.too-uncertain",
        variation == null ? words.say("no-bound") : words.decimal(variation, digits),
        words.decimal(most, digits));
  }

  /// What must not be said, and why.
  private void forbidden() {
    var numbers = result.numbers();
    blocks.add(new Block.Heading("may-not-be-published", words.say("heading.forbidden")));
    if (numbers.isEmpty() || numbers.get().point() == null) {
      blocks.add(new Block.Text(words.say("forbidden.any-number")));
      return;
    }
    blocks.add(new Block.Sentences(forbidden(numbers.get())));
  }

  private List<Said> forbidden(NumbersJson numbers) {
    var all = new ArrayList<Said>();
    var point = words.persons(numbers.point());
    if (!result.isEstimate()) {
      all.add(said("refused", point));
      return all;
    }
    if (about.isContradicted()) {
      all.add(said("contradicted", point));
      return all;
    }
    all.add(said("bare", point));
    var bootstrap = numbers.bootstrap();
    if (bootstrap != null) {
      all.add(said("conditional", point, words.interval(bootstrap.conditional())));
      all.add(said("bca", point, words.interval(numbers.interval())));
    }
    double share = result.answer().table().persons() / Objects.requireNonNull(numbers.point());
    all.add(said("share", words.percent(share, 0)));
    var others =
        numbers.families().stream()
            .filter(f -> !f.method().equals(numbers.method()) && f.point() != null)
            .map(f -> words.persons(f.point()) + " (" + words.method(f.method()) + ")")
            .toList();
    if (!others.isEmpty()) {
      all.add(said("other", String.join("; ", others)));
    }
    return all;
  }

  private Said said(String key, Object... texts) {
    return new Said(
        words.say("forbidden." + key, texts), words.say("forbidden." + key + ".why", texts));
  }
}
