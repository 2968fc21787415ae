package org.mufakat.server.tables;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// One release on its way out, as both persons look at it. The counts behind it are shown to
/// statisticians and release approvers alone; others who may see the desk see how far it is.
@Controller
final class DraftPage {

  private static final int MOST_REASONS_SHOWN = 400;

  private final NodeTables tables;
  private final DeskPeople people;
  private final MessageSource messages;

  DraftPage(NodeTables tables, DeskPeople people, MessageSource messages) {
    this.tables = tables;
    this.people = people;
    this.messages = messages;
  }

  /// A step as the page tells it.
  public record StepView(String deed, String by, String at, String words, String reason) {}

  /// Why cells are withheld, in words.
  public record ReasonView(String cell, String why, String bounds) {}

  /// How many cells are withheld for a kind of reason, with its letter in the tables.
  public record Counted(String mark, String kind, String cells) {}

  /// A table as it would be published, with what stands behind it.
  ///
  /// @param reasons of withheld cells, the first of many
  public record Previewed(TableView table, List<ReasonView> reasons) {}

  @GetMapping(TablesDeskPages.ONE)
  String one(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    var desk = tables.of(node);
    var stored = stored(node, id);
    var words = new TablesWording(messages, locale);
    progress(person, model, stored, words);
    model.addAttribute("state", stored.state().slug());
    model.addAttribute("out", stored.state().isOut());
    var steps = steps(node, desk, id, words);
    model.addAttribute("steps", steps);
    model.addAttribute(
        "sentBack", stored.state() == ReleaseState.SENT_BACK ? lastWords(steps) : null);
    model.addAttribute("hadAHand", desk.hadAHandInIt(person.account(), id));
    model.addAttribute("current", stored.release().isEmpty() || desk.out().wasCountedIn(stored));
    model.addAttribute("seesCounts", DeskPeople.seesCounts(person));
    model.addAttribute("prepares", DeskPeople.prepares(person));
    model.addAttribute("worksOn", stored.state().isWorkedOn() && DeskPeople.prepares(person));
    model.addAttribute(
        "decides", stored.state() == ReleaseState.PREPARED && DeskPeople.decides(person));
    if (DeskPeople.seesCounts(person)) {
      desk.review(stored).ifPresent(review -> preview(node, model, stored, review, words));
      model.addAttribute("noise", noise(desk, stored.asked(), words));
    }
    return "tables/draft";
  }

  private static StepView lastWords(List<StepView> steps) {
    return steps.reversed().stream().filter(s -> !s.words().isEmpty()).findFirst().orElseThrow();
  }

  /// The part of the page that changes while a preparation goes on.
  @GetMapping(TablesDeskPages.ONE + "/progress")
  String progress(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    progress(person, model, stored(node, id), new TablesWording(messages, locale));
    return "tables/draft :: progress";
  }

  /// Why one was refused says what the file has, so it is for those who see counts.
  private void progress(
      PersonOfNode person, Model model, StoredRelease stored, TablesWording words) {
    model.addAttribute("words", words);
    model.addAttribute("release", stored);
    boolean seesCounts = DeskPeople.seesCounts(person);
    model.addAttribute(
        "progress", tables.jobs().of(stored.id()).map(p -> seesCounts ? p : p.bare()).orElse(null));
    model.addAttribute("computed", stored.release().isPresent());
  }

  private StoredRelease stored(HostedNode node, String id) {
    return tables.of(node).releases().find(id).orElseThrow(TablesPages::notThere);
  }

  private List<StepView> steps(HostedNode node, ReleaseDesk desk, String id, TablesWording words) {
    return desk.releases().steps(id).stream()
        .map(
            s ->
                new StepView(
                    s.deed().slug(),
                    people.name(node, s.person()),
                    words.moment(s.at()),
                    s.words(),
                    s.reason()))
        .toList();
  }

  /// What noise would cost, in words.
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

  private void preview(
      HostedNode node, Model model, StoredRelease stored, ReviewSheet review, TablesWording words) {
    var release = stored.tables().orElseThrow();
    var asked = stored.asked();
    model.addAttribute("package", release);
    model.addAttribute("review", review);
    model.addAttribute(
        "previewed",
        IntStream.range(0, release.tables().size())
            .mapToObj(t -> previewed(release.tables().get(t), t, review.tables().get(t), words))
            .toList());
    model.addAttribute("counted", counted(review, words));
    model.addAttribute("outAlready", new OutInWords(node, tables.of(node), words).of(review));
    model.addAttribute("mostReasons", MOST_REASONS_SHOWN);
    model.addAttribute("periodInYears", PeriodOf.of(asked.period()).isPresent());
    model.addAttribute("yearColumn", asked.yearColumn().orElse(""));
  }

  private static List<Counted> counted(ReviewSheet review, TablesWording words) {
    return ReleaseText.reasons(review).entrySet().stream()
        .map(
            r ->
                new Counted(
                    ReviewSheet.Why.mark(r.getKey()), r.getKey(), words.number(r.getValue())))
        .sorted(Comparator.comparing(Counted::mark))
        .toList();
  }

  private static Previewed previewed(
      ReleasedTable table, int number, ReviewSheet.TableSheet sheet, TablesWording words) {
    return new Previewed(
        TableView.of(table, number + 1, words, sheet), reasons(table, sheet, words));
  }

  private static List<ReasonView> reasons(
      ReleasedTable table, ReviewSheet.TableSheet sheet, TablesWording words) {
    return sheet.withheld().stream()
        .limit(MOST_REASONS_SHOWN)
        .map(c -> reason(table, c, words))
        .toList();
  }

  private static ReasonView reason(
      ReleasedTable table, ReviewSheet.WithheldCell cell, TablesWording words) {
    return new ReasonView(
        OutAlready.cellName(table, table.cell(cell.at())),
        String.join(" ", cell.why().stream().map(words::why).toList()),
        cell.low() < 0
            ? ""
            : words.say("tables.between", words.number(cell.low()), words.number(cell.high())));
  }
}
