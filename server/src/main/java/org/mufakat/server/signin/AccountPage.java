package org.mufakat.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.LinkedProviders;
import org.mufakat.server.access.OpenSignIn;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.access.SignIns;
import org.mufakat.server.access.Viewer;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.LongDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A person's own account at a node: how they sign in, and where they are signed in now.
@Controller
final class AccountPage {

  private static final String VIEW = "account";
  private static final Set<String> DONE = Set.of("ended", "ended-others", "codes-removed");

  private final SignIns signIns;
  private final AuthenticatorApps apps;
  private final Passkeys passkeys;
  private final LinkedProviders providers;
  private final AccessLog log;

  AccountPage(
      SignIns signIns,
      AuthenticatorApps apps,
      Passkeys passkeys,
      LinkedProviders providers,
      AccessLog log) {
    this.signIns = signIns;
    this.apps = apps;
    this.passkeys = passkeys;
    this.providers = providers;
    this.log = log;
  }

  @GetMapping("/{node:[a-z]{3}}/account")
  String show(
      HostedNode node,
      PersonOfNode person,
      Model model,
      HttpServletRequest request,
      Locale locale,
      @RequestParam(name = "done", defaultValue = "") String done) {
    var account = person.account();
    model.addAttribute("done", DONE.contains(done) ? done : "");
    model.addAttribute("passwordSet", LongDate.minute(account.passwordSetAt(), locale));
    model.addAttribute("lacksSecondFactor", person.viewer() instanceof Viewer.LacksSecondFactor);
    model.addAttribute("passkeyCount", passkeys.of(node.id(), account.id()).size());
    model.addAttribute("providers", node.signIn().providers());
    model.addAttribute("linkedCount", providers.count(node.id(), account.id()));
    apps.of(node.id(), account.id())
        .ifPresent(app -> model.addAttribute("codesSince", LongDate.minute(app.setUpAt(), locale)));
    model.addAttribute(
        "signIns",
        signIns.of(request, node.id(), account).stream()
            .map(signIn -> row(signIn, signIns.isOwn(request, signIn), locale))
            .toList());
    return VIEW;
  }

  @PostMapping("/{node:[a-z]{3}}/account/sign-ins/{signIn}/end")
  String end(
      HostedNode node,
      PersonOfNode person,
      HttpServletRequest request,
      @PathVariable("signIn") String signIn) {
    end(
        node,
        person,
        others(node, person, request).stream().filter(o -> o.id().equals(signIn)).toList());
    return "redirect:/" + node.slug() + "/account?done=ended";
  }

  @PostMapping("/{node:[a-z]{3}}/account/sign-ins/end-others")
  String endOthers(HostedNode node, PersonOfNode person, HttpServletRequest request) {
    end(node, person, others(node, person, request));
    return "redirect:/" + node.slug() + "/account?done=ended-others";
  }

  /// The person's own sign-ins alone can be ended here, and not the one that asks.
  private List<OpenSignIn> others(
      HostedNode node, PersonOfNode person, HttpServletRequest request) {
    return signIns.of(request, node.id(), person.account()).stream()
        .filter(signIn -> !signIns.isOwn(request, signIn))
        .toList();
  }

  private void end(HostedNode node, PersonOfNode person, List<OpenSignIn> ended) {
    for (OpenSignIn signIn : ended) {
      signIns.end(signIn);
      log.signedOut(node.id(), person.account());
    }
  }

  private static Row row(OpenSignIn signIn, boolean own, Locale locale) {
    return new Row(
        signIn.id(),
        signIn.browser().program().code(),
        signIn.browser().system().code(),
        signIn.way().code(),
        LongDate.minute(signIn.since(), locale),
        LongDate.minute(signIn.lastSeen(), locale),
        own);
  }

  /// A sign-in as the page shows it.
  ///
  /// @param program a message's key
  /// @param system a message's key
  /// @param way a message's key
  public record Row(
      String id,
      String program,
      String system,
      String way,
      String since,
      String lastSeen,
      boolean own) {}
}
