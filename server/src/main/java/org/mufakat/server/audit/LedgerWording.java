package org.mufakat.server.audit;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.audit.LedgerView.Option;
import org.mufakat.server.ledger.LedgerFilter;
import org.mufakat.server.ledger.LedgerSearch;
import org.mufakat.server.ledger.LedgerState;
import org.springframework.context.MessageSource;

/// A ledger in a reader's language and a node's time.
final class LedgerWording {

  private final MessageSource messages;
  private final Locale locale;
  private final ZoneId zone;
  private final NumberFormat whole;
  private final DateTimeFormatter time;

  LedgerWording(MessageSource messages, Locale locale, ZoneId zone) {
    this.messages = messages;
    this.locale = locale;
    this.zone = zone;
    this.whole = NumberFormat.getIntegerInstance(locale);
    this.time = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", locale).withZone(zone);
  }

  String say(String key, Object... texts) {
    return messages.getMessage(key, texts.length == 0 ? null : texts, locale);
  }

  String number(long number) {
    return whole.format(number);
  }

  String at(Instant instant) {
    return time.format(instant);
  }

  /// `UTC` or `Asia/Bangkok`.
  String zone() {
    return zone.getId().equals("Z") ? "UTC" : zone.getId();
  }

  String event(LedgerEvent event) {
    return word("event", event.code());
  }

  /// A word of a closed list; the word itself where a language lacks it, for the page of an auditor
  /// must not fail for want of a translation.
  private String word(String list, String code) {
    return Objects.requireNonNull(
        messages.getMessage("ledger." + list + "." + code, null, code, locale));
  }

  LedgerView.Row row(LedgerSearch.Row row, LedgerState state) {
    var basis =
        state.witnessed().filter(s -> row.index() < s.checkpoint().size()).isPresent()
            ? "witness"
            : state.newest().filter(s -> row.index() < s.checkpoint().size()).isPresent()
                ? "own-signature"
                : "nothing";
    return row.entry()
        .filter(_ -> row.isReadable())
        .map(
            entry ->
                new LedgerView.Row(
                    row.index(),
                    number(row.index()),
                    true,
                    at(entry.at()),
                    id(entry.actor().id()),
                    word("role", entry.actor().role().code()),
                    entry.actor().compartment().isEmpty()
                        ? ""
                        : word("side", entry.actor().compartmentCode()),
                    event(entry.event()),
                    entry.subject().kind() == Subject.Kind.NONE
                        ? ""
                        : word("kind", entry.subject().kind().code()),
                    id(entry.subject().id()),
                    entry.reason() == Reason.NONE ? "" : word("reason", entry.reason().code()),
                    basis))
        .orElseGet(
            () ->
                new LedgerView.Row(
                    row.index(),
                    number(row.index()),
                    false,
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    basis));
  }

  private static String id(OpaqueId id) {
    return id.equals(OpaqueId.NONE) ? "" : id.value();
  }

  LedgerView.State state(LedgerState state, boolean hasWitness) {
    long seen = state.witnessed().map(s -> s.checkpoint().size()).orElse(0L);
    return new LedgerView.State(
        number(state.size()),
        state.waiting() == 0
            ? ""
            : state.waiting() >= LedgerState.MOST_WAITING
                ? number(LedgerState.MOST_WAITING) + "+"
                : number(state.waiting()),
        state.newest().map(this::checkpoint).orElse(null),
        state.witnessed().map(this::checkpoint).orElse(null),
        state.size() > seen ? number(state.size() - seen) : "",
        hasWitness);
  }

  LedgerView.Checkpoint checkpoint(LedgerState.Signed signed) {
    return new LedgerView.Checkpoint(
        number(signed.checkpoint().size()),
        signed.cosignedAt().or(signed::signedAt).map(this::at).orElse(""),
        signed.checkpoint().root().base64(),
        signed.cosignedAt().isPresent());
  }

  LedgerView.Filter filter(AskedEntries asked) {
    var typed = asked.typed();
    return new LedgerView.Filter(
        Arrays.stream(LedgerEvent.values())
            .map(e -> new Option(e.code(), event(e), asked.events().contains(e.code())))
            .toList(),
        options(Actor.Role.values(), Actor.Role::code, "role", typed.get(AskedEntries.ROLE)),
        List.of(LedgerFilter.NO_SIDE, "victim-services", "law-enforcement").stream()
            .map(s -> new Option(s, word("side", s), s.equals(typed.get(AskedEntries.SIDE))))
            .toList(),
        options(Subject.Kind.values(), Subject.Kind::code, "kind", typed.get(AskedEntries.KIND)),
        options(Reason.values(), Reason::code, "reason", typed.get(AskedEntries.REASON)),
        asked.events().size(),
        typed);
  }

  private <E> List<Option> options(
      E[] all, Function<E, String> code, String list, @Nullable String chosen) {
    return Arrays.stream(all)
        .map(code)
        .map(c -> new Option(c, word(list, c), c.equals(chosen)))
        .toList();
  }

  List<String> faults(AskedEntries asked) {
    return asked.faults().stream().map(name -> say("ledger.fault." + name)).toList();
  }

  /// A span of places, `to` not included.
  String span(Optional<Long> from, Optional<Long> to) {
    if (from.isEmpty() || to.isEmpty()) {
      return "";
    }
    return to.get() - from.get() == 1
        ? say("ledger.span.one", number(from.get()))
        : say("ledger.span.several", number(from.get()), number(to.get() - 1));
  }
}
