package org.mufakat.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// Readers who ask for one address again and again over kept connections, each with cookies of its
/// own, for a limited time. They run on this machine and share its cores with what they measure.
///
/// @param readers how many ask at the same time
/// @param span how long they do
/// @param pause how long each waits after an answer before asking again; nothing for a crowd that
///   never reads what it asked for
record Crowd(int readers, Duration span, Duration pause) {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /// What the readers saw.
  ///
  /// @param millis from asking to the last byte, in milliseconds, a value an answer
  record Seen(List<Double> millis, double seconds) {

    double perSecond() {
      return millis.size() / seconds;
    }

    double quantile(double share) {
      return Samples.of(millis).quantile(share);
    }
  }

  /// @throws IllegalStateException when an answer is not 200
  Seen visit(URI address) throws InterruptedException {
    long start = System.nanoTime();
    long end = start + span.toNanos();
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var visits = new ArrayList<Future<Reader>>();
      for (int i = 0; i < readers; i++) {
        var first = pause.multipliedBy(i).dividedBy(readers);
        visits.add(threads.submit(() -> new Reader(client, address).read(first, end)));
      }
      var done = new ArrayList<Reader>();
      for (var visit : visits) {
        done.add(visit.get());
      }
      return seen(done, (System.nanoTime() - start) / 1e9);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reader got no answer from " + address, e.getCause());
    }
  }

  private static Seen seen(List<Reader> readers, double seconds) {
    var millis = new ArrayList<Double>();
    readers.forEach(r -> millis.addAll(r.millis));
    return new Seen(millis, seconds);
  }

  private final class Reader {
    private final HttpClient client;
    private final URI address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<Double> millis = new ArrayList<>();

    Reader(HttpClient client, URI address) {
      this.client = client;
      this.address = address;
    }

    Reader read(Duration first, long end) throws IOException, InterruptedException {
      LockSupport.parkNanos(first.toNanos());
      do {
        long asked = System.nanoTime();
        var answer = client.send(request(), BodyHandlers.ofByteArray());
        millis.add((System.nanoTime() - asked) / 1e6);
        take(answer);
        LockSupport.parkNanos(pause.toNanos());
      } while (System.nanoTime() < end);
      return this;
    }

    private HttpRequest request() {
      var request =
          HttpRequest.newBuilder(address)
              .timeout(LONGEST)
              .header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8")
              .header("Accept-Encoding", "gzip");
      if (!cookies.isEmpty()) {
        request.header("Cookie", String.join("; ", cookies.values()));
      }
      return request.build();
    }

    private void take(HttpResponse<byte[]> answer) {
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(address + " answered " + answer.statusCode());
      }
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        var pair = cookie.split(";", 2)[0];
        cookies.put(pair.split("=", 2)[0], pair);
      }
    }
  }
}
