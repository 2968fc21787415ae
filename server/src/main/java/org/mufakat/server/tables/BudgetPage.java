package org.mufakat.server.tables;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mufakat.privacy.Cost;
import org.mufakat.privacy.Guarantee;
import org.mufakat.privacy.PlainMeaning;
import org.mufakat.privacy.PrivacyBudget;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.AccountId;
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

  private final NodeTables tables;
  private final AccountBooks accounts;
  private final MessageSource messages;

  BudgetPage(NodeTables tables, AccountBooks accounts, MessageSource messages) {
    this.tables = tables;
    this.accounts = accounts;
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
      String wholeSure) {}

  public record EntryView(String kind, String release, String cost, String by, String at) {}

  @GetMapping(BUDGET)
  String budget(HostedNode node, Locale locale, Model model) {
    return show(node, locale, model, Map.of("epsilon", "8", "delta", "10000000"));
  }

  private String show(HostedNode node, Locale locale, Model model, Map<String, String> typed) {
    var words = new TablesWording(messages, locale);
    var book = tables.of(node).budget();
    model.addAttribute("words", words);
    model.addAttribute("typed", new AskedForm(typed));
    model.addAttribute("view", book.budget().map(b -> view(b, words)).orElse(null));
    model.addAttribute("entries", book.entries().stream().map(e -> entry(node, e, words)).toList());
    return "tables/budget";
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
        soFar.map(m -> words.decimal(m.oddsTimes())).orElse(""),
        soFar.map(m -> words.decimal(100 * m.fromEven())).orElse(""),
        words.decimal(whole.oddsTimes()),
        words.decimal(100 * whole.fromEven()));
  }

  private static String guarantee(Guarantee total, TablesWording words) {
    return "ε %s, δ 1/%s"
        .formatted(words.decimal(total.epsilon()), words.number(Math.round(1 / total.delta())));
  }

  private static String rho(Cost cost, TablesWording words) {
    return "ρ " + words.fine(cost.rho());
  }

  private EntryView entry(HostedNode node, BudgetBook.Entry entry, TablesWording words) {
    return new EntryView(
        entry.total().isPresent() ? "total" : "spent",
        entry.spend().map(s -> s.release()).orElse(""),
        entry
            .total()
            .map(t -> guarantee(t, words))
            .or(() -> entry.spend().map(s -> rho(s.cost(), words)))
            .orElse(""),
        accounts
            .of(node.id())
            .find(new AccountId(entry.person()))
            .map(a -> a.displayName())
            .orElse(entry.person()),
        words.moment(entry.at()));
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
    var total = total(typed);
    if (total.isPresent() && tables.of(node).setBudget(person.account(), total.get())) {
      return "redirect:/" + node.slug() + "/tables/desk/budget";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("wrong", true);
    return show(node, locale, model, fields);
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
