package org.mufakat.server.cases;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.Case;
import org.mufakat.cases.Safety;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// The cases of one's side as a list: filtered, sorted, paged, with views that one saved. Names are
/// looked for on a page of their own, by a form that is posted, so that none stands in an address.
@Controller
final class CaseListPage {

  private static final String ROOT = "/{node:[a-z]{3}}/cases";
  private static final int A_PAGE = 50;
  private static final int MOST_HITS = 20;
  private static final List<String> FILTERS =
      List.of("reference", "status", "risk", "form", "show", "from", "to", "sort");

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
    var query = query(parameters);
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
          model.addAttribute("count", files.count(query));
          model.addAttribute("mostCounted", CaseFiles.MOST_COUNTED);
          model.addAttribute(
              "next", isMore ? address(node, parameters, shown.getLast().id().value()) : "");
          model.addAttribute("views", new SavedViews(room).all());
          model.addAttribute("unseen", new TeamWork(room).unseen());
          return shown.size();
        });
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("filter", filters(parameters));
    model.addAttribute("isFiltered", !filters(parameters).isEmpty());
    model.addAttribute("first", after.isPresent() ? address(node, parameters, "") : "");
    model.addAttribute("query", queryText(parameters));
    model.addAttribute("statuses", Case.Status.values());
    model.addAttribute("risks", Safety.Risk.values());
    model.addAttribute("sorts", CaseQuery.Sort.values());
    return "cases/list";
  }

  private static Map<String, String> filters(Map<String, String> parameters) {
    var filters = new LinkedHashMap<String, String>();
    for (String name : FILTERS) {
      var value = parameters.getOrDefault(name, "").strip();
      if (!value.isEmpty() && value.length() <= 40) {
        filters.put(name, value);
      }
    }
    return filters;
  }

  private static String queryText(Map<String, String> parameters) {
    var builder = UriComponentsBuilder.newInstance();
    filters(parameters).forEach((name, value) -> builder.queryParam(name, "{" + name + "}"));
    var text = builder.encode().buildAndExpand(filters(parameters)).toUriString();
    return text.startsWith("?") ? text.substring(1) : text;
  }

  private static String address(HostedNode node, Map<String, String> parameters, String after) {
    var query = queryText(parameters);
    var more = after.isEmpty() ? "" : "after=" + after;
    var all = query.isEmpty() || more.isEmpty() ? query + more : query + "&" + more;
    return "/" + node.slug() + "/cases" + (all.isEmpty() ? "" : "?" + all);
  }

  private static CaseQuery query(Map<String, String> parameters) {
    var filters = filters(parameters);
    var show = filters.getOrDefault("show", "");
    return new CaseQuery(
        filters.getOrDefault("reference", "").toUpperCase(Locale.ROOT),
        Case.Status.bySlug(filters.getOrDefault("status", "")),
        Safety.Risk.bySlug(filters.getOrDefault("risk", "")),
        Optional.ofNullable(filters.get("form")),
        show.equals("mine"),
        show.equals("waiting"),
        show.equals("due"),
        show.equals("unassigned"),
        day(filters.get("from")),
        day(filters.get("to")),
        CaseQuery.Sort.bySlug(filters.getOrDefault("sort", "")).orElse(CaseQuery.Sort.CHANGED));
  }

  private static Optional<LocalDate> day(@Nullable String text) {
    try {
      return Optional.ofNullable(text).filter(t -> t.length() == 10).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// Saves the filters under a name; one of that name is replaced.
  @PostMapping(ROOT + "/views")
  String saveView(
      HostedNode node,
      PersonOfNode person,
      @RequestParam(name = "name", defaultValue = "") String name,
      @RequestParam Map<String, String> parameters) {
    var called = name.strip();
    if (!called.isEmpty() && called.length() <= SavedViews.LONGEST_NAME) {
      counter.as(
          node,
          person,
          room -> {
            new SavedViews(room).save(called, queryText(parameters));
            return called;
          });
    }
    return "redirect:" + address(node, parameters, "");
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
    model.addAttribute("asked", words);
    model.addAttribute(
        "hits", counter.as(node, person, room -> new People(room).search(words, MOST_HITS)));
    model.addAttribute("words", counter.words(node, locale));
    return "cases/search";
  }
}
