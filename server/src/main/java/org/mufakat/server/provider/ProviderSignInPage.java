package org.mufakat.server.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.mufakat.server.access.LocalTarget;
import org.mufakat.server.access.SignInForm;
import org.mufakat.server.access.Told;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.provider.AskedRequests.Purpose;
import org.mufakat.server.provider.ProviderAnswer.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/// Signing in by a provider's word: the browser is sent there with a question, and comes back with
/// a code that this server takes to the provider itself.
@Controller
final class ProviderSignInPage {

  private final Providers providers;
  private final ProviderQuestions questions;
  private final ProviderDesk desk;
  private final ProviderEntry entry;
  private final LinkDesk linking;

  ProviderSignInPage(
      Providers providers,
      ProviderQuestions questions,
      ProviderDesk desk,
      ProviderEntry entry,
      LinkDesk linking) {
    this.providers = providers;
    this.questions = questions;
    this.desk = desk;
    this.entry = entry;
    this.linking = linking;
  }

  @GetMapping("/{node:[a-z]{3}}/sign-in/provider/{provider}")
  String start(
      HostedNode node,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("provider") String id,
      @RequestParam(name = "next", defaultValue = "") String next) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    var target = LocalTarget.within(node.slug(), next).orElse(SignInForm.firstPage(node));
    return switch (questions.ask(
        node, providers.known(node, id), new Purpose.SignIn(target), request)) {
      case ProviderQuestions.Question.Ask(String address) -> "redirect:" + address;
      case ProviderQuestions.Question.Cannot(Refused why) -> refused(node, why, target);
    };
  }

  @GetMapping("/{node:[a-z]{3}}/sign-in/provider/{provider}/answer")
  String answer(
      HostedNode node,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("provider") String id,
      @RequestParam(name = "state", defaultValue = "") String state,
      @RequestParam(name = "code", defaultValue = "") String code,
      @RequestParam(name = "error", defaultValue = "") String error,
      @RequestParam(name = "iss", defaultValue = "") String issuer) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    var provider = providers.known(node, id);
    return switch (desk.attempt(
        node, provider, request, new Returned(state, code, error, issuer))) {
      case ProviderDesk.Outcome.TooManyAttempts(Duration wait) -> {
        Told.locked(response, model, wait);
        yield SignInForm.show(node, model, request, response, Optional.empty());
      }
      case ProviderDesk.Outcome.No(var purpose, Refused why) ->
          refused(node, why, purpose.orElse(new Purpose.SignIn("")));
      case ProviderDesk.Outcome.Known known -> known(node, provider, known, request, response);
    };
  }

  private String known(
      HostedNode node,
      Provider provider,
      ProviderDesk.Outcome.Known known,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (known.purpose()) {
      case Purpose.SignIn(String target) -> {
        var where = entry.enter(node, provider, known.proven(), target, request, response);
        where.ifPresent(_ -> desk.succeeded(known.attempt()));
        yield where.map(w -> "redirect:" + w).orElse(refused(node, Refused.NOT_LINKED, target));
      }
      case Purpose.Link link -> {
        var why = linking.link(node, provider, link, known.proven(), request, response);
        if (why.isEmpty()) {
          desk.succeeded(known.attempt());
        }
        yield why.map(w -> refused(node, w, link))
            .orElse("redirect:/" + node.slug() + "/account/providers?done=linked");
      }
    };
  }

  private static String refused(HostedNode node, Refused why, Purpose purpose) {
    return switch (purpose) {
      case Purpose.SignIn(String target) -> refused(node, why, target);
      case Purpose.Link _ ->
          "redirect:/" + node.slug() + "/account/providers?refused=" + why.code();
    };
  }

  /// Back to where every other way of signing in still is.
  private static String refused(HostedNode node, Refused why, String target) {
    var page = "redirect:/" + node.slug() + "/sign-in?refused=" + why.code();
    return target.isEmpty()
        ? page
        : page + "&next=" + UriUtils.encode(target, StandardCharsets.UTF_8);
  }
}
