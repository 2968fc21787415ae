package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mufakat.forum.Refusal;
import org.mufakat.server.forum.Hindrance;
import org.mufakat.server.forum.Signer;
import org.mufakat.server.regime.Packs;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// What a person reads when the forum took something in or did not.
class RefusalWordsTest {

  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("id"));

  private final ResourceBundleMessageSource messages = messages();
  private final SpringTemplateEngine engine = engine(messages);

  static Stream<Doing> refused() {
    var hindrances =
        Stream.of(
            new Hindrance.WrongSigner(new Signer.Hub()),
            new Hindrance.UnknownKey(),
            new Hindrance.FalseSignature(new Signer.Hub()),
            new Hindrance.OtherRecord(),
            new Hindrance.SawAnother(7),
            new Hindrance.SawTooLittle(7),
            new Hindrance.Repeated());
    var rules = Arrays.stream(Refusal.values()).map(Hindrance.Against::new);
    return Stream.concat(hindrances, rules).map(Doing.Refused::new);
  }

  static Stream<Doing> unanswered() {
    return Stream.of(
        new Doing.OtherClock(Instant.EPOCH), new Doing.HubSilent(), new Doing.HubAtFault());
  }

  @ParameterizedTest
  @MethodSource({"refused", "unanswered"})
  void a_page_says_what_is_the_matter_and_what_to_do_next(Doing came) {
    for (var language : LANGUAGES) {
      assertThat(shown(came, language))
          .contains(say("forum.not-recorded", language))
          .contains(say("forum.refusal." + came.slug(), language))
          .contains(say("forum.refusal." + came.slug() + ".next", language))
          .doesNotContain("??");
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void a_refusal_is_shown_with_the_number_of_its_rule(Doing.Refused came) {
    assertThat(shown(came, Locale.ENGLISH)).contains("(rule " + came.rule().name() + ")");
  }

  @ParameterizedTest
  @MethodSource("unanswered")
  void what_no_rule_refused_is_shown_without_a_number(Doing came) {
    assertThat(shown(came, Locale.ENGLISH)).doesNotContain("(rule");
  }

  @Test
  void what_was_recorded_is_shown_with_its_place_in_the_record() {
    assertThat(shown(new Doing.Recorded(1204), Locale.ENGLISH))
        .contains("Recorded, entry 1,204.")
        .doesNotContain("Nothing changed");
  }

  /// Whoever adds a reason says what it is called.
  @Test
  void no_kind_of_answer_is_left_out() {
    var answers =
        Stream.of(Stream.<Doing>of(new Doing.Recorded(1)), refused(), unanswered())
            .flatMap(a -> a)
            .toList();

    assertThat(answers.stream().<Class<?>>map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(Doing.class.getPermittedSubclasses());
    assertThat(refused().<Class<?>>map(r -> ((Doing.Refused) r).why().getClass()).distinct())
        .containsExactlyInAnyOrder(Hindrance.class.getPermittedSubclasses());
  }

  private String say(String key, Locale language) {
    return messages.getMessage(key, null, language);
  }

  private String shown(Doing came, Locale language) {
    var context = new Context(language);
    context.setVariable("came", came);
    context.setVariable(
        "words", new ForumWords(messages, language, Packs.shipped("example"), ZoneOffset.UTC));
    return engine.process(
        new TemplateSpec("forum/parts", Set.of("came"), TemplateMode.HTML, null), context);
  }

  private static ResourceBundleMessageSource messages() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("forum");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  private static SpringTemplateEngine engine(ResourceBundleMessageSource messages) {
    var templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(messages);
    return engine;
  }
}
