package org.mufakat.server.hosting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/// The languages that pages speak: chosen by `?lang=id`, remembered in a cookie, else what the
/// browser asks for, else English.
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

  static final String PARAMETER = "lang";

  /// In the order in which they are offered; the first is used where nothing is known.
  static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.of("id"));

  private static final String COOKIE = "mufakat-language";
  private static final Duration REMEMBERED = Duration.ofDays(365);

  @Bean
  static LocaleResolver localeResolver() {
    var resolver =
        new CookieLocaleResolver(COOKIE) {
          @Override
          public Locale resolveLocale(HttpServletRequest request) {
            return known(super.resolveLocale(request).getLanguage()).orElse(ALL.getFirst());
          }
        };
    resolver.setRejectInvalidCookies(false);
    resolver.setCookieMaxAge(REMEMBERED);
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Lax");
    resolver.setDefaultLocaleFunction(
        request -> {
          var wanted = Locale.lookup(Locale.LanguageRange.parse(accepted(request)), ALL);
          return wanted == null ? ALL.getFirst() : wanted;
        });
    return resolver;
  }

  private static String accepted(HttpServletRequest request) {
    var header = request.getHeader("Accept-Language");
    return header == null || !isWellFormed(header) ? "en" : header;
  }

  private static boolean isWellFormed(String header) {
    try {
      Locale.LanguageRange.parse(header);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Choosing());
  }

  /// A language's name in itself.
  static String ownName(Locale language) {
    return language.getLanguage().equals("id")
        ? "Bahasa Indonesia"
        : language.getDisplayLanguage(language);
  }

  private static Optional<Locale> known(String code) {
    return ALL.stream().filter(l -> l.getLanguage().equals(code)).findFirst();
  }

  /// Remembers the language that an address asks for; anything but a language spoken here changes
  /// nothing.
  private static final class Choosing implements HandlerInterceptor {

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      var asked = request.getParameter(PARAMETER);
      var resolver = RequestContextUtils.getLocaleResolver(request);
      if (asked != null && resolver != null) {
        known(asked).ifPresent(locale -> resolver.setLocale(request, response, locale));
      }
      return true;
    }
  }
}
