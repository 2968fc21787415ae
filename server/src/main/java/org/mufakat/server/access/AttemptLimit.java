package org.mufakat.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mufakat.node.NodeId;

/// Slows down whoever guesses passwords: after some failures each further attempt has to wait twice
/// as long as the one before. Counted per account (known or not, so that the waiting tells nothing)
/// and per address. Kept in memory, bounded, and forgotten after a day.
///
/// An attempt is counted when it starts and given back when it succeeds, so that many at once gain
/// nothing. A place from where an account was opened before is counted by itself: a stranger who
/// guesses at a name, or a neighbour behind the same address, cannot keep its owner out.
public final class AttemptLimit {

  private static final int FREE_PER_ACCOUNT = 5;
  private static final int FREE_PER_ADDRESS = 30;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
  private static final Duration FAMILIAR_FOR = Duration.ofDays(30);
  private static final int MOST_TALLIES = 100_000;
  private static final int MOST_FAMILIAR = 20_000;
  private static final int DOUBLINGS = 20;

  private final InstantSource time;
  private final Cache<Key, Tally> tallies;
  private final Cache<Key.Place, Instant> familiar;

  public AttemptLimit(InstantSource time) {
    this.time = time;
    this.tallies = bounded(time, MOST_TALLIES, FORGOTTEN_AFTER).build();
    this.familiar = bounded(time, MOST_FAMILIAR, FAMILIAR_FOR).build();
  }

  public sealed interface Answer {
    record Go(Attempt attempt) implements Answer {}

    record Wait(Duration remaining) implements Answer {}
  }

  /// An attempt under way.
  ///
  /// @param account what it is counted under besides its address
  public record Attempt(Key account, Key.Place place, Key.Address address) {}

  /// What attempts are counted under.
  public sealed interface Key {
    record AccountName(NodeId node, String username) implements Key {}

    record Place(NodeId node, String username, String network) implements Key {}

    record Address(String network) implements Key {}
  }

  /// Counts an attempt, or says how long to wait; a refused attempt does not lengthen the wait.
  public synchronized Answer start(NodeId node, String username, String address) {
    var network = networkOf(address);
    var place = new Key.Place(node, username, network);
    var known = familiar.getIfPresent(place) != null;
    var account = known ? place : new Key.AccountName(node, username);
    var from = new Key.Address(network);
    var wait = waitFor(account, FREE_PER_ACCOUNT);
    if (!known) {
      wait = longer(wait, waitFor(from, FREE_PER_ADDRESS));
    }
    if (wait.isPositive()) {
      return new Answer.Wait(wait);
    }
    count(account);
    count(from);
    return new Answer.Go(new Attempt(account, place, from));
  }

  /// The password was right: the account's count is forgotten, the address's goes back by this one,
  /// since others may be guessing from there.
  public synchronized void succeeded(Attempt attempt) {
    tallies.invalidate(attempt.account());
    familiar.put(attempt.place(), time.instant());
    giveBack(attempt.address());
  }

  /// The attempt was neither right nor wrong: it was never looked at.
  public synchronized void withdrawn(Attempt attempt) {
    giveBack(attempt.account());
    giveBack(attempt.address());
  }

  /// An administrator gave the account a new password: nobody's earlier guesses count any more.
  public synchronized void forgive(NodeId node, Username username) {
    for (String name : List.of(username.value(), codesOf(username))) {
      tallies.invalidate(new Key.AccountName(node, name));
      familiar.asMap().keySet().stream()
          .filter(p -> p.node().equals(node) && p.username().equals(name))
          .forEach(tallies::invalidate);
    }
  }

  /// What attempts at a person's codes are counted under: apart from those at the password, or
  /// whoever knows the password could begin anew after every few guesses.
  public static String codesOf(Username username) {
    return username.value() + " code";
  }

  /// What an address is counted as: itself, or for IPv6 the network of 64 bits that one household
  /// or office is given.
  static String networkOf(String address) {
    try {
      var parsed = InetAddress.ofLiteral(address);
      var bytes = parsed.getAddress();
      var counted = parsed instanceof Inet4Address ? bytes : Arrays.copyOf(bytes, 8);
      return HexFormat.of().formatHex(counted);
    } catch (IllegalArgumentException e) {
      return "not an address";
    }
  }

  private Duration waitFor(Key key, int free) {
    var tally = tallies.getIfPresent(key);
    if (tally == null || tally.failures() < free) {
      return Duration.ZERO;
    }
    var doublings = Math.min(tally.failures() - free, DOUBLINGS);
    var wait = FIRST_WAIT.multipliedBy(1L << doublings);
    var until = tally.last().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    return Duration.between(time.instant(), until);
  }

  private void count(Key key) {
    var tally = tallies.getIfPresent(key);
    tallies.put(key, new Tally(tally == null ? 1 : tally.failures() + 1, time.instant()));
  }

  private void giveBack(Key key) {
    tallies
        .asMap()
        .computeIfPresent(
            key, (k, t) -> t.failures() == 1 ? null : new Tally(t.failures() - 1, t.last()));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Caffeine<Object, Object> bounded(InstantSource time, int most, Duration kept) {
    return Caffeine.newBuilder()
        .maximumSize(most)
        .expireAfterWrite(kept)
        .executor(Runnable::run)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()));
  }

  private record Tally(int failures, Instant last) {}
}
