package org.mufakat.server.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import org.mufakat.server.access.AccessPolicy;
import org.mufakat.server.access.Deed;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.cases.CaseExport.Answer;
import org.mufakat.server.cases.CaseExport.Wish;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Where pages and programs take cases out: a few at a time, since each holds a connection while it
/// is written.
@Component
final class CaseTakings {

  private static final int AT_ONCE = 2;

  private final CaseCounter counter;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  CaseTakings(CaseCounter counter) {
    this.counter = counter;
  }

  /// What a person wishes to take out; whoever gets a file closes it.
  ///
  /// @throws Problem when others are taking cases out
  Answer take(HostedNode node, PersonOfNode person, Wish wish) {
    if (!turns.tryAcquire()) {
      throw Problem.busy("Other files of cases are being written. Try again in a minute.");
    }
    try {
      return CaseExport.take(
          counter.desk(node),
          CaseCounter.worker(node, person),
          wish,
          AccessPolicy.answer(person.viewer(), Deed.EXPORT_IDENTITIES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turns.release();
    }
  }

  /// Sends a file that was told, to be saved and never to be shown or kept on the way. Whatever
  /// becomes of the line, what was told stands: it may have arrived.
  static void send(HostedNode node, Answer.Ready ready, HttpServletResponse response)
      throws IOException {
    try (var file = ready.file()) {
      var day = LocalDate.ofInstant(ready.taking().at(), node.zone());
      boolean isCsv = ready.taking().form().equals("csv");
      response.setContentType(
          isCsv
              ? "text/csv;charset=utf-8"
              : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"%s-cases-%s-%s.%s\""
              .formatted(
                  node.slug(),
                  day,
                  ready.taking().id().value().substring(0, 8),
                  isCsv ? "csv" : "xlsx"));
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setContentLengthLong(file.bytes());
      file.sendTo(response.getOutputStream());
    }
  }
}
