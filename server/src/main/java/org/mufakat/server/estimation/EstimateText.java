package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mufakat.estimation.Basis;
import org.mufakat.estimation.BcaLimit;
import org.mufakat.estimation.BicSearch;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.Change;
import org.mufakat.estimation.Estimate;
import org.mufakat.estimation.EstimateAnswer;
import org.mufakat.estimation.Existence;
import org.mufakat.estimation.Family;
import org.mufakat.estimation.Fitted;
import org.mufakat.estimation.InteractionSensitivity;
import org.mufakat.estimation.Interval;
import org.mufakat.estimation.NoEstimate;
import org.mufakat.estimation.ProfileLikelihood;
import org.mufakat.estimation.Replicates;
import org.mufakat.estimation.Rounded;
import org.mufakat.estimation.Sensitivity;
import org.mufakat.estimation.Trajectory;

/// The answer to an estimation as lines of plain English.
public final class EstimateText {

  private static final int SHOWN_WINNERS = 5;
  private static final int MOST_DIGITS = 8;

  private final CaptureTable table;

  public EstimateText(CaptureTable table) {
    this.table = table;
  }

  public List<String> lines(EstimateAnswer answer, double seconds) {
    return lines(answer, seconds, estimate -> "May be published: " + sentence(estimate));
  }

  /// The same while nothing of it may be published.
  public List<String> unpublishedLines(EstimateAnswer answer, double seconds) {
    return lines(
        answer,
        seconds,
        _ -> "Not to be published before another person approves the assumption on its page.");
  }

  private List<String> lines(
      EstimateAnswer answer, double seconds, Function<Estimate, String> first) {
    var lines = new ArrayList<String>();
    switch (answer) {
      case EstimateAnswer.Estimated(Estimate estimate) -> {
        lines.add(first.apply(estimate));
        lines.add("");
        addEstimate(lines, estimate);
      }
      case EstimateAnswer.Refused(var reasons, var workings) -> {
        reasons.forEach(r -> lines.add("No estimate: " + sentence(r)));
        lines.add("");
        workings.ifPresent(
            estimate -> {
              lines.add(
                  "Workings, to judge the refusal by; not an estimate and not to be published:");
              addEstimate(lines, estimate);
            });
      }
    }
    addOverlaps(lines);
    lines.add("");
    lines.add(format("%.2f seconds", seconds));
    return lines;
  }

  /// What may be published: two figures, never without the interval.
  public String sentence(Estimate estimate) {
    var rounded =
        Rounded.of(estimate.persons(), PublishedSentence.interval(estimate), table.persons());
    return format(
        "about %,d persons in all (95 %% interval %,d to %,d), of whom %,d are on at least one"
            + " list.",
        rounded.persons(), rounded.lower(), rounded.upper(), table.persons());
  }

  public static String sentence(NoEstimate reason) {
    return switch (reason) {
      case NoEstimate.TooFewLists(int lists) ->
          format(
              "%d lists, and three at least are needed: two say nothing of whether they depend on"
                  + " each other.",
              lists);
      case NoEstimate.NoOverlappingTriple() ->
          "no three lists of which each two share a person. Lists that do not overlap say nothing"
              + " of those on none.";
      case NoEstimate.TooManyLists(int lists, int most) ->
          format(
              "%d lists, and this method takes %d at most: with each more the histories double."
                  + " Merge lists of one kind, or leave out the smallest.",
              lists, most);
      case NoEstimate.DoesNotExist() ->
          "for no model that the method may choose does a finite estimate exist with these counts.";
      case NoEstimate.NoInterval(int without, int replicates) ->
          format(
              "the interval has a limit without bound; %,d of %,d resampled tables gave no number.",
              without, replicates);
      case NoEstimate.TooUncertain(double variation, double most) -> uncertain(variation, most);
    };
  }

  private static String uncertain(double variation, double most) {
    var number = "%." + digits(variation, most) + "f";
    return "the dark figure's coefficient of variation is "
        + format(number, variation)
        + ", and the bound is "
        + format(number, most)
        + ".";
  }

  /// So many digits after the point tell two numbers apart: two, or more where it takes more.
  static int digits(double first, double second) {
    int digits = 2;
    while (digits < MOST_DIGITS
        && format("%." + digits + "f", first).equals(format("%." + digits + "f", second))) {
      digits++;
    }
    return digits;
  }

  private void addEstimate(List<String> lines, Estimate estimate) {
    lines.add(
        format(
            "%-22s %.6f persons, of whom %,d seen",
            estimate.method().slug(), estimate.persons(), table.persons()));
    lines.add(line("95 % interval", interval(estimate.interval())));
    lines.add(line("80 % interval", interval(estimate.narrow())));
    lines.add(line("variation", format("%.3f of the dark figure", estimate.variation())));
    switch (estimate.basis()) {
      case Basis.OneModel model -> addModel(lines, model);
      case Basis.Average average -> addAverage(lines, average);
    }
    lines.add("");
    addFamilies(lines, estimate.families());
    lines.add("");
    addSensitivity(lines, estimate.sensitivity());
    lines.add("");
    addInteraction(lines, estimate.interaction());
    lines.add("");
  }

  private void addModel(List<String> lines, Basis.OneModel basis) {
    addFitted(lines, basis.fitted());
    basis.search().ifPresent(s -> lines.add(line("models", models(s))));
    addInterval(lines, basis);
    basis.profile().ifPresent(p -> addProfile(lines, p));
    addTrajectory(lines, basis.reselected().trajectory());
    addWinners(lines, basis.reselected().replicates());
  }

  private void addProfile(List<String> lines, ProfileLikelihood profile) {
    lines.add(
        line(
            "profile likelihood",
            format(
                "%,.2f, 95 %% interval %,.2f to %s; multinomial, another number than the point",
                profile.persons(),
                profile.interval().lower(),
                Double.isFinite(profile.interval().upper())
                    ? format("%,.2f", profile.interval().upper())
                    : "without bound")));
  }

  private static void addTrajectory(List<String> lines, Trajectory trajectory) {
    lines.add(line("limits as they settle", ""));
    for (var point : trajectory.points()) {
      lines.add(line(format("  of %,d", point.replicates()), interval(point.usual().interval())));
    }
  }

  private void addFitted(List<String> lines, Fitted fitted) {
    lines.add(line("model", fitted.model().named(table)));
    lines.add(line("parameters", "k = " + fitted.parameters()));
    lines.add(line("existence", existence(fitted.existence())));
    lines.add(line("log-likelihood", format("%.8f", fitted.logLikelihood())));
    lines.add(
        line("deviance", format("%.6f (df %d)", fitted.deviance(), fitted.degreesOfFreedom())));
    lines.add(line("AIC", format("%.6f", fitted.aic())));
    lines.add(line("BIC", format("%.6f", fitted.bic())));
  }

  private static String models(BicSearch search) {
    return format(
        "%,d %s up to order %d, of which %,d have an estimate",
        search.tried(),
        search.exhaustive() ? "of all" : "searched from several starts,",
        search.order(),
        search.existing());
  }

  private void addInterval(List<String> lines, Basis.OneModel basis) {
    var bootstrap = basis.reselected();
    var usual = bootstrap.usual();
    lines.add(
        line(
            "bootstrap",
            format(
                "%,d tables, the whole selection run on each; %,d without an estimate",
                bootstrap.replicates().all(), bootstrap.replicates().without())));
    lines.add(
        line("BCa", format("z0 %.4f, acceleration %.5f", usual.bias(), usual.acceleration())));
    lines.add(line("lower limit", limit(usual.lower())));
    lines.add(line("upper limit", limit(usual.upper())));
    if (!bootstrap.isEnough()) {
      lines.add(
          line(
              "too few replicates",
              usual.needed() == Long.MAX_VALUE
                  ? "a limit lies outside all replicates"
                  : format(
                      "these limits ask for %,d: --bootstrap %d", usual.needed(), usual.needed())));
    }
    lines.add(
        line("95 % by spread", interval(bootstrap.bySpread()) + ", of the same resampled tables"));
    lines.add(
        line(
            "conditional interval",
            interval(basis.conditional().interval()) + ", were the model known to be right"));
  }

  private static String limit(BcaLimit limit) {
    return format(
        "%s; effective percentile %s; Monte Carlo error %s",
        number(limit.value()),
        percent(limit.effective()),
        Double.isNaN(limit.error()) ? "not known" : format("%.1f", limit.error()));
  }

  private void addWinners(List<String> lines, Replicates replicates) {
    lines.add(line("models that won", format("%,d", replicates.wins().size())));
    for (var win : replicates.wins().stream().limit(SHOWN_WINNERS).toList()) {
      lines.add(
          line(
              "",
              format(
                  "%5.1f %%  %s",
                  100.0 * win.tables() / replicates.all(), win.model().named(table))));
    }
  }

  private void addAverage(List<String> lines, Basis.Average basis) {
    var average = basis.average();
    lines.add(line("graphs averaged", format("%,d", average.graphs())));
    lines.add(line("mass at grid's end", format("%.2e", average.posterior().atEnd())));
    for (var graph : average.likeliest()) {
      lines.add(
          line(
              "",
              format(
                  "%5.1f %%  %s, alone %s",
                  100 * graph.share(),
                  graph.cliques().stream()
                      .map(table::named)
                      .collect(Collectors.joining(", ", "[", "]")),
                  number(graph.median()))));
    }
    for (var other : basis.sensitivity()) {
      lines.add(
          line(
              "prior weight " + format("%.4g", other.delta()),
              number(other.median()) + ", 95 % interval " + interval(other.interval())));
    }
  }

  private void addFamilies(List<String> lines, List<Family> families) {
    lines.add("All methods side by side (intervals conditional on the model, or the posterior's):");
    for (var family : families) {
      lines.add(
          line(
              "  " + family.method().slug(),
              family
                  .said()
                  .map(
                      s ->
                          number(s.persons())
                              + ", "
                              + interval(s.interval())
                              + s.model().map(m -> "  " + m.named(table)).orElse(""))
                  .orElse("none")));
    }
  }

  private void addSensitivity(List<String> lines, Sensitivity sensitivity) {
    if (sensitivity.changed().isEmpty()) {
      lines.add(
          format("More than %d lists: no changed tables are estimated.", Sensitivity.MOST_LISTS));
      return;
    }
    lines.add("The same method, had the lists been a little different:");
    for (var changed : sensitivity.changed()) {
      lines.add(line("  " + change(changed.change()), said(changed.said())));
    }
    lines.add("");
    lines.add("Each list's known size, and what the method makes of it from the other lists:");
    for (var one : sensitivity.consistency()) {
      lines.add(
          line(
              "  " + table.lists().get(one.list()),
              format("%,d known; estimated %s", one.known(), said(one.said()))));
    }
  }

  private static void addInteraction(List<String> lines, InteractionSensitivity interaction) {
    lines.add(
        "What no table tells: the odds ratio of all lists together. Every method takes it for 1; at"
            + " another value:");
    for (var point : interaction.curve()) {
      lines.add(
          line(
              format("  odds ratio %.2f", point.oddsRatio()),
              number(point.persons()) + ", " + interval(point.interval())));
    }
  }

  String change(Change change) {
    return switch (change) {
      case Change.WithoutList(int list) -> "without " + table.lists().get(list);
      case Change.Merged(int first, int second) ->
          table.lists().get(first) + " and " + table.lists().get(second) + " as one";
      case Change.LinkFewer(int first, int second) ->
          table.named(1 << first | 1 << second) + " a person less";
      case Change.LinkMore(int first, int second) ->
          table.named(1 << first | 1 << second) + " a person more";
    };
  }

  private static String said(Optional<Family.Said> said) {
    return said.map(s -> number(s.persons()) + ", " + interval(s.interval())).orElse("none");
  }

  private void addOverlaps(List<String> lines) {
    lines.add("Persons on both lists (on the diagonal: on the list):");
    var overlaps = table.overlaps();
    int width = Math.max(8, table.lists().stream().mapToInt(String::length).max().orElse(0) + 1);
    var cell = "%" + width + "s";
    lines.add(
        format(cell, "")
            + table.lists().stream().map(l -> format(cell, l)).collect(Collectors.joining()));
    for (int i = 0; i < table.size(); i++) {
      var row = new StringBuilder(format(cell, table.lists().get(i)));
      for (int overlap : overlaps[i]) {
        row.append(format(cell, format("%,d", overlap)));
      }
      lines.add(row.toString());
    }
  }

  static String existence(Existence existence) {
    return switch (existence) {
      case EXISTS -> "exists";
      case DOES_NOT_EXIST -> "does-not-exist";
      case NOT_IDENTIFIABLE -> "not-identifiable";
      case NEITHER -> "does-not-exist, not-identifiable";
    };
  }

  private static String interval(Interval interval) {
    return number(interval.lower()) + " to " + number(interval.upper());
  }

  private static String number(double value) {
    return Double.isFinite(value) ? format("%,.1f", value) : "without bound";
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "none" : format("%.4f %%", 100 * share);
  }

  private static String line(String what, String value) {
    return format("%-22s %s", what, value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
