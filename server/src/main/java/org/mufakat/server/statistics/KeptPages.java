package org.mufakat.server.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.mufakat.server.hosting.PageFrame;
import org.mufakat.statistics.Release;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/// The content of pages of figures, kept as text: it is the same for everyone who reads the same
/// choice in the same language at the same node, and making it anew costs more than all else in an
/// answer. What belongs to the reader (the frame around it) is made each time, and the content is
/// made from a model that holds no reader.
@Component
final class KeptPages {

  private static final long MOST_BYTES = 48L << 20;

  /// What a content depends on.
  ///
  /// @param address of the page without its query
  /// @param offered the releases within reach; another import makes another content
  /// @param choice as an address carries it, complete and without faults
  /// @param mayImport whether the reader may import a release, which a page may offer
  record Key(
      String template,
      String address,
      String language,
      List<Release> offered,
      String choice,
      boolean mayImport) {}

  private final Cache<Key, String> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Key key, String text) -> 2 * text.length())
          .expireAfterAccess(Duration.ofHours(1))
          .build();

  private final ThymeleafViewResolver templates;

  KeptPages(ThymeleafViewResolver templates) {
    this.templates = templates;
  }

  /// Puts the content of a template's `main` into the model, as `kept`.
  ///
  /// @param content what the template shows, under the template's own name for it; asked for only
  ///   when the content is not kept
  /// @return the template of the frame around it
  String show(
      Key key,
      String attribute,
      Supplier<?> content,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var locale = Locale.of(key.language());
    var frame = (PageFrame) Objects.requireNonNull(model.getAttribute("frame"));
    model.addAttribute(
        "kept",
        kept.get(
            key,
            _ ->
                rendered(
                    key.template() + " :: main",
                    locale,
                    Map.of("frame", frame, "mayImport", key.mayImport(), attribute, content.get()),
                    request,
                    response)));
    return "kept";
  }

  private String rendered(
      String fragment,
      Locale locale,
      Map<String, Object> model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      var text = new ContentCachingResponseWrapper(response);
      var view = Optional.ofNullable(templates.resolveViewName(fragment, locale)).orElseThrow();
      view.render(model, request, text);
      return new String(text.getContentAsByteArray(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the page's content could not be made: " + fragment, e);
    }
  }
}
