package org.mufakat.server.ledger;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mufakat.ledger.AddCheckpoint;
import org.mufakat.ledger.NoteSignature;
import org.mufakat.ledger.SignedNote;

/// A hub's witness, asked over HTTP.
///
/// Source: C2SP `tlog-witness`.
public final class HttpWitness implements WitnessLine {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 64 * 1024;

  private final URI hub;
  private final Duration patience;
  private final HttpClient client;

  /// @param hub where the hub's server answers: `https://hub.example/`
  HttpWitness(URI hub) {
    this(hub, PATIENCE);
  }

  /// @param patience how long the whole of an answer may take
  HttpWitness(URI hub, Duration patience) {
    this.hub = hub.resolve("/hub/witness/");
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public WitnessReply add(AddCheckpoint request) {
    try {
      var answer =
          send(
              HttpRequest.newBuilder(hub.resolve("add-checkpoint"))
                  .header("Content-Type", "text/plain; charset=utf-8")
                  .POST(HttpRequest.BodyPublishers.ofString(request.toString())));
      return switch (answer.status()) {
        case 200 -> cosigned(request.note(), answer.body());
        case 409 -> otherSize(answer.body());
        case 400, 403, 404, 413, 422 ->
            new WitnessReply.Refused(
                "the witness answered %d: %s".formatted(answer.status(), firstLine(answer.body())));
        default -> new WitnessReply.Unreachable("the hub answered " + answer.status());
      };
    } catch (WitnessSilent e) {
      return new WitnessReply.Unreachable(String.valueOf(e.getMessage()));
    }
  }

  private static WitnessReply cosigned(SignedNote note, String lines) {
    var signed = SignedNote.parse(note.text() + "\n" + lines);
    return signed.isEmpty()
        ? new WitnessReply.Refused("the witness answered 200 and sent no signature")
        : new WitnessReply.Cosigned(new ArrayList<NoteSignature>(signed.get().signatures()));
  }

  private static WitnessReply otherSize(String body) {
    var digits = body.strip();
    return digits.matches("0|[1-9][0-9]{0,17}")
        ? new WitnessReply.KnowsOtherSize(Long.parseLong(digits))
        : new WitnessReply.Refused("the witness answered 409 and told no size");
  }

  /// The last checkpoint of a log that the witness cosigned, with its cosignature; empty when there
  /// is none.
  Optional<SignedNote> last(String origin) {
    var answer = send(HttpRequest.newBuilder(hub.resolve(LedgerKeys.hashOf(origin))).GET());
    if (answer.status() == 404) {
      return Optional.empty();
    }
    var note =
        answer.status() == 200 ? SignedNote.parse(answer.body()) : Optional.<SignedNote>empty();
    if (note.isEmpty()) {
      throw new WitnessSilent("the hub answered " + answer.status() + " and sent no note");
    }
    return note;
  }

  /// What a hub said when it was asked for the last checkpoint that it cosigned.
  public sealed interface Last {
    record Cosigned(SignedNote note) implements Last {}

    /// It has cosigned none.
    record None() implements Last {}

    record Silent(String why) implements Last {}
  }

  /// Asks a hub for the last checkpoint of a log that it cosigned.
  public static Last lastOf(URI hub, String origin) {
    try (var witness = new HttpWitness(hub)) {
      return witness.said(origin);
    }
  }

  @Override
  public Last said(String origin) {
    try {
      return last(origin).<Last>map(Last.Cosigned::new).orElseGet(Last.None::new);
    } catch (WitnessSilent e) {
      return new Last.Silent(String.valueOf(e.getMessage()));
    }
  }

  private record Answer(int status, String body) {}

  private static String firstLine(String body) {
    return body.lines().findFirst().orElse("");
  }

  /// The whole answer, with no more of a body than a witness has to say, within the time there is.
  private Answer send(HttpRequest.Builder request) {
    var coming =
        client.sendAsync(
            request.timeout(patience).build(),
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
    try {
      var answer = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(answer.statusCode(), answer.body());
    } catch (ExecutionException e) {
      throw new WitnessSilent("the hub at %s cannot be reached".formatted(hub.resolve("/")));
    } catch (TimeoutException e) {
      coming.cancel(true);
      throw new WitnessSilent("the hub at %s did not answer in time".formatted(hub.resolve("/")));
    } catch (InterruptedException e) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw new WitnessSilent("interrupted");
    }
  }

  /// Ends what is under way.
  @Override
  public void close() {
    client.shutdownNow();
  }

  /// The witness cannot be asked.
  private static final class WitnessSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WitnessSilent(String why) {
      super(why);
    }
  }
}
