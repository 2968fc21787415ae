package org.mufakat.server.estimation;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.drawing.Block.Fact;
import org.mufakat.server.drawing.DataTable.Cell;
import org.mufakat.server.drawing.PaperWords;
import org.mufakat.server.hosting.LongDate;
import org.springframework.context.MessageSource;

/// Estimates in a reader's language.
final class EstimateWords implements PaperWords {

  private static final Pattern REPEATED =
      Pattern.compile("([0-9,]{1,15}) rows name a person on a list again.*");

  private final MessageSource messages;
  private final Locale locale;

  EstimateWords(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  /// A sentence of `estimates.properties`, by its key without the first word.
  @Override
  public String say(String key, Object... texts) {
    return messages.getMessage("estimates." + key, texts.length == 0 ? null : texts, locale);
  }

  /// What was read past in a file. It is kept in English, and said in the reader's language.
  List<String> notes(KeptTable table) {
    return table.notes().stream().map(this::note).toList();
  }

  private String note(String english) {
    var repeated = REPEATED.matcher(english);
    return repeated.matches()
        ? say("notes.repeated", number(Double.parseDouble(repeated.group(1).replace(",", ""))))
        : RegisterNote.said(english, this).orElse(english);
  }

  @Override
  public String language() {
    return locale.getLanguage();
  }

  Locale locale() {
    return locale;
  }

  @Override
  public String number(double value) {
    return decimal(value, 0);
  }

  /// With so many digits after the point.
  String decimal(double value, int digits) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    var text = format.format(value);
    return text.matches("-0([.,]0*)?") ? text.substring(1) : text;
  }

  /// With all its digits, as it was typed: a threshold of 0.0001 is not 0.
  String plain(double value) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(20);
    return format.format(value);
  }

  String percent(double share, int digits) {
    return decimal(100 * share, digits) + " %";
  }

  /// A number of persons, or that it has no bound.
  String persons(@Nullable Double value) {
    return value == null ? say("no-bound") : number(value);
  }

  String interval(EstimateJson.@Nullable IntervalJson interval) {
    return interval == null
        ? say("none")
        : say("from-to", persons(interval.lower()), persons(interval.upper()));
  }

  String minute(Instant moment) {
    return LongDate.minute(moment, locale);
  }

  String method(String slug) {
    return say("method." + slug);
  }

  Fact fact(String key, String text) {
    return new Fact(say("fact." + key), text);
  }

  /// A place in the ledger, or that it waits for one.
  String place(Optional<Long> place) {
    return place.map(p -> say("place", Long.toString(p))).orElse(say("place.waits"));
  }

  /// A word that programs have a word of their own for.
  Cell cell(String text, String raw) {
    return new Cell(text, raw);
  }

  Cell word(String text) {
    return new Cell(text, text);
  }

  Cell count(long value) {
    return new Cell(number(value), Long.toString(value));
  }

  Cell persons(@Nullable Double value, String where) {
    return value == null ? new Cell(say(where), "") : new Cell(number(value), value.toString());
  }

  Cell decimalCell(@Nullable Double value, int digits) {
    return value == null ? new Cell("–", "") : new Cell(decimal(value, digits), value.toString());
  }
}
