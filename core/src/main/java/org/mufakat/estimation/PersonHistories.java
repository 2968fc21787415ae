package org.mufakat.estimation;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.IntConsumer;

/// Which lists each of many persons is on. Of a person's key it keeps 64 bits of its SHA-256 hash,
/// and nothing from which the key could be read.
///
/// Method: open addressing, at most three quarters full; twelve bytes a place.
final class PersonHistories {

  private static final int FIRST_PLACES = 1024;

  /// Twelve, and half as many in the table before it.
  private static final int BYTES_A_PLACE_GROWING = 18;

  private final MessageDigest digest = sha256();
  private long[] keys = new long[FIRST_PLACES];
  private int[] histories = new int[FIRST_PLACES];
  private int size;

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// So many persons fit into so much memory, while the table grows too.
  static int mostWithin(long bytes) {
    long places = Math.min(1 << 30, Long.highestOneBit(bytes / BYTES_A_PLACE_GROWING));
    return (int) (places / 4 * 3);
  }

  int size() {
    return size;
  }

  /// @param list as a bit
  /// @return false when the person was on it already
  boolean add(byte[] person, int list) {
    if (size >= keys.length / 4 * 3) {
      grow();
    }
    long key = ByteBuffer.wrap(digest.digest(person)).getLong();
    int place = place(key);
    size += histories[place] == 0 ? 1 : 0;
    boolean isNew = (histories[place] & list) == 0;
    keys[place] = key;
    histories[place] |= list;
    return isNew;
  }

  /// Where the key is, or would be: a place without a history is empty.
  private int place(long key) {
    int place = (int) key & keys.length - 1;
    while (histories[place] != 0 && keys[place] != key) {
      place = place + 1 & keys.length - 1;
    }
    return place;
  }

  private void grow() {
    var oldKeys = keys;
    var oldHistories = histories;
    keys = new long[2 * oldKeys.length];
    histories = new int[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldHistories[i] != 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        histories[place] = oldHistories[i];
      }
    }
  }

  void forEachHistory(IntConsumer consumer) {
    for (int history : histories) {
      if (history != 0) {
        consumer.accept(history);
      }
    }
  }
}
