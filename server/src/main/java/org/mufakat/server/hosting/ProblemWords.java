package org.mufakat.server.hosting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Says in plain words, for every operation alike, what the web framework finds wrong with a
/// request before an operation sees it: a [Problem] as the operations' own are.
@ControllerAdvice
final class ProblemWords extends ResponseEntityExceptionHandler {

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception wrong,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem = problem(wrong).<Object>map(Problem::getBody).orElse(body);
    return super.handleExceptionInternal(wrong, problem, headers, status, request);
  }

  private static Optional<Problem> problem(Exception wrong) {
    return switch (wrong) {
      case MissingServletRequestParameterException missing ->
          Optional.of(
              missing(
                  missing.getParameterName(), Optional.ofNullable(missing.getMethodParameter())));
      case MissingServletRequestPartException missing ->
          Optional.of(missing(missing.getRequestPartName(), Optional.empty()));
      case MethodArgumentTypeMismatchException mismatch ->
          Optional.of(
              Problem.wrongParameter(
                  "%s cannot be what was given: give %s."
                      .formatted(mismatch.getName(), kind(mismatch.getRequiredType()))));
      case HttpMediaTypeNotAcceptableException unacceptable ->
          Optional.of(
              new Problem(
                  HttpStatus.NOT_ACCEPTABLE,
                  "no-such-form",
                  "Not to be had in that form",
                  "The answer does not come in the form that the header Accept asks for: leave"
                      + " Accept out, or ask for %s."
                          .formatted(forms(unacceptable.getSupportedMediaTypes()))));
      case HttpMediaTypeNotSupportedException unreadable ->
          Optional.of(
              new Problem(
                  HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                  "unread-form",
                  "Not read in that form",
                  "What was sent is not in a form that is read here: send %s."
                      .formatted(forms(unreadable.getSupportedMediaTypes()))));
      case HttpRequestMethodNotSupportedException other ->
          Optional.of(
              Problem.otherMethod(
                  "This address is not for %s: use %s."
                      .formatted(other.getMethod(), words(other.getSupportedMethods()))));
      case ResponseStatusException told when told.getReason() == null ->
          told.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
              ? Optional.of(
                  Problem.nothingThere(
                      "Nothing of that name is kept here: check the names in the address."))
              : told.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)
                  ? Optional.of(
                      Problem.wrongParameter(
                          "A value in the address is none that is known here: take the address"
                              + " from the page that links to it."))
                  : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Problem missing(String name, Optional<MethodParameter> parameter) {
    var all = parameter.map(ProblemWords::parameters).orElse(List.of());
    return new Problem(
        HttpStatus.BAD_REQUEST,
        "missing-parameter",
        "A parameter is missing",
        "The parameter %s is missing: give it a value.%s"
            .formatted(
                name,
                all.size() < 2 ? "" : " The parameters here are " + String.join(", ", all) + "."));
  }

  /// The names of all parameters of the operation that lacks one.
  private static List<String> parameters(MethodParameter of) {
    var method = of.getMethod();
    return method == null
        ? List.of()
        : Arrays.stream(method.getParameters())
            .map(p -> p.getAnnotation(RequestParam.class))
            .filter(p -> p != null)
            .map(p -> p.name().isEmpty() ? p.value() : p.name())
            .filter(name -> !name.isEmpty())
            .toList();
  }

  private static String kind(@Nullable Class<?> required) {
    return required == int.class || required == long.class || required == Integer.class
        ? "a whole number"
        : "another value";
  }

  private static String forms(List<MediaType> types) {
    return types.isEmpty()
        ? MediaType.APPLICATION_JSON_VALUE
        : types.stream()
            .map(type -> type.getType() + "/" + type.getSubtype())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" or "));
  }

  private static String words(String @Nullable [] methods) {
    return methods == null || methods.length == 0 ? "GET" : String.join(" or ", methods);
  }
}
