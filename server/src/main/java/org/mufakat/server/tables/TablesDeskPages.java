package org.mufakat.server.tables;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.access.Role;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where tables are prepared and let out. The counts behind them are shown to statisticians and
/// release approvers alone; others who may see the desk see how far each release is.
@Controller
final class TablesDeskPages {

  private static final String DESK = TablesPages.ROOT + "/desk";
  private static final String ONE = DESK + "/{id:[0-9a-f]{32}}";
  private static final long MOST_BYTES = 64L * 1024 * 1024;
  private static final int MOST_REASONS_SHOWN = 400;

  private final NodeTables tables;
  private final AccountBooks accounts;
  private final MessageSource messages;

  TablesDeskPages(NodeTables tables, AccountBooks accounts, MessageSource messages) {
    this.tables = tables;
    this.accounts = accounts;
    this.messages = messages;
  }

  /// A release in the desk's list.
  public record Listed(
      String id, String title, String state, String changed, String by, boolean yours) {}

  @GetMapping(DESK)
  String list(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    var desk = tables.of(node);
    var words = new TablesWording(messages, locale);
    var all =
        desk.releases().all().stream()
            .filter(r -> r.state() != ReleaseState.DISCARDED)
            .map(r -> listed(node, person, desk, r, words))
            .toList();
    model.addAttribute("words", words);
    model.addAttribute("releases", all);
    return "tables/desk";
  }

  private Listed listed(
      HostedNode node,
      PersonOfNode person,
      ReleaseDesk desk,
      StoredRelease stored,
      TablesWording words) {
    var last = desk.releases().steps(stored.id()).getLast();
    return new Listed(
        stored.id(),
        stored.asked().title(),
        stored.state().slug(),
        words.moment(stored.changedAt()),
        name(node, last.person()),
        stored.state() == ReleaseState.PREPARED
            ? person.account().role() == Role.RELEASE_APPROVER
                && !desk.hadAHandInIt(person.account(), stored.id())
            : stored.state().isWorkedOn() && person.account().role() == Role.STATISTICIAN);
  }

  private String name(HostedNode node, String account) {
    return accounts
        .of(node.id())
        .find(new AccountId(account))
        .map(a -> a.displayName())
        .orElse(account);
  }

  // ---- a new draft

  @GetMapping(DESK + "/new")
  String form(HostedNode node, Locale locale, Model model) {
    return form(locale, model, AskedForm.EMPTY, "");
  }

  private String form(Locale locale, Model model, AskedForm typed, String revising) {
    model.addAttribute("words", new TablesWording(messages, locale));
    model.addAttribute("typed", typed);
    model.addAttribute("methods", List.of(ReleaseMethod.values()));
    model.addAttribute("revising", revising);
    model.addAttribute("megabytes", MOST_BYTES / (1024 * 1024));
    return "tables/form";
  }

  @PostMapping(DESK + "/new")
  String make(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam("file") Optional<MultipartFile> file,
      @RequestParam Map<String, String> fields)
      throws IOException {
    var typed = new AskedForm(fields);
    var desk = tables.of(node);
    var checked = checked(desk, typed.asked(), file);
    if (checked.fault().isPresent()) {
      return refuse(locale, model, response, typed, "", checked.fault().get());
    }
    var id = desk.make(person.account(), typed.asked(), checked.counted().orElseThrow());
    desk.releases().find(id).ifPresent(stored -> tables.compute(node, person.account(), stored));
    return back(node, id);
  }

  private String refuse(
      Locale locale,
      Model model,
      HttpServletResponse response,
      AskedForm typed,
      String revising,
      PersonsFault fault) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("fault", fault);
    return form(locale, model, typed, revising);
  }

  /// @param counted the persons of a file, where one was handed in
  private record Checked(Optional<PersonsFault> fault, Optional<CountedPersons> counted) {
    static Checked wrong(PersonsFault fault) {
      return new Checked(Optional.of(fault), Optional.empty());
    }
  }

  private static Checked checked(ReleaseDesk desk, AskedTables asked, Optional<MultipartFile> file)
      throws IOException {
    var fault = asked.fault();
    if (fault.isPresent()) {
      return Checked.wrong(fault.get());
    }
    if (file.isEmpty() || file.get().isEmpty()) {
      return Checked.wrong(PersonsFault.of("no-file", 0));
    }
    if (file.get().getSize() > MOST_BYTES) {
      return Checked.wrong(PersonsFault.of("too-large", 0, MOST_BYTES / (1024 * 1024)));
    }
    var alsoIfThere = Preparation.columnsOf(desk.outAlready(), asked);
    try (var in = file.get().getInputStream()) {
      return switch (PersonsCsv.read(in, asked.columns(), alsoIfThere, _ -> {})) {
        case PersonsCsv.Reading.Refused(var why) -> Checked.wrong(why);
        case PersonsCsv.Reading.Read(var counted) ->
            new Checked(Optional.empty(), Optional.of(counted));
      };
    }
  }

  private static String back(HostedNode node, String id) {
    return "redirect:/" + node.slug() + "/tables/desk/" + id;
  }

  // ---- one release

  /// A step as the page tells it.
  public record StepView(String deed, String by, String at, String words, String reason) {}

  /// Why cells are withheld, in words.
  public record ReasonView(String cell, String why, String bounds) {}

  @GetMapping(ONE)
  String one(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    var desk = tables.of(node);
    var stored = desk.releases().find(id).orElseThrow(TablesPages::notThere);
    var words = new TablesWording(messages, locale);
    model.addAttribute("words", words);
    model.addAttribute("release", stored);
    model.addAttribute("typed", AskedForm.of(stored.asked()));
    model.addAttribute("state", stored.state().slug());
    model.addAttribute("out", stored.state().isOut());
    model.addAttribute("steps", steps(node, desk, id, words));
    boolean seesCounts = seesCounts(person);
    model.addAttribute(
        "progress", tables.jobs().of(id).map(p -> seesCounts ? p : p.bare()).orElse(null));
    model.addAttribute("seesCounts", seesCounts);
    boolean worksOn = stored.state().isWorkedOn() && person.account().role() == Role.STATISTICIAN;
    model.addAttribute("worksOn", worksOn);
    model.addAttribute("computed", stored.release().isPresent());
    boolean decides =
        stored.state() == ReleaseState.PREPARED && person.account().role() == Role.RELEASE_APPROVER;
    model.addAttribute("decides", decides);
    model.addAttribute("hadAHand", desk.hadAHandInIt(person.account(), id));
    model.addAttribute("current", stored.release().isEmpty() || desk.isOfToday(stored));
    if (seesCounts) {
      desk.review(stored).ifPresent(review -> preview(model, stored, review, words));
      model.addAttribute("noise", noise(desk, stored.asked(), words));
    }
    return "tables/draft";
  }

  /// What noise would cost, in words; empty where nothing says how much may be spent.
  private static String noise(ReleaseDesk desk, AskedTables asked, TablesWording words) {
    var there = desk.budget().budget();
    if (there.isEmpty() || !asked.hasEpsilon()) {
      return words.say("tables.preview.noise.no-budget");
    }
    double cost = NoisyMethods.most(asked).rho();
    double all = there.get().total().cost().rho();
    return words.say(
        "tables.preview.noise.cost",
        asked.epsilon(),
        words.decimal(all == 0 ? 100 : 100 * cost / all),
        words.decimal(100 * (1 - there.get().share())));
  }

  private static boolean seesCounts(PersonOfNode person) {
    return person.account().role() == Role.STATISTICIAN
        || person.account().role() == Role.RELEASE_APPROVER;
  }

  private List<StepView> steps(HostedNode node, ReleaseDesk desk, String id, TablesWording words) {
    return desk.releases().steps(id).stream()
        .map(
            s ->
                new StepView(
                    s.deed().slug(),
                    name(node, s.person()),
                    words.moment(s.at()),
                    s.words(),
                    s.reason()))
        .toList();
  }

  private static void preview(
      Model model, StoredRelease stored, ReviewSheet review, TablesWording words) {
    var release = stored.tables().orElseThrow();
    var views = new ArrayList<TableView>();
    var reasons = new LinkedHashMap<Integer, List<ReasonView>>();
    for (int t = 0; t < release.tables().size(); t++) {
      var sheet = review.tables().get(t);
      views.add(TableView.of(release.tables().get(t), t + 1, words, sheet));
      reasons.put(t + 1, reasons(release.tables().get(t), sheet, words));
    }
    model.addAttribute("package", release);
    model.addAttribute("review", review);
    model.addAttribute("tables", views);
    model.addAttribute("reasons", reasons);
    model.addAttribute("counted", ReleaseText.reasons(review));
    model.addAttribute("mostReasons", MOST_REASONS_SHOWN);
  }

  private static List<ReasonView> reasons(
      ReleasedTable table, ReviewSheet.TableSheet sheet, TablesWording words) {
    return sheet.withheld().stream()
        .limit(MOST_REASONS_SHOWN)
        .map(
            c ->
                new ReasonView(
                    OutAlready.cellName(table, table.cell(c.at())),
                    String.join(" ", c.why().stream().map(words::why).toList()),
                    c.low() < 0
                        ? ""
                        : words.say(
                            "tables.between", words.number(c.low()), words.number(c.high()))))
        .toList();
  }

  /// The part of the page that changes while a preparation goes on. Why one was refused says what
  /// the file has, so it is for those who see counts.
  @GetMapping(ONE + "/progress")
  String progress(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    var stored = tables.of(node).releases().find(id).orElseThrow(TablesPages::notThere);
    model.addAttribute("words", new TablesWording(messages, locale));
    model.addAttribute("release", stored);
    model.addAttribute(
        "progress", tables.jobs().of(id).map(p -> seesCounts(person) ? p : p.bare()).orElse(null));
    model.addAttribute("computed", stored.release().isPresent());
    return "tables/draft :: progress";
  }

  /// @param compare another method, whose cost is wanted beside; empty to compute what is asked
  @PostMapping(ONE + "/compute")
  String compute(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam(name = "compare", defaultValue = "") String compare) {
    var other = ReleaseMethod.bySlug(compare).filter(m -> !m.costsBudget());
    tables
        .of(node)
        .releases()
        .find(id)
        .filter(r -> r.state().isWorkedOn() && r.data().isPresent())
        .ifPresent(
            stored ->
                other.ifPresentOrElse(
                    m -> tables.compare(node, stored, m),
                    () -> tables.compute(node, person.account(), stored)));
    return back(node, id);
  }

  @PostMapping(ONE + "/cancel")
  String cancel(HostedNode node, @PathVariable("id") String id) {
    tables.jobs().cancel(id);
    return back(node, id);
  }

  @GetMapping(ONE + "/revise")
  String reviseForm(
      HostedNode node,
      Locale locale,
      Model model,
      @PathVariable("id") String id,
      @RequestParam(name = "method", defaultValue = "") String method) {
    var stored =
        tables
            .of(node)
            .releases()
            .find(id)
            .filter(r -> r.state().isWorkedOn())
            .orElseThrow(TablesPages::notThere);
    model.addAttribute("version", stored.version());
    var typed = AskedForm.of(stored.asked());
    var other = ReleaseMethod.bySlug(method).map(m -> typed.with("method", m.slug()));
    return form(locale, model, other.orElse(typed), id);
  }

  @PostMapping(ONE + "/revise")
  String revise(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("id") String id,
      @RequestParam("file") Optional<MultipartFile> file,
      @RequestParam(name = "version", defaultValue = "0") int version,
      @RequestParam Map<String, String> fields)
      throws IOException {
    var desk = tables.of(node);
    var typed = new AskedForm(fields);
    boolean otherFile = file.isPresent() && !file.get().isEmpty();
    var checked =
        otherFile
            ? checked(desk, typed.asked(), file)
            : new Checked(typed.asked().fault(), Optional.empty());
    if (checked.fault().isPresent()) {
      model.addAttribute("version", version);
      return refuse(locale, model, response, typed, id, checked.fault().get());
    }
    var answer = desk.revise(person.account(), id, version, typed.asked(), checked.counted());
    if (answer instanceof DeskAnswer.Done) {
      tables.jobs().forget(id);
      desk.releases().find(id).ifPresent(stored -> tables.compute(node, person.account(), stored));
    }
    return said(node, id, answer, "revised", flash);
  }

  @PostMapping(ONE + "/prepare")
  String prepare(
      HostedNode node,
      PersonOfNode person,
      RedirectAttributes flash,
      @PathVariable("id") String id,
      @RequestParam(name = "version", defaultValue = "0") int version) {
    return said(
        node, id, tables.of(node).prepare(person.account(), id, version), "prepared", flash);
  }

  @PostMapping(ONE + "/discard")
  String discard(
      HostedNode node,
      PersonOfNode person,
      RedirectAttributes flash,
      @PathVariable("id") String id,
      @RequestParam(name = "version", defaultValue = "0") int version) {
    return said(
        node, id, tables.of(node).discard(person.account(), id, version), "discarded", flash);
  }

  /// The second person's answer.
  @PostMapping(ONE + "/decide")
  String decide(
      HostedNode node,
      PersonOfNode person,
      RedirectAttributes flash,
      @PathVariable("id") String id,
      @RequestParam(name = "version", defaultValue = "0") int version,
      @RequestParam(name = "decision", defaultValue = "") String decision,
      @RequestParam(name = "words", defaultValue = "") String words) {
    var desk = tables.of(node);
    if (decision.equals("approve")) {
      return said(node, id, desk.approve(person.account(), id, version), "approved", flash);
    }
    var plain = new AskedForm(Map.of("words", words)).get("words");
    return said(node, id, desk.sendBack(person.account(), id, version, plain), "sent-back", flash);
  }

  @PostMapping(ONE + "/withdraw")
  String withdraw(
      HostedNode node,
      PersonOfNode person,
      RedirectAttributes flash,
      @PathVariable("id") String id,
      @RequestParam(name = "version", defaultValue = "0") int version,
      @RequestParam(name = "reason", defaultValue = "") String reason) {
    var answer =
        WithdrawalReason.bySlug(reason)
            .map(why -> tables.of(node).withdraw(person.account(), id, version, why))
            .orElse(new DeskAnswer.Refused(DeskAnswer.Why.WORDS));
    return said(node, id, answer, "withdrawn", flash);
  }

  private static String said(
      HostedNode node, String id, DeskAnswer answer, String done, RedirectAttributes flash) {
    switch (answer) {
      case DeskAnswer.Done _ -> flash.addFlashAttribute("done", done);
      case DeskAnswer.Refused(var why) -> {
        if (why == DeskAnswer.Why.NOT_THERE) {
          throw TablesPages.notThere();
        }
        flash.addFlashAttribute("refused", why.slug());
      }
    }
    return back(node, id);
  }

  // ---- partners' figures

  @GetMapping(DESK + "/partners")
  String partners(HostedNode node, Locale locale, Model model) {
    return partners(node, locale, model, Map.of());
  }

  private String partners(HostedNode node, Locale locale, Model model, Map<String, String> typed) {
    model.addAttribute("words", new TablesWording(messages, locale));
    model.addAttribute("mirrors", tables.of(node).mirrors().all());
    model.addAttribute("typed", new AskedForm(typed));
    model.addAttribute(
        "states",
        node.node().regime().members().stream()
            .filter(m -> !m.code().equals(node.id().value()))
            .map(m -> Map.entry(m.code(), m.name().in(locale.getLanguage())))
            .toList());
    return "tables/partners";
  }

  /// Typed, or from a file of theirs.
  @PostMapping(DESK + "/partners")
  String addPartners(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @RequestParam("file") Optional<MultipartFile> file,
      @RequestParam Map<String, String> fields)
      throws IOException {
    var desk = tables.of(node);
    var lines = new MirrorLines(new AskedForm(fields), states(node), desk.now(), desk::drawnId);
    var uploaded = file.filter(f -> !f.isEmpty());
    var read = uploaded.isPresent() ? lines.ofFile(uploaded.get().getInputStream()) : lines.typed();
    if (!read.faults().isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("faults", read.faults());
      return partners(node, locale, model, fields);
    }
    desk.enter(person.account(), read.mirrors());
    flash.addFlashAttribute("added", read.mirrors().size());
    return "redirect:/" + node.slug() + "/tables/desk/partners";
  }

  private static List<String> states(HostedNode node) {
    return node.node().regime().members().stream().map(m -> m.code()).toList();
  }

  @PostMapping(DESK + "/partners/{mirror:[0-9a-f]{32}}/retire")
  String retire(HostedNode node, PersonOfNode person, @PathVariable("mirror") String id) {
    tables.of(node).retire(person.account(), id);
    return "redirect:/" + node.slug() + "/tables/desk/partners";
  }
}
