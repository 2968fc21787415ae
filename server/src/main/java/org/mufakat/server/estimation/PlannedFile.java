package org.mufakat.server.estimation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.EstimateAnswer;
import org.mufakat.estimation.Estimation;
import org.mufakat.estimation.Plan;
import org.mufakat.estimation.Watch;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.server.estimation.EstimateRecord.Registered;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.LedgerBooks;
import org.springframework.context.support.ResourceBundleMessageSource;

/// A plan's file taken in, or the register counted by one, from a terminal, and the estimate by it:
/// the same deeds as the page's, with the same entries in the ledger, done by the node itself.
/// Whoever may write into the data folder may do it; the assumption still needs another person's
/// word.
public final class PlannedFile {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private static final Answer NO_PLAN =
      new Answer.Refused(
          "No plan of that id is registered at this node: its page's address ends with it.");

  private final EstimateDesk desk;

  public PlannedFile(HostedNode node, LedgerBooks ledger, InstantSource time) {
    var chance = new SecureRandom();
    this.desk =
        new EstimateDesk(
            node,
            ledger,
            time,
            () -> {
              var salt = new byte[ContentCommitment.SALT_BYTES];
              chance.nextBytes(salt);
              return salt;
            });
  }

  /// What came of taking a file in.
  public sealed interface Answer {
    /// @param fileSha256 of the file's bytes
    record Taken(String plan, String fileSha256, CaptureTable table, Plan asPlanned)
        implements Answer {}

    /// @param sentence what is wrong and what to do
    record Refused(String sentence) implements Answer {}
  }

  /// @param folder where the file lies while it is read
  public Answer take(String plan, Path file, Path folder, int threads) throws IOException {
    var found = find(plan);
    if (found.isEmpty()) {
      return NO_PLAN;
    }
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      var name = String.valueOf(file.getFileName());
      return answer(
          found.get(), desk.take(found.get(), name, in, folder, EstimateDesk.Doer.NODE), threads);
    }
  }

  /// Counts the node's register as a plan says.
  public Answer count(String plan, int threads) {
    return find(plan)
        .map(found -> answer(found, desk.count(found, EstimateDesk.Doer.NODE), threads))
        .orElse(NO_PLAN);
  }

  private Optional<Registered> find(String plan) {
    return Optional.of(plan).filter(p -> ID.matcher(p).matches()).flatMap(desk.store()::plan);
  }

  private static Answer answer(Registered plan, EstimateDesk.Taking taking, int threads) {
    return switch (taking) {
      case EstimateDesk.Taking.Taken(var taken) ->
          new Answer.Taken(
              plan.id(),
              taken.fileSha256(),
              taken.table().table(),
              plan.plan().computation(threads));
      case EstimateDesk.Taking.Unreadable(var why) -> new Answer.Refused(why.sentence());
      case EstimateDesk.Taking.Refused(String key, var texts) ->
          new Answer.Refused(english().say("refused." + key, texts.toArray()));
    };
  }

  /// What was computed and kept.
  ///
  /// @param id with which its page's address ends
  public record Kept(String id, EstimateAnswer answer, EstimateJson json) {}

  /// Computes the estimate and keeps it.
  public Kept estimate(Answer.Taken taken, Watch watch) {
    long before = System.nanoTime();
    var answer = Estimation.of(taken.table(), taken.asPlanned(), watch);
    var result =
        KeptResult.of(taken.table(), taken.asPlanned(), answer, (System.nanoTime() - before) / 1e9);
    var id = desk.ask(desk.store().plan(taken.plan()).orElseThrow(), EstimateDesk.Doer.NODE);
    desk.finish(id, result, EstimateDesk.Doer.NODE.actor());
    return new Kept(id, answer, result.answer());
  }

  private static EstimateWords english() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("estimates");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new EstimateWords(messages, Locale.ENGLISH);
  }
}
