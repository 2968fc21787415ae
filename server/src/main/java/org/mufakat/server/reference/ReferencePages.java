package org.mufakat.server.reference;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.reference.ReferenceView.Outcome;
import org.mufakat.server.reference.ReferenceView.Typed;
import org.springframework.beans.factory.ObjectProvider;
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

/// The tables that figures stand beside: which are kept, whose they are, which of their rows were
/// not taken; and where another one is brought.
@Controller
final class ReferencePages {

  private static final String ROOT = "/{node:[a-z]{3}}/reference-tables";
  private static final int LONGEST_TEXT = 200;
  private static final MediaType CSV =
      new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8);

  private final NodeDirectory nodes;
  private final NodeLedgers ledgers;
  private final MessageSource messages;
  private final InstantSource clock;

  ReferencePages(
      NodeDirectory nodes,
      NodeLedgers ledgers,
      MessageSource messages,
      ObjectProvider<InstantSource> time) {
    this.nodes = nodes;
    this.ledgers = ledgers;
    this.messages = messages;
    this.clock = time.getIfAvailable(InstantSource::system);
  }

  @GetMapping(ROOT)
  String list(
      HostedNode node,
      Locale locale,
      Model model,
      @RequestParam(name = "stored", defaultValue = "") String stored) {
    var words = new ReferenceWords(messages, locale);
    var outcome =
        ReferenceKind.bySlug(stored)
            .filter(kind -> shelf(node).inUse(kind).isPresent())
            .map(words::stored)
            .orElse(null);
    return show(node, words, model, outcome, Typed.NOTHING);
  }

  @PostMapping(ROOT)
  String bring(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam("file") Optional<MultipartFile> file,
      @RequestParam(name = "kind", defaultValue = "") String kind,
      @RequestParam(name = "release", defaultValue = "") String release,
      @RequestParam(name = "source", defaultValue = "") String source)
      throws IOException {
    var words = new ReferenceWords(messages, locale);
    var typed = new Typed(kind, release.strip(), source.strip());
    var of = ReferenceKind.bySlug(kind);
    var upload = file.filter(f -> !f.isEmpty());
    var fault =
        of.isEmpty()
            ? "kind"
            : upload.isEmpty()
                ? "no-file"
                : isLine(typed.release()) && isLine(typed.source()) ? "" : "text";
    if (!fault.isEmpty()) {
      return refused(node, words, model, response, words.fault(fault), typed);
    }
    return switch (imported(node, person, upload.orElseThrow(), of.orElseThrow(), typed)) {
      case ReferenceOutcome.Stored _ ->
          "redirect:/" + node.slug() + "/reference-tables?stored=" + kind;
      case ReferenceOutcome.AlreadyThere(var table) ->
          show(node, words, model, words.alreadyThere(table), Typed.NOTHING);
      case ReferenceOutcome.Refused(String sentence) ->
          refused(node, words, model, response, words.refused(sentence), typed);
    };
  }

  /// Empty, or a line that is not too long.
  private static boolean isLine(String text) {
    return text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
  }

  private ReferenceOutcome imported(
      HostedNode node, PersonOfNode person, MultipartFile upload, ReferenceKind kind, Typed typed)
      throws IOException {
    var kept = Files.createTempFile("mufakat-reference-", ".csv");
    try {
      upload.transferTo(kept);
      return new ReferenceImport(node, ledgers.of(node.id()), clock)
          .run(
              kept,
              Objects.requireNonNullElse(upload.getOriginalFilename(), ""),
              new ReferenceImport.Told(
                  kind,
                  Optional.of(typed.source()).filter(t -> !t.isEmpty()),
                  Optional.of(typed.release()).filter(t -> !t.isEmpty())),
              AccountEntries.actor(node.id(), person.account()));
    } finally {
      Files.deleteIfExists(kept);
    }
  }

  private String refused(
      HostedNode node,
      ReferenceWords words,
      Model model,
      HttpServletResponse response,
      Outcome outcome,
      Typed typed) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(node, words, model, outcome, typed);
  }

  private String show(
      HostedNode node, ReferenceWords words, Model model, @Nullable Outcome outcome, Typed typed) {
    model.addAttribute(
        "tables",
        new ReferenceView(
            Arrays.stream(ReferenceKind.values()).map(k -> shelf(node, words, k)).toList(),
            Arrays.stream(ReferenceKind.values()).map(words::option).toList(),
            ReferenceCsv.MOST_BYTES >> 20,
            outcome,
            typed));
    return "reference-tables";
  }

  private ReferenceView.Shelf shelf(HostedNode node, ReferenceWords words, ReferenceKind kind) {
    var own = shelf(node).all(kind);
    var ofHub =
        own.isEmpty()
            ? hub(node).flatMap(h -> shelf(h).inUse(kind))
            : Optional.<ReferenceTable>empty();
    var inUse =
        own.stream()
            .findFirst()
            .map(t -> words.kept(t, false))
            .or(() -> ofHub.map(t -> words.kept(t, true)))
            .orElse(null);
    return words.shelf(kind, inUse, own.stream().skip(1).map(t -> words.kept(t, false)).toList());
  }

  private Optional<HostedNode> hub(HostedNode node) {
    return nodes.find(NodeId.HUB).filter(h -> !h.id().equals(node.id()));
  }

  private static ReferenceShelf shelf(HostedNode node) {
    return new ReferenceShelf(node.dataSource());
  }

  /// The rows that were not taken of the table in use, the first of them.
  @GetMapping(ROOT + "/{kind:[a-z-]+}/refused")
  String rows(HostedNode node, Locale locale, Model model, @PathVariable("kind") String slug) {
    var kind = ReferenceKind.bySlug(slug).orElseThrow(ReferencePages::notThere);
    var at = holder(node, kind);
    var table = shelf(at).inUse(kind).orElseThrow(ReferencePages::notThere);
    model.addAttribute(
        "refusals",
        new ReferenceWords(messages, locale).refusals(kind, table, shelf(at).refused(kind)));
    return "reference-refused";
  }

  /// All of them.
  @GetMapping(ROOT + "/{kind:[a-z-]+}/refused.csv")
  ResponseEntity<String> csv(HostedNode node, @PathVariable("kind") String slug) {
    var kind = ReferenceKind.bySlug(slug).orElseThrow(ReferencePages::notThere);
    var at = holder(node, kind);
    var table = shelf(at).inUse(kind).orElseThrow(ReferencePages::notThere);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-not-taken.csv\"".formatted(slug))
        .body(RefusedCsv.of(table, shelf(at).refused(kind)));
  }

  /// The node itself, else the hub.
  private HostedNode holder(HostedNode node, ReferenceKind kind) {
    return shelf(node).inUse(kind).isPresent() ? node : hub(node).orElse(node);
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
