package org.mufakat.server.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.mufakat.ledger.TreeHash;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.LedgerProof;
import org.mufakat.server.ledger.LedgerSearch;
import org.mufakat.server.ledger.LedgerState;
import org.mufakat.server.ledger.NodeLedgers;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// A node's ledger, newest first, with filters; each entry with what it rests on and its proof.
@Controller
final class LedgerPage {

  static final String BEFORE = "before";
  static final String AFTER = "after";

  private static final int ROWS_A_PAGE = 50;
  private static final int MOST_BYTES_SHOWN = 4_096;

  private final NodeLedgers ledgers;
  private final LedgerReadings readings;
  private final Verifications verifications;
  private final MessageSource messages;

  LedgerPage(
      NodeLedgers ledgers,
      LedgerReadings readings,
      Verifications verifications,
      MessageSource messages) {
    this.ledgers = ledgers;
    this.readings = readings;
    this.verifications = verifications;
    this.messages = messages;
  }

  @GetMapping("/{node:[a-z]{3}}/ledger")
  String list(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam MultiValueMap<String, String> parameters) {
    readings.read(node, person);
    var wording = new LedgerWording(messages, locale, node.zone());
    var asked = AskedEntries.of(parameters, node.zone());
    var faults = new ArrayList<>(wording.faults(asked));
    var before = place(parameters, BEFORE, LedgerSearch.END);
    var after = place(parameters, AFTER, -1);
    if (before.isEmpty() || after.isEmpty()) {
      faults.add(wording.say("ledger.fault.place"));
    }
    var state = LedgerState.of(node.dataSource(), ledgers.policy(node.id()));
    var page = new LedgerSearch.Page(List.of(), false, false);
    if (faults.isEmpty()) {
      var search = new LedgerSearch(node.dataSource());
      page =
          parameters.containsKey(AFTER)
              ? search.newer(asked.filter(), after.getAsLong(), ROWS_A_PAGE)
              : search.older(asked.filter(), before.getAsLong(), ROWS_A_PAGE);
    } else {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    var base = "/" + node.slug() + "/ledger";
    model.addAttribute(
        "ledger",
        new LedgerView(
            wording.state(state, ledgers.witnessKey().isPresent()),
            wording.zone(),
            wording.filter(asked),
            !asked.filter().isAll(),
            faults,
            page.rows().stream().map(row -> wording.row(row, state)).toList(),
            page.newer() ? address(base, asked.query()) : "",
            page.newer() && !page.rows().isEmpty()
                ? address(base, asked.query(AFTER, Long.toString(page.rows().getFirst().index())))
                : "",
            page.older() && !page.rows().isEmpty()
                ? address(base, asked.query(BEFORE, Long.toString(page.rows().getLast().index())))
                : "",
            address(base + ".csv", asked.query())));
    VerificationPage.add(model, verifications, node, wording, 1);
    return "ledger";
  }

  static OptionalLong place(MultiValueMap<String, String> parameters, String name, long otherwise) {
    var given = parameters.getFirst(name);
    if (given == null) {
      return OptionalLong.of(otherwise);
    }
    return given.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(given))
        : OptionalLong.empty();
  }

  private static String address(String page, String query) {
    return query.isEmpty() ? page : page + "?" + query;
  }

  @GetMapping("/{node:[a-z]{3}}/ledger.csv")
  void table(
      HostedNode node,
      PersonOfNode person,
      HttpServletResponse response,
      @RequestParam MultiValueMap<String, String> parameters)
      throws IOException {
    var asked = AskedEntries.of(parameters, node.zone());
    if (!asked.isUnderstood()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    readings.exported(node, person);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ledger-" + node.slug() + ".csv\"");
    LedgerCsv.write(new LedgerSearch(node.dataSource()), asked.filter(), response.getWriter());
  }

  @GetMapping("/{node:[a-z]{3}}/ledger/{index:[0-9]{1,18}}")
  String entry(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("index") long index) {
    readings.read(node, person);
    var search = new LedgerSearch(node.dataSource());
    var row = search.at(index).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var policy = ledgers.policy(node.id());
    var state = LedgerState.of(node.dataSource(), policy);
    var wording = new LedgerWording(messages, locale, node.zone());
    var covered = LedgerState.over(node.dataSource(), policy, index);
    boolean witnessed = covered.filter(c -> c.cosignedAt().isPresent()).isPresent();
    var base = "/" + node.slug() + "/ledger/";
    model.addAttribute(
        "entry",
        new LedgerView.Entry(
            wording.row(row, state),
            text(row),
            TreeHash.ofLeaf(row.bytes()).toString(),
            covered.map(wording::checkpoint).orElse(null),
            covered.map(c -> c.note().toString()).orElse(""),
            witnessed && row.isReadable() ? base + index + "/proof" : "",
            fileName(index),
            ledgers.of(node.id()).key().toString(),
            ledgers.witnessKey().map(Object::toString).orElse(""),
            index > 0 ? base + (index - 1) : "",
            index + 1 < state.size() ? base + (index + 1) : "",
            wording.zone()));
    return "ledger-entry";
  }

  /// What cannot be read as an entry may be anything, so it is shown as bytes.
  private static String text(LedgerSearch.Row row) {
    if (row.entry().isPresent()) {
      return new String(row.bytes(), StandardCharsets.US_ASCII);
    }
    int shown = Math.min(row.bytes().length, MOST_BYTES_SHOWN);
    return HexFormat.ofDelimiter(" ").formatHex(row.bytes(), 0, shown);
  }

  /// The proof, the same that `ledger prove` writes.
  @GetMapping("/{node:[a-z]{3}}/ledger/{index:[0-9]{1,18}}/proof")
  ResponseEntity<String> proof(
      HostedNode node, PersonOfNode person, @PathVariable("index") long index) {
    readings.read(node, person);
    return switch (LedgerProof.of(node.dataSource(), ledgers.policy(node.id()), index)) {
      case LedgerProof.Proven(var proof, var entry) ->
          ResponseEntity.ok()
              .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
              .header(
                  HttpHeaders.CONTENT_DISPOSITION,
                  ContentDisposition.attachment()
                      .filename(fileName(entry.index()))
                      .build()
                      .toString())
              .body(proof.toString());
      case LedgerProof.NoSuchEntry _, LedgerProof.NotWitnessedYet _ ->
          throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case LedgerProof.NotProvable _ -> throw new ResponseStatusException(HttpStatus.CONFLICT);
    };
  }

  private static String fileName(long index) {
    return "entry-" + index + ".tlog-proof";
  }
}
