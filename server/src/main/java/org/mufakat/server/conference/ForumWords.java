package org.mufakat.server.conference;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.TextVersion;
import org.mufakat.regime.Body;
import org.mufakat.regime.Member;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.LongDate;
import org.springframework.context.MessageSource;

/// What the forum holds, in a reader's language. Templates read it as `${words}`.
public final class ForumWords {

  private static final int LONGEST_TITLE = 90;

  private final MessageSource messages;
  private final Locale locale;
  private final RegimePack regime;
  private final ZoneId zone;

  ForumWords(MessageSource messages, Locale locale, RegimePack regime, ZoneId zone) {
    this.messages = messages;
    this.locale = locale;
    this.regime = regime;
    this.zone = zone;
  }

  public String say(String key, Object... values) {
    return String.valueOf(messages.getMessage(key, values, locale));
  }

  public Locale locale() {
    return locale;
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /// A member by its name; its code where the pack does not have it.
  public String member(String code) {
    return regime.member(code).map(Member::name).map(n -> n.in(language())).orElse(code);
  }

  /// Members by their names, in the alphabet's order of the language.
  public String members(Collection<String> codes) {
    return String.join(", ", codes.stream().map(this::member).sorted().toList());
  }

  /// A body by its short name: `WG on TIP`.
  public String body(String id) {
    return regime.body(id).map(Body::abbreviation).orElse(id);
  }

  /// Bodies by their short names, in the order given.
  public String bodiesOf(Collection<String> ids) {
    return String.join(", ", ids.stream().map(this::body).toList());
  }

  public String bodyInFull(String id) {
    return regime.body(id).map(Body::name).map(n -> n.in(language())).orElse(id);
  }

  /// Every body that decides, short name by id, from the top down as the pack has them.
  public Map<String, String> bodies() {
    var bodies = new LinkedHashMap<String, String>();
    regime.bodies().stream()
        .filter(b -> b.decisionRule().isPresent())
        .forEach(b -> bodies.put(b.id(), b.abbreviation()));
    return bodies;
  }

  /// `20th AMMTC`; in Indonesian `AMMTC ke-20`.
  public String meeting(MeetingId meeting) {
    return say("forum.meeting", ordinal(meeting.ordinal()), body(meeting.body()));
  }

  /// `1st`, `22nd`, `113th`; in a language without such endings, the number.
  public String ordinal(int number) {
    if (!locale.getLanguage().equals("en")) {
      return Integer.toString(number);
    }
    int tens = number % 100;
    var ending =
        tens >= 11 && tens <= 13
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return number + ending;
  }

  /// What a text is called: its title, or else how its first clause begins.
  public String title(TextVersion text) {
    return text.title().orElseGet(() -> beginning(text.clauses().getFirst()));
  }

  private static String beginning(Clause clause) {
    var words = clause.text().strip();
    return words.length() <= LONGEST_TITLE ? words : words.substring(0, LONGEST_TITLE) + "…";
  }

  /// `Delegate, Indonesia`; `Secretariat`.
  public String capacity(Credential credential) {
    var as = say("forum.capacity." + slug(credential.capacity()));
    return credential.member().map(m -> say("forum.capacity.of", as, member(m))).orElse(as);
  }

  /// `no-objection`: the last part of a message's key.
  public static String slug(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String day(Instant moment) {
    return LongDate.of(LocalDate.ofInstant(moment, zone), locale);
  }

  public String day(LocalDate day) {
    return LongDate.of(day, locale);
  }

  /// As much of a date as is known.
  public String date(PartialDate date) {
    return LongDate.of(date, locale);
  }

  /// To the minute, in the node's own time, which is named.
  public String time(Instant moment) {
    var written =
        DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", locale).format(moment.atZone(zone));
    return written + " " + zoneName(moment);
  }

  /// `UTC`, `WIB`, `+07:00`.
  private String zoneName(Instant moment) {
    return zone.normalized().equals(ZoneOffset.UTC)
        ? "UTC"
        : DateTimeFormatter.ofPattern("zzz", locale).format(moment.atZone(zone));
  }

  /// For an address, a `datetime` attribute, a program.
  public String iso(Instant moment) {
    return moment.toString();
  }

  private String language() {
    return locale.getLanguage();
  }
}
