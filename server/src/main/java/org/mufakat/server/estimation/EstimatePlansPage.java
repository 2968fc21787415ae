package org.mufakat.server.estimation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mufakat.cases.CaseList;
import org.mufakat.regime.CodeList;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.cases.RegisterCount;
import org.mufakat.server.estimation.EstimateRecord.Registered;
import org.mufakat.server.estimation.PlanForm.Fault;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Where estimates are listed and a plan is registered, and where the file that a plan names is
/// handed in.
@Controller
final class EstimatePlansPage {

  private static final int MOST_SHOWN = 200;
  private static final String PLAN = "/{node:[a-z]{3}}/estimates/plans/{id:[0-9a-f]{32}}";

  private final NodeEstimates estimates;
  private final MessageSource messages;

  EstimatePlansPage(NodeEstimates estimates, MessageSource messages) {
    this.estimates = estimates;
    this.messages = messages;
  }

  @GetMapping("/{node:[a-z]{3}}/estimates")
  String list(HostedNode node, Locale locale, Model model) {
    var words = new EstimateWords(messages, locale);
    var store = estimates.desk(node).store();
    var withFile = store.plansWithFile();
    model.addAttribute(
        "lines",
        store.estimates(MOST_SHOWN).stream()
            .map(
                l ->
                    new EstimateView.Line(
                        l.id(),
                        l.question(),
                        words.minute(l.at()),
                        l.state().slug(),
                        l.approved(),
                        l.invented()))
            .toList());
    model.addAttribute(
        "plans",
        store.plans(MOST_SHOWN).stream()
            .map(
                p ->
                    new EstimateView.PlanLine(
                        p.id(),
                        p.plan().question(),
                        words.minute(p.at()),
                        withFile.contains(p.id()) ? "taken" : "waits",
                        p.invented()))
            .toList());
    return "estimates";
  }

  @GetMapping("/{node:[a-z]{3}}/estimates/plans/new")
  String form(HostedNode node, Locale locale, Model model) {
    return form(node, locale, model, PlanForm.empty(), List.of());
  }

  private static String form(
      HostedNode node, Locale locale, Model model, PlanForm form, List<Fault> faults) {
    organizations(node)
        .ifPresent(list -> model.addAttribute("register", RegisterView.choice(list, locale)));
    model.addAttribute("form", form);
    model.addAttribute("faults", faults);
    var byField = new LinkedHashMap<String, Fault>();
    faults.forEach(f -> byField.putIfAbsent(f.field(), f));
    model.addAttribute("faulty", byField);
    return "estimate-plan-new";
  }

  /// By which lists can be counted in this node's register; empty where it has none.
  private static Optional<CodeList> organizations(HostedNode node) {
    return RegisterCount.isAt(node)
        ? node.node().regime().codeList(CaseList.ORGANIZATION.id())
        : Optional.empty();
  }

  @PostMapping("/{node:[a-z]{3}}/estimates/plans")
  String register(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam Map<String, String> typed) {
    var form = new PlanForm(typed);
    return switch (form.read(organizations(node))) {
      case PlanForm.Reading.Read(AnalysisPlan plan) -> {
        var registered = estimates.desk(node).register(plan, person.account(), false);
        yield "redirect:/" + node.slug() + "/estimates/plans/" + registered.id();
      }
      case PlanForm.Reading.Faulty(var faults) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield form(node, locale, model, form, faults);
      }
    };
  }

  @GetMapping(PLAN)
  String plan(HostedNode node, Locale locale, Model model, @PathVariable("id") String id) {
    return show(node, locale, model, plan(node, id));
  }

  private Registered plan(HostedNode node, String id) {
    return estimates
        .desk(node)
        .store()
        .plan(id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String show(HostedNode node, Locale locale, Model model, Registered plan) {
    var words = new EstimateWords(messages, locale);
    var store = estimates.desk(node).store();
    var place =
        NodeEstimates.place(
            store.entries(plan.id()), org.mufakat.ledger.LedgerEvent.PLAN_REGISTERED);
    model.addAttribute("plan", plan);
    model.addAttribute("method", words.method(plan.plan().method().slug()));
    model.addAttribute(
        "registered",
        words.say(
            "told",
            words.minute(plan.at()),
            estimates.name(node, plan.by()),
            place.map(p -> words.say("place", Long.toString(p))).orElse(words.say("place.waits"))));
    model.addAttribute("mostMegabytes", EstimateDesk.MOST_BYTES / 1024 / 1024);
    model.addAttribute("threshold", words.plain(plan.plan().threshold()));
    model.addAttribute("mostVariation", words.plain(plan.plan().mostVariation()));
    model.addAttribute("file", store.file(plan.id()).orElse(null));
    plan.plan()
        .register()
        .ifPresent(
            source ->
                model.addAttribute(
                    "counted",
                    new RegisterWords(words, source, organizations(node)).facts(plan.plan())));
    model.addAttribute(
        "notes", store.file(plan.id()).map(f -> words.notes(f.table())).orElse(List.<String>of()));
    model.addAttribute(
        "runs",
        store.estimatesOf(plan.id()).stream()
            .map(
                e ->
                    new EstimateView.Line(
                        e.id(),
                        "",
                        words.minute(e.at()),
                        e.state().slug(),
                        e.approval().isPresent(),
                        plan.invented()))
            .toList());
    return "estimate-plan";
  }

  @PostMapping(PLAN + "/file")
  String take(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @RequestParam("file") Optional<MultipartFile> file)
      throws IOException {
    var plan = plan(node, id);
    if (file.isEmpty() || file.get().isEmpty()) {
      return refused(node, locale, model, response, plan, "no-file", List.of());
    }
    if (!estimates.jobs().hasRoom()) {
      return refused(node, locale, model, response, plan, "too-many", List.of());
    }
    var upload = file.get();
    var taking =
        estimates
            .desk(node)
            .take(
                plan,
                plain(Objects.requireNonNullElse(upload.getOriginalFilename(), "")),
                upload.getInputStream(),
                estimates.folder(),
                person.account());
    return taken(taking, node, person, locale, model, response, plan);
  }

  /// Counts the node's register as the plan says, in place of a file.
  @PostMapping(PLAN + "/register")
  String count(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @PathVariable("id") String id) {
    var plan = plan(node, id);
    if (!estimates.jobs().hasRoom()) {
      return refused(node, locale, model, response, plan, "too-many", List.of());
    }
    var taking = estimates.desk(node).count(plan, person.account());
    return taken(taking, node, person, locale, model, response, plan);
  }

  /// What was counted in the register, as the file that would have been handed in.
  @GetMapping(PLAN + "/register.csv")
  ResponseEntity<String> counts(HostedNode node, @PathVariable("id") String id) {
    var plan = plan(node, id);
    var file =
        estimates
            .desk(node)
            .store()
            .file(id)
            .filter(_ -> plan.plan().register().isPresent())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.fileName() + "\"")
        .body(file.table().csv());
  }

  private String taken(
      EstimateDesk.Taking taking,
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      Registered plan) {
    return switch (taking) {
      case EstimateDesk.Taking.Taken _ -> run(node, person, locale, model, response, plan);
      case EstimateDesk.Taking.Refused(String key, var texts) ->
          refused(node, locale, model, response, plan, key, texts);
      case EstimateDesk.Taking.Unreadable(var why) ->
          refused(
              node,
              locale,
              model,
              response,
              plan,
              "unreadable",
              List.of(
                  new EstimateWords(messages, locale)
                      .say("unreadable." + why.key(), why.texts().toArray())));
    };
  }

  /// Without folders and without what a page could be led astray by.
  private static String plain(String fileName) {
    var last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    var plain =
        java.text.Normalizer.normalize(last, java.text.Normalizer.Form.NFC)
            .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
            .strip();
    return plain.substring(0, Math.min(200, plain.length()));
  }

  @PostMapping(PLAN + "/run")
  String runAgain(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @PathVariable("id") String id) {
    var plan = plan(node, id);
    return estimates.desk(node).store().file(id).isEmpty()
        ? refused(node, locale, model, response, plan, "no-file", List.of())
        : run(node, person, locale, model, response, plan);
  }

  private String run(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      Registered plan) {
    return estimates
        .run(node, plan, person.account())
        .map(estimate -> "redirect:/" + node.slug() + "/estimates/" + estimate)
        .orElseGet(() -> refused(node, locale, model, response, plan, "too-many", List.of()));
  }

  private String refused(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletResponse response,
      Registered plan,
      String key,
      List<String> texts) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute(
        "refused", new EstimateWords(messages, locale).say("refused." + key, texts.toArray()));
    return show(node, locale, model, plan);
  }
}
