package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.header.HeaderWriter;

/// What every answer says to browsers about itself.
final class PageHeaders {

  /// Everything a page shows comes from this server, and nothing is written into the page that
  /// could run: no inline script, no inline style.
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self';"
          + " frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'";

  static final String PERMISSIONS_POLICY =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(),"
          + " magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

  private PageHeaders() {}

  /// What a signed-in person saw stays in no cache; what everyone may see is asked for anew.
  /// Whoever set a header of their own keeps it: a page that may be cached says so itself.
  static final class Caching implements HeaderWriter {

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
      if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
        var viewer = SecurityContextHolder.getContext().getAuthentication();
        response.setHeader(
            HttpHeaders.CACHE_CONTROL,
            viewer instanceof PersonOfNode ? "no-store" : "private, no-cache");
      }
    }
  }
}
