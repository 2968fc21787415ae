package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/// Says on a page why somebody was not signed in, or something of their account was not changed:
/// the answer's status, and the model's `error` or `locked`.
public final class Told {

  private Told() {}

  /// @param what the end of a message's key: `account.error.WHAT`, `access.sign-in.WHAT`
  public static void wrong(HttpServletResponse response, Model model, String what) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("error", what);
  }

  /// Too many attempts failed.
  public static void locked(HttpServletResponse response, Model model, Duration wait) {
    var seconds = Refusals.seconds(wait);
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
    model.addAttribute("locked", Long.parseLong(seconds));
  }

  /// More people are signing in than the machine can check.
  public static void busy(HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    model.addAttribute("error", "busy");
  }
}
