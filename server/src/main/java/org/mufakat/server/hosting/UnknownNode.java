package org.mufakat.server.hosting;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// An address names a node that does not run here: 404, as a problem (RFC 9457) or as a page.
public final class UnknownNode extends ErrorResponseException {

  private static final long serialVersionUID = 1L;

  UnknownNode(String slug) {
    super(HttpStatus.NOT_FOUND, problem(slug), null);
  }

  private static ProblemDetail problem(String slug) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.NOT_FOUND,
            "No node \"%s\" runs on this server. Check the first part of the address."
                .formatted(slug));
    problem.setType(URI.create("urn:mufakat:problem:unknown-node"));
    problem.setTitle("Unknown node");
    return problem;
  }
}
