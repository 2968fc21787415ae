package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccessLog.Event;
import org.mufakat.server.access.Accounts.Addition;
import org.mufakat.server.access.Accounts.Revision;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Where a node's administrator keeps its accounts.
@Controller
final class UsersPage {

  private static final String VIEW = "users";

  private final AccountBooks books;
  private final Passwords passwords;
  private final AttemptLimit limit;
  private final FurtherMeans means;
  private final LinkedProviders providers;
  private final SignIns signIns;
  private final AccessLog log;
  private final InstantSource time;
  private final SecureRandom chance = new SecureRandom();

  UsersPage(
      AccountBooks books,
      Passwords passwords,
      AttemptLimit limit,
      FurtherMeans means,
      LinkedProviders providers,
      SignIns signIns,
      AccessLog log,
      InstantSource time) {
    this.books = books;
    this.passwords = passwords;
    this.limit = limit;
    this.means = means;
    this.providers = providers;
    this.signIns = signIns;
    this.log = log;
    this.time = time;
  }

  @GetMapping("/{node:[a-z]{3}}/users")
  String list(
      HostedNode node,
      Model model,
      @RequestParam(name = "done", defaultValue = "") String done,
      @RequestParam(name = "refused", defaultValue = "") String refused) {
    model.addAttribute("done", known(done, Done.values()));
    model.addAttribute("refused", known(refused, NotDone.values()));
    return show(node, model);
  }

  @PostMapping("/{node:[a-z]{3}}/users")
  String add(
      HostedNode node,
      PersonOfNode administrator,
      Model model,
      HttpServletResponse response,
      @RequestParam(name = "username", defaultValue = "") String username,
      @RequestParam(name = "displayName", defaultValue = "") String displayName,
      @RequestParam(name = "role", defaultValue = "") String role,
      @RequestParam(name = "supervisor", defaultValue = "false") boolean supervisor) {
    var faults = new ArrayList<String>();
    var named = Username.typed(username);
    if (named.isEmpty()) {
      faults.add("username-form");
    }
    var called = displayName.strip();
    if (called.isEmpty() || called.length() > Account.DISPLAY_NAME_CHARACTERS) {
      faults.add("display-name-form");
    }
    var as = role(role, node);
    if (as.isEmpty()) {
      faults.add("role-missing");
    }
    if (faults.isEmpty()) {
      var secret = passwords.drawOneTime();
      var account =
          Account.opened(
                  AccountId.draw(chance),
                  named.orElseThrow(),
                  called,
                  as.orElseThrow(),
                  passwords.keepOneTime(secret),
                  time.instant())
              .withRole(as.orElseThrow(), supervisor && as.orElseThrow().maySupervise());
      var addition =
          log.opened(node.id(), administrator.account(), () -> books.of(node.id()).add(account));
      switch (addition) {
        case Addition.Added _ -> {
          tellOnce(model, account, secret);
          return show(node, model);
        }
        case Addition.UsernameTaken _ -> faults.add("username-taken");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("faults", faults);
    model.addAttribute("username", username);
    model.addAttribute("displayName", displayName);
    model.addAttribute("role", role);
    return show(node, model);
  }

  @PostMapping("/{node:[a-z]{3}}/users/{account}/role")
  String changeRole(
      HostedNode node,
      PersonOfNode administrator,
      @PathVariable("account") String account,
      @RequestParam(name = "role", defaultValue = "") String role,
      @RequestParam(name = "supervisor", defaultValue = "false") boolean supervisor) {
    var changed =
        role(role, node).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    return revise(
        node,
        administrator,
        account,
        a -> a.withRole(changed, supervisor && changed.maySupervise()),
        Event.ROLE_CHANGED,
        Done.ROLE);
  }

  @PostMapping("/{node:[a-z]{3}}/users/{account}/disable")
  String disable(
      HostedNode node, PersonOfNode administrator, @PathVariable("account") String account) {
    return revise(
        node, administrator, account, a -> a.disabled(true), Event.ACCOUNT_DISABLED, Done.DISABLED);
  }

  @PostMapping("/{node:[a-z]{3}}/users/{account}/enable")
  String enable(
      HostedNode node, PersonOfNode administrator, @PathVariable("account") String account) {
    return revise(
        node, administrator, account, a -> a.disabled(false), Event.ACCOUNT_ENABLED, Done.ENABLED);
  }

  /// The person signs in with a new one-time password and replaces it; every session of the account
  /// ends, and so does the waiting after wrong guesses.
  @PostMapping("/{node:[a-z]{3}}/users/{account}/reset-password")
  String resetPassword(
      HostedNode node,
      PersonOfNode administrator,
      Model model,
      @PathVariable("account") String account) {
    var secret = passwords.drawOneTime();
    var kept = passwords.keepOneTime(secret);
    var revision =
        log.revised(
            node.id(),
            Event.PASSWORD_RESET,
            administrator.account(),
            () ->
                books.of(node.id()).revise(id(account), a -> a.withPassword(kept, time.instant())));
    if (revision instanceof Revision.Revised(Account before, Account after)) {
      limit.forgive(node.id(), after.username());
      tellOnce(model, after, secret);
      return show(node, model);
    }
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /// For someone who lost what they had besides the password. Their sign-ins end, since a lost
  /// device may hold one.
  @PostMapping("/{node:[a-z]{3}}/users/{account}/reset-second-factor")
  String resetSecondFactor(
      HostedNode node, PersonOfNode administrator, @PathVariable("account") String account) {
    var whose =
        withoutMeans(node, administrator, account, Event.SECOND_FACTOR_REMOVED, means::removeAll);
    limit.forgive(node.id(), whose.username());
    return "redirect:/" + node.slug() + "/users?done=" + Done.SECOND_FACTOR.code();
  }

  /// For someone whose account at the provider is another's now, or was. Their sign-ins end, since
  /// one of them may be that other's.
  @PostMapping("/{node:[a-z]{3}}/users/{account}/unlink-provider")
  String unlinkProvider(
      HostedNode node, PersonOfNode administrator, @PathVariable("account") String account) {
    withoutMeans(node, administrator, account, Event.PROVIDER_UNLINKED, providers::unlinkAll);
    return "redirect:/" + node.slug() + "/users?done=" + Done.PROVIDER.code();
  }

  /// Takes from someone what they sign in with besides the password, and ends their sign-ins.
  private Account withoutMeans(
      HostedNode node,
      PersonOfNode administrator,
      String account,
      Event event,
      BiPredicate<NodeId, AccountId> removal) {
    var whose =
        books
            .of(node.id())
            .find(id(account))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    log.meansChanged(
        node.id(),
        event,
        administrator.account(),
        whose.id(),
        () -> removal.test(node.id(), whose.id()));
    signIns.endAll(node.id(), whose.id());
    return whose;
  }

  private String revise(
      HostedNode node,
      PersonOfNode administrator,
      String account,
      UnaryOperator<Account> change,
      Event event,
      Done done) {
    var page = "redirect:/" + node.slug() + "/users?";
    var revision =
        log.revised(
            node.id(),
            event,
            administrator.account(),
            () -> {
              var answer = books.of(node.id()).revise(id(account), change);
              DisabledAccounts.note(node, answer, time);
              return answer;
            });
    return switch (revision) {
      case Revision.Revised _ -> page + "done=" + done.code();
      case Revision.LastAdministrator _ -> page + "refused=" + NotDone.LAST_ADMINISTRATOR.code();
      case Revision.NoSuchAccount _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private String show(HostedNode node, Model model) {
    var accounts = books.of(node.id()).all();
    model.addAttribute("accounts", accounts);
    model.addAttribute(
        "ledgerIds",
        accounts.stream()
            .collect(
                Collectors.toMap(Account::id, a -> AccountEntries.ledgerId(node.id(), a.id()))));
    model.addAttribute("roles", rolesAt(node));
    model.addAttribute("withSecondFactor", means.owners(node.id()));
    model.addAttribute("withProvider", providers.linked(node.id()));
    return VIEW;
  }

  /// The only time the password is seen; it is kept nowhere but as a hash.
  private static void tellOnce(Model model, Account account, String secret) {
    model.addAttribute("newPassword", secret);
    model.addAttribute("newPasswordFor", account);
    model.addAttribute("newPasswordDays", SignInDesk.ONE_TIME_PASSWORD_LASTS.toDays());
  }

  private static AccountId id(String account) {
    try {
      return new AccountId(account);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private static Optional<Role> role(String code, HostedNode node) {
    return Role.byCode(code).filter(role -> role.isAt(node.id()));
  }

  private static List<Role> rolesAt(HostedNode node) {
    return Arrays.stream(Role.values()).filter(role -> role.isAt(node.id())).toList();
  }

  /// What an address may ask to be told, and nothing else.
  private static String known(String asked, Told[] told) {
    return Arrays.stream(told).map(Told::code).filter(asked::equals).findAny().orElse("");
  }

  private interface Told {
    String code();
  }

  private enum Done implements Told {
    ROLE,
    DISABLED,
    ENABLED,
    SECOND_FACTOR,
    PROVIDER;

    @Override
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private enum NotDone implements Told {
    LAST_ADMINISTRATOR;

    @Override
    public String code() {
      return "last-administrator";
    }
  }
}
