package org.mufakat.server.reference;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.hosting.LongDate;
import org.mufakat.server.reference.ReferenceView.Kept;
import org.mufakat.server.reference.ReferenceView.Outcome;
import org.springframework.context.MessageSource;

/// Reference tables in a reader's language. What a publisher calls its table, and what it says of
/// who may use it, stays in the publisher's own words.
final class ReferenceWords {

  private static final int ROWS_SHOWN = 200;

  private final MessageSource messages;
  private final Locale locale;
  private final NumberFormat number;

  ReferenceWords(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
    this.number = NumberFormat.getIntegerInstance(locale);
  }

  private String say(String key, Object... texts) {
    return messages.getMessage("flows.tables." + key, texts.length == 0 ? null : texts, locale);
  }

  ReferenceView.Option option(ReferenceKind kind) {
    return new ReferenceView.Option(kind.slug(), say("kind." + kind.slug()));
  }

  ReferenceView.Shelf shelf(ReferenceKind kind, @Nullable Kept inUse, List<Kept> before) {
    return new ReferenceView.Shelf(
        kind.slug(),
        say("kind." + kind.slug()),
        say("what." + kind.slug()),
        String.join(", ", kind.columns()),
        inUse,
        before);
  }

  Kept kept(ReferenceTable table, boolean ofHub) {
    return new Kept(
        table.source(),
        table.isOfUsualSource() ? table.kind().usualLicence() : "",
        table.release(),
        LongDate.of(LocalDate.ofInstant(table.importedAt(), ZoneOffset.UTC), locale),
        number.format(table.rowsRead()),
        number.format(table.rowsAccepted()),
        number.format(table.rowsByName()),
        number.format(table.rowsRefused()),
        table.rowsByName() > 0,
        table.rowsRefused() > 0,
        ofHub);
  }

  Outcome stored(ReferenceKind kind) {
    return new Outcome(
        "stored",
        say("outcome.stored"),
        say("outcome.stored.text", say("kind." + kind.slug())),
        "");
  }

  Outcome alreadyThere(ReferenceTable table) {
    return new Outcome(
        "already-there",
        say("outcome.already-there"),
        say("outcome.already-there.text", table.citation()),
        "");
  }

  Outcome refused(String sentence) {
    return new Outcome("refused", say("outcome.refused"), say("outcome.refused.text"), sentence);
  }

  Outcome fault(String which) {
    return new Outcome("fault", say("outcome.refused"), say("fault." + which), "");
  }

  ReferenceView.Refusals refusals(ReferenceKind kind, ReferenceTable table, List<RefusedRow> rows) {
    return new ReferenceView.Refusals(
        kind.slug(),
        say("kind." + kind.slug()),
        table.citation(),
        kind.columns(),
        rows.stream()
            .limit(ROWS_SHOWN)
            .map(
                r ->
                    new ReferenceView.Row(
                        r.row(), say("reason." + r.reason().slug()), r.published()))
            .toList(),
        number.format(rows.size()),
        rows.size() > ROWS_SHOWN);
  }
}
