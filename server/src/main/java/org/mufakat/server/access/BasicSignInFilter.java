package org.mufakat.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.Reason;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes a script's username and password at every request to a node's REST addresses, and keeps
/// nothing. Only over TLS or from this machine, and never from a browser: a browser would send them
/// along with what other sites make it ask.
final class BasicSignInFilter extends OncePerRequestFilter {

  /// What every browser of today says of itself when it asks for something.
  private static final List<String> BROWSERS_SEND =
      List.of("Sec-Fetch-Site", "Sec-Fetch-Mode", HttpHeaders.ORIGIN);

  /// What a proxy adds that nobody told this server to trust: the request is then not from here.
  private static final List<String> PROXIES_SEND =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Via");

  private final NodeDirectory nodes;
  private final AccountBooks books;
  private final FurtherMeans means;
  private final SignInDesk desk;
  private final AccessLog log;
  private final Refusals refusals;
  private final BasicAuthenticationConverter converter = new BasicAuthenticationConverter();

  BasicSignInFilter(
      NodeDirectory nodes,
      AccountBooks books,
      FurtherMeans means,
      SignInDesk desk,
      AccessLog log,
      Refusals refusals) {
    this.nodes = nodes;
    this.books = books;
    this.means = means;
    this.desk = desk;
    this.log = log;
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var addressed = Addressed.by(request, nodes);
    if (addressed.node().isEmpty() || !addressed.isForPrograms()) {
      chain.doFilter(request, response);
    } else if (!isOnSafeLine(request) || isFromBrowser(request)) {
      refusals.basicOnlyOverTls(response);
    } else {
      signIn(request, response, chain, addressed, addressed.node().orElseThrow());
    }
  }

  private void signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      Addressed addressed,
      HostedNode node)
      throws ServletException, IOException {
    var typed = typed(request);
    if (typed.isEmpty()) {
      refusals.wrongPassword(request, response, addressed);
      return;
    }
    var answer =
        desk.attempt(
            node.id(),
            books.of(node.id()),
            typed.get().username(),
            typed.get().password(),
            request.getRemoteAddr());
    switch (answer) {
      case SignInAnswer.Welcome(Account account) when means.has(node.id(), account.id()) -> {
        log.refused(
            node.id(), Optional.of(account.id()), request.getRemoteAddr(), Reason.NOT_PERMITTED);
        refusals.passwordIsNotEnough(response);
      }
      case SignInAnswer.Welcome(Account account) -> {
        log.signedIn(node.id(), account, request.getRemoteAddr());
        SecurityContextHolder.setContext(
            new SecurityContextImpl(new PersonOfNode(node, account, SignInWay.PASSWORD)));
        // The proof of identity came with this request, not with a cookie.
        CsrfFilter.skipRequest(request);
        chain.doFilter(request, response);
      }
      case SignInAnswer.Refused _, SignInAnswer.OneTimePasswordTooOld _ ->
          refusals.wrongPassword(request, response, addressed);
      case SignInAnswer.TooManyAttempts(var wait) -> refusals.tooManyAttempts(response, wait);
      case SignInAnswer.Busy _ -> refusals.busy(response);
    }
  }

  private Optional<Typed> typed(HttpServletRequest request) {
    try {
      var read = converter.convert(request);
      return read == null || read.getPrincipal() == null
          ? Optional.empty()
          : Optional.of(new Typed(read.getName(), text(read.getCredentials())));
    } catch (AuthenticationException e) {
      return Optional.empty();
    }
  }

  static boolean isFromBrowser(HttpServletRequest request) {
    return sendsAny(request, BROWSERS_SEND);
  }

  private static boolean isOnSafeLine(HttpServletRequest request) {
    return request.isSecure() || (isLoopback(request) && !sendsAny(request, PROXIES_SEND));
  }

  private static boolean isLoopback(HttpServletRequest request) {
    try {
      return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean sendsAny(HttpServletRequest request, List<String> headers) {
    return headers.stream().anyMatch(h -> request.getHeader(h) != null);
  }

  private static String text(@Nullable Object credentials) {
    return credentials == null ? "" : credentials.toString();
  }

  private record Typed(String username, String password) {}
}
