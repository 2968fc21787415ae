package org.mufakat.server.provider;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.provider.AskedRequests.Purpose;
import org.mufakat.server.provider.ProviderAnswer.Refused;
import org.mufakat.server.signin.PublicAddress;

/// Makes the questions that browsers take to providers.
final class ProviderQuestions {

  private final AskedRequests requests;
  private final PublicAddress address;

  ProviderQuestions(AskedRequests requests, PublicAddress address) {
    this.requests = requests;
    this.address = address;
  }

  sealed interface Question {

    /// @param address for the browser to go to
    record Ask(String address) implements Question {}

    record Cannot(Refused why) implements Question {}
  }

  /// Whoever links an account has to prove themselves to the provider anew: at a computer that
  /// others use too, somebody else may still be signed in there.
  Question ask(HostedNode node, Provider provider, Purpose purpose, HttpServletRequest request) {
    var origin = address.origin(request);
    if (origin.isEmpty()) {
      return new Question.Cannot(Refused.NO_ADDRESS);
    }
    var answerTo = answerAddress(origin.get(), node, provider);
    var asked = provider.ask(answerTo, purpose instanceof Purpose.Link);
    if (asked.isEmpty()) {
      return new Question.Cannot(Refused.UNREACHABLE);
    }
    requests.keep(request, node, provider, asked.get(), purpose);
    return new Question.Ask(asked.get().getAuthorizationRequestUri());
  }

  /// Where the provider sends people back to: another address for each node and each provider, and
  /// never what a request's Host header says.
  private static URI answerAddress(URI origin, HostedNode node, Provider provider) {
    return URI.create(
        "%s/%s/sign-in/provider/%s/answer".formatted(origin, node.slug(), provider.setting().id()));
  }
}
