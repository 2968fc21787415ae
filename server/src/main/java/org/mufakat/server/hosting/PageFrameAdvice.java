package org.mufakat.server.hosting;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.regime.Member;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/// Puts the frame around every page, error pages too.
@ControllerAdvice(annotations = Controller.class)
final class PageFrameAdvice {

  private final NodeDirectory directory;
  private final MessageSource messages;

  PageFrameAdvice(NodeDirectory directory, MessageSource messages) {
    this.directory = directory;
    this.messages = messages;
  }

  @ModelAttribute("frame")
  PageFrame frame(HttpServletRequest request, Locale locale) {
    var path = askedFor(request);
    var here = directory.bySlug(firstPart(path));
    return new PageFrame(
        here.map(HostedNode::slug).orElse(""),
        here.map(n -> name(n, locale)).orElse(""),
        here.flatMap(HostedNode::files).isPresent(),
        here.map(n -> "/" + n.slug() + "/region").orElse("/"),
        directory.all().stream().map(n -> link(n, here, locale)).toList(),
        Languages.ALL.stream().map(l -> link(l, pageOf(request), locale)).toList());
  }

  private PageFrame.NodeLink link(HostedNode node, Optional<HostedNode> here, Locale locale) {
    return new PageFrame.NodeLink(
        name(node, locale),
        "/" + node.slug() + "/region",
        here.filter(h -> h.id().equals(node.id())).isPresent());
  }

  /// A State's node is called by its State.
  private String name(HostedNode node, Locale locale) {
    var regime = node.node().regime();
    var language = locale.getLanguage();
    return regime
        .member(node.id().value())
        .map(Member::name)
        .map(name -> name.in(language))
        .orElseGet(() -> messages.getMessage("frame.hub", null, locale));
  }

  private static PageFrame.LanguageLink link(
      Locale language, UriComponentsBuilder page, Locale current) {
    var same = page.cloneBuilder();
    var address =
        same.replaceQueryParam(Languages.PARAMETER, language.getLanguage()).build().toUriString();
    return new PageFrame.LanguageLink(
        language.getLanguage(),
        Languages.ownName(language),
        address,
        language.getLanguage().equals(current.getLanguage()));
  }

  /// The page's own address: what was asked for, or where a form stands that could not be taken and
  /// is shown again, the page that it was sent from.
  private static UriComponentsBuilder pageOf(HttpServletRequest request) {
    var from = request.getHeader(HttpHeaders.REFERER);
    if (isOfForm(request) && from != null) {
      try {
        var page = UriComponentsBuilder.fromUriString(from).build();
        if (request.getServerName().equals(page.getHost()) && page.getPath() != null) {
          return UriComponentsBuilder.fromPath(page.getPath()).queryParams(page.getQueryParams());
        }
      } catch (IllegalArgumentException e) {
        // What a browser sent is no address: the one that was asked for stands.
      }
    }
    return UriComponentsBuilder.fromPath(askedFor(request)).query(request.getQueryString());
  }

  /// Whether a form was sent, also where it ended in an error.
  private static boolean isOfForm(HttpServletRequest request) {
    return "POST".equals(request.getMethod())
        || "POST".equals(request.getAttribute(RequestDispatcher.ERROR_METHOD));
  }

  /// The address asked for, also where it ended in an error.
  private static String askedFor(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
        ? original
        : request.getRequestURI();
  }

  private static String firstPart(String path) {
    var parts = path.split("/", 3);
    return parts.length > 1 ? parts[1] : "";
  }
}
