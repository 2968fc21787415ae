package org.mufakat.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/// The address under which browsers know this server, as its configuration says. Never what a
/// request's Host header says, which anyone can make up.
///
/// Without one, browsers on this machine itself are served at `localhost`.
public final class PublicAddress {

  private static final String THIS_MACHINE = "localhost";

  private final Optional<URI> configured;

  public PublicAddress(Optional<URI> configured) {
    this.configured = configured;
  }

  /// Scheme, host and port without a slash at the end; empty where nothing is configured and the
  /// visitor did not come to `localhost`.
  public Optional<URI> origin(HttpServletRequest request) {
    return configured.or(
        () ->
            request.getServerName().equals(THIS_MACHINE)
                ? Optional.of(onThisMachine(request.getScheme(), request.getLocalPort()))
                : Optional.empty());
  }

  /// As a browser writes it: without the port that goes without saying.
  private static URI onThisMachine(String scheme, int port) {
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return URI.create(scheme + "://" + THIS_MACHINE + (usual ? "" : ":" + port));
  }
}
