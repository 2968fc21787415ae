package org.mufakat.server.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.hosting.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/// Says no: to a program with a problem (RFC 9457), to a person with a page that says what to do.
final class Refusals {

  /// Where the error page finds which refusal it explains.
  static final String REASON = "mufakat.refusal";

  private static final String ERROR_PAGE = "/error";
  private static final String UNREADABLE = "unreadable";
  private static final String FORM_TOO_OLD = "csrf-token-needed";

  /// Where it finds how large a file was, and may be.
  static final String TOO_LARGE = "mufakat.too-large";

  private final JsonMapper json;
  private final List<UploadLimit> limits;
  private final long mostBytes;

  /// @param limits of pages that take files
  /// @param mostBytes that any request has at most
  Refusals(JsonMapper json, List<UploadLimit> limits, long mostBytes) {
    this.json = json;
    this.limits = List.copyOf(limits);
    this.mostBytes = mostBytes;
  }

  void signInFirst(HttpServletRequest request, HttpServletResponse response, Addressed addressed)
      throws IOException {
    if (addressed.isForPrograms()) {
      challenge(request, response, addressed);
      problem(
          response,
          HttpStatus.UNAUTHORIZED,
          "sign-in-needed",
          "Sign-in needed",
          "Sign in at /"
              + addressed.slug()
              + "/sign-in, or send a username and a password of this"
              + " node by HTTP Basic over TLS.");
    } else {
      var page = "/" + addressed.slug() + "/sign-in";
      redirect(request, response, isReading(request) ? page + "?next=" + asked(request) : page);
    }
  }

  void choosePasswordFirst(
      HttpServletRequest request, HttpServletResponse response, Addressed addressed)
      throws IOException {
    var page = "/" + addressed.slug() + "/password";
    if (addressed.isForPrograms()) {
      problem(
          response,
          HttpStatus.FORBIDDEN,
          "choose-password-first",
          "A password of your own is needed",
          "This account still has a one-time password: replace it at " + page + ".");
    } else {
      redirect(request, response, page);
    }
  }

  void setUpSecondFactorFirst(
      HttpServletRequest request, HttpServletResponse response, Addressed addressed)
      throws IOException {
    var page = "/" + addressed.slug() + "/account";
    if (addressed.isForPrograms()) {
      problem(
          response,
          HttpStatus.FORBIDDEN,
          "set-up-second-factor-first",
          "A second factor is needed",
          "This node wants a second factor from your role: set one up at " + page + ".");
    } else {
      redirect(request, response, page);
    }
  }

  /// The password was right, but it alone opens nothing.
  void passwordIsNotEnough(HttpServletResponse response) throws IOException {
    problem(
        response,
        HttpStatus.FORBIDDEN,
        "password-is-not-enough",
        "A password is not enough",
        "This account has a second factor, which a script cannot give. Use an account of the"
            + " script's own.");
  }

  void tooManyUploads(HttpServletRequest request, HttpServletResponse response, Addressed addressed)
      throws ServletException, IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, "30");
    refuse(
        request,
        response,
        addressed,
        new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "too-many-uploads",
            "Too many files at a time",
            "Other files are being handed in. Try again in half a minute."));
  }

  void notForThisRole(HttpServletRequest request, HttpServletResponse response, Addressed addressed)
      throws ServletException, IOException {
    refuse(
        request,
        response,
        addressed,
        new Problem(
            HttpStatus.FORBIDDEN,
            "not-for-this-role",
            "Not for this role",
            "Your role at this node may not do this. Ask the node's administrator."));
  }

  /// The form was read to look for the token, so a page can follow whatever it held.
  void formTooOld(HttpServletRequest request, HttpServletResponse response, Addressed addressed)
      throws IOException {
    if (addressed.isForPrograms()) {
      problem(
          response,
          HttpStatus.FORBIDDEN,
          FORM_TOO_OLD,
          "The CSRF token is missing or too old",
          "Fetch a token at /"
              + addressed.slug()
              + "/api/v1/session and send it in the header it names.");
    } else {
      page(request, response, HttpStatus.FORBIDDEN, FORM_TOO_OLD);
    }
  }

  void nothingThere(HttpServletRequest request, HttpServletResponse response, Addressed addressed)
      throws ServletException, IOException {
    refuse(
        request,
        response,
        addressed,
        Problem.nothingThere(
            addressed
                .node()
                .map(
                    node ->
                        "Check the address; /" + node.slug() + " leads to the node's first page.")
                .orElse("Check the address; / leads to the first page.")));
  }

  void unknownNode(HttpServletRequest request, HttpServletResponse response, Addressed addressed)
      throws ServletException, IOException {
    refuse(
        request,
        response,
        addressed,
        new Problem(
            HttpStatus.NOT_FOUND,
            "unknown-node",
            "Unknown node",
            "No node of that name runs on this server: check the first part of the address."));
  }

  void otherMethods(
      HttpServletRequest request,
      HttpServletResponse response,
      Addressed addressed,
      Set<String> allowed)
      throws ServletException, IOException {
    response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
    refuse(
        request,
        response,
        addressed,
        Problem.otherMethod("This address takes " + String.join(", ", allowed) + "."));
  }

  void wrongPassword(HttpServletRequest request, HttpServletResponse response, Addressed addressed)
      throws IOException {
    challenge(request, response, addressed);
    problem(
        response,
        HttpStatus.UNAUTHORIZED,
        "sign-in-refused",
        "Sign-in refused",
        "The username or the password is not right, or the account is disabled.");
  }

  void basicOnlyOverTls(HttpServletResponse response) throws IOException {
    problem(
        response,
        HttpStatus.FORBIDDEN,
        "basic-only-over-tls",
        "HTTP Basic only over TLS",
        "A username and a password are taken over TLS, or from this machine itself, and from"
            + " scripts only. Change the password that was sent if the line was open.");
  }

  void tooManyAttempts(HttpServletResponse response, Duration wait) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, seconds(wait));
    problem(
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-attempts",
        "Too many attempts",
        "Too many sign-ins failed. Try again in " + seconds(wait) + " seconds.");
  }

  void busy(HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    Problem.busy("Too many people sign in at this moment. Try again in a few seconds.")
        .write(response, json);
  }

  /// Whether an upload says of itself that it is larger than anything that is taken.
  boolean isTooLarge(HttpServletRequest request) {
    return isUpload(request) && request.getContentLengthLong() > mostBytes;
  }

  /// Says how large a file may be, and then lets the rest of it pass by unread.
  void tooLarge(HttpServletRequest request, HttpServletResponse response, Addressed addressed)
      throws ServletException, IOException {
    var told =
        TooLarge.of(
            request.getRequestURI(),
            request.getContentLengthLong(),
            limits,
            mostBytes,
            sentFrom(request));
    if (addressed.isForPrograms()) {
      problem(
          response,
          HttpStatus.CONTENT_TOO_LARGE,
          "too-large",
          "The file is too large",
          told.sentence());
      response.flushBuffer();
    } else {
      request.setAttribute(TOO_LARGE, told);
      pageWithoutBody(request, response, HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
    Unread.letPass(request);
  }

  void unreadable(
      HttpServletRequest request, HttpServletResponse response, Addressed addressed, int status)
      throws ServletException, IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    if (status == HttpStatus.CONTENT_TOO_LARGE.value()) {
      tooLarge(request, response, addressed);
    } else if (addressed.isForPrograms()) {
      problem(
          response,
          HttpStatus.valueOf(status),
          UNREADABLE,
          "What was sent cannot be read",
          "Nothing was changed.");
    } else {
      pageWithoutBody(request, response, HttpStatus.valueOf(status), UNREADABLE);
    }
  }

  /// The page of this server that a form was sent from.
  private static @Nullable String sentFrom(HttpServletRequest request) {
    var from = request.getHeader(HttpHeaders.REFERER);
    try {
      var page = from == null ? null : URI.create(from);
      return page != null && request.getServerName().equals(page.getHost())
          ? page.getRawPath()
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Whether a file comes with a request.
  static boolean isUpload(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
  }

  /// Whole seconds, never too few.
  static String seconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  private void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      Addressed addressed,
      Problem problem)
      throws ServletException, IOException {
    if (addressed.isForPrograms()) {
      problem.write(response, json);
    } else if (isUpload(request)) {
      pageWithoutBody(request, response, problem.getStatusCode(), problem.slug());
    } else {
      page(request, response, problem.getStatusCode(), problem.slug());
    }
  }

  private static void page(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatusCode status,
      String reason)
      throws IOException {
    request.setAttribute(REASON, reason);
    response.sendError(status.value());
  }

  /// The same for a request that nobody reads.
  private static void pageWithoutBody(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatusCode status,
      String reason)
      throws ServletException, IOException {
    request.setAttribute(REASON, reason);
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status.value());
    request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
    request.setAttribute(RequestDispatcher.ERROR_METHOD, request.getMethod());
    response.setStatus(status.value());
    var unread = new Unread(request);
    Objects.requireNonNull(unread.getRequestDispatcher(ERROR_PAGE)).forward(unread, response);
  }

  private void problem(
      HttpServletResponse response, HttpStatus status, String slug, String title, String detail)
      throws IOException {
    new Problem(status, slug, title, detail).write(response, json);
  }

  /// A page fetched into a page (htmx) is left as a whole; the browser would otherwise show the
  /// sign-in form inside it.
  private static void redirect(
      HttpServletRequest request, HttpServletResponse response, String where) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", where);
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else {
      response.setHeader(HttpHeaders.LOCATION, where);
      response.setStatus(HttpStatus.SEE_OTHER.value());
    }
  }

  /// A script is asked for Basic. A browser is not: it would open a box of its own and remember.
  private static void challenge(
      HttpServletRequest request, HttpServletResponse response, Addressed addressed) {
    var scheme = BasicSignInFilter.isFromBrowser(request) ? "Session" : "Basic";
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        scheme + " realm=\"" + addressed.slug() + "\", charset=\"UTF-8\"");
  }

  private static boolean isReading(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private static String asked(HttpServletRequest request) {
    var query = request.getQueryString();
    var asked = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    return UriUtils.encode(asked, StandardCharsets.UTF_8);
  }
}
