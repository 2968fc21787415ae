package org.mufakat.server.ledger;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mufakat.ledger.AddCheckpoint;
import org.mufakat.ledger.Checkpoint;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.WitnessAnswer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The hub's witness over HTTP, for nodes that run elsewhere and for whoever wants to check one.
/// Nobody signs in: signatures say who speaks, and hashes are all that is told.
///
/// Source: C2SP `tlog-witness`.
@RestController
final class WitnessResource {

  /// A checkpoint with 63 hashes and a few signatures takes 4 kB.
  private static final int MOST_BYTES = 16 * 1024;

  private static final MediaType SIZE = MediaType.parseMediaType("text/x.tlog.size");

  private final Optional<WitnessDesk> desk;

  WitnessResource(NodeLedgers ledgers) {
    this.desk = ledgers.witness();
  }

  @PostMapping("/hub/witness/add-checkpoint")
  ResponseEntity<String> addCheckpoint(HttpServletRequest request) throws IOException {
    if (desk.isEmpty()) {
      return refused(HttpStatus.NOT_FOUND, "The hub does not run here.");
    }
    var bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return refused(
          HttpStatus.CONTENT_TOO_LARGE, "A request has at most " + MOST_BYTES + " bytes.");
    }
    var asked = AddCheckpoint.parse(bytes);
    return asked.isEmpty()
        ? refused(
            HttpStatus.BAD_REQUEST,
            "A request is `old SIZE`, up to 63 hashes, an empty line and a signed checkpoint.")
        : answer(asked.get(), desk.get().add(asked.get()));
  }

  private static ResponseEntity<String> answer(AddCheckpoint asked, WitnessDesk.Outcome outcome) {
    return switch (outcome.answer()) {
      case WitnessAnswer.Accepted _ ->
          plain(
              HttpStatus.OK,
              MediaType.TEXT_PLAIN,
              outcome.cosignature().orElseThrow().line() + "\n");
      case WitnessAnswer.Refused(var reason, long size) ->
          reason == WitnessAnswer.Reason.OTHER_OLD_SIZE || isOtherRoot(asked, reason, size)
              ? plain(HttpStatus.CONFLICT, SIZE, size + "\n")
              : refused(WitnessRefusal.of(reason).status(), WitnessRefusal.of(reason).sentence());
    };
  }

  /// The size that was accepted last, with another root: the specification has a status for it.
  private static boolean isOtherRoot(AddCheckpoint asked, WitnessAnswer.Reason reason, long size) {
    return reason == WitnessAnswer.Reason.NOT_CONSISTENT
        && Checkpoint.parse(asked.note().text()).filter(c -> c.size() == size).isPresent();
  }

  /// The last checkpoint of a log that was cosigned, with its cosignature.
  ///
  /// @param log SHA-256 of the log's name, in hex
  @GetMapping("/hub/witness/{log:[0-9a-f]{64}}")
  ResponseEntity<String> last(@PathVariable("log") String log) {
    return desk.flatMap(d -> named(d, log).flatMap(d::last))
        .map(SignedNote::toString)
        .map(note -> plain(HttpStatus.OK, MediaType.TEXT_PLAIN, note))
        .orElseGet(
            () -> refused(HttpStatus.NOT_FOUND, "No checkpoint of such a log was cosigned here."));
  }

  /// The key that the cosignatures are verified with. Believe it only when it came another way too.
  @GetMapping("/hub/witness/key")
  ResponseEntity<String> key() {
    return desk.map(d -> plain(HttpStatus.OK, MediaType.TEXT_PLAIN, d.key() + "\n"))
        .orElseGet(() -> refused(HttpStatus.NOT_FOUND, "The hub does not run here."));
  }

  private static Optional<String> named(WitnessDesk desk, String hash) {
    return desk.watched().stream()
        .filter(origin -> LedgerKeys.hashOf(origin).equals(hash))
        .findFirst();
  }

  private static ResponseEntity<String> refused(HttpStatus status, String sentence) {
    return plain(status, MediaType.TEXT_PLAIN, sentence + "\n");
  }

  /// Notes hold a dash beyond ASCII, so the bytes are said to be UTF-8.
  private static ResponseEntity<String> plain(HttpStatus status, MediaType type, String body) {
    var written =
        type.equals(MediaType.TEXT_PLAIN)
            ? new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8)
            : type;
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .contentType(written)
        .body(body);
  }
}
