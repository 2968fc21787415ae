package org.mufakat.server.hosting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Shows people a page where something cannot be answered; programs are left to get their problem
/// (RFC 9457).
@Component
final class PageErrors implements HandlerExceptionResolver, Ordered {

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception problem) {
    if (!(problem instanceof ErrorResponse answer) || isForPrograms(request, handler)) {
      return null;
    }
    try {
      answer
          .getHeaders()
          .forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
      response.sendError(answer.getStatusCode().value());
      return new ModelAndView();
    } catch (IOException e) {
      return null;
    }
  }

  /// A table as CSV that someone asks for who does not read pages.
  private static boolean isTableForProgram(HttpServletRequest request) {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getRequestURI().endsWith(".csv")
        && (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE));
  }

  private static boolean isForPrograms(HttpServletRequest request, @Nullable Object handler) {
    return Problem.answers(request)
        || isTableForProgram(request)
        || handler instanceof HandlerMethod method
            && AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
  }
}
