package org.mufakat.server.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/// Says on a page of this package why something was not done.
final class Told {

  private Told() {}

  /// @param what the end of a message's key: `account.error.WHAT`
  static void wrong(HttpServletResponse response, Model model, String what) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("error", what);
  }

  static void locked(HttpServletResponse response, Model model, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    model.addAttribute("locked", seconds);
  }
}
