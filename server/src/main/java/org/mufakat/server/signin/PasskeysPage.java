package org.mufakat.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.AccessLog.Event;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.access.SignInWay;
import org.mufakat.server.access.SignIns;
import org.mufakat.server.access.Told;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.LongDate;
import org.mufakat.server.signin.Challenges.Purpose;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a person keeps their passkeys. Adding and removing ask for the password.
@Controller
final class PasskeysPage {

  private static final String VIEW = "passkeys";

  private final Passkeys passkeys;
  private final PasskeyCheck check;
  private final Challenges challenges;
  private final PublicAddress address;
  private final PasswordProof proof;
  private final SignIns signIns;
  private final AccessLog log;
  private final InstantSource time;

  PasskeysPage(
      Passkeys passkeys,
      PasskeyCheck check,
      Challenges challenges,
      PublicAddress address,
      PasswordProof proof,
      SignIns signIns,
      AccessLog log,
      InstantSource time) {
    this.passkeys = passkeys;
    this.check = check;
    this.challenges = challenges;
    this.address = address;
    this.proof = proof;
    this.signIns = signIns;
    this.log = log;
    this.time = time;
  }

  @GetMapping("/{node:[a-z]{3}}/account/passkeys")
  String show(
      HostedNode node,
      PersonOfNode person,
      Model model,
      HttpServletRequest request,
      Locale locale) {
    return view(node, person.account(), model, request, locale);
  }

  /// @param credential what the browser's device answered, as JSON
  @PostMapping("/{node:[a-z]{3}}/account/passkeys")
  String add(
      HostedNode node,
      PersonOfNode person,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @RequestParam(name = "name", defaultValue = "") String name,
      @RequestParam(name = "credential", defaultValue = "") String credential,
      @RequestParam(name = "password", defaultValue = "") String password) {
    var account = person.account();
    var challenge = challenges.take(request, node, Purpose.ADD);
    if (!proof.given(node, account, password, request, response, model)) {
      return view(node, account, model, request, locale);
    }
    var called = name.strip();
    var origin = address.origin(request);
    boolean named = !called.isEmpty() && called.length() <= Passkey.NAME_CHARACTERS;
    var made =
        named && origin.isPresent()
            ? challenge.flatMap(
                c -> check.made(credential, origin.get(), c, account.id(), called, time.instant()))
            : Optional.<Passkey>empty();
    boolean added = made.isPresent() && add(node, account, made.get());
    if (!added) {
      Told.wrong(response, model, named ? "passkey" : "name");
      return view(node, account, model, request, locale);
    }
    // Whoever just used a passkey is signed in with one.
    signIns.open(request, response, node.id(), account, SignInWay.PASSKEY);
    return "redirect:/" + node.slug() + "/account/passkeys";
  }

  private boolean add(HostedNode node, Account account, Passkey made) {
    return log.meansChanged(
        node.id(), Event.PASSKEY_ADDED, account, account.id(), () -> passkeys.add(node.id(), made));
  }

  @PostMapping("/{node:[a-z]{3}}/account/passkeys/remove")
  String remove(
      HostedNode node,
      PersonOfNode person,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @RequestParam(name = "passkey", defaultValue = "") String passkey,
      @RequestParam(name = "password", defaultValue = "") String password) {
    var account = person.account();
    if (!proof.given(node, account, password, request, response, model)) {
      return view(node, account, model, request, locale);
    }
    passkeys.of(node.id(), account.id()).stream()
        .filter(own -> own.id().equals(passkey))
        .forEach(
            own ->
                log.meansChanged(
                    node.id(),
                    Event.PASSKEY_REMOVED,
                    account,
                    account.id(),
                    () -> passkeys.remove(node.id(), account.id(), own.credentialId())));
    return "redirect:/" + node.slug() + "/account/passkeys";
  }

  private String view(
      HostedNode node, Account account, Model model, HttpServletRequest request, Locale locale) {
    var own = passkeys.of(node.id(), account.id());
    model.addAttribute("username", account.username().value());
    model.addAttribute("passkeys", own.stream().map(p -> row(p, locale)).toList());
    model.addAttribute("nameCharacters", Passkey.NAME_CHARACTERS);
    address
        .origin(request)
        .ifPresent(
            origin -> {
              model.addAttribute("origin", origin.toString());
              model.addAttribute("relyingParty", origin.getHost());
              model.addAttribute("challenge", base64(challenges.draw(request, node, Purpose.ADD)));
              model.addAttribute("handle", base64(PasskeyCheck.handle(node.id(), account.id())));
              model.addAttribute("calledInDevice", account.username().value() + " @ " + node.id());
              model.addAttribute("known", String.join(" ", own.stream().map(Passkey::id).toList()));
            });
    return VIEW;
  }

  private static Row row(Passkey passkey, Locale locale) {
    return new Row(
        passkey.id(),
        passkey.name(),
        LongDate.minute(passkey.addedAt(), locale),
        passkey.lastUsedAt().map(at -> LongDate.minute(at, locale)).orElse(""));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// A passkey as the page shows it.
  ///
  /// @param lastUsed empty where it was never used
  public record Row(String id, String name, String added, String lastUsed) {}
}
