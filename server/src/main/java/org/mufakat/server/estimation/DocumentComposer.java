package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.Block.Fact;

/// Puts an estimate's document together: what may be said, what was asked, of whom and from which
/// lists, by which plan, and every display. The page and the PDF have the same parts.
final class DocumentComposer {

  private final EstimateWords words;
  private final EstimateCase about;
  private final KeptResult result;
  private final List<Block> blocks = new ArrayList<>();

  private DocumentComposer(EstimateWords words, EstimateCase about) {
    this.words = words;
    this.about = about;
    this.result = about.result();
  }

  static List<Block> blocks(EstimateWords words, EstimateCase about) {
    return new DocumentComposer(words, about).composed();
  }

  private List<Block> composed() {
    invented();
    blocks.addAll(new SentencePart(words, about).blocks());
    asked();
    assumption();
    lists();
    blocks.addAll(new PlanPart(words, about).blocks());
    blocks.add(new Block.Heading("displays", words.say("heading.displays")));
    blocks.add(new Block.Text(words.say("displays.lead")));
    blocks.addAll(new DocumentFigures(words, result).all());
    result.numbers().ifPresent(n -> blocks.addAll(new ModelPart(words, n).blocks()));
    again();
    return blocks;
  }

  private void invented() {
    if (about.plan().invented()) {
      blocks.add(
          new Block.Notice(
              "error", words.say("invented.title"), List.of(words.say("invented.text"))));
    }
  }

  private void asked() {
    var plan = about.plan().plan();
    blocks.add(new Block.Heading("asked", words.say("heading.asked")));
    var facts = new ArrayList<Fact>();
    facts.add(words.fact("question", plan.question()));
    facts.add(words.fact("population", plan.population()));
    facts.add(words.fact("period", plan.period()));
    facts.add(words.fact("closed", plan.closed()));
    register().ifPresent(r -> facts.addAll(r.facts()));
    facts.add(words.fact("method", words.method(plan.method().slug())));
    plan.order().ifPresent(k -> facts.add(words.fact("order", words.number(k))));
    facts.add(
        words.fact(
            "replicates",
            plan.replicates().map(b -> words.number(b)).orElse(words.say("as-needed"))));
    facts.add(words.fact("seed", Long.toString(plan.seed())));
    facts.add(words.fact("threshold", words.decimal(plan.threshold(), 3)));
    facts.add(words.fact("mostVariation", words.decimal(plan.mostVariation(), 2)));
    blocks.add(new Block.Facts(facts));
  }

  private void assumption() {
    blocks.add(new Block.Heading("assumption", words.say("heading.assumption")));
    blocks.add(new Block.Text(about.plan().plan().assumption()));
    blocks.add(new Block.Text(words.say("assumption.lead")));
    if (result.numbers().isPresent()) {
      blocks.add(new Block.Text(words.say("assumption.see")));
    }
    if (!result.isEstimate()) {
      return;
    }
    var approval = about.estimate().approval();
    blocks.add(
        new Block.Text(
            approval
                .map(
                    a ->
                        words.say(
                                "assumption.approved",
                                about.people().approver(),
                                words.minute(a.at()),
                                words.place(about.places().approved()))
                            + (a.words().isEmpty()
                                ? ""
                                : " " + words.say("assumption.words", a.words())))
                .orElse(words.say("assumption.not-approved"))));
  }

  private void lists() {
    var table = result.answer().table();
    blocks.add(new Block.Heading("lists", words.say("heading.lists")));
    blocks.add(
        new Block.Text(
            words.say(
                about.ofSource("lists.lead"),
                words.number(table.lists().size()),
                words.number(table.persons()),
                about.file().fileName())));
    words.notes(about.file().table()).forEach(note -> blocks.add(new Block.Text(note)));
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < table.lists().size(); i++) {
      var name = table.lists().get(i);
      facts.add(
          new Fact(
              name,
              words.say(
                  about.ofSource("list.kept"),
                  words.number(table.overlaps()[i][i]),
                  keeper(name))));
    }
    blocks.add(new Block.Facts(facts));
  }

  private Optional<RegisterWords> register() {
    return about
        .plan()
        .plan()
        .register()
        .map(source -> new RegisterWords(words, source, about.organizations()));
  }

  /// Who keeps a list, or which kinds of organization make it.
  private String keeper(String name) {
    var lists = about.plan().plan().lists();
    for (int i = 0; i < lists.size(); i++) {
      if (lists.get(i).name().equals(name)) {
        int place = i;
        return register().map(r -> r.kinds(place)).orElse(lists.get(i).keeper());
      }
    }
    return "";
  }

  private void again() {
    blocks.add(new Block.Heading("again", words.say("heading.again")));
    blocks.add(
        new Block.Text(words.say("again.text", words.decimal(result.answer().seconds(), 1))));
    blocks.add(
        new Block.Facts(
            List.of(
                new Fact(
                    words.say("fact.again"),
                    "./mufakat estimate --again " + RerunFile.name(about.estimate().id()),
                    true),
                new Fact(words.say("fact.same-file"), about.plan().plan().command(), true))));
  }
}
