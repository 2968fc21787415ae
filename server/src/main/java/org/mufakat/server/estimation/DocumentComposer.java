package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.estimation.Interval;
import org.mufakat.estimation.Rounded;
import org.mufakat.server.estimation.Block.Fact;
import org.mufakat.server.estimation.Block.Said;
import org.mufakat.server.estimation.EstimateJson.NumbersJson;

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
    answer();
    forbidden();
    asked();
    assumption();
    lists();
    plan();
    blocks.add(new Block.Heading("displays", words.say("heading.displays")));
    blocks.add(new Block.Text(words.say("displays.lead")));
    blocks.addAll(new DocumentFigures(words, result).all());
    result.numbers().ifPresent(this::model);
    again();
    return blocks;
  }

  private void invented() {
    if (about.plan().invented()) {
      notice("error", "invented.title", words.say("invented.text"));
    }
  }

  private void notice(String tone, String title, String... texts) {
    blocks.add(new Block.Notice(tone, words.say(title), List.of(texts)));
  }

  /// The sentence that may be published, or why there is none.
  private void answer() {
    blocks.add(new Block.Heading("may-be-published", words.say("heading.published")));
    if (!result.isEstimate()) {
      var why = new ArrayList<String>();
      result.answer().reasons().forEach(r -> why.add(reason(r)));
      why.add(words.say("refusal.then"));
      if (result.numbers().isPresent()) {
        why.add(words.say("refusal.workings"));
      }
      blocks.add(new Block.Notice("error", words.say("refusal.title"), why));
    } else if (about.isContradicted()) {
      notice(
          "error",
          "contradicted.title",
          words.say("contradicted.text", words.number(about.file().table().held())),
          words.say("contradicted.then"));
    } else if (about.estimate().approval().isEmpty()) {
      notice("error", "not-approved.title", words.say("not-approved.text"));
    } else {
      notice("good", "published.title", sentence(), words.say("published.note"));
    }
  }

  /// Two significant figures, never without its interval and what it rests on.
  private String sentence() {
    var rounded = rounded();
    return words.say(
        "sentence",
        words.number(rounded.persons()),
        words.number(rounded.lower()),
        words.number(rounded.upper()),
        words.number(result.answer().table().persons()),
        about.plan().plan().period(),
        about.plan().plan().assumption(),
        unended(about.plan().plan().population()));
  }

  /// Without the full stop that the sentence has itself.
  private static String unended(String text) {
    return text.strip().replaceFirst("\\.+$", "");
  }

  private Rounded rounded() {
    var published = Objects.requireNonNull(result.published());
    return Rounded.of(
        Objects.requireNonNull(Objects.requireNonNull(result.answer().estimate()).point()),
        new Interval(or(published.lower()), or(published.upper()), published.level()),
        result.answer().table().persons());
  }

  private static double or(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private String reason(EstimateJson.ReasonJson reason) {
    var table = result.answer().table();
    var bootstrap = result.numbers().map(NumbersJson::bootstrap).orElse(null);
    var variation = result.numbers().map(NumbersJson::variation).orElse(null);
    return switch (reason.reason()) {
      case "too-few-lists" -> words.say("reason.too-few-lists", words.number(table.lists().size()));
      case "too-many-lists" ->
          words.say(
              "reason.too-many-lists",
              words.number(table.lists().size()),
              words.number(about.plan().plan().method().mostLists()));
      case "no-overlapping-triple" -> words.say("reason.no-overlapping-triple");
      case "does-not-exist" -> words.say("reason.does-not-exist");
      case "no-interval" ->
          words.say(
              "reason.no-interval",
              words.number(bootstrap == null ? 0 : bootstrap.without()),
              words.number(bootstrap == null ? 0 : bootstrap.replicates()));
      case "too-uncertain" ->
          words.say(
              "reason.too-uncertain",
              variation == null ? words.say("no-bound") : words.decimal(variation, 2),
              words.decimal(result.answer().plan().mostVariation(), 2));
      default -> reason.sentence();
    };
  }

  /// What must not be said, and why.
  private void forbidden() {
    var numbers = result.numbers();
    blocks.add(new Block.Heading("may-not-be-published", words.say("heading.forbidden")));
    if (numbers.isEmpty() || numbers.get().point() == null) {
      blocks.add(new Block.Text(words.say("forbidden.any-number")));
      return;
    }
    blocks.add(new Block.Sentences(forbidden(numbers.get())));
  }

  private List<Said> forbidden(NumbersJson numbers) {
    var all = new ArrayList<Said>();
    var point = words.persons(numbers.point());
    if (!result.isEstimate()) {
      all.add(said("refused", point));
      return all;
    }
    if (about.isContradicted()) {
      all.add(said("contradicted", point));
      return all;
    }
    all.add(said("bare", point));
    var bootstrap = numbers.bootstrap();
    if (bootstrap != null) {
      all.add(said("conditional", point, words.interval(bootstrap.conditional())));
      all.add(said("bca", point, words.interval(numbers.interval())));
    }
    double share = result.answer().table().persons() / Objects.requireNonNull(numbers.point());
    all.add(said("share", words.percent(share, 0)));
    var others =
        numbers.families().stream()
            .filter(f -> !f.method().equals(numbers.method()) && f.point() != null)
            .map(f -> words.persons(f.point()) + " (" + words.method(f.method()) + ")")
            .toList();
    if (!others.isEmpty()) {
      all.add(said("other", String.join("; ", others)));
    }
    return all;
  }

  private Said said(String key, Object... texts) {
    return new Said(
        words.say("forbidden." + key, texts), words.say("forbidden." + key + ".why", texts));
  }

  private void asked() {
    var plan = about.plan().plan();
    blocks.add(new Block.Heading("asked", words.say("heading.asked")));
    var facts = new ArrayList<Fact>();
    facts.add(fact("question", plan.question()));
    facts.add(fact("population", plan.population()));
    facts.add(fact("period", plan.period()));
    facts.add(fact("closed", plan.closed()));
    register().ifPresent(r -> facts.addAll(r.facts()));
    facts.add(fact("method", words.method(plan.method().slug())));
    plan.order().ifPresent(k -> facts.add(fact("order", words.number(k))));
    facts.add(
        fact(
            "replicates",
            plan.replicates().map(b -> words.number(b)).orElse(words.say("as-needed"))));
    facts.add(fact("seed", Long.toString(plan.seed())));
    facts.add(fact("threshold", words.decimal(plan.threshold(), 3)));
    facts.add(fact("mostVariation", words.decimal(plan.mostVariation(), 2)));
    blocks.add(new Block.Facts(facts));
  }

  private Optional<RegisterWords> register() {
    return about
        .plan()
        .plan()
        .register()
        .map(source -> new RegisterWords(words, source, about.organizations()));
  }

  /// The key of a sentence that is another where the register was counted.
  private String ofSource(String key) {
    return register().isPresent() ? key + ".register" : key;
  }

  private Fact fact(String key, String text) {
    return new Fact(words.say("fact." + key), text);
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
                                place(about.places().approved()))
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
                ofSource("lists.lead"),
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
                  ofSource("list.kept"), words.number(table.overlaps()[i][i]), keeper(name))));
    }
    blocks.add(new Block.Facts(facts));
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
              ? words.say(ofSource("plan.first.places"), place(first), place(then))
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
                fact("plan-at", told(about.plan().at(), people.planner(), first)),
                new Fact(words.say(ofSource("fact.file-hash")), about.file().fileSha256(), true),
                fact(ofSource("file-at"), told(about.file().at(), people.taker(), then)),
                new Fact(
                    words.say("fact.numbers-hash"),
                    about.estimate().resultSha256().orElse(""),
                    true),
                fact(
                    "made-at",
                    told(
                        about.estimate().endedAt().orElse(about.estimate().at()),
                        people.asker(),
                        about.places().made())))));
    others();
  }

  private String told(java.time.Instant at, String who, Optional<Long> place) {
    return words.say("told", words.minute(at), who, place(place));
  }

  private String place(Optional<Long> place) {
    return place.map(p -> words.say("place", Long.toString(p))).orElse(words.say("place.waits"));
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

  private void model(NumbersJson numbers) {
    var model = numbers.model();
    if (model == null) {
      return;
    }
    blocks.add(new Block.Heading("model", words.say("heading.model")));
    var facts = new ArrayList<Fact>();
    facts.add(fact("generators", model.generators()));
    facts.add(fact("k", words.number(model.k())));
    facts.add(fact("existence", words.say("existence." + model.existence().split(",")[0])));
    facts.add(fact("logLikelihood", decimals(model.logLikelihood(), 8)));
    facts.add(
        fact(
            "deviance",
            words.say(
                "deviance",
                decimals(model.deviance(), 6),
                words.number(model.degreesOfFreedom()))));
    facts.add(fact("aic", decimals(model.aic(), 6)));
    facts.add(fact("bic", decimals(model.bic(), 6)));
    facts.add(fact("variation", decimals(numbers.variation(), 3)));
    var bootstrap = numbers.bootstrap();
    if (bootstrap != null) {
      facts.add(
          fact(
              "bootstrap",
              words.say(
                  "bootstrap.needed",
                  words.number(bootstrap.replicates()),
                  bootstrap.needed() == null
                      ? words.say("no-bound")
                      : words.number(bootstrap.needed()))));
      facts.add(
          fact(
              "bca",
              words.say(
                  "bca",
                  decimals(bootstrap.bias(), 4),
                  words.decimal(bootstrap.acceleration(), 5))));
    }
    blocks.add(new Block.Facts(facts));
  }

  private String decimals(@Nullable Double value, int digits) {
    return value == null ? words.say("none") : words.decimal(value, digits);
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
