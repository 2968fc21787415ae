package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in at a node and out again.
@Controller
final class SignInPage {

  /// What came of asking a provider, as an address may ask to be told.
  private static final Set<String> REFUSED_BY_PROVIDER =
      Set.of("declined", "no-address", "not-asked", "not-linked", "unreachable", "untrusted");

  private final AccountBooks books;
  private final FurtherMeans means;
  private final SignInDesk desk;
  private final SignIns signIns;
  private final AccessLog log;
  private final SignOutElsewhere elsewhere;

  SignInPage(
      AccountBooks books,
      FurtherMeans means,
      SignInDesk desk,
      SignIns signIns,
      AccessLog log,
      SignOutElsewhere elsewhere) {
    this.books = books;
    this.means = means;
    this.desk = desk;
    this.signIns = signIns;
    this.log = log;
    this.elsewhere = elsewhere;
  }

  @GetMapping("/{node:[a-z]{3}}/sign-in")
  String form(
      HostedNode node,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "next", defaultValue = "") String next,
      @RequestParam(name = "refused", defaultValue = "") String refused) {
    var target = LocalTarget.within(node.slug(), next);
    if (signIns.current(request, node.id()).isPresent()) {
      return "redirect:" + target.orElse(SignInForm.firstPage(node));
    }
    if (request.getParameter("signed-out") != null) {
      model.addAttribute("signOutElsewhere", elsewhere.places(node.id()));
    }
    if (REFUSED_BY_PROVIDER.contains(refused)) {
      model.addAttribute("error", "provider-" + refused);
    }
    return SignInForm.show(node, model, request, response, target);
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
            request,
            response,
            node.id(),
            account,
            SignInWay.PASSWORD,
            target.orElse(SignInForm.firstPage(node)));
        return "redirect:/" + node.slug() + "/second-step";
      }
      case SignInAnswer.Welcome(Account account) -> {
        log.signedIn(node.id(), account, request.getRemoteAddr());
        signIns.open(request, response, node.id(), account, SignInWay.PASSWORD);
        return "redirect:" + target.orElse(SignInForm.firstPage(node));
      }
      case SignInAnswer.Refused _ -> Told.wrong(response, model, "refused");
      case SignInAnswer.OneTimePasswordTooOld _ -> Told.wrong(response, model, "too-old");
      case SignInAnswer.TooManyAttempts(Duration wait) -> Told.locked(response, model, wait);
      case SignInAnswer.Busy _ -> Told.busy(response, model);
    }
    model.addAttribute("username", username.length() <= 64 ? username : "");
    return SignInForm.show(node, model, request, response, target);
  }

  @PostMapping("/{node:[a-z]{3}}/sign-out")
  String signOut(HostedNode node, HttpServletRequest request) {
    var account = signIns.current(request, node.id());
    signIns.close(request, node.id());
    account.ifPresent(a -> log.signedOut(node.id(), a));
    return "redirect:/" + node.slug() + "/sign-in?signed-out";
  }
}
