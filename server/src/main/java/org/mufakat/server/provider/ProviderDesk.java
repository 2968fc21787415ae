package org.mufakat.server.provider;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.AttemptLimit;
import org.mufakat.server.access.AttemptLimit.Attempt;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.provider.AskedRequests.Asked;
import org.mufakat.server.provider.AskedRequests.Purpose;
import org.mufakat.server.provider.ProviderAnswer.Proven;
import org.mufakat.server.provider.ProviderAnswer.Refused;

/// Takes what browsers bring back from providers, and slows down those who bring rubbish. Counted
/// by where it comes from: who it is, is only known afterwards.
///
/// What comes from a browser that waits for no answer is looked at no further: it is counted
/// against nobody and told nowhere, or a page elsewhere could have its readers' browsers fill the
/// ledger and slow down their neighbours.
final class ProviderDesk {

  private final AskedRequests requests;
  private final AttemptLimit limit;
  private final AccessLog log;

  ProviderDesk(AskedRequests requests, AttemptLimit limit, AccessLog log) {
    this.requests = requests;
    this.limit = limit;
    this.log = log;
  }

  /// What came of it.
  sealed interface Outcome {

    /// @param attempt to be told of when an account goes with the person
    record Known(Purpose purpose, Proven proven, Attempt attempt) implements Outcome {}

    /// @param purpose empty where nothing was asked
    record No(Optional<Purpose> purpose, Refused why) implements Outcome {}

    record TooManyAttempts(Duration retryAfter) implements Outcome {}
  }

  Outcome attempt(
      HostedNode node, Provider provider, HttpServletRequest request, Returned returned) {
    if (requests.awaited(request, node, provider).isEmpty()) {
      return new Outcome.No(Optional.empty(), Refused.NOT_ASKED);
    }
    var from = request.getRemoteAddr();
    return switch (limit.start(node.id(), "provider from " + from, from)) {
      case AttemptLimit.Answer.Wait(Duration remaining) -> {
        log.slowedDown(node.id(), from);
        yield new Outcome.TooManyAttempts(remaining);
      }
      case AttemptLimit.Answer.Go(Attempt attempt) -> {
        var asked = requests.take(request, node, provider, returned.state());
        var purpose = asked.map(Asked::purpose);
        var answer =
            asked
                .map(a -> provider.answer(a.request(), a.askedAt(), returned))
                .orElse(Refused.NOT_ASKED);
        yield switch (answer) {
          case Proven proven -> new Outcome.Known(purpose.orElseThrow(), proven, attempt);
          case Refused why -> {
            if (isNoAttempt(why)) {
              limit.withdrawn(attempt);
            } else {
              log.refused(node.id(), Optional.empty(), from, Reason.PROVIDER_ANSWER_REFUSED);
            }
            yield new Outcome.No(purpose, why);
          }
        };
      }
    };
  }

  /// Whether nobody was named: the provider was not reached, or whoever was sent there went away.
  private static boolean isNoAttempt(Refused why) {
    return why == Refused.UNREACHABLE || why == Refused.DECLINED;
  }

  /// An account goes with the person: it was no guess.
  void succeeded(Attempt attempt) {
    limit.succeeded(attempt);
  }
}
