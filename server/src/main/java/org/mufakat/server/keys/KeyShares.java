package org.mufakat.server.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Algorithm;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Mode;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/// Shares a node's keys among officers so that some of them together bring the keys back, and fewer
/// learn nothing.
///
/// Source: Shamir, *How to share a secret*, 1979; over the field of 256 elements of AES (polynomial
/// 11B), byte by byte, the share's number being the place where the polynomial was taken. The
/// library is Bouncy Castle.
public final class KeyShares {

  /// As many as anyone can gather.
  static final int MOST_SHARES = 20;

  private static final int SET_BYTES = 16;

  private final SecureRandom chance;

  public KeyShares(SecureRandom chance) {
    this.chance = chance;
  }

  /// Whether a node's keys can be shared in this way: 2 to 20 officers, of whom at least two are
  /// needed.
  public static boolean isPossible(int officers, int needed) {
    return needed >= 2 && needed <= officers && officers <= MOST_SHARES;
  }

  /// @param versions of the identity keys in the bundle
  public List<KeyShare> split(
      KeyBundle keys,
      String node,
      List<Integer> versions,
      int officers,
      int needed,
      LocalDate made) {
    if (!isPossible(officers, needed)) {
      throw new IllegalArgumentException("2 to 20 officers, of whom at least two are needed");
    }
    var secret = keys.bytes();
    var drawn = new byte[SET_BYTES];
    chance.nextBytes(drawn);
    var set = HexFormat.of().formatHex(drawn);
    var splitter = new ShamirSecretSplitter(Algorithm.AES, Mode.Native, secret.length, chance);
    var parts = splitter.resplit(secret, needed, officers).getSecretShares();
    var shares = new ArrayList<KeyShare>();
    for (int number = 1; number <= officers; number++) {
      shares.add(
          new KeyShare(
              node, set, number, officers, needed, versions, made, encoded(parts[number - 1])));
    }
    return shares;
  }

  private static byte[] encoded(ShamirSplitSecretShare part) {
    try {
      return part.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException("a share of Bouncy Castle's lies in memory", e);
    }
  }

  /// What came of bringing shares together.
  public sealed interface Recovery {
    /// @param from the share that says of which versions the keys are
    record Recovered(KeyBundle keys, KeyShare from) implements Recovery {}

    /// @param given different ones
    record TooFew(int given, int needed) implements Recovery {}

    /// @param position of the share, from 0, that is of another node than was asked for
    record OtherNode(int position, String node) implements Recovery {}

    /// @param position of the share, from 0, that was made on another occasion than the first
    record OtherSet(int position) implements Recovery {}

    /// Every share is whole, and together they are no keys: one was made up.
    record DoNotFit() implements Recovery {}
  }

  /// Brings shares together.
  ///
  /// @param node whose keys are wanted
  public static Recovery recover(List<KeyShare> shares, String node) {
    for (int i = 0; i < shares.size(); i++) {
      if (!shares.get(i).node().equals(node)) {
        return new Recovery.OtherNode(i, shares.get(i).node());
      }
      if (!belongTogether(shares.get(i), shares.getFirst())) {
        return new Recovery.OtherSet(i);
      }
    }
    var byNumber = new TreeMap<Integer, KeyShare>();
    shares.forEach(share -> byNumber.put(share.number(), share));
    int needed = shares.isEmpty() ? 2 : shares.getFirst().needed();
    if (byNumber.size() < needed) {
      return new Recovery.TooFew(byNumber.size(), needed);
    }
    return together(List.copyOf(byNumber.values()))
        .<Recovery>map(keys -> new Recovery.Recovered(keys, shares.getFirst()))
        .orElseGet(Recovery.DoNotFit::new);
  }

  private static boolean belongTogether(KeyShare one, KeyShare other) {
    return one.set().equals(other.set())
        && one.needed() == other.needed()
        && one.of() == other.of()
        && one.versions().equals(other.versions())
        && one.bytes().length == other.bytes().length;
  }

  private static Optional<KeyBundle> together(List<KeyShare> shares) {
    var parts =
        shares.stream()
            .map(share -> new ShamirSplitSecretShare(share.bytes(), share.number()))
            .toArray(ShamirSplitSecretShare[]::new);
    try {
      return KeyBundle.read(new ShamirSplitSecret(Algorithm.AES, Mode.Native, parts).getSecret());
    } catch (IOException e) {
      throw new UncheckedIOException("a secret of Bouncy Castle's lies in memory", e);
    }
  }
}
