package org.mufakat.server.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.LongDate;
import org.mufakat.server.hosting.ProviderSetting;
import org.mufakat.server.provider.AskedRequests.Purpose;
import org.mufakat.server.provider.ProviderAnswer.Refused;
import org.mufakat.server.signin.PasswordProof;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a person links their account to a provider, and ends that. Each asks for the password.
@Controller
final class ProvidersPage {

  private static final String VIEW = "providers";

  private final Providers providers;
  private final ProviderQuestions questions;
  private final LinkBooks links;
  private final LinkDesk desk;
  private final PasswordProof proof;

  ProvidersPage(
      Providers providers,
      ProviderQuestions questions,
      LinkBooks links,
      LinkDesk desk,
      PasswordProof proof) {
    this.providers = providers;
    this.questions = questions;
    this.links = links;
    this.desk = desk;
    this.proof = proof;
  }

  @GetMapping("/{node:[a-z]{3}}/account/providers")
  String show(
      HostedNode node,
      PersonOfNode person,
      Model model,
      Locale locale,
      @RequestParam(name = "done", defaultValue = "") String done,
      @RequestParam(name = "refused", defaultValue = "") String refused) {
    model.addAttribute("done", List.of("linked", "unlinked").contains(done) ? done : "");
    Arrays.stream(Refused.values())
        .map(Refused::code)
        .filter(refused::equals)
        .forEach(code -> model.addAttribute("error", "provider-" + code));
    return view(node, person.account(), model, locale);
  }

  /// Shows the way to the provider. It is a link and no redirect: what a form's answer leads to has
  /// to stay within this server, as the pages' content security policy says.
  @PostMapping("/{node:[a-z]{3}}/account/providers/{provider}/link")
  String link(
      HostedNode node,
      PersonOfNode person,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @PathVariable("provider") String id,
      @RequestParam(name = "password", defaultValue = "") String password) {
    var account = person.account();
    var provider = providers.known(node, id);
    if (proof.given(node, account, password, request, response, model)) {
      var purpose = new Purpose.Link(account.id(), account.epoch());
      switch (questions.ask(node, provider, purpose, request)) {
        case ProviderQuestions.Question.Ask(String address) -> {
          model.addAttribute("goOn", address);
          model.addAttribute("goOnTo", provider.setting().label());
        }
        case ProviderQuestions.Question.Cannot(Refused why) ->
            model.addAttribute("error", "provider-" + why.code());
      }
    }
    return view(node, account, model, locale);
  }

  @PostMapping("/{node:[a-z]{3}}/account/providers/{provider}/unlink")
  String unlink(
      HostedNode node,
      PersonOfNode person,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @PathVariable("provider") String id,
      @RequestParam(name = "password", defaultValue = "") String password) {
    var account = person.account();
    var provider = providers.known(node, id);
    if (!proof.given(node, account, password, request, response, model)) {
      return view(node, account, model, locale);
    }
    desk.unlink(node, account, provider, request);
    return "redirect:/" + node.slug() + "/account/providers?done=unlinked";
  }

  private String view(HostedNode node, Account account, Model model, Locale locale) {
    model.addAttribute("username", account.username().value());
    model.addAttribute(
        "rows",
        node.signIn().providers().stream().map(p -> row(node, account, p, locale)).toList());
    return VIEW;
  }

  private Row row(HostedNode node, Account account, ProviderSetting provider, Locale locale) {
    var since =
        links.of(node.id()).of(account.id()).stream()
            .filter(link -> link.person().issuer().equals(provider.issuer()))
            .map(link -> LongDate.minute(link.linkedAt(), locale))
            .findAny();
    return new Row(provider.id(), provider.label(), since.orElse(""));
  }

  /// A provider as the page shows it.
  ///
  /// @param since empty where the account is not linked to it
  public record Row(String id, String label, String since) {}
}
