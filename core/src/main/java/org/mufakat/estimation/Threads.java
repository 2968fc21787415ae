package org.mufakat.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The same work in several threads, which take their shares of it as they come.
final class Threads {

  private Threads() {}

  /// What each thread came to, when all have ended.
  ///
  /// @throws Cancelled when a thread was, or the waiting thread was interrupted
  static <T> List<T> share(Callable<T> work, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var running = new ArrayList<Future<T>>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(work));
      }
      var done = new ArrayList<T>();
      for (var one : running) {
        done.add(one.get());
      }
      return done;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    }
  }
}
