package org.mufakat.server.access;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/// A request as a page sees it that answers an upload which nobody reads. It has no body: a page
/// looks for its reader's language among what was sent, and would take in the whole file for it.
final class Unread extends HttpServletRequestWrapper {

  /// What a browser still sends is let pass by, for only then does it show the answer; but not for
  /// ever.
  private static final long MOST_PASSED_BY_BYTES = 8L << 30;

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final String PAGE = MediaType.TEXT_HTML_VALUE;
  private static final int BLOCK_BYTES = 64 * 1024;

  Unread(HttpServletRequest request) {
    super(request);
  }

  /// Lets what still comes pass by, in a block of memory, and keeps nothing of it.
  static void letPass(HttpServletRequest request) {
    var block = new byte[BLOCK_BYTES];
    long until = System.nanoTime() + LONGEST.toNanos();
    try {
      ServletInputStream in = request.getInputStream();
      long passed = 0;
      for (int got = in.read(block);
          got >= 0 && passed < MOST_PASSED_BY_BYTES && System.nanoTime() < until;
          got = in.read(block)) {
        passed += got;
      }
    } catch (IOException | IllegalStateException e) {
      // Whoever sent it has heard the answer and hung up.
    }
  }

  @Override
  public String getMethod() {
    return HttpMethod.GET.name();
  }

  @Override
  public @Nullable String getContentType() {
    return null;
  }

  @Override
  public int getContentLength() {
    return 0;
  }

  @Override
  public long getContentLengthLong() {
    return 0;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isOfBody(name) ? null : isAccept(name) ? PAGE : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isOfBody(name)
        ? Collections.emptyEnumeration()
        : isAccept(name) ? Collections.enumeration(List.of(PAGE)) : super.getHeaders(name);
  }

  /// Whoever sent a form is shown a page, whatever else their program takes.
  private static boolean isAccept(String header) {
    return header.equalsIgnoreCase(HttpHeaders.ACCEPT);
  }

  private static boolean isOfBody(String header) {
    return header.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
        || header.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH);
  }

  @Override
  public @Nullable String getParameter(String name) {
    return null;
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public Collection<Part> getParts() {
    return List.of();
  }

  @Override
  public @Nullable Part getPart(String name) {
    return null;
  }
}
