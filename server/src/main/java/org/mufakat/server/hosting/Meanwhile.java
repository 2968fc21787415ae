package org.mufakat.server.hosting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// What is done in one other thread, step after step, while the web server starts: that one
/// computes, and these steps mostly wait for the database.
///
/// A step that was not begun when the process is asked to stop is left out. Closing waits for the
/// one under way, so that nothing it uses is taken down under it.
public final class Meanwhile implements AutoCloseable {

  private final Lifetime lifetime;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(step -> new Thread(step, "mufakat-meanwhile"));

  private Meanwhile(Lifetime lifetime) {
    this.lifetime = lifetime;
  }

  /// Begins; it is closed with the lifetime, before whatever the lifetime owned until now.
  public static Meanwhile in(Lifetime lifetime) {
    return lifetime.own(new Meanwhile(lifetime));
  }

  /// Does a step after those given before.
  ///
  /// @return waits for the step, then gives what it gave or throws what it threw
  public <T> Supplier<T> doing(Supplier<T> step) {
    var done =
        CompletableFuture.supplyAsync(
            () -> {
              lifetime.goOn();
              return step.get();
            },
            thread);
    return () -> awaited(done);
  }

  /// Does a step that nobody waits for after all others.
  public void afterwards(Runnable step) {
    thread.execute(
        () -> {
          if (!lifetime.isAskedToEnd()) {
            step.run();
          }
        });
  }

  private static <T> T awaited(CompletableFuture<T> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
