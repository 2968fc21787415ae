package org.mufakat.server.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.FurtherMeans;
import org.mufakat.server.access.SignInWay;
import org.mufakat.server.access.SignIns;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.provider.ProviderAnswer.Proven;

/// Lets a person in whom a provider vouches for, if their owner linked an account to them.
final class ProviderEntry {

  private final LinkBooks links;
  private final AccountBooks books;
  private final FurtherMeans means;
  private final SignIns signIns;
  private final AccessLog log;

  ProviderEntry(
      LinkBooks links, AccountBooks books, FurtherMeans means, SignIns signIns, AccessLog log) {
    this.links = links;
    this.books = books;
    this.means = means;
    this.signIns = signIns;
    this.log = log;
  }

  /// Signs in, or awaits the second step of someone who has one and showed none at the provider: a
  /// provider's word alone is worth no more than a password.
  ///
  /// @param target where to go afterwards
  /// @return where to go now; empty where no open account goes with the person
  Optional<String> enter(
      HostedNode node,
      Provider provider,
      Proven proven,
      String target,
      HttpServletRequest request,
      HttpServletResponse response) {
    var from = request.getRemoteAddr();
    var owner = links.owner(node, provider.setting(), proven.person());
    var account = owner.flatMap(books.of(node.id())::find).filter(a -> !a.disabled());
    if (account.isEmpty()) {
      log.refused(node.id(), owner, from, Reason.NOT_LINKED);
      return Optional.empty();
    }
    return Optional.of(
        proven.secondFactor()
            ? open(node, account.get(), SignInWay.PROVIDER_SECOND_FACTOR, target, request, response)
            : enterByOne(node, account.get(), target, request, response));
  }

  private String enterByOne(
      HostedNode node,
      Account account,
      String target,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (means.has(node.id(), account.id())) {
      signIns.awaitSecondStep(request, response, node.id(), account, SignInWay.PROVIDER, target);
      return "/" + node.slug() + "/second-step";
    }
    return open(node, account, SignInWay.PROVIDER, target, request, response);
  }

  private String open(
      HostedNode node,
      Account account,
      SignInWay way,
      String target,
      HttpServletRequest request,
      HttpServletResponse response) {
    log.signedIn(node.id(), account, request.getRemoteAddr(), Reason.BY_PROVIDER);
    signIns.open(request, response, node.id(), account, way);
    return target;
  }
}
