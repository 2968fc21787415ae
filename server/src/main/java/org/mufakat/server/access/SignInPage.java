package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in at a node and out again.
@Controller
final class SignInPage {

  private static final String VIEW = "sign-in";

  private final AccountBooks books;
  private final FurtherMeans means;
  private final SignInDesk desk;
  private final SignIns signIns;
  private final AccessLog log;

  SignInPage(
      AccountBooks books, FurtherMeans means, SignInDesk desk, SignIns signIns, AccessLog log) {
    this.books = books;
    this.means = means;
    this.desk = desk;
    this.signIns = signIns;
    this.log = log;
  }

  @GetMapping("/{node:[a-z]{3}}/sign-in")
  String form(
      HostedNode node,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "next", defaultValue = "") String next) {
    var target = LocalTarget.within(node.slug(), next);
    if (signIns.current(request, node.id()).isPresent()) {
      return "redirect:" + target.orElse(firstPage(node));
    }
    return show(model, request, response, target);
  }

  @PostMapping("/{node:[a-z]{3}}/sign-in")
  String signIn(
      HostedNode node,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "username", defaultValue = "") String username,
      @RequestParam(name = "password", defaultValue = "") String password,
      @RequestParam(name = "next", defaultValue = "") String next) {
    var target = LocalTarget.within(node.slug(), next);
    var accounts = books.of(node.id());
    var answer = desk.attempt(node.id(), accounts, username, password, request.getRemoteAddr());
    switch (answer) {
      case SignInAnswer.Welcome(Account account) when means.has(node.id(), account.id()) -> {
        signIns.awaitSecondStep(
            request, response, node.id(), account, target.orElse(firstPage(node)));
        return "redirect:/" + node.slug() + "/second-step";
      }
      case SignInAnswer.Welcome(Account account) -> {
        log.signedIn(node.id(), account, request.getRemoteAddr());
        signIns.open(request, response, node.id(), account, SignInWay.PASSWORD);
        return "redirect:" + target.orElse(firstPage(node));
      }
      case SignInAnswer.Refused _ -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("error", "refused");
      }
      case SignInAnswer.OneTimePasswordTooOld _ -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("error", "too-old");
      }
      case SignInAnswer.TooManyAttempts(Duration wait) -> {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Refusals.seconds(wait));
        model.addAttribute("locked", Long.parseLong(Refusals.seconds(wait)));
      }
      case SignInAnswer.Busy _ -> {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        model.addAttribute("error", "busy");
      }
    }
    model.addAttribute("username", username.length() <= 64 ? username : "");
    return show(model, request, response, target);
  }

  @PostMapping("/{node:[a-z]{3}}/sign-out")
  String signOut(HostedNode node, HttpServletRequest request) {
    var account = signIns.current(request, node.id());
    signIns.close(request, node.id());
    account.ifPresent(a -> log.signedOut(node.id(), a));
    return "redirect:/" + node.slug() + "/sign-in?signed-out";
  }

  private static String show(
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
    return VIEW;
  }

  static String firstPage(HostedNode node) {
    return "/" + node.slug() + "/region";
  }
}
