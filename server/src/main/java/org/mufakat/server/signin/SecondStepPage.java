package org.mufakat.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.SignIns;
import org.mufakat.server.access.SignIns.SecondStep;
import org.mufakat.server.access.Told;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The second step of signing in, after the password or a provider's word: a code, or a passkey.
@Controller
final class SecondStepPage {

  private static final String VIEW = "second-step";

  private final SignIns signIns;
  private final CodeDesk codes;
  private final AuthenticatorApps apps;
  private final Passkeys passkeys;
  private final AccessLog log;

  SecondStepPage(
      SignIns signIns, CodeDesk codes, AuthenticatorApps apps, Passkeys passkeys, AccessLog log) {
    this.signIns = signIns;
    this.codes = codes;
    this.apps = apps;
    this.passkeys = passkeys;
    this.log = log;
  }

  @GetMapping("/{node:[a-z]{3}}/second-step")
  String form(
      HostedNode node, Model model, HttpServletRequest request, HttpServletResponse response) {
    return signIns
        .awaited(request, node.id())
        .map(step -> show(node, step, model, request, response))
        .orElse(startAgain(node));
  }

  @PostMapping("/{node:[a-z]{3}}/second-step")
  String check(
      HostedNode node,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "code", defaultValue = "") String code) {
    var awaited = signIns.awaited(request, node.id());
    if (awaited.isEmpty()) {
      return startAgain(node);
    }
    SecondStep step = awaited.get();
    return switch (codes.attempt(node.id(), step.account(), code, request.getRemoteAddr())) {
      case CodeAnswer.Right(boolean byRecoveryCode) -> {
        var usual = step.way().byProvider() ? Reason.BY_PROVIDER : Reason.NONE;
        var reason = byRecoveryCode ? Reason.RECOVERY_CODE_USED : usual;
        log.signedIn(node.id(), step.account(), request.getRemoteAddr(), reason);
        signIns.open(request, response, node.id(), step.account(), step.way().andCode());
        yield "redirect:" + (byRecoveryCode ? "/" + node.slug() + "/account/codes" : step.target());
      }
      case CodeAnswer.Wrong _ -> {
        Told.wrong(response, model, "code");
        yield show(node, step, model, request, response);
      }
      case CodeAnswer.TooManyAttempts(Duration wait) -> {
        Told.locked(response, model, wait);
        yield show(node, step, model, request, response);
      }
    };
  }

  private static String startAgain(HostedNode node) {
    return "redirect:/" + node.slug() + "/sign-in";
  }

  private String show(
      HostedNode node,
      SecondStep step,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    model.addAttribute("hasCodes", apps.has(node.id(), step.account().id()));
    model.addAttribute("hasPasskeys", passkeys.has(node.id(), step.account().id()));
    model.addAttribute("next", step.target());
    // The form's token needs a session, and its cookie goes before the page.
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      token.getToken();
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return VIEW;
  }
}
