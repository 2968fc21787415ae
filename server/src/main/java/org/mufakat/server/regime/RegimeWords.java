package org.mufakat.server.regime;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.mufakat.regime.Body;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.LocalText;
import org.mufakat.regime.Member;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.Provision;
import org.mufakat.regime.RegimePack;
import org.mufakat.regime.Span;
import org.mufakat.server.hosting.LongDate;
import org.springframework.context.MessageSource;

/// A pack in a reader's language: its texts, its dates, its numbers, and where the things that its
/// entries name are told. Templates read it as `${words}`.
final class RegimeWords {

  private final MessageSource messages;
  private final Locale locale;
  private final RegimePack pack;
  private final NumberFormat whole;

  RegimeWords(MessageSource messages, Locale locale, RegimePack pack) {
    this.messages = messages;
    this.locale = locale;
    this.pack = pack;
    this.whole = NumberFormat.getIntegerInstance(locale);
  }

  public String in(LocalText text) {
    return text.in(locale.getLanguage());
  }

  public String number(long number) {
    return whole.format(number);
  }

  /// `21 November 2015`, `November 2015` or `2015`: as much as is known; empty for no date.
  public String date(Optional<PartialDate> date) {
    return date.map(this::date).orElse("");
  }

  public String date(PartialDate date) {
    return LongDate.of(date, locale);
  }

  /// `since 2004`, `until May 2020`, `2004 to 2010`; empty where neither end is known.
  public String span(Span span) {
    var from = date(span.from());
    var until = date(span.until());
    if (from.isEmpty()) {
      return until.isEmpty() ? "" : say("regime.span.until", until);
    }
    return until.isEmpty() ? say("regime.span.since", from) : say("regime.span.both", from, until);
  }

  /// A member's name; its code where the pack has no such member.
  public String state(String code) {
    return pack.member(code).map(Member::name).map(this::in).orElse(code);
  }

  public String area(String id) {
    return pack.area(id).map(a -> in(a.name())).orElse(id);
  }

  public String body(String id) {
    return pack.body(id).map(Body::name).map(this::in).orElse(id);
  }

  /// The bodies that decide by a rule.
  public List<Body> deciding(String rule) {
    return pack.bodies().stream()
        .filter(b -> b.decisionRule().filter(rule::equals).isPresent())
        .toList();
  }

  public String code(String list, String code) {
    return pack.codeList(list).flatMap(l -> l.code(code)).map(c -> in(c.label())).orElse(code);
  }

  public String classification(String id) {
    return pack.classification(id).map(c -> in(c.title())).orElse(id);
  }

  public String classOf(String classification, String id) {
    return pack.classification(classification)
        .flatMap(c -> c.find(id))
        .map(c -> in(c.label()))
        .orElse(id);
  }

  /// Where a provision is told; empty where no instrument of the pack has it.
  public Optional<Citation> citation(String provision) {
    return pack.instruments().stream()
        .flatMap(i -> i.provision(provision).stream().map(p -> cite(i, p)))
        .findFirst();
  }

  private Citation cite(Instrument instrument, Provision provision) {
    return new Citation(
        instrument.id(),
        provision.id(),
        instrument.abbreviation() + " " + provision.number(),
        in(provision.title()));
  }

  /// A provision named from elsewhere.
  ///
  /// @param label `EX 14(2)`
  record Citation(String instrument, String provision, String label, String title) {}

  private String say(String key, Object... texts) {
    return Objects.requireNonNull(messages.getMessage(key, texts, locale));
  }
}
