package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.mufakat.server.access.Accounts.Revision;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a person replaces their password: by their own wish, or because it was a one-time
/// password.
@Controller
final class PasswordPage {

  private static final String VIEW = "password";

  private final AccountBooks books;
  private final SignInDesk desk;
  private final Passwords passwords;
  private final SignIns signIns;
  private final AccessLog log;
  private final InstantSource time;

  PasswordPage(
      AccountBooks books,
      SignInDesk desk,
      Passwords passwords,
      SignIns signIns,
      AccessLog log,
      InstantSource time) {
    this.books = books;
    this.desk = desk;
    this.passwords = passwords;
    this.signIns = signIns;
    this.log = log;
    this.time = time;
  }

  @GetMapping("/{node:[a-z]{3}}/password")
  String form(PersonOfNode person, Model model) {
    return show(person.account(), model, List.of());
  }

  @PostMapping("/{node:[a-z]{3}}/password")
  String change(
      HostedNode node,
      PersonOfNode person,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "current", defaultValue = "") String current,
      @RequestParam(name = "chosen", defaultValue = "") String chosen,
      @RequestParam(name = "again", defaultValue = "") String again) {
    var account = person.account();
    var faults = faults(account, current, chosen, again);
    if (!faults.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(account, model, faults);
    }
    var accounts = books.of(node.id());
    var proof =
        desk.attempt(
            node.id(), accounts, account.username().value(), current, request.getRemoteAddr());
    return switch (proof) {
      case SignInAnswer.Welcome _, SignInAnswer.OneTimePasswordTooOld _ -> {
        keep(node, account, chosen, request, response);
        yield "redirect:" + SignInForm.firstPage(node);
      }
      case SignInAnswer.Refused _ -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield show(account, model, List.of("current-wrong"));
      }
      case SignInAnswer.TooManyAttempts(Duration wait) -> {
        Told.locked(response, model, wait);
        yield show(account, model, List.of());
      }
      case SignInAnswer.Busy _ -> {
        Told.busy(response, model);
        yield show(account, model, List.of("busy"));
      }
    };
  }

  private static List<String> faults(Account account, String current, String chosen, String again) {
    var faults = new ArrayList<String>();
    PasswordRule.faults(chosen, account.username()).forEach(f -> faults.add(f.code()));
    if (!chosen.equals(again)) {
      faults.add("not-the-same-twice");
    }
    if (chosen.equals(current)) {
      faults.add("not-a-new-one");
    }
    return faults;
  }

  /// Every other session of this account ends; this one goes on.
  private void keep(
      HostedNode node,
      Account account,
      String chosen,
      HttpServletRequest request,
      HttpServletResponse response) {
    var secret = passwords.keep(chosen);
    var revision =
        log.passwordChanged(
            node.id(),
            account,
            () ->
                books
                    .of(node.id())
                    .revise(account.id(), kept -> kept.withPassword(secret, time.instant())));
    if (revision instanceof Revision.Revised(Account before, Account after)) {
      signIns.renew(request, response, node.id(), after, SignInWay.PASSWORD);
    }
  }

  private static String show(Account account, Model model, List<String> faults) {
    model.addAttribute("faults", faults);
    model.addAttribute("oneTime", account.mustChangePassword());
    model.addAttribute("username", account.username().value());
    model.addAttribute("fewest", PasswordRule.FEWEST_CHARACTERS);
    return VIEW;
  }
}
