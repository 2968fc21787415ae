package org.mufakat.server.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.mufakat.cases.Recipient;
import org.mufakat.ledger.Compartment;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;

/// The texts by which persons are asked to agree, and which of them have been reviewed: by those
/// who wrote them, or by somebody this node's operator names in its folder's `consent.properties`.
/// A text that changed has to be reviewed anew.
public final class ConsentTexts {

  /// In the order in which they are offered.
  public static final List<String> LANGUAGES =
      List.of("en", "id", "th", "vi", "my", "km", "lo", "fil");

  /// In a node's folder.
  public static final String FILE = "consent.properties";

  private static final String PARTNER = "partner.";

  private final Map<String, ConsentText> texts;
  private final Map<String, ConsentReview> reviews;
  private final Map<String, String> partners;

  private ConsentTexts(
      Map<String, ConsentText> texts,
      Map<String, ConsentReview> reviews,
      Map<String, String> partners) {
    this.texts = texts;
    this.reviews = reviews;
    this.partners = partners;
  }

  /// As they are shipped, with what a node's operator has said.
  ///
  /// @param said `th.by`, `th.on`, `th.text` for a review; `partner.harbour-house` for a partner
  ///   and its name
  static ConsentTexts of(Properties said) {
    var texts = new LinkedHashMap<String, ConsentText>();
    LANGUAGES.forEach(language -> texts.put(language, Shipped.text(language)));
    var reviews = new LinkedHashMap<String, ConsentReview>();
    texts
        .values()
        .forEach(
            text -> {
              var here = ConsentReview.read(said, text.language() + ".");
              here.filter(review -> review.isOf(text))
                  .or(text::reviewed)
                  .or(() -> here)
                  .ifPresent(review -> reviews.put(text.language(), review));
            });
    var partners = new LinkedHashMap<String, String>();
    said.stringPropertyNames().stream()
        .filter(key -> key.startsWith(PARTNER))
        .sorted()
        .forEach(key -> partners.put(key.substring(PARTNER.length()), said.getProperty(key)));
    return new ConsentTexts(texts, reviews, partners);
  }

  /// Reads what the operator has said each time, so that a review counts at once.
  ///
  /// @param folder the node's
  static ConsentTexts in(Path folder) {
    var said = new Properties();
    var file = folder.resolve(FILE);
    if (Files.isRegularFile(file)) {
      try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        said.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return of(said);
  }

  /// Marks English and Indonesian as reviewed by somebody invented, for a demonstration; a file
  /// that is there stays as it is.
  public static void inventReviews(Path folder, LocalDate on) {
    var file = folder.resolve(FILE);
    if (Files.exists(file)) {
      return;
    }
    var lines = new ArrayList<String>();
    lines.add("# Invented for the demonstration: nobody has reviewed these texts.");
    for (String language : List.of("en", "id")) {
      lines.add(language + ".by=Ratna Invented");
      lines.add(language + ".on=" + on);
      lines.add(language + ".text=" + Shipped.text(language).version());
      lines.add(language + ".invented=true");
    }
    lines.add("partner.harbour-house=Harbour House (invented)");
    try {
      Files.write(file, lines, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<ConsentText> all() {
    return List.copyOf(texts.values());
  }

  public Optional<ConsentText> text(String language) {
    return Optional.ofNullable(texts.get(language));
  }

  /// A language's own name; its code where the texts have none for it.
  public String nameOf(String language) {
    return text(language).map(ConsentText::name).orElse(language);
  }

  /// Who reviewed the text as it is now; empty while nobody did, and after it was changed.
  public Optional<ConsentReview> review(String language) {
    return text(language)
        .flatMap(
            text -> Optional.ofNullable(reviews.get(language)).filter(review -> review.isOf(text)));
  }

  /// Whether there is a review, of another version of the text.
  public boolean isReviewedOtherwise(String language) {
    return reviews.containsKey(language) && review(language).isEmpty();
  }

  /// The partner organizations that this node's operator has named, by code.
  public Map<String, String> partners() {
    return Map.copyOf(partners);
  }

  /// Everyone whom a person can agree to be told: the other side first.
  List<Recipient> recipients(Compartment side, CaseDesk desk) {
    var all = new ArrayList<Recipient>();
    all.add(new Recipient.Within(side.other()));
    desk.regime().members().stream()
        .map(Member::code)
        .filter(code -> !code.equals(desk.node().value()))
        .forEach(code -> all.add(new Recipient.State(code)));
    partners.keySet().forEach(code -> all.add(new Recipient.Partner(code)));
    return all;
  }

  /// How a recipient is called in a language: a State by what that language calls it, where Java
  /// knows it.
  String named(Recipient recipient, RegimePack regime, Locale language) {
    return switch (recipient) {
      case Recipient.Within(Compartment side) -> side.slug();
      case Recipient.State(String code) -> stateName(code, regime, language);
      case Recipient.Partner(String code) -> partners.getOrDefault(code, code);
    };
  }

  private static String stateName(String code, RegimePack regime, Locale language) {
    var member = regime.member(code).map(m -> m.name().in(language.getLanguage())).orElse(code);
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
        .map(two -> Locale.of("", two))
        .filter(country -> country.getISO3Country().equals(code))
        .map(country -> country.getDisplayCountry(language))
        .findFirst()
        .orElse(member);
  }

  /// Why a consent cannot be recorded as it was asked for.
  Set<Consents.Fault> faults(Consents.Agreed agreed, Compartment side, CaseDesk desk) {
    var faults = EnumSet.noneOf(Consents.Fault.class);
    if (desk.regime().codeList("use").flatMap(list -> list.code(agreed.use())).isEmpty()) {
      faults.add(Consents.Fault.USE_UNKNOWN);
    }
    if (!recipients(side, desk).contains(agreed.recipient())) {
      faults.add(Consents.Fault.RECIPIENT_UNKNOWN);
    }
    if (agreed.parts().isEmpty()) {
      faults.add(Consents.Fault.NO_PART);
    }
    if (agreed.months() < 1 || agreed.months() > Consents.LONGEST_MONTHS) {
      faults.add(Consents.Fault.MONTHS);
    }
    text(agreed.language())
        .ifPresentOrElse(
            text -> faults.addAll(faults(agreed, text)),
            () -> faults.add(Consents.Fault.LANGUAGE_UNKNOWN));
    return faults;
  }

  private Set<Consents.Fault> faults(Consents.Agreed agreed, ConsentText text) {
    var faults = EnumSet.noneOf(Consents.Fault.class);
    if (text.use(agreed.use()).isEmpty()) {
      faults.add(Consents.Fault.NOT_IN_THIS_LANGUAGE);
    }
    if (review(text.language()).isEmpty()) {
      faults.add(Consents.Fault.NOT_REVIEWED);
    }
    if (!text.version().equals(agreed.textVersion())) {
      faults.add(Consents.Fault.TEXT_CHANGED);
    }
    return faults;
  }

  /// Read once.
  private static final class Shipped {
    static final Map<String, ConsentText> TEXTS = texts();

    private static Map<String, ConsentText> texts() {
      var all = new LinkedHashMap<String, ConsentText>();
      LANGUAGES.forEach(language -> all.put(language, ConsentText.shipped(language)));
      return Map.copyOf(all);
    }

    static ConsentText text(String language) {
      return Optional.ofNullable(TEXTS.get(language)).orElseThrow();
    }
  }
}
