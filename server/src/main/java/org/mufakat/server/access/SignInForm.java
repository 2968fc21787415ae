package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.ui.Model;

/// The page that asks who somebody is, with every way there is at the node.
public final class SignInForm {

  private static final String VIEW = "sign-in";

  private SignInForm() {}

  /// @param target where to go afterwards
  public static String show(
      HostedNode node,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      Optional<String> target) {
    // The form's token needs a session, and its cookie goes before the page.
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      token.getToken();
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("next", target.orElse(""));
    model.addAttribute("providers", node.signIn().providers());
    return VIEW;
  }

  /// Where to go after sign-in, unless something else was asked for.
  public static String firstPage(HostedNode node) {
    return "/" + node.slug() + "/region";
  }
}
