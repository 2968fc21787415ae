package org.mufakat.server.hosting;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The time a server runs: from its start until the process is asked to stop (Ctrl-C, SIGTERM, or
/// the end of the session). Whatever was set up is taken down in reverse order before the process
/// ends, also when it is asked to stop while it still starts.
public final class Lifetime implements AutoCloseable {

  private static final int SECONDS_TO_TAKE_DOWN = 60;

  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch down = new CountDownLatch(1);
  private final Thread hook = new Thread(this::whenAsked, "mufakat-stop");

  private Lifetime() {}

  public static Lifetime begin() {
    var lifetime = new Lifetime();
    Runtime.getRuntime().addShutdownHook(lifetime.hook);
    return lifetime;
  }

  /// Thrown between two steps of a start that is no longer wanted.
  public static final class StopAsked extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Takes something on to be closed at the end.
  ///
  /// @throws StopAsked when the process was asked to stop meanwhile
  public <T extends AutoCloseable> T own(T thing) {
    owned.push(thing);
    goOn();
    return thing;
  }

  /// @throws StopAsked when the process was asked to stop
  public void goOn() {
    if (isAskedToEnd()) {
      throw new StopAsked();
    }
  }

  boolean isAskedToEnd() {
    return asked.getCount() == 0;
  }

  /// Waits until the process is asked to stop.
  public void await() throws InterruptedException {
    asked.await();
  }

  /// Asks the process to stop, from within.
  public void end() {
    asked.countDown();
  }

  private void whenAsked() {
    end();
    try {
      down.await(SECONDS_TO_TAKE_DOWN, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes everything down. One that cannot be closed is reported and does not keep the others up.
  @Override
  public void close() {
    while (!owned.isEmpty()) {
      close(owned.pop());
    }
    down.countDown();
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      System.getLogger(Lifetime.class.getName())
          .log(System.Logger.Level.ERROR, "could not be taken down", e);
    }
  }
}
