package org.mufakat.server.estimation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.Block.Fact;

/// What the ledger knows of plan, file and estimate, and which other plans share the counts.
final class PlanPart {

  private final EstimateWords words;
  private final EstimateCase about;
  private final List<Block> blocks = new ArrayList<>();

  PlanPart(EstimateWords words, EstimateCase about) {
    this.words = words;
    this.about = about;
  }

  List<Block> blocks() {
    plan();
    return blocks;
  }

  private String ofSource(String key) {
    return about.ofSource(key);
  }

  private void notice(String tone, String title, String... texts) {
    blocks.add(new Block.Notice(tone, words.say(title), List.of(texts)));
  }

  /// The plan and the file: their hashes, their places in the ledger, and which came first.
  private void plan() {
    var people = about.people();
    blocks.add(new Block.Heading("plan", words.say(ofSource("heading.plan"))));
    var first = about.places().plan();
    var then = about.places().file();
    if (about.planCameFirst()) {
      notice(
          "good",
          ofSource("plan.first.title"),
          first.isPresent() && then.isPresent()
              ? words.say(ofSource("plan.first.places"), words.place(first), words.place(then))
              : words.say("plan.first.waits"),
          words.say(ofSource("plan.first.limits")));
    } else {
      notice(
          "error",
          "plan.late.title",
          words.say("plan.late.text", words.minute(about.fileFirstHere())));
    }
    blocks.add(
        new Block.Facts(
            List.of(
                new Fact(words.say("fact.plan-hash"), about.plan().sha256(), true),
                words.fact("plan-at", told(about.plan().at(), people.planner(), first)),
                new Fact(words.say(ofSource("fact.file-hash")), about.file().fileSha256(), true),
                words.fact(ofSource("file-at"), told(about.file().at(), people.taker(), then)),
                new Fact(
                    words.say("fact.numbers-hash"),
                    about.estimate().resultSha256().orElse(""),
                    true),
                words.fact(
                    "made-at",
                    told(
                        about.estimate().endedAt().orElse(about.estimate().at()),
                        people.asker(),
                        about.places().made())))));
    others();
  }

  private String told(Instant at, String who, Optional<Long> place) {
    return words.say("told", words.minute(at), who, words.place(place));
  }

  /// Every other plan for the same counts, and every other estimate by this plan: tuning shows.
  private void others() {
    var others =
        about.sameFile().stream().filter(s -> !s.plan().equals(about.plan().id())).toList();
    if (!others.isEmpty()) {
      notice(
          "error",
          "same-file.title",
          others.stream()
              .map(
                  s ->
                      words.say(
                          "same-file.plan",
                          s.question(),
                          words.minute(s.registeredAt()),
                          words.minute(s.takenAt())))
              .toArray(String[]::new));
    } else {
      blocks.add(new Block.Text(words.say("same-file.none")));
    }
    if (about.countsOfSide() > 0) {
      blocks.add(new Block.Text(words.say("counts-of-side", about.countsOfSide())));
    }
    if (about.estimatesOfPlan().size() > 1) {
      blocks.add(
          new Block.Text(words.say("same-plan", words.number(about.estimatesOfPlan().size()))));
    }
  }
}
