package org.mufakat.server.statistics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.sheets.CellGuard;
import org.mufakat.server.statistics.RegionView.Option;
import org.mufakat.server.statistics.RevisionsView.Report;
import org.mufakat.server.statistics.RevisionsView.Row;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.Revision;
import org.mufakat.statistics.RevisionReport;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What a publisher changed from one release to the next: the two that are asked for, or else the
/// two newest.
@Controller
final class RevisionsPage {

  private static final int ROWS_SHOWN = 100;

  private final FigureReaders readers;
  private final MessageSource messages;

  RevisionsPage(FigureReaders readers, MessageSource messages) {
    this.readers = readers;
    this.messages = messages;
  }

  @GetMapping("/{node:[a-z]{3}}/revisions")
  String show(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam(name = "before", defaultValue = "") String before,
      @RequestParam(name = "after", defaultValue = "") String after,
      @RequestParam(name = "state", defaultValue = "") String state) {
    var wording = wording(node, locale);
    var releases = readers.of(node).library().releases();
    var ids = releases.stream().map(r -> r.id().value()).toList();
    var faults = new ArrayList<String>();
    boolean asked = !before.isBlank() || !after.isBlank();
    boolean comparable = asked || ids.size() > 1;
    var earlier = asked ? before : ids.stream().skip(1).findFirst().orElse("");
    var later = asked ? after : ids.stream().findFirst().orElse("");
    if (comparable && earlier.equals(later)) {
      faults.add(wording.say("revisions.fault.same"));
    }
    if (comparable && (!ids.contains(earlier) || !ids.contains(later))) {
      faults.add(wording.say("revisions.fault.unknown"));
    }
    var areas = areas(node, state);
    if (areas.isEmpty()) {
      faults.add(wording.say("claim.fault.state"));
    }
    var report =
        comparable && faults.isEmpty()
            ? compare(node, earlier, later, areas).map(r -> report(wording, node, r, state))
            : Optional.<Report>empty();
    if (!faults.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    model.addAttribute(
        "revisions",
        new RevisionsView(
            releases.stream().map(r -> ChoiceViews.release(wording, r)).toList(),
            earlier,
            later,
            node.node().regime().members().stream()
                .map(m -> new Option(m.code(), wording.state(m.code())))
                .sorted(Comparator.comparing(Option::label))
                .toList(),
            state,
            faults,
            report.orElse(null)));
    return "revisions";
  }

  @GetMapping("/{node:[a-z]{3}}/revisions.csv")
  ResponseEntity<String> csv(
      HostedNode node,
      Locale locale,
      @RequestParam("before") String before,
      @RequestParam("after") String after,
      @RequestParam(name = "state", defaultValue = "") String state) {
    var report =
        compare(node, before, after, areas(node, state))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return CsvAnswer.file(
        "revisions-%s-to-%s".formatted(report.before().id(), report.after().id()),
        text(wording(node, locale), report));
  }

  private Optional<RevisionReport> compare(
      HostedNode node, String before, String after, Set<String> areas) {
    return ReleaseId.isWellFormed(before) && ReleaseId.isWellFormed(after) && !areas.isEmpty()
        ? readers.of(node).revisions(new ReleaseId(before), new ReleaseId(after), areas)
        : Optional.empty();
  }

  /// One member, or every member where none is asked for; empty for a State that is none.
  private static Set<String> areas(HostedNode node, String state) {
    var members = RegionPage.memberCodes(node.node().regime());
    return state.isBlank() ? members : members.contains(state) ? Set.of(state) : Set.of();
  }

  private static Report report(
      Wording wording, HostedNode node, RevisionReport report, String state) {
    return new Report(
        report.comparedInPart(),
        wording.number(report.unchanged()),
        sections(wording, report),
        "/%s/revisions.csv?before=%s&after=%s&state=%s"
            .formatted(node.slug(), report.before().id(), report.after().id(), state),
        wording.source(report.before()) + " " + wording.source(report.after()));
  }

  /// Against an excerpt nothing can be said to have vanished or appeared, not even that none did.
  private static List<RevisionsView.Section> sections(Wording wording, RevisionReport report) {
    var changed = section(wording, "changed", report.changed());
    return report.comparedInPart()
        ? List.of(changed)
        : List.of(
            changed,
            section(wording, "vanished", report.vanished()),
            section(wording, "appeared", report.appeared()));
  }

  private static RevisionsView.Section section(
      Wording wording, String id, List<? extends Revision> revisions) {
    var rows = rows(wording, revisions);
    int more = revisions.size() - rows.size();
    return new RevisionsView.Section(
        id, wording.number(revisions.size()), rows, more == 0 ? "" : wording.number(more));
  }

  private static List<Row> rows(Wording wording, List<? extends Revision> revisions) {
    return revisions.stream()
        .sorted(
            Comparator.comparing((Revision r) -> !r.key().breakdown().isTotal())
                .thenComparing(r -> r.key().indicator())
                .thenComparing(r -> r.key().area())
                .thenComparing(r -> -r.key().year()))
        .limit(ROWS_SHOWN)
        .map(r -> row(wording, r))
        .toList();
  }

  private static Row row(Wording wording, Revision revision) {
    return switch (revision) {
      case Revision.Changed c -> row(wording, c.key(), c.before(), c.after());
      case Revision.Vanished v -> row(wording, v.key(), v.before(), List.of());
      case Revision.Appeared a -> row(wording, a.key(), List.of(), a.after());
    };
  }

  private static Row row(
      Wording wording, CellKey key, List<PublishedValue> before, List<PublishedValue> after) {
    return new Row(
        wording.state(key.area()),
        wording.indicator(key.indicator()),
        key.breakdown().isTotal() ? wording.say("dimension.total") : wording.part(key.breakdown()),
        key.year(),
        texts(wording, before),
        texts(wording, after));
  }

  private static String texts(Wording wording, List<PublishedValue> values) {
    return values.stream().map(wording::value).collect(Collectors.joining("; "));
  }

  private static String text(Wording wording, RevisionReport report) {
    var text = new StringBuilder();
    try {
      var printer = new CSVPrinter(text, CSVFormat.RFC4180);
      printer.printRecord(
          "what",
          "area",
          "area_name",
          "indicator",
          "dimension",
          "category",
          "sex",
          "age",
          "year",
          "before",
          "after",
          "release_before",
          "release_after",
          "compared_in_part");
      for (Revision revision : all(report)) {
        print(printer, wording, report, revision);
      }
      printer.flush();
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("the CSV could not be written", e);
    }
  }

  private static List<Revision> all(RevisionReport report) {
    var all = new ArrayList<Revision>(report.changed());
    all.addAll(report.vanished());
    all.addAll(report.appeared());
    return all;
  }

  private static void print(
      CSVPrinter printer, Wording wording, RevisionReport report, Revision revision)
      throws IOException {
    var key = revision.key();
    var breakdown = FigureJson.breakdown(key);
    printer.printRecord(
        switch (revision) {
          case Revision.Changed _ -> "changed";
          case Revision.Vanished _ -> "vanished";
          case Revision.Appeared _ -> "appeared";
        },
        CellGuard.guarded(key.area()),
        CellGuard.guarded(wording.state(key.area())),
        key.indicator().slug(),
        breakdown.dimension(),
        CellGuard.guarded(breakdown.category()),
        breakdown.sex(),
        breakdown.age(),
        key.year(),
        switch (revision) {
          case Revision.Changed c -> plain(c.before());
          case Revision.Vanished v -> plain(v.before());
          case Revision.Appeared _ -> "";
        },
        switch (revision) {
          case Revision.Changed c -> plain(c.after());
          case Revision.Vanished _ -> "";
          case Revision.Appeared a -> plain(a.after());
        },
        report.before().id(),
        report.after().id(),
        report.comparedInPart());
  }

  /// For machines: ungrouped, whatever the language.
  private static String plain(List<PublishedValue> values) {
    return values.stream().map(FigureCsv::asPublished).collect(Collectors.joining("; "));
  }

  private Wording wording(HostedNode node, Locale locale) {
    return new Wording(messages, locale, node.node().regime());
  }
}
