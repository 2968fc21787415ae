package org.mufakat.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.AccessLog.Event;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.Passwords;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.access.SignInWay;
import org.mufakat.server.access.SignIns;
import org.mufakat.server.access.Told;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.LongDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/// Where a person sets up codes of an authenticator app as a second step, draws new recovery codes,
/// and removes them again. Each asks for the password.
@Controller
final class CodesPage {

  private static final String VIEW = "codes";

  /// The secret of the form that was shown, until a code of it was typed.
  private static final String SHOWN = "mufakat.app-secret.";

  /// Recovery codes that the next page shows, once.
  private static final String TO_TELL = "mufakat.recovery-codes.";

  private final AuthenticatorApps apps;
  private final PasswordProof proof;
  private final Passwords passwords;
  private final SignIns signIns;
  private final AccessLog log;
  private final InstantSource time;
  private final SecureRandom chance = new SecureRandom();

  CodesPage(
      AuthenticatorApps apps,
      PasswordProof proof,
      Passwords passwords,
      SignIns signIns,
      AccessLog log,
      InstantSource time) {
    this.apps = apps;
    this.proof = proof;
    this.passwords = passwords;
    this.signIns = signIns;
    this.log = log;
    this.time = time;
  }

  @GetMapping("/{node:[a-z]{3}}/account/codes")
  String show(
      HostedNode node,
      PersonOfNode person,
      Model model,
      HttpServletRequest request,
      Locale locale) {
    tellOnce(node, model, request);
    return view(node, person.account(), model, request, locale);
  }

  /// The app shows that it knows the secret by a code of now.
  @PostMapping("/{node:[a-z]{3}}/account/codes")
  String setUp(
      HostedNode node,
      PersonOfNode person,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @RequestParam(name = "code", defaultValue = "") String code,
      @RequestParam(name = "password", defaultValue = "") String password) {
    var account = person.account();
    if (!proof.given(node, account, password, request, response, model)) {
      return view(node, account, model, request, locale);
    }
    var secret = secretShown(node, request);
    var step = Totp.stepOf(code.replaceAll("\\s", ""), secret, Long.MIN_VALUE, time.instant());
    if (step.isEmpty()) {
      Told.wrong(response, model, "code");
      return view(node, account, model, request, locale);
    }
    var drawn = RecoveryCodes.draw(passwords);
    boolean added =
        log.meansChanged(
            node.id(),
            Event.SECOND_FACTOR_ADDED,
            account,
            account.id(),
            () ->
                apps.add(node.id(), account.id(), secret, step.getAsLong(), drawn, time.instant()));
    request.getSession(true).removeAttribute(SHOWN + node.slug());
    if (added) {
      // Whoever just showed a code is signed in with one.
      signIns.open(request, response, node.id(), account, SignInWay.CODE);
      request.getSession(true).setAttribute(TO_TELL + node.slug(), drawn);
    }
    return "redirect:/" + node.slug() + "/account/codes";
  }

  @PostMapping("/{node:[a-z]{3}}/account/codes/recovery")
  String drawRecoveryCodes(
      HostedNode node,
      PersonOfNode person,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @RequestParam(name = "password", defaultValue = "") String password) {
    var account = person.account();
    if (!proof.given(node, account, password, request, response, model)) {
      return view(node, account, model, request, locale);
    }
    var drawn = RecoveryCodes.draw(passwords);
    boolean replaced =
        log.meansChanged(
            node.id(),
            Event.RECOVERY_CODES_DRAWN,
            account,
            account.id(),
            () -> apps.replaceRecoveryCodes(node.id(), account.id(), drawn));
    if (replaced) {
      request.getSession(true).setAttribute(TO_TELL + node.slug(), drawn);
    }
    return "redirect:/" + node.slug() + "/account/codes";
  }

  @PostMapping("/{node:[a-z]{3}}/account/codes/remove")
  String remove(
      HostedNode node,
      PersonOfNode person,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @RequestParam(name = "password", defaultValue = "") String password) {
    var account = person.account();
    if (!proof.given(node, account, password, request, response, model)) {
      return view(node, account, model, request, locale);
    }
    log.meansChanged(
        node.id(),
        Event.SECOND_FACTOR_REMOVED,
        account,
        account.id(),
        () -> apps.remove(node.id(), account.id()));
    return "redirect:/" + node.slug() + "/account?done=codes-removed";
  }

  private String view(
      HostedNode node, Account account, Model model, HttpServletRequest request, Locale locale) {
    var app = apps.of(node.id(), account.id());
    model.addAttribute("username", account.username().value());
    model.addAttribute("setUp", app.isPresent());
    if (app.isPresent()) {
      model.addAttribute("since", LongDate.minute(app.get().setUpAt(), locale));
      model.addAttribute("recoveryCodesLeft", app.get().recoveryCodesLeft());
    } else {
      var secret = Base32.toBase32String(secretShown(node, request));
      model.addAttribute("secret", secret.replaceAll("(.{4})(?!$)", "$1 "));
      model.addAttribute("qr", QrCode.of(address(node, account, secret)));
    }
    return VIEW;
  }

  /// The same secret as long as the session shows it: a page loaded twice is one set-up.
  private byte[] secretShown(HostedNode node, HttpServletRequest request) {
    var session = request.getSession(true);
    if (session.getAttribute(SHOWN + node.slug()) instanceof byte[] shown) {
      return shown;
    }
    var drawn = Totp.drawSecret(chance);
    session.setAttribute(SHOWN + node.slug(), drawn);
    return drawn;
  }

  /// What an app reads from the picture.
  ///
  /// Source: the key URI format that authenticator apps share.
  private static String address(HostedNode node, Account account, String secret) {
    var issuer = "Mufakat " + node.id();
    return "otpauth://totp/"
        + UriUtils.encode(issuer + ":" + account.username().value(), StandardCharsets.UTF_8)
        + "?secret="
        + secret
        + "&issuer="
        + UriUtils.encode(issuer, StandardCharsets.UTF_8);
  }

  /// The only time the codes are seen.
  private static void tellOnce(HostedNode node, Model model, HttpServletRequest request) {
    var session = request.getSession(true);
    if (session.getAttribute(TO_TELL + node.slug()) instanceof List<?> codes) {
      session.removeAttribute(TO_TELL + node.slug());
      model.addAttribute("recoveryCodes", codes);
    }
  }
}
