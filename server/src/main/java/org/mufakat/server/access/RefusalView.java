package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// Explains a refusal to a person: what was refused, and what to do.
@Component
@Order(0)
final class RefusalView implements ErrorViewResolver {

  @Override
  public @Nullable ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    if (!(request.getAttribute(Refusals.REASON) instanceof String reason)) {
      return null;
    }
    var shown = new HashMap<>(model);
    shown.put("reason", reason);
    if (request.getAttribute(Refusals.TOO_LARGE) instanceof TooLarge file) {
      shown.put("file", file);
      return new ModelAndView("too-large", shown, status);
    }
    return new ModelAndView("refused", shown, status);
  }
}
