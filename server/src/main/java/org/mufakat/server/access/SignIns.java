package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.http.HttpHeaders;
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

  /// Between the first step and the second.
  static final Duration LONGEST_BETWEEN_STEPS = Duration.ofMinutes(5);

  private static final String ATTRIBUTE = "mufakat.sign-in.";
  private static final String BETWEEN_STEPS = "mufakat.second-step.";

  private final NodeDirectory nodes;
  private final AccountBooks books;
  private final CsrfTokenRepository tokens;
  private final InstantSource time;
  private final OpenSignIns open = new OpenSignIns();

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
      HttpServletRequest request,
      HttpServletResponse response,
      NodeId node,
      Account account,
      SignInWay way) {
    var session = request.getSession(true);
    request.changeSessionId();
    tokens.saveToken(null, request, response);
    session.setMaxInactiveInterval((int) LONGEST_IDLE.toSeconds());
    var browser = BrowserKind.of(request.getHeader(HttpHeaders.USER_AGENT));
    session.setAttribute(
        ATTRIBUTE + node.slug(),
        new Kept(open.begin(node, account, way, time.instant(), browser), open));
    session.removeAttribute(BETWEEN_STEPS + node.slug());
    if (way.withSecondFactor()) {
      endThoseByLess(node, account);
    }
  }

  /// Whoever shows more than a password ends what was opened with less: a password that somebody
  /// else knows shall not outlive the second factor, where it could take that away again.
  private void endThoseByLess(NodeId node, Account account) {
    open.of(node, account.id())
        .filter(signIn -> !signIn.way().withSecondFactor())
        .toList()
        .forEach(this::end);
  }

  /// The same after something of the account changed that ends every sign-in: this one goes on.
  ///
  /// @param way how, where this request's session is not signed in
  public void renew(
      HttpServletRequest request,
      HttpServletResponse response,
      NodeId node,
      Account account,
      SignInWay way) {
    open(request, response, node, account, kept(request, node).map(OpenSignIn::way).orElse(way));
  }

  /// The first step is done, the second is awaited: nobody is signed in yet.
  ///
  /// @param way how the first step was done
  /// @param target where to go afterwards
  public void awaitSecondStep(
      HttpServletRequest request,
      HttpServletResponse response,
      NodeId node,
      Account account,
      SignInWay way,
      String target) {
    var session = request.getSession(true);
    request.changeSessionId();
    tokens.saveToken(null, request, response);
    session.setAttribute(
        BETWEEN_STEPS + node.slug(),
        new FirstStep(account.id(), account.epoch(), way, target, time.instant()));
  }

  /// Who did the first step in this request's session, if it still counts.
  public Optional<SecondStep> awaited(HttpServletRequest request, NodeId node) {
    var session = request.getSession(false);
    if (session == null
        || !(session.getAttribute(BETWEEN_STEPS + node.slug()) instanceof FirstStep first)
        || first.at().plus(LONGEST_BETWEEN_STEPS).isBefore(time.instant())) {
      return Optional.empty();
    }
    return books
        .of(node)
        .find(first.account())
        .filter(a -> !a.disabled() && a.epoch() == first.epoch())
        .map(account -> new SecondStep(account, first.way(), first.target()));
  }

  /// @param account of whoever did the first step
  /// @param way how they did it
  /// @param target where to go afterwards
  public record SecondStep(Account account, SignInWay way, String target) {}

  private record FirstStep(
      AccountId account, int epoch, SignInWay way, String target, Instant at) {}

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
    return kept(request, node)
        .filter(signIn -> stillCounts(signIn) && open.seen(signIn.id(), time.instant()))
        .flatMap(
            signIn ->
                books
                    .of(node)
                    .find(signIn.account())
                    .filter(a -> !a.disabled() && a.epoch() == signIn.epoch()));
  }

  /// Where a person is signed in at a node, this request's own first, then by when it was last
  /// seen.
  public List<OpenSignIn> of(HttpServletRequest request, NodeId node, Account account) {
    return open.of(node, account.id())
        .filter(signIn -> signIn.epoch() == account.epoch() && stillCounts(signIn))
        .sorted(
            Comparator.comparing((OpenSignIn signIn) -> !isOwn(request, signIn))
                .thenComparing(OpenSignIn::lastSeen, Comparator.reverseOrder())
                .thenComparing(OpenSignIn::id))
        .toList();
  }

  /// Whether a sign-in is that of this request's session.
  public boolean isOwn(HttpServletRequest request, OpenSignIn signIn) {
    return kept(request, signIn.node()).filter(own -> own.id().equals(signIn.id())).isPresent();
  }

  /// Ends a sign-in wherever its browser is; nothing where it was ended already. Its next request
  /// is one of nobody.
  public void end(OpenSignIn signIn) {
    open.end(signIn.id());
  }

  /// Ends every sign-in of an account at a node.
  void endAll(NodeId node, AccountId account) {
    open.of(node, account).toList().forEach(this::end);
  }

  private boolean stillCounts(OpenSignIn signIn) {
    return !signIn.since().plus(LONGEST).isBefore(time.instant());
  }

  private static Optional<OpenSignIn> kept(HttpServletRequest request, NodeId node) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE + node.slug()) instanceof Kept kept
        ? Optional.of(kept.begun())
        : Optional.empty();
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
                current(request, node.id())
                    .map(
                        account ->
                            new PersonOfNode(
                                node,
                                account,
                                kept(request, node.id())
                                    .map(OpenSignIn::way)
                                    .orElse(SignInWay.PASSWORD))))
        .ifPresent(context::setAuthentication);
    return context;
  }

  private static boolean holdsSignIn(HttpSession session) {
    return Collections.list(session.getAttributeNames()).stream()
        .anyMatch(name -> name.startsWith(ATTRIBUTE));
  }

  /// What a session keeps of a sign-in, as it began. With the session, or when another takes its
  /// place, it is over.
  private record Kept(OpenSignIn begun, OpenSignIns open) implements HttpSessionBindingListener {

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
      open.end(begun.id());
    }
  }

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
