package org.mufakat.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.mufakat.server.access.AccessAnswer.Allowed;
import org.mufakat.server.access.AccessAnswer.ChoosePasswordFirst;
import org.mufakat.server.access.AccessAnswer.NotForThisRole;
import org.mufakat.server.access.AccessAnswer.SetUpSecondFactorFirst;
import org.mufakat.server.access.AccessAnswer.SignInFirst;
import org.mufakat.server.access.Addresses.Meaning;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Asks the policy before anything of a request's body is read: an upload by nobody is refused
/// unread.
final class PolicyFilter extends OncePerRequestFilter {

  private static final int UPLOADS_AT_ONCE = 3;

  private final Semaphore uploads = new Semaphore(UPLOADS_AT_ONCE);

  private final NodeDirectory nodes;
  private final Refusals refusals;
  private final RefusalEntries entries;

  PolicyFilter(NodeDirectory nodes, Refusals refusals, RefusalEntries entries) {
    this.nodes = nodes;
    this.refusals = refusals;
    this.entries = entries;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var addressed = Addressed.by(request, nodes);
    if (addressed.isOfUnknownNode()) {
      refusals.unknownNode(request, response, addressed);
      return;
    }
    switch (Addresses.meaningOf(request.getMethod(), addressed.path())) {
      case Meaning.Nothing() -> refusals.nothingThere(request, response, addressed);
      case Meaning.OtherMethods(var allowed) ->
          refusals.otherMethods(request, response, addressed, allowed);
      case Meaning.Stands(Deed deed) -> {
        switch (AccessPolicy.answer(viewer(addressed), deed)) {
          case Allowed() -> inTurn(request, response, chain, addressed);
          case SignInFirst() -> refusals.signInFirst(request, response, addressed);
          case SetUpSecondFactorFirst() ->
              refusals.setUpSecondFactorFirst(request, response, addressed);
          case ChoosePasswordFirst() -> refusals.choosePasswordFirst(request, response, addressed);
          case NotForThisRole() -> {
            tell(deed);
            refusals.notForThisRole(request, response, addressed);
          }
        }
      }
    }
  }

  /// A file is spooled to the disk before anyone looks at it, so only a few come in at a time.
  private void inTurn(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      Addressed addressed)
      throws ServletException, IOException {
    if (!Refusals.isUpload(request)) {
      goOn(request, response, chain, addressed);
    } else if (uploads.tryAcquire()) {
      try {
        if (refusals.isTooLarge(request)) {
          refusals.tooLarge(request, response, addressed);
        } else {
          goOn(request, response, chain, addressed);
        }
      } finally {
        uploads.release();
      }
    } else {
      refusals.tooManyUploads(request, response, addressed);
    }
  }

  /// What comes with a request is first read behind this filter. Where it cannot be read, the page
  /// that says so is shown without it.
  private void goOn(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      Addressed addressed)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (InvalidParameterException e) {
      refusals.unreadable(request, response, addressed, e.getErrorCode());
    } catch (ServletException e) {
      if (e.getCause() instanceof InvalidParameterException unreadable) {
        refusals.unreadable(request, response, addressed, unreadable.getErrorCode());
      } else {
        throw e;
      }
    }
  }

  private void tell(Deed deed) {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof PersonOfNode person) {
      entries.tell(person, deed);
    }
  }

  private static Viewer viewer(Addressed addressed) {
    return addressed
        .node()
        .map(node -> Visitor.viewer(SecurityContextHolder.getContext().getAuthentication(), node))
        .orElse(new Viewer.Nobody(false));
  }
}
