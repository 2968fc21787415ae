package org.mufakat.server.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.statistics.ReleaseView.QuarantinePage;
import org.mufakat.server.statistics.ReleaseView.Sum;
import org.mufakat.statistics.ImportReport;
import org.mufakat.statistics.ImportReport.Unresolved;
import org.mufakat.statistics.QuarantinedRow;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseColumn;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The releases within a node's reach, the report of each, and its quarantine.
@Controller
final class ReleasesPage {

  private static final int ROWS_A_PAGE = 50;
  private static final int SPELLINGS_SHOWN = 100;

  private final FigureReaders readers;
  private final MessageSource messages;

  ReleasesPage(FigureReaders readers, MessageSource messages) {
    this.readers = readers;
    this.messages = messages;
  }

  @GetMapping("/{node:[a-z]{3}}/releases")
  String list(HostedNode node, Locale locale, Model model) {
    var wording = wording(node, locale);
    model.addAttribute(
        "releases",
        readers.of(node).library().releases().stream()
            .map(r -> view(node, wording, r, 0))
            .toList());
    return "releases";
  }

  @GetMapping("/{node:[a-z]{3}}/releases/{id}")
  String show(HostedNode node, Locale locale, Model model, @PathVariable("id") String id) {
    var release = release(node, id);
    model.addAttribute("release", view(node, wording(node, locale), release, SPELLINGS_SHOWN));
    return "release";
  }

  @GetMapping("/{node:[a-z]{3}}/releases/{id}/quarantine")
  String quarantine(
      HostedNode node,
      Locale locale,
      Model model,
      @PathVariable("id") String id,
      @RequestParam(name = "page", defaultValue = "1") int page) {
    var release = release(node, id);
    var shelf = shelf(node, release);
    int inAll = shelf.report(release.id()).map(ImportReport::quarantinedRows).orElse(0);
    int pages = Math.max(1, (inAll + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    if (page < 1 || page > pages) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var wording = wording(node, locale);
    int before = (page - 1) * ROWS_A_PAGE;
    var rows =
        shelf.quarantine(release.id(), before, ROWS_A_PAGE).stream()
            .map(
                r ->
                    new ReleaseView.Row(
                        r.row(),
                        wording.say("quarantine." + r.reason().slug()),
                        valueFirst(r.published())))
            .toList();
    model.addAttribute(
        "quarantine",
        new QuarantinePage(
            release.id().value(),
            valueFirst(
                Arrays.stream(ReleaseColumn.values()).map(ReleaseColumn::publishedName).toList()),
            rows,
            page,
            pages,
            before + 1,
            before + rows.size(),
            inAll));
    return "quarantine";
  }

  /// What cannot be read is nearly always the value: it stands beside the reason, before the other
  /// columns. A row of another number of columns stays as it came.
  private static List<String> valueFirst(List<String> row) {
    if (row.size() != ReleaseColumn.values().length) {
      return row;
    }
    var moved = new ArrayList<>(row);
    moved.addFirst(moved.remove(ReleaseColumn.VALUE.ordinal()));
    return moved;
  }

  @GetMapping("/{node:[a-z]{3}}/releases/{id}/quarantine.csv")
  ResponseEntity<String> quarantineAsCsv(HostedNode node, @PathVariable("id") String id) {
    var release = release(node, id);
    var text = new StringBuilder();
    QuarantineCsv.write(shelf(node, release), release.id(), text);
    return CsvAnswer.file("quarantine-release-" + release.id(), text);
  }

  private ReleaseView view(HostedNode node, Wording wording, Release release, int spellings) {
    var shelf = shelf(node, release);
    var report = shelf.report(release.id());
    var unknown =
        spellings == 0
            ? List.<ReleaseShelf.UnknownSpelling>of()
            : shelf.unknownSpellings(release.id());
    return new ReleaseView(
        release.id().value(),
        release.publisher() + ", " + release.series(),
        release.citation(),
        !release.isExcerpt(),
        node.node().releases().find(release.id()).filter(release::equals).isPresent(),
        wording.day(release.importedAt()),
        release.contentDigest(),
        wording.number(release.rowsRead()),
        report.map(r -> sums(wording, r)).orElse(List.of()),
        report.map(ImportReport::quarantinedRows).orElse(0),
        unknown.stream()
            .limit(spellings)
            .map(
                s ->
                    new ReleaseView.Spelling(
                        wording.say("dimension." + s.dimension().slug()),
                        s.label(),
                        wording.number(s.rows())))
            .toList(),
        unknown.size());
  }

  /// Accepted, accepted with something unresolved, quarantined: together the rows read.
  private static List<Sum> sums(Wording wording, ImportReport report) {
    var sums = new ArrayList<Sum>();
    sums.add(sum(wording, "accepted", report.accepted()));
    sums.add(sum(wording, "unresolved", report.acceptedWithUnresolved()));
    for (Unresolved what : Unresolved.values()) {
      addPart(sums, wording, "release.unresolved." + what.slug(), report.unresolved().get(what));
    }
    sums.add(sum(wording, "quarantined", report.quarantinedRows()));
    for (QuarantinedRow.Reason why : QuarantinedRow.Reason.values()) {
      addPart(sums, wording, "quarantine." + why.slug(), report.quarantined().get(why));
    }
    return sums;
  }

  private static void addPart(List<Sum> sums, Wording wording, String key, @Nullable Integer rows) {
    if (rows != null && rows > 0) {
      sums.add(new Sum(wording.say(key), wording.number(rows), true));
    }
  }

  private static Sum sum(Wording wording, String key, int rows) {
    return new Sum(wording.say("release." + key), wording.number(rows), false);
  }

  private Wording wording(HostedNode node, Locale locale) {
    return new Wording(messages, locale, node.node().regime());
  }

  private Release release(HostedNode node, String id) {
    return Optional.of(id)
        .filter(ReleaseId::isWellFormed)
        .map(ReleaseId::new)
        .flatMap(readers.of(node).library()::find)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ReleaseShelf shelf(HostedNode node, Release release) {
    return readers.of(node).library().shelfOf(release).orElseThrow();
  }
}
