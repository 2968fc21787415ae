package org.mufakat.server.hosting;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// What a program asked cannot be answered: a problem (RFC 9457) with a stable word, what is wrong,
/// and what to do.
public final class Problem extends ErrorResponseException {

  private static final long serialVersionUID = 1L;
  private static final String TYPES = "urn:mufakat:problem:";

  /// @param slug the stable word that ends the problem's type
  /// @param title the same for every problem of that type
  /// @param detail what was wrong this time and what to do; nothing about a person
  public Problem(HttpStatus status, String slug, String title, String detail) {
    super(status, problem(status, slug, title, detail), null);
  }

  private static ProblemDetail problem(
      HttpStatus status, String slug, String title, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create(TYPES + slug));
    problem.setTitle(title);
    return problem;
  }
}
