package org.mufakat.server.cases;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mufakat.cases.Case;
import org.mufakat.cases.Safety;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The cases of one's side as a list: filtered, sorted, paged, with views that one saved. Names are
/// looked for on a page of their own, by a form that is posted, so that none stands in an address.
@Controller
final class CaseListPage {

  private static final String VIEWS_FULL = "views=full";
  private static final String ROOT = "/{node:[a-z]{3}}/cases";
  private static final int A_PAGE = 50;
  private static final int MOST_HITS = 20;

  private final CaseCounter counter;

  CaseListPage(CaseCounter counter) {
    this.counter = counter;
  }

  /// @param parameters as in the address; what no filter has is of no effect
  @GetMapping(ROOT)
  String list(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @RequestParam Map<String, String> parameters) {
    var query = CaseFilters.query(parameters);
    var after = Optional.ofNullable(parameters.get("after"));
    counter.as(
        node,
        person,
        room -> {
          var files = new CaseFiles(room);
          var from = after.flatMap(id -> files.row(CaseCounter.id(id)));
          var rows = files.page(query, from, A_PAGE + 1);
          boolean isMore = rows.size() > A_PAGE;
          var shown = isMore ? rows.subList(0, A_PAGE) : rows;
          model.addAttribute("rows", shown);
          model.addAttribute(
              "flagged",
              new NonPunishment(room)
                  .in(room.register().findAll(shown.stream().map(CaseRow::id).toList()))
                  .keySet());
          model.addAttribute("count", files.count(query));
          model.addAttribute("mostCounted", CaseFiles.MOST_COUNTED);
          model.addAttribute(
              "next", isMore ? address(node, parameters, shown.getLast().id().value()) : "");
          model.addAttribute("views", new SavedViews(room).all());
          model.addAttribute("mostViews", SavedViews.MOST);
          model.addAttribute("viewsFull", "full".equals(parameters.get("views")));
          model.addAttribute("unseen", new TeamWork(room).unseen());
          return shown.size();
        });
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("filter", CaseFilters.chosen(parameters));
    model.addAttribute("isFiltered", !CaseFilters.chosen(parameters).isEmpty());
    model.addAttribute("first", after.isPresent() ? address(node, parameters, "") : "");
    model.addAttribute("query", CaseFilters.text(parameters));
    model.addAttribute("statuses", Case.Status.values());
    model.addAttribute("risks", Safety.Risk.values());
    model.addAttribute("sorts", CaseQuery.Sort.values());
    return "cases/list";
  }

  private static String address(HostedNode node, Map<String, String> parameters, String after) {
    var query = CaseFilters.text(parameters);
    var more = after.isEmpty() ? "" : "after=" + after;
    var all = query.isEmpty() || more.isEmpty() ? query + more : query + "&" + more;
    return "/" + node.slug() + "/cases" + (all.isEmpty() ? "" : "?" + all);
  }

  /// Saves the filters under a name; one of that name is replaced.
  @PostMapping(ROOT + "/views")
  String saveView(
      HostedNode node,
      PersonOfNode person,
      @RequestParam(name = "name", defaultValue = "") String name,
      @RequestParam Map<String, String> parameters) {
    var called = name.strip();
    if (called.isEmpty() || called.length() > SavedViews.LONGEST_NAME) {
      return "redirect:" + address(node, parameters, "");
    }
    boolean saved =
        counter.<Boolean>as(
            node, person, room -> new SavedViews(room).save(called, CaseFilters.text(parameters)));
    var list = address(node, parameters, "");
    return "redirect:" + (saved ? list : list + (list.contains("?") ? "&" : "?") + VIEWS_FULL);
  }

  @PostMapping(ROOT + "/views/remove")
  String removeView(
      HostedNode node,
      PersonOfNode person,
      @RequestParam(name = "name", defaultValue = "") String name) {
    counter.as(
        node,
        person,
        room -> {
          new SavedViews(room).remove(name);
          return name;
        });
    return "redirect:/" + node.slug() + "/cases";
  }

  @GetMapping(ROOT + "/search")
  String askForName(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    CaseCounter.worker(node, person);
    counter.desk(node);
    model.addAttribute("words", counter.words(node, locale));
    return "cases/search";
  }

  /// Every person that is shown is told in the ledger.
  @PostMapping(ROOT + "/search")
  String search(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @RequestParam(name = "name", defaultValue = "") String name) {
    var asked = name.strip();
    if (asked.length() > 200) {
      asked = asked.substring(0, 200);
    }
    var words = asked;
    counter.awaitNames(node, person);
    model.addAttribute("asked", words);
    model.addAttribute(
        "hits", counter.as(node, person, room -> new People(room).search(words, MOST_HITS)));
    model.addAttribute("words", counter.words(node, locale));
    return "cases/search";
  }
}
