package org.mufakat.server.hosting;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Says "busy, try again" where no connection to a node's database became free in time: that is a
/// matter of load, not a fault. Programs are told with a problem (RFC 9457), people with a page.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BusyFilter extends OncePerRequestFilter {

  private static final String RETRY_SECONDS = "5";
  private static final int DEEPEST_CAUSE = 20;

  private final JsonMapper json;

  BusyFilter(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      if (!isBusy(e) || response.isCommitted()) {
        throw e;
      }
      // The headers stay: what the filters behind this one wrote is not written once more.
      response.resetBuffer();
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      if (Problem.answers(request)) {
        Problem.busy("The node's database is busy. Try again in a few seconds.")
            .write(response, json);
      } else {
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
      }
    }
  }

  private static boolean isBusy(Throwable thrown) {
    @Nullable Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
      if (at instanceof SQLTransientConnectionException) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
