package org.mufakat.server.cases;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.ledger.Sha256;

/// What is read aloud to a person in one language before they are asked to agree.
///
/// @param language as in `lang`: `th`
/// @param sentences by key, without what is said of its review
/// @param version the SHA-256 of the sentences, in hex: another as soon as a letter is
/// @param reviewed who reviewed the text as it is shipped; empty while nobody did
public record ConsentText(
    String language,
    SortedMap<String, String> sentences,
    String version,
    Optional<ConsentReview> reviewed) {

  private static final String REVIEW = "reviewed-";

  public ConsentText {
    sentences = new TreeMap<>(sentences);
  }

  static ConsentText shipped(String language) {
    var address = "/consent/consent_" + language + ".properties";
    try (var in = Objects.requireNonNull(ConsentText.class.getResourceAsStream(address), address);
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      var all = new Properties();
      all.load(reader);
      return of(language, all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ConsentText of(String language, Properties all) {
    var sentences = new TreeMap<String, String>();
    for (String key : all.stringPropertyNames()) {
      if (!key.startsWith(REVIEW)) {
        sentences.put(key, all.getProperty(key));
      }
    }
    return new ConsentText(language, sentences, hash(sentences), ConsentReview.read(all, REVIEW));
  }

  private static String hash(SortedMap<String, String> sentences) {
    var text = new StringBuilder();
    sentences.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return Sha256.hexOf(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// The first letters of the version, enough to tell texts apart by eye.
  public String shortVersion() {
    return version.substring(0, 12);
  }

  /// A sentence.
  ///
  /// @throws IllegalArgumentException when there is none of that key
  public String say(String key) {
    return sentence(key)
        .orElseThrow(() -> new IllegalArgumentException("the text has no sentence " + key));
  }

  private Optional<String> sentence(String key) {
    return Optional.ofNullable(sentences.get(key));
  }

  /// The language's own name.
  public String name() {
    return say("name");
  }

  /// A purpose in plain words; empty where this language has none for it.
  public Optional<String> use(String code) {
    return sentence("use." + code);
  }

  public String part(RecordPart part) {
    return say("part." + part.slug());
  }

  /// Who would be told, in plain words.
  ///
  /// @param named how the State or the partner is called
  public String recipient(Recipient recipient, String named) {
    return switch (recipient) {
      case Recipient.Within within -> say("recipient." + within.compartment().slug());
      case Recipient.State _ -> say("recipient.state").replace("{0}", named);
      case Recipient.Partner _ -> named;
    };
  }

  /// The keys that every language has.
  Set<String> keys() {
    return sentences.keySet();
  }

  public Locale locale() {
    return Locale.forLanguageTag(language);
  }
}
