package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Supplier;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/// Who a browser's session is, node by node: a session may hold a sign-in for each node, and at a
/// node counts only that node's own. What is kept is a pointer; the account itself is read from the
/// node's database at every request, so that a disabled account or a new role counts at once.
public final class SignIns implements SecurityContextRepository {

  /// However busy, a sign-in ends after a day's work.
  public static final Duration LONGEST = Duration.ofHours(12);

  public static final Duration LONGEST_IDLE = Duration.ofMinutes(30);

  /// A session that nobody signed in to, kept for the sign-in form.
  public static final Duration LONGEST_UNUSED = Duration.ofMinutes(10);

  private static final String ATTRIBUTE = "mufakat.sign-in.";

  private final NodeDirectory nodes;
  private final AccountBooks books;
  private final CsrfTokenRepository tokens;
  private final InstantSource time;

  public SignIns(
      NodeDirectory nodes, AccountBooks books, CsrfTokenRepository tokens, InstantSource time) {
    this.nodes = nodes;
    this.books = books;
    this.tokens = tokens;
    this.time = time;
  }

  /// Signs a person in at one node. The session gets a new id and a new CSRF token, so that those
  /// known beforehand are worth nothing; sign-ins at other nodes stay.
  public void open(
      HttpServletRequest request, HttpServletResponse response, NodeId node, Account account) {
    var session = request.getSession(true);
    request.changeSessionId();
    tokens.saveToken(null, request, response);
    session.setMaxInactiveInterval((int) LONGEST_IDLE.toSeconds());
    session.setAttribute(
        ATTRIBUTE + node.slug(), new Kept(account.id().value(), account.epoch(), time.instant()));
  }

  /// Signs out of one node. With the last sign-in the session goes too.
  public void close(HttpServletRequest request, NodeId node) {
    var session = request.getSession(false);
    if (session == null) {
      return;
    }
    session.removeAttribute(ATTRIBUTE + node.slug());
    if (holdsSignIn(session)) {
      request.changeSessionId();
    } else {
      session.invalidate();
    }
  }

  /// The account that this request's session is signed in to at a node, if it still counts.
  public Optional<Account> current(HttpServletRequest request, NodeId node) {
    var session = request.getSession(false);
    if (session == null || !(session.getAttribute(ATTRIBUTE + node.slug()) instanceof Kept kept)) {
      return Optional.empty();
    }
    if (kept.since().plus(LONGEST).isBefore(time.instant())) {
      return Optional.empty();
    }
    return books
        .of(node)
        .find(new AccountId(kept.account()))
        .filter(account -> !account.disabled() && account.epoch() == kept.epoch());
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new OnDemand(() -> contextOf(request));
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return contextOf(holder.getRequest());
  }

  /// Nothing: a sign-in is kept by [#open] alone.
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return contextOf(request).getAuthentication() != null;
  }

  private SecurityContext contextOf(HttpServletRequest request) {
    var context = new SecurityContextImpl();
    Addressed.by(request, nodes)
        .node()
        .flatMap(
            node ->
                current(request, node.id()).map(account -> new PersonOfNode(node.id(), account)))
        .ifPresent(context::setAuthentication);
    return context;
  }

  private static boolean holdsSignIn(HttpSession session) {
    return Collections.list(session.getAttributeNames()).stream()
        .anyMatch(name -> name.startsWith(ATTRIBUTE));
  }

  /// What a session keeps of a sign-in.
  private record Kept(String account, int epoch, Instant since) implements Serializable {}

  /// Read once, and only where somebody asks.
  private static final class OnDemand implements DeferredSecurityContext {

    private final Supplier<SecurityContext> load;
    private Optional<SecurityContext> loaded = Optional.empty();

    OnDemand(Supplier<SecurityContext> load) {
      this.load = load;
    }

    @Override
    public SecurityContext get() {
      if (loaded.isEmpty()) {
        loaded = Optional.of(load.get());
      }
      return loaded.orElseThrow();
    }

    @Override
    public boolean isGenerated() {
      return get().getAuthentication() == null;
    }
  }
}
