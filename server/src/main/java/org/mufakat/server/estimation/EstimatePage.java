package org.mufakat.server.estimation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mufakat.estimation.Watch;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.estimation.EstimateRecord.Made;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One estimate: how far it is while it is computed, and the document that it becomes.
@Controller
final class EstimatePage {

  private static final String ESTIMATE = "/{node:[a-z]{3}}/estimates/{id:[0-9a-f]{32}}";
  private static final int LONGEST_WORDS = 1000;

  private final NodeEstimates estimates;
  private final MessageSource messages;

  EstimatePage(NodeEstimates estimates, MessageSource messages) {
    this.estimates = estimates;
    this.messages = messages;
  }

  @GetMapping(ESTIMATE)
  String page(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    return show(node, person, locale, model, made(node, id), null);
  }

  private Made made(HostedNode node, String id) {
    return estimates
        .desk(node)
        .store()
        .estimate(id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String show(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      Made made,
      @Nullable String refused) {
    var words = new EstimateWords(messages, locale);
    var plan = estimates.desk(node).store().plan(made.plan()).orElseThrow();
    model.addAttribute("plan", plan);
    model.addAttribute("id", made.id());
    model.addAttribute("going", going(words, made));
    model.addAttribute("finished", made.state().isFinished());
    model.addAttribute("done", made.state() == EstimateState.DONE);
    model.addAttribute("refused", refused);
    model.addAttribute("cancellable", isOf(person, made));
    estimates
        .find(node, made.id())
        .ifPresent(
            about -> {
              var blocks = DocumentComposer.blocks(words, about);
              model.addAttribute("parts", EstimateView.shown(blocks, words.language()));
              model.addAttribute("rerun", RerunFile.name(made.id()));
              var who = person.account().id().value();
              model.addAttribute(
                  "approvable",
                  about.result().isEstimate()
                      && !about.isContradicted()
                      && made.approval().isEmpty()
                      && !estimates.desk(node).hadAHandInIt(who, made, plan));
            });
    return "estimate";
  }

  private EstimateView.Going going(EstimateWords words, Made made) {
    var progress = estimates.jobs().progress(made.id()).orElse(EstimateJobs.Progress.WAITING);
    return new EstimateView.Going(
        made.id(),
        made.state().slug(),
        progress.stage().map(Watch.Stage::name).orElse("waiting").toLowerCase(Locale.ROOT),
        progress.percent(),
        words.number(progress.done()),
        words.number(progress.all()));
  }

  /// The part of the page that changes while it is computed; at the end the page is asked to come
  /// anew.
  @GetMapping(ESTIMATE + "/progress")
  String progress(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @PathVariable("id") String id) {
    var made = made(node, id);
    if (made.state().isFinished()) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("id", id);
    model.addAttribute("cancellable", isOf(person, made));
    model.addAttribute("finished", made.state().isFinished());
    model.addAttribute("done", made.state() == EstimateState.DONE);
    model.addAttribute("plan", estimates.desk(node).store().plan(made.plan()).orElseThrow());
    model.addAttribute("going", going(new EstimateWords(messages, locale), made));
    return "estimate :: progress";
  }

  @PostMapping(ESTIMATE + "/cancel")
  String cancel(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @PathVariable("id") String id) {
    var made = made(node, id);
    if (!isOf(person, made)) {
      return refused(node, person, locale, model, response, made, "not-yours");
    }
    estimates.jobs().cancel(id);
    return "redirect:/" + node.slug() + "/estimates/" + id;
  }

  /// Who asked for it; nobody else stops it.
  private static boolean isOf(PersonOfNode person, Made made) {
    return person.account().id().value().equals(made.by());
  }

  @PostMapping(ESTIMATE + "/assumption")
  String approve(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @RequestParam(name = "read", defaultValue = "") String read,
      @RequestParam(name = "words", defaultValue = "") String typed) {
    var made = made(node, id);
    var desk = estimates.desk(node);
    var plan = desk.store().plan(made.plan()).orElseThrow();
    var words = typed.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    if (read.isEmpty() || words.length() > LONGEST_WORDS) {
      return refused(
          node, person, locale, model, response, made, read.isEmpty() ? "not-read" : "long-words");
    }
    if (estimates.find(node, id).filter(EstimateCase::isContradicted).isPresent()) {
      return refused(node, person, locale, model, response, made, "nothing-to-approve");
    }
    return switch (desk.approve(made, plan, words, person.account())) {
      case APPROVED -> "redirect:/" + node.slug() + "/estimates/" + id;
      case NOTHING_TO_APPROVE ->
          refused(node, person, locale, model, response, made, "nothing-to-approve");
      case OWN_WORK -> refused(node, person, locale, model, response, made, "own-work");
      case BEFORE -> refused(node, person, locale, model, response, made, "approved-before");
    };
  }

  private String refused(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      Made made,
      String key) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    var why = new EstimateWords(messages, locale).say("refused." + key);
    return show(node, person, locale, model, made, why);
  }
}
