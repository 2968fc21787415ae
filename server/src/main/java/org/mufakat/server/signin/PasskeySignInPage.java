package org.mufakat.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.AttemptLimit;
import org.mufakat.server.access.LocalTarget;
import org.mufakat.server.access.SignInForm;
import org.mufakat.server.access.SignInWay;
import org.mufakat.server.access.SignIns;
import org.mufakat.server.access.Told;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.signin.Challenges.Purpose;
import org.mufakat.server.signin.PasskeyCheck.Said;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in with a passkey alone: the device says who it is.
@Controller
final class PasskeySignInPage {

  private static final String VIEW = "passkey-sign-in";

  private final AccountBooks books;
  private final Passkeys passkeys;
  private final PasskeyCheck check;
  private final Challenges challenges;
  private final PublicAddress address;
  private final AttemptLimit limit;
  private final SignIns signIns;
  private final AccessLog log;
  private final InstantSource time;

  PasskeySignInPage(
      AccountBooks books,
      Passkeys passkeys,
      PasskeyCheck check,
      Challenges challenges,
      PublicAddress address,
      AttemptLimit limit,
      SignIns signIns,
      AccessLog log,
      InstantSource time) {
    this.books = books;
    this.passkeys = passkeys;
    this.check = check;
    this.challenges = challenges;
    this.address = address;
    this.limit = limit;
    this.signIns = signIns;
    this.log = log;
    this.time = time;
  }

  @GetMapping("/{node:[a-z]{3}}/sign-in/passkey")
  String form(
      HostedNode node,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "next", defaultValue = "") String next) {
    return show(node, model, request, response, next);
  }

  /// @param credential what the browser's device answered, as JSON
  @PostMapping("/{node:[a-z]{3}}/sign-in/passkey")
  String signIn(
      HostedNode node,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "credential", defaultValue = "") String credential,
      @RequestParam(name = "next", defaultValue = "") String next) {
    var from = request.getRemoteAddr();
    // Counted by where it comes from: who it is, is only known afterwards.
    return switch (limit.start(node.id(), "passkey from " + from, from)) {
      case AttemptLimit.Answer.Wait(var remaining) -> {
        log.slowedDown(node.id(), from);
        Told.locked(response, model, remaining);
        yield show(node, model, request, response, next);
      }
      case AttemptLimit.Answer.Go(var attempt) -> {
        var said = check.read(credential);
        var owner = said.flatMap(used -> owner(node, used));
        var account = said.flatMap(used -> proven(node, used, request));
        if (account.isEmpty()) {
          log.refused(node.id(), owner, from);
          Told.wrong(response, model, "passkey-refused");
          yield show(node, model, request, response, next);
        }
        limit.succeeded(attempt);
        log.signedIn(node.id(), account.get(), from);
        signIns.open(request, response, node.id(), account.get(), SignInWay.PASSKEY);
        yield "redirect:"
            + LocalTarget.within(node.slug(), next).orElse(SignInForm.firstPage(node));
      }
    };
  }

  private Optional<AccountId> owner(HostedNode node, Said said) {
    return passkeys.find(node.id(), said.credentialId()).map(Passkey::account);
  }

  private Optional<Account> proven(HostedNode node, Said said, HttpServletRequest request) {
    var challenge = challenges.take(request, node, Purpose.SIGN_IN);
    var passkey = passkeys.find(node.id(), said.credentialId());
    var origin = address.origin(request);
    if (challenge.isEmpty() || passkey.isEmpty() || origin.isEmpty()) {
      return Optional.empty();
    }
    return books
        .of(node.id())
        .find(passkey.get().account())
        .filter(account -> !account.disabled())
        .filter(account -> used(node, said, passkey.get(), origin.get(), challenge.get()));
  }

  private boolean used(HostedNode node, Said said, Passkey passkey, URI origin, byte[] challenge) {
    var handle = PasskeyCheck.handle(node.id(), passkey.account());
    return check
        .used(said.data(), passkey, origin, challenge, handle)
        .filter(
            used ->
                passkeys.used(
                    node.id(), passkey, used.signCount(), used.backedUp(), time.instant()))
        .isPresent();
  }

  private String show(
      HostedNode node,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      String next) {
    // The form's token needs a session, and its cookie goes before the page.
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      token.getToken();
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("next", LocalTarget.within(node.slug(), next).orElse(""));
    address
        .origin(request)
        .ifPresent(
            origin -> {
              model.addAttribute("origin", origin.toString());
              model.addAttribute("relyingParty", origin.getHost());
              model.addAttribute(
                  "challenge",
                  PasskeysPage.base64(challenges.draw(request, node, Purpose.SIGN_IN)));
            });
    return VIEW;
  }
}
