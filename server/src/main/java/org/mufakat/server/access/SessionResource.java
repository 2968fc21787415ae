package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells a program who it is at this node, what it may do, and the CSRF token it needs to change
/// anything within a browser's session.
@RestController
final class SessionResource {

  @GetMapping("/{node:[a-z]{3}}/api/v1/session")
  ResponseEntity<Session> session(HostedNode node, HttpServletRequest request) {
    var visitor = Visitor.at(node, SecurityContextHolder.getContext().getAuthentication());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Session(
                node.id().value(),
                visitor.isSignedIn(),
                visitor.account().map(a -> a.username().value()).orElse(null),
                visitor.account().map(a -> a.role().code()).orElse(null),
                mayDo(visitor),
                token(request)));
  }

  private static List<String> mayDo(Visitor visitor) {
    return Arrays.stream(Deed.values())
        .filter(deed -> AccessPolicy.allows(visitor.viewer(), deed))
        .map(Deed::code)
        .toList();
  }

  private static @Nullable Csrf token(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Csrf(token.getHeaderName(), token.getToken())
        : null;
  }

  /// @param mayDo deeds, as the policy has them
  /// @param csrf none for a script that signs in by HTTP Basic: it needs none
  record Session(
      String node,
      boolean signedIn,
      @Nullable String username,
      @Nullable String role,
      List<String> mayDo,
      @Nullable Csrf csrf) {}

  record Csrf(String header, String token) {}
}
