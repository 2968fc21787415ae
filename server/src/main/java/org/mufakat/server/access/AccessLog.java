package org.mufakat.server.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Accounts.Addition;
import org.mufakat.server.access.Accounts.Revision;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.LedgerBooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells everything that happens to accounts and sign-ins: in one line of the log each, and as an
/// entry of the node's ledger, in the same transaction as the change where there is one. By the
/// accounts' ids: no name, no password, and of the address only its network, in the log alone.
public final class AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger("org.mufakat.audit");

  private final LedgerBooks ledgers;
  private final InstantSource time;

  public AccessLog(LedgerBooks ledgers, InstantSource time) {
    this.ledgers = ledgers;
    this.time = time;
  }

  public enum Event {
    SIGNED_IN,
    SIGNED_OUT,
    SIGN_IN_REFUSED,
    SIGN_IN_SLOWED_DOWN,
    PASSWORD_CHANGED,
    ACCOUNT_OPENED,
    ROLE_CHANGED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    PASSWORD_RESET,
    SECOND_FACTOR_ADDED,
    SECOND_FACTOR_REMOVED,
    RECOVERY_CODES_DRAWN,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    PROVIDER_LINKED,
    PROVIDER_UNLINKED
  }

  /// Someone signed in. Told before the door is opened.
  public void signedIn(NodeId node, Account account, String address) {
    signedIn(node, account, address, Reason.NONE);
  }

  /// The same, and what was unusual about it.
  public void signedIn(NodeId node, Account account, String address, Reason reason) {
    ledgers.append(node, own(node, LedgerEvent.SIGN_IN, account).because(reason));
    attempt(node, Event.SIGNED_IN, Optional.of(account.id()), address);
  }

  public void signedOut(NodeId node, Account account) {
    ledgers.append(node, own(node, LedgerEvent.SIGN_OUT, account));
    own(node, Event.SIGNED_OUT, account.id());
  }

  /// Someone tried to sign in and was refused.
  ///
  /// @param tried the account that was tried, if there is one
  public void refused(NodeId node, Optional<AccountId> tried, String address) {
    refused(node, tried, address, Reason.WRONG_CREDENTIALS);
  }

  /// The same for another reason.
  public void refused(NodeId node, Optional<AccountId> tried, String address, Reason reason) {
    ledgers.append(node, AccountEntries.failedSignIn(time.instant(), node, tried, reason));
    attempt(node, Event.SIGN_IN_REFUSED, tried, address);
  }

  /// An attempt that was not looked at: a line and no entry, or anyone could fill the ledger.
  public void slowedDown(NodeId node, String address) {
    attempt(node, Event.SIGN_IN_SLOWED_DOWN, Optional.empty(), address);
  }

  /// Someone chooses a password of their own.
  Revision passwordChanged(NodeId node, Account by, Supplier<Revision> change) {
    var revision = recorded(node, LedgerEvent.ACCOUNT_CHANGED, by, change);
    if (revision instanceof Revision.Revised) {
      own(node, Event.PASSWORD_CHANGED, by.id());
    }
    return revision;
  }

  /// An administrator changes an account.
  Revision revised(NodeId node, Event event, Account by, Supplier<Revision> change) {
    var told = event == Event.ROLE_CHANGED ? LedgerEvent.ROLE_CHANGED : LedgerEvent.ACCOUNT_CHANGED;
    var revision = recorded(node, told, by, change);
    if (revision instanceof Revision.Revised(Account before, Account after)) {
      byAdministrator(node, event, after, by.id());
    }
    return revision;
  }

  /// A person, or an administrator for them, changes what the person has besides the password.
  ///
  /// @param change whether anything was changed
  public boolean meansChanged(
      NodeId node, Event event, Account by, AccountId whose, BooleanSupplier change) {
    boolean changed =
        ledgers.recording(
            node,
            change::getAsBoolean,
            done ->
                done
                    ? Optional.of(
                        about(node, LedgerEvent.ACCOUNT_CHANGED, by, whose).because(reason(event)))
                    : Optional.empty());
    if (changed) {
      LOG.info("access node={} event={} account={} by={}", node, code(event), whose, by.id());
    }
    return changed;
  }

  private static Reason reason(Event event) {
    return switch (event) {
      case SECOND_FACTOR_ADDED -> Reason.SECOND_FACTOR_ADDED;
      case SECOND_FACTOR_REMOVED -> Reason.SECOND_FACTOR_REMOVED;
      case RECOVERY_CODES_DRAWN -> Reason.RECOVERY_CODES_DRAWN;
      case PASSKEY_ADDED -> Reason.PASSKEY_ADDED;
      case PASSKEY_REMOVED -> Reason.PASSKEY_REMOVED;
      case PROVIDER_LINKED -> Reason.PROVIDER_LINKED;
      case PROVIDER_UNLINKED -> Reason.PROVIDER_UNLINKED;
      case SIGNED_IN,
          SIGNED_OUT,
          SIGN_IN_REFUSED,
          SIGN_IN_SLOWED_DOWN,
          PASSWORD_CHANGED,
          ACCOUNT_OPENED,
          ROLE_CHANGED,
          ACCOUNT_DISABLED,
          ACCOUNT_ENABLED,
          PASSWORD_RESET ->
          Reason.NONE;
    };
  }

  /// An administrator opens an account.
  Addition opened(NodeId node, Account by, Supplier<Addition> change) {
    var addition =
        ledgers.recording(
            node,
            change,
            answer ->
                answer instanceof Addition.Added(Account account)
                    ? Optional.of(about(node, LedgerEvent.ACCOUNT_CHANGED, by, account.id()))
                    : Optional.empty());
    if (addition instanceof Addition.Added(Account account)) {
      byAdministrator(node, Event.ACCOUNT_OPENED, account, by.id());
    }
    return addition;
  }

  private Revision recorded(NodeId node, LedgerEvent event, Account by, Supplier<Revision> change) {
    return ledgers.recording(
        node,
        change,
        answer ->
            answer instanceof Revision.Revised(Account before, Account after)
                ? Optional.of(about(node, event, by, after.id()))
                : Optional.empty());
  }

  private Happening own(NodeId node, LedgerEvent event, Account account) {
    return about(node, event, account, account.id());
  }

  private Happening about(NodeId node, LedgerEvent event, Account by, AccountId account) {
    return AccountEntries.about(
        time.instant(), AccountEntries.actor(node, by), event, node, account);
  }

  private static void own(NodeId node, Event event, AccountId account) {
    LOG.info("access node={} event={} account={}", node, code(event), account);
  }

  private static void byAdministrator(
      NodeId node, Event event, Account account, AccountId administrator) {
    LOG.info(
        "access node={} event={} account={} role={} by={}",
        node,
        code(event),
        account.id(),
        account.role().code(),
        administrator);
  }

  private static void attempt(
      NodeId node, Event event, Optional<AccountId> account, String address) {
    LOG.info(
        "access node={} event={} account={} from={}",
        node,
        code(event),
        account.map(AccountId::value).orElse("unknown"),
        networkOf(address));
  }

  /// Enough to see from where, not from whom: the first 24 bits of IPv4, 48 of IPv6.
  private static String networkOf(String address) {
    try {
      var parsed = InetAddress.ofLiteral(address);
      var bytes = parsed.getAddress();
      Arrays.fill(bytes, parsed instanceof Inet4Address ? 3 : 6, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return "unknown";
    }
  }

  private static String code(Event event) {
    return event.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
