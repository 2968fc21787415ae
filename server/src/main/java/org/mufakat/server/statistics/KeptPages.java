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
import org.jspecify.annotations.Nullable;
import org.mufakat.server.access.Visitor;
import org.mufakat.server.hosting.PageFrame;
import org.mufakat.server.reference.ReferenceTable;
import org.mufakat.statistics.Release;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/// Pages of figures, kept as text, since making one anew costs more than all else in an answer.
///
/// The content is the same for everyone who reads the same choice in the same language at the same
/// node, and is made from a model that holds no reader. What belongs to a reader who signed in, the
/// frame around the content, is made each time; for those who did not, the whole page is kept.
@Component
public final class KeptPages {

  /// Of the contents, and as much again of the whole pages: 96 MiB together.
  private static final long MOST_BYTES = 48L << 20;

  /// A page, whatever its reader chose.
  ///
  /// @param template which calls what it shows by its own name
  /// @param section of the navigation
  /// @param address without its query
  /// @param script what the page needs of scripts
  /// @param beside the reference tables that it also shows something of; another import makes
  ///   another content
  public record Page(
      String template,
      String section,
      String address,
      String title,
      Script script,
      List<ReferenceTable> beside) {}

  /// What of scripts a page has beside those that every page has.
  public enum Script {
    NONE,
    CHARTS;

    /// As the layout calls it.
    String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a content depends on.
  ///
  /// @param address of the page without its query
  /// @param offered the releases within reach; another import makes another content
  /// @param beside the reference tables in use
  /// @param choice as an address carries it, complete and without faults
  /// @param mayImport whether the reader may import a release, which a page may offer
  private record Key(
      String template,
      String address,
      String language,
      List<Release> offered,
      List<ReferenceTable> beside,
      String choice,
      boolean mayImport) {}

  /// A page as a reader gets it who is nobody here.
  private record Whole(Key key, PageFrame frame) {}

  private final Cache<Key, String> contents = cache();
  private final Cache<Whole, String> pages = cache();

  private static <K> Cache<K, String> cache() {
    return Caffeine.newBuilder()
        .maximumWeight(MOST_BYTES)
        .weigher((K key, String text) -> 2 * text.length())
        .expireAfterAccess(Duration.ofHours(1))
        .build();
  }

  private final ThymeleafViewResolver templates;

  public KeptPages(ThymeleafViewResolver templates) {
    this.templates = templates;
  }

  /// Answers with a page, or says which template to answer with. A choice with faults is answered
  /// with what it was completed to, the faults and 400, and is not kept.
  ///
  /// @param content what it shows; asked for only when the content is not kept
  /// @return null when the page was written
  public @Nullable String show(
      Page page,
      Locale locale,
      PictureChoice choice,
      Supplier<?> content,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (choice.faults().isEmpty()) {
      return keptOrMade(page, locale, choice, content, model, request, response);
    }
    var visitor = (Visitor) Objects.requireNonNull(model.getAttribute("visitor"));
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("mayImport", visitor.may("import-release"));
    model.addAttribute(page.template(), content.get());
    return page.template();
  }

  private @Nullable String keptOrMade(
      Page page,
      Locale locale,
      PictureChoice choice,
      Supplier<?> content,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var frame = (PageFrame) Objects.requireNonNull(model.getAttribute("frame"));
    var visitor = (Visitor) Objects.requireNonNull(model.getAttribute("visitor"));
    var key =
        new Key(
            page.template(),
            page.address(),
            locale.getLanguage(),
            choice.reach().releases(),
            page.beside(),
            choice.query(),
            visitor.may("import-release"));
    model
        .addAttribute("pageTitle", page.title())
        .addAttribute("pageSection", page.section())
        .addAttribute("pageScript", page.script().slug());
    Supplier<String> kept =
        () ->
            contents.get(
                key,
                _ ->
                    rendered(
                        key.template() + " :: main",
                        locale,
                        Map.of(
                            "frame",
                            frame,
                            "mayImport",
                            key.mayImport(),
                            key.template(),
                            content.get()),
                        request,
                        response));
    if (visitor.isSignedIn()) {
      model.addAttribute("kept", kept.get());
      return "kept";
    }
    var whole =
        pages.get(
            new Whole(key, frame),
            _ ->
                rendered(
                    "kept",
                    locale,
                    model.addAttribute("kept", kept.get()).asMap(),
                    request,
                    response));
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setLocale(locale);
    response.getWriter().write(whole);
    return null;
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
