package org.mufakat.server.tables;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
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
import org.springframework.web.server.ResponseStatusException;

/// Released tables, for everyone whom the node lets read: pages, and files for other programs. What
/// is not out is not there.
@Controller
final class TablesPages {

  static final String ROOT = "/{node:[a-z]{3}}/tables";
  static final String ONE = ROOT + "/{id:[0-9a-f]{32}}";
  private static final String TABLE = ONE + "/{table:[1-9][0-9]?}";

  private static final MediaType JSON_LD = MediaType.parseMediaType("application/ld+json");
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final MediaType SDMX_CSV =
      MediaType.parseMediaType("application/vnd.sdmx.data+csv;version=2.0.0;charset=utf-8");

  private final NodeTables tables;
  private final MessageSource messages;

  TablesPages(NodeTables tables, MessageSource messages) {
    this.tables = tables;
    this.messages = messages;
  }

  /// A release in the public list.
  ///
  /// @param withdrawn the reason's word; empty where it holds
  public record Listed(
      String id, TablesPackage release, String approved, String withdrawn, String withdrawnAt) {}

  @GetMapping(ROOT)
  String list(HostedNode node, Locale locale, Model model) {
    var desk = tables.of(node);
    var words = new TablesWording(messages, locale);
    model.addAttribute("words", words);
    model.addAttribute("key", desk.key());
    model.addAttribute(
        "releases", desk.releases().out().stream().map(r -> listed(desk, r, words)).toList());
    return "tables/list";
  }

  @GetMapping(ONE)
  String one(HostedNode node, Locale locale, Model model, @PathVariable("id") String id) {
    var desk = tables.of(node);
    var words = new TablesWording(messages, locale);
    var stored = out(desk, id);
    var listed = listed(desk, stored, words);
    var views = new ArrayList<TableView>();
    for (int t = 0; t < listed.release().tables().size(); t++) {
      views.add(TableView.of(listed.release().tables().get(t), t + 1, words));
    }
    model.addAttribute("words", words);
    model.addAttribute("key", desk.key());
    model.addAttribute("listed", listed);
    model.addAttribute("tables", views);
    model.addAttribute("version", stored.version());
    model.addAttribute("reasons", List.of(WithdrawalReason.values()));
    return "tables/release";
  }

  private static Listed listed(ReleaseDesk desk, StoredRelease stored, TablesWording words) {
    var steps = desk.releases().steps(stored.id());
    var approved = at(steps, ReleaseStep.Deed.APPROVED);
    var withdrawn = at(steps, ReleaseStep.Deed.WITHDRAWN);
    return new Listed(
        stored.id(),
        stored.tables().orElseThrow(),
        approved.map(s -> words.moment(s.at())).orElse(""),
        withdrawn.map(ReleaseStep::reason).orElse(""),
        withdrawn.map(s -> words.moment(s.at())).orElse(""));
  }

  private static Optional<ReleaseStep> at(List<ReleaseStep> steps, ReleaseStep.Deed deed) {
    return steps.stream().filter(s -> s.deed() == deed).findFirst();
  }

  @GetMapping(TABLE + ".csv")
  ResponseEntity<String> csv(
      HostedNode node, @PathVariable("id") String id, @PathVariable("table") int number) {
    return table(
        node, id, number, ".csv", CSV, (release, t) -> ReleasedCsv.of(release.tables().get(t)));
  }

  @GetMapping(TABLE + ".sdmx.csv")
  ResponseEntity<String> sdmx(
      HostedNode node, @PathVariable("id") String id, @PathVariable("table") int number) {
    return table(node, id, number, ".sdmx.csv", SDMX_CSV, SdmxCsv::of);
  }

  @GetMapping(TABLE + ".json")
  ResponseEntity<String> jsonStat(
      HostedNode node, @PathVariable("id") String id, @PathVariable("table") int number) {
    var approved = approved(out(tables.of(node), id));
    return table(
        node,
        id,
        number,
        ".json",
        MediaType.APPLICATION_JSON,
        (release, t) -> JsonStat.of(release, t, approved));
  }

  /// Invented records, for a release of these.
  @GetMapping(ONE + "/records.csv")
  ResponseEntity<String> records(HostedNode node, @PathVariable("id") String id) {
    var records =
        out(tables.of(node), id)
            .tables()
            .flatMap(TablesPackage::records)
            .orElseThrow(TablesPages::notThere);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-records.csv\"".formatted(id))
        .body(ReleasedCsv.of(records));
  }

  /// The release as a data catalogue knows it.
  @GetMapping(ONE + ".jsonld")
  ResponseEntity<String> catalogue(HostedNode node, Locale locale, @PathVariable("id") String id) {
    var stored = out(tables.of(node), id);
    var publisher = node.node().regime().stateName(node.id().value(), locale.getLanguage());
    return ResponseEntity.ok()
        .contentType(JSON_LD)
        .body(
            DcatRecord.of(
                stored.tables().orElseThrow(),
                publisher,
                approved(stored),
                stored.state() == ReleaseState.WITHDRAWN));
  }

  /// The tables with the node's signature, for whoever wants to check them without this server.
  @GetMapping(ONE + ".release")
  ResponseEntity<byte[]> signed(HostedNode node, @PathVariable("id") String id) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tables-" + id + ".release\"")
        .body(out(tables.of(node), id).published().orElseThrow());
  }

  private static String approved(StoredRelease stored) {
    return SignedPackage.verify(stored.published().orElseThrow(), Optional.empty())
            instanceof SignedPackage.Verdict.Sound sound
        ? sound.approved()
        : "";
  }

  private ResponseEntity<String> table(
      HostedNode node,
      String id,
      int number,
      String ending,
      MediaType type,
      BiFunction<TablesPackage, Integer, String> written) {
    var release = out(tables.of(node), id).tables().orElseThrow();
    int at =
        IntStream.range(0, release.tables().size())
            .filter(t -> t + 1 == number)
            .findFirst()
            .orElseThrow(TablesPages::notThere);
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-%d%s\"".formatted(id, number, ending))
        .body(written.apply(release, at));
  }

  private static StoredRelease out(ReleaseDesk desk, String id) {
    return desk.releases()
        .find(id)
        .filter(r -> r.state().isOut())
        .orElseThrow(TablesPages::notThere);
  }

  static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
