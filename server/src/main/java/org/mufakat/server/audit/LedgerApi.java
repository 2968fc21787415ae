package org.mufakat.server.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.TreeHash;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.Problem;
import org.mufakat.server.ledger.LedgerSearch;
import org.mufakat.server.ledger.LedgerState;
import org.mufakat.server.ledger.NodeLedgers;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The ledger for programs. `openapi.yaml` describes both operations.
@RestController
@RequestMapping("/{node:[a-z]{3}}/api/v1/ledger")
final class LedgerApi {

  private static final int MOST_ROWS = 500;
  private static final int USUAL_ROWS = 100;

  private final NodeLedgers ledgers;
  private final LedgerReadings readings;

  LedgerApi(NodeLedgers ledgers, LedgerReadings readings) {
    this.ledgers = ledgers;
    this.readings = readings;
  }

  /// @param next what to give as `before` for those that follow; null after the last
  record EntriesJson(List<EntryJson> entries, @Nullable Long next) {}

  /// @param readable false where someone has been at the entry: all but its hash is then null
  record EntryJson(
      long index,
      boolean readable,
      @Nullable Instant at,
      @Nullable ActorJson actor,
      @Nullable String event,
      @Nullable SubjectJson subject,
      @Nullable String reason,
      @Nullable String content,
      String leafHash) {

    static EntryJson of(LedgerSearch.Row row) {
      var leaf = TreeHash.ofLeaf(row.bytes()).toString();
      return row.entry()
          .filter(_ -> row.isReadable())
          .map(entry -> of(entry, leaf))
          .orElseGet(
              () -> new EntryJson(row.index(), false, null, null, null, null, null, null, leaf));
    }

    private static EntryJson of(LedgerEntry entry, String leaf) {
      return new EntryJson(
          entry.index(),
          true,
          entry.at(),
          new ActorJson(
              entry.actor().id().value(),
              entry.actor().role().code(),
              entry.actor().compartmentCode()),
          entry.event().code(),
          new SubjectJson(entry.subject().kind().code(), entry.subject().id().value()),
          entry.reason().code(),
          entry.content().hex(),
          leaf);
    }
  }

  record ActorJson(String id, String role, String side) {}

  record SubjectJson(String kind, String id) {}

  /// @param waiting entries without a place
  /// @param newest null before the first checkpoint
  /// @param witnessed null before the first that was witnessed
  record StateJson(
      String ledger,
      String logKey,
      @Nullable String witnessKey,
      long size,
      long waiting,
      @Nullable CheckpointJson newest,
      @Nullable CheckpointJson witnessed) {}

  /// @param note the C2SP tlog-checkpoint with its signatures
  record CheckpointJson(
      long size,
      String root,
      @Nullable Instant signedAt,
      @Nullable Instant cosignedAt,
      String note) {

    static CheckpointJson of(LedgerState.Signed signed) {
      return new CheckpointJson(
          signed.checkpoint().size(),
          signed.checkpoint().root().base64(),
          signed.signedAt().orElse(null),
          signed.cosignedAt().orElse(null),
          signed.note().toString());
    }
  }

  @GetMapping
  EntriesJson entries(
      HostedNode node,
      PersonOfNode person,
      @RequestParam MultiValueMap<String, String> parameters) {
    var asked = AskedEntries.of(parameters, node.zone());
    if (!asked.isUnderstood()) {
      throw wrong(
          String.join(", ", asked.faults()),
          "give words as entries write them, ids of 32 hex digits, and days as 2031-05-06, the"
              + " first not after the last");
    }
    var before =
        LedgerPage.place(parameters, LedgerPage.BEFORE, LedgerSearch.END)
            .orElseThrow(() -> wrong(LedgerPage.BEFORE, "give a number of an entry"));
    var limit =
        LedgerPage.place(parameters, "limit", USUAL_ROWS).stream()
            .filter(l -> l >= 1 && l <= MOST_ROWS)
            .findFirst()
            .orElseThrow(() -> wrong("limit", "give 1 to " + MOST_ROWS));
    readings.read(node, person);
    var page = new LedgerSearch(node.dataSource()).older(asked.filter(), before, (int) limit);
    return new EntriesJson(
        page.rows().stream().map(EntryJson::of).toList(),
        page.older() && !page.rows().isEmpty() ? page.rows().getLast().index() : null);
  }

  @GetMapping("/checkpoint")
  StateJson checkpoint(HostedNode node) {
    var ledger = ledgers.of(node.id());
    var state = LedgerState.of(node.dataSource(), ledgers.policy(node.id()));
    return new StateJson(
        ledger.origin(),
        ledger.key().toString(),
        ledgers.witnessKey().map(Object::toString).orElse(null),
        state.size(),
        state.waiting(),
        state.newest().map(CheckpointJson::of).orElse(null),
        state.witnessed().map(CheckpointJson::of).orElse(null));
  }

  private static Problem wrong(String what, String whatToDo) {
    return new Problem(
        HttpStatus.BAD_REQUEST,
        "wrong-parameter",
        "A parameter is wrong",
        what + " cannot be what was given: " + whatToDo + ".");
  }
}
