package org.mufakat.server.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.AccessLog.Event;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.SignInWay;
import org.mufakat.server.access.SignIns;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.provider.AskedRequests.Purpose;
import org.mufakat.server.provider.ProviderAnswer.Proven;
import org.mufakat.server.provider.ProviderAnswer.Refused;
import org.mufakat.server.provider.ProviderLinks.Linking;
import org.mufakat.server.provider.ProviderLinks.ProviderLink;

/// Links people's own accounts to a provider, and ends that.
final class LinkDesk {

  private final LinkBooks links;
  private final SignIns signIns;
  private final AccessLog log;
  private final InstantSource time;

  LinkDesk(LinkBooks links, SignIns signIns, AccessLog log, InstantSource time) {
    this.links = links;
    this.signIns = signIns;
    this.log = log;
    this.time = time;
  }

  /// Links the account of whoever asked for it, if they are still signed in to it.
  ///
  /// @return why nothing was linked
  Optional<Refused> link(
      HostedNode node,
      Provider provider,
      Purpose.Link asked,
      Proven proven,
      HttpServletRequest request,
      HttpServletResponse response) {
    var account =
        signIns
            .current(request, node.id())
            .filter(a -> a.id().equals(asked.account()) && a.epoch() == asked.epoch());
    if (account.isEmpty()) {
      return Optional.of(Refused.NOT_ASKED);
    }
    var refused =
        switch (link(node, account.get(), provider, proven)) {
          case Linking.Linked _ -> Optional.<Refused>empty();
          case Linking.HasOne _ -> Optional.of(Refused.HAS_ONE);
          case Linking.OpensAnother _ -> Optional.of(Refused.OPENS_ANOTHER);
        };
    if (refused.isPresent()) {
      log.refused(
          node.id(),
          Optional.of(account.get().id()),
          request.getRemoteAddr(),
          Reason.PROVIDER_ANSWER_REFUSED);
    } else if (proven.secondFactor()) {
      // Whoever just showed a second factor is signed in with one.
      signIns.open(request, response, node.id(), account.get(), SignInWay.PROVIDER_SECOND_FACTOR);
    }
    return refused;
  }

  private Linking link(HostedNode node, Account account, Provider provider, Proven proven) {
    var link =
        new ProviderLink(
            account.id(),
            LinkBooks.person(node, provider.setting(), proven.person()),
            time.instant());
    var linking = new AtomicReference<Linking>(new Linking.HasOne());
    log.meansChanged(
        node.id(),
        Event.PROVIDER_LINKED,
        account,
        account.id(),
        () -> {
          linking.set(links.of(node.id()).link(link));
          return linking.get() instanceof Linking.Linked;
        });
    return linking.get();
  }

  /// Ends a link, and what was opened by it elsewhere.
  void unlink(HostedNode node, Account account, Provider provider, HttpServletRequest request) {
    boolean ended =
        log.meansChanged(
            node.id(),
            Event.PROVIDER_UNLINKED,
            account,
            account.id(),
            () -> links.of(node.id()).unlink(account.id(), provider.setting().issuer()));
    if (ended) {
      signIns.of(request, node.id(), account).stream()
          .filter(signIn -> signIn.way().byProvider() && !signIns.isOwn(request, signIn))
          .forEach(signIns::end);
    }
  }
}
