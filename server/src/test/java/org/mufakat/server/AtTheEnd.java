package org.mufakat.server;

import java.util.ArrayDeque;
import java.util.Deque;

/// What tests share until their process ends, closed then one after the other, the newest first: a
/// server that is stopped while its database stops too waits in vain for a connection.
public final class AtTheEnd {

  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtTheEnd::closeAll, "at-the-end"));
  }

  private AtTheEnd() {}

  public static <T extends AutoCloseable> T close(T thing) {
    synchronized (OPEN) {
      OPEN.push(thing);
    }
    return thing;
  }

  private static void closeAll() {
    while (true) {
      AutoCloseable next;
      synchronized (OPEN) {
        next = OPEN.poll();
      }
      if (next == null) {
        return;
      }
      closeOne(next);
    }
  }

  /// One that cannot be closed is reported and does not keep the others open.
  private static void closeOne(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      e.printStackTrace();
    }
  }
}
