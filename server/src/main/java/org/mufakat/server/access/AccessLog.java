package org.mufakat.server.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.node.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line in the log for everything that happens to accounts and sign-ins, by the accounts' ids:
/// no name, no password, and of the address only its network.
public final class AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger("org.mufakat.audit");

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
    PASSWORD_RESET
  }

  /// Someone did something to their own account.
  public void own(NodeId node, Event event, AccountId account) {
    LOG.info("access node={} event={} account={}", node, code(event), account);
  }

  /// An administrator did something to an account.
  public void byAdministrator(NodeId node, Event event, Account account, AccountId administrator) {
    LOG.info(
        "access node={} event={} account={} role={} by={}",
        node,
        code(event),
        account.id(),
        account.role().code(),
        administrator);
  }

  /// Someone tried to sign in.
  ///
  /// @param account the one that was tried, if there is one
  public void attempt(NodeId node, Event event, Optional<AccountId> account, String address) {
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
