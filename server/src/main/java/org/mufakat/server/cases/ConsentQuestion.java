package org.mufakat.server.cases;

import java.time.LocalDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;

/// One question as it is read aloud: one purpose and one recipient. Templates read it.
///
/// @param agreed what would be recorded after a yes
public record ConsentQuestion(
    ConsentText text,
    Optional<ConsentReview> review,
    Consents.Agreed agreed,
    String recipient,
    String use,
    List<String> parts,
    String until) {

  public ConsentQuestion {
    parts = List.copyOf(parts);
  }

  /// What stands in an address or a form.
  ///
  /// @param uses one or more, asked one after the other
  record Asked(
      String language,
      String recipient,
      List<String> uses,
      List<String> parts,
      int months,
      String by,
      int at) {
    Asked {
      uses = List.copyOf(uses);
      parts = List.copyOf(parts);
    }

    /// What would be recorded; empty where a word is none.
    Optional<Consents.Agreed> agreed(String textVersion) {
      var to = Recipients.read(recipient);
      var who = Consents.Consenter.bySlug(by);
      if (to.isEmpty() || who.isEmpty() || at < 0 || at >= uses.size()) {
        return Optional.empty();
      }
      return Optional.of(
          new Consents.Agreed(
              uses.get(at), to.get(), chosen(), months, who.get(), language, textVersion));
    }

    private Set<RecordPart> chosen() {
      return parts.stream()
          .flatMap(slug -> RecordPart.bySlug(slug).stream())
          .collect(Collectors.toSet());
    }
  }

  static ConsentQuestion of(Consents.Agreed agreed, ConsentTexts texts, CaseRoom room) {
    var text = texts.text(agreed.language()).orElseThrow();
    var named = texts.named(agreed.recipient(), room.desk().regime(), text.locale());
    var ends = room.now().atZone(room.desk().zone()).plusMonths(agreed.months()).toLocalDate();
    var until = agreed.recipient() instanceof Recipient.Within ? "until.text" : "until.outside";
    return new ConsentQuestion(
        text,
        texts.review(agreed.language()),
        agreed,
        text.recipient(agreed.recipient(), named),
        text.use(agreed.use()).orElseThrow(),
        agreed.parts().stream().sorted(Comparator.naturalOrder()).map(text::part).toList(),
        text.say(until)
            .replace("{0}", day(ends, text.locale()))
            .replace("{1}", Integer.toString(agreed.months())));
  }

  /// How people of a language write a day; in Thai with the year of the Buddhist era.
  static String day(LocalDate day, Locale language) {
    var form = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(language);
    return language.getLanguage().equals("th")
        ? DateTimeFormatter.ofPattern("d MMMM y", language).format(ThaiBuddhistDate.from(day))
        : form.format(day);
  }

  /// What is said of taking it back: what is here is destroyed, and others are told to stop.
  public String takeBack() {
    return text.say(
        agreed.recipient() instanceof Recipient.Within ? "take-back.text" : "take-back.outside");
  }

  public boolean isReviewed() {
    return review.isPresent();
  }
}
