package org.mufakat.server.hosting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/// What a program asked cannot be answered: a problem (RFC 9457) with a stable word, what is wrong,
/// and what to do.
public final class Problem extends ErrorResponseException {

  private static final long serialVersionUID = 1L;
  private static final String TYPES = "urn:mufakat:problem:";
  private static final Pattern PROGRAMS = Pattern.compile("/[a-z]{3}/api/.*");

  /// @param slug the stable word that ends the problem's type
  /// @param title the same for every problem of that type
  /// @param detail what was wrong this time and what to do; nothing about a person
  public Problem(HttpStatus status, String slug, String title, String detail) {
    super(status, problem(status, slug, title, detail), null);
  }

  /// @param detail which address, or where to look instead
  public static Problem nothingThere(String detail) {
    return new Problem(HttpStatus.NOT_FOUND, "nothing-there", "Nothing at this address", detail);
  }

  /// @param detail which methods the address takes
  public static Problem otherMethod(String detail) {
    return new Problem(HttpStatus.METHOD_NOT_ALLOWED, "other-method", "Not this method", detail);
  }

  /// @param detail which parameter, and what it may be
  public static Problem wrongParameter(String detail) {
    return new Problem(HttpStatus.BAD_REQUEST, "wrong-parameter", "A parameter is wrong", detail);
  }

  /// @param detail what there is too much of
  public static Problem busy(String detail) {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Busy", detail);
  }

  /// Whether a request is a program's, to be answered with a problem and not with a page.
  static boolean answers(HttpServletRequest request) {
    return PROGRAMS.matcher(request.getRequestURI()).matches();
  }

  /// The stable word.
  public String slug() {
    return Objects.requireNonNull(getBody().getType()).toString().substring(TYPES.length());
  }

  /// Answers with it where no operation does: in a filter.
  public void write(HttpServletResponse response, JsonMapper json) throws IOException {
    response.setStatus(getStatusCode().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.getOutputStream().write(json.writeValueAsBytes(getBody()));
  }

  private static ProblemDetail problem(
      HttpStatus status, String slug, String title, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create(TYPES + slug));
    problem.setTitle(title);
    return problem;
  }
}
