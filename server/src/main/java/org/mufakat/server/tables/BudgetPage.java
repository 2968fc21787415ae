package org.mufakat.server.tables;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mufakat.privacy.Cost;
import org.mufakat.privacy.Guarantee;
import org.mufakat.privacy.PlainMeaning;
import org.mufakat.privacy.PrivacyBudget;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A node's privacy budget in words: what may be told in all, what was, and by which release.
@Controller
final class BudgetPage {

  private static final String BUDGET = TablesPages.ROOT + "/desk/budget";
  private static final int LONGEST_REASON = 400;

  private final NodeTables tables;
  private final DeskPeople people;
  private final MessageSource messages;

  BudgetPage(NodeTables tables, DeskPeople people, MessageSource messages) {
    this.tables = tables;
    this.people = people;
    this.messages = messages;
  }

  /// @param times how many times more sure, in words; empty before anything is spent
  public record View(
      String total,
      String spent,
      String left,
      double share,
      String percent,
      String times,
      String sure,
      String wholeTimes,
      String wholeSure,
      String wholeStrength) {}

  /// @param kind `total`, `raised` or `spent`
  /// @param release for which it was spent; empty for a total
  /// @param title of that release
  /// @param reason of a raise
  public record EntryView(
      String kind,
      String release,
      String title,
      String cost,
      String by,
      String at,
      String reason) {}

  @GetMapping(BUDGET)
  String budget(HostedNode node, Locale locale, Model model) {
    return show(node, locale, model, Map.of("epsilon", "4", "delta", "10000000"));
  }

  private String show(HostedNode node, Locale locale, Model model, Map<String, String> typed) {
    var words = new TablesWording(messages, locale);
    var book = tables.of(node).budget();
    model.addAttribute("words", words);
    model.addAttribute("typed", new AskedForm(typed));
    model.addAttribute("view", book.budget().map(b -> view(b, words)).orElse(null));
    model.addAttribute("entries", entries(node, book.entries(), words));
    return "tables/budget";
  }

  /// Newest first; what raised the total says so.
  private List<EntryView> entries(
      HostedNode node, List<BudgetBook.Entry> entries, TablesWording words) {
    return entries.reversed().stream().map(e -> entry(node, e, words)).toList();
  }

  private static View view(PrivacyBudget budget, TablesWording words) {
    var soFar = budget.soFar().map(PlainMeaning::of);
    var whole = PlainMeaning.of(budget.total());
    return new View(
        guarantee(budget.total(), words),
        rho(budget.spent(), words),
        rho(budget.left(0), words),
        100 * budget.share(),
        words.decimal(100 * budget.share()),
        soFar.map(m -> times(m, words)).orElse(""),
        soFar.map(m -> words.decimal(100 * m.fromEven())).orElse(""),
        times(whole, words),
        words.decimal(100 * whole.fromEven()),
        strength(budget.total().epsilon()));
  }

  /// Of a large number nobody wants the second place.
  private static String times(PlainMeaning meaning, TablesWording words) {
    return meaning.oddsTimes() < 10
        ? words.decimal(meaning.oddsTimes())
        : words.number((long) Math.ceil(meaning.oddsTimes()));
  }

  private static String guarantee(Guarantee total, TablesWording words) {
    return "ε %s, δ 1/%s"
        .formatted(words.decimal(total.epsilon()), words.number(Math.round(1 / total.delta())));
  }

  private static String rho(Cost cost, TablesWording words) {
    return "ρ " + words.fine(cost.rho());
  }

  /// Which sentence says what the bound is worth; no grade of ours or of others.
  private static String strength(double epsilon) {
    return epsilon <= 1 ? "strong" : epsilon <= 10 ? "reasonable" : "weak";
  }

  private EntryView entry(HostedNode node, BudgetBook.Entry entry, TablesWording words) {
    var total = entry.total().map(t -> guarantee(t, words));
    var spent = entry.spend().map(s -> rho(s.cost(), words));
    return new EntryView(
        total.isEmpty() ? "spent" : entry.reason().isEmpty() ? "total" : "raised",
        entry.release(),
        title(node, entry.release()),
        total.or(() -> spent).orElse(""),
        people.name(node, entry.person()),
        words.moment(entry.at()),
        entry.reason());
  }

  private String title(HostedNode node, String release) {
    return tables.of(node).releases().find(release).map(r -> r.asked().title()).orElse("");
  }

  @PostMapping(BUDGET)
  String set(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam Map<String, String> fields) {
    var typed = new AskedForm(fields);
    var wrong = total(typed).map(t -> wrong(node, person, t, typed)).orElse("wrong");
    if (wrong.isEmpty()) {
      return "redirect:/" + node.slug() + "/tables/desk/budget";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("wrong", wrong);
    return show(node, locale, model, fields);
  }

  /// The last part of the sentence's key; empty where the budget was set.
  private String wrong(HostedNode node, PersonOfNode person, Guarantee total, AskedForm typed) {
    var reason = typed.get("reason").replace('\n', ' ');
    if (reason.length() > LONGEST_REASON) {
      return "reason";
    }
    return switch (tables.of(node).budget().set(person.account(), total, reason)) {
      case DONE -> "";
      case BELOW_SPENT -> "wrong";
      case REASON_MISSING -> "reason";
    };
  }

  private static Optional<Guarantee> total(AskedForm typed) {
    var epsilon = typed.get("epsilon");
    var oneIn = typed.get("delta");
    if (!epsilon.matches("\\d{1,2}(\\.\\d{1,4})?") || !oneIn.matches("\\d{4,13}")) {
      return Optional.empty();
    }
    double value = Double.parseDouble(epsilon);
    double in = Double.parseDouble(oneIn);
    return value >= 0.1 && value <= 20 && in >= 1e3 && in <= 1e12
        ? Optional.of(new Guarantee(value, 1 / in))
        : Optional.empty();
  }
}
