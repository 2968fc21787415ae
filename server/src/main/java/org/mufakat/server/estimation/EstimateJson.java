package org.mufakat.server.estimation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.estimation.Basis;
import org.mufakat.estimation.BcaInterval;
import org.mufakat.estimation.BcaLimit;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.Change;
import org.mufakat.estimation.Estimate;
import org.mufakat.estimation.EstimateAnswer;
import org.mufakat.estimation.Family;
import org.mufakat.estimation.Interval;
import org.mufakat.estimation.NoEstimate;
import org.mufakat.estimation.Plan;
import org.mufakat.estimation.ProfileLikelihood;
import org.mufakat.estimation.Rounded;
import org.mufakat.estimation.Sensitivity;
import org.mufakat.estimation.Trajectory;

/// The answer to an estimation as JSON. `answer` is `estimate` or `no-estimate`; numbers that there
/// are none of, or that have no bound, are null.
///
/// @param published null after a refusal, and while nobody has approved the assumption
/// @param estimate only where the answer is `estimate`
/// @param workings what was computed before a refusal; not an estimate
public record EstimateJson(
    String answer,
    List<ReasonJson> reasons,
    @Nullable PublishedJson published,
    @Nullable NumbersJson estimate,
    @Nullable NumbersJson workings,
    TableJson table,
    PlanJson plan,
    double seconds) {

  /// Why there is none.
  public record ReasonJson(String reason, String sentence) {}

  /// What may be published.
  public record PublishedJson(long persons, long lower, long upper, String sentence) {}

  /// @param overlaps persons on both lists; on the diagonal, on the list
  public record TableJson(List<String> lists, int persons, int[][] overlaps) {}

  /// What was asked for; with the table it gives the same numbers again.
  public record PlanJson(
      String method,
      @Nullable Integer order,
      @Nullable Integer bootstrap,
      long seed,
      double threshold,
      double mostVariation) {}

  /// The method's numbers.
  ///
  /// @param profile the multinomial likelihood's, another than the point and its interval
  /// @param interaction what it would be under another assumption on what no table tells
  public record NumbersJson(
      String method,
      @Nullable Double point,
      IntervalJson interval,
      IntervalJson narrow,
      @Nullable Double variation,
      @Nullable ModelJson model,
      @Nullable ProfileJson profile,
      @Nullable BootstrapJson bootstrap,
      @Nullable AverageJson average,
      List<FamilyJson> families,
      List<ChangedJson> changed,
      List<ConsistencyJson> consistency,
      List<InteractionJson> interaction) {}

  /// @param interval by the profile likelihood, the model taken for known
  public record ProfileJson(@Nullable Double point, IntervalJson interval) {}

  /// What the estimate would be at another odds ratio of all lists together.
  public record InteractionJson(double oddsRatio, @Nullable Double point, IntervalJson interval) {}

  public record IntervalJson(@Nullable Double lower, @Nullable Double upper, double level) {}

  /// @param generators the model's largest terms
  public record ModelJson(
      String generators,
      String existence,
      int k,
      @Nullable Double logLikelihood,
      @Nullable Double deviance,
      int degreesOfFreedom,
      @Nullable Double aic,
      @Nullable Double bic,
      @Nullable SearchJson search) {}

  public record SearchJson(int order, int tried, int existing, boolean exhaustive) {}

  /// @param without resampled tables without an estimate
  /// @param needed replicates that the limits ask for; null where a limit lies outside all of them
  /// @param bySpread another interval of the same resampled tables, by their spread around the
  ///   point
  /// @param conditional the interval were the model known to be right
  public record BootstrapJson(
      int replicates,
      int without,
      @Nullable Long needed,
      @Nullable Double bias,
      double acceleration,
      LimitJson lower,
      LimitJson upper,
      IntervalJson bySpread,
      IntervalJson conditional,
      int modelsThatWon,
      List<WinJson> winners,
      List<StopJson> trajectory) {}

  /// The limits of the first replicates alone.
  public record StopJson(int replicates, @Nullable Double lower, @Nullable Double upper) {}

  /// @param percentile effective, from 0 to 100
  public record LimitJson(
      @Nullable Double value, @Nullable Double percentile, @Nullable Double monteCarloError) {}

  /// @param share of all replicates
  public record WinJson(String model, double share) {}

  public record AverageJson(
      int graphs,
      double massAtEnd,
      double delta,
      List<GraphJson> likeliest,
      List<SensitivityJson> sensitivity) {}

  public record GraphJson(List<String> cliques, double share, double median) {}

  public record SensitivityJson(double delta, double median, IntervalJson interval) {}

  /// What another method says; null where it has no estimate.
  public record FamilyJson(
      String method,
      @Nullable Double point,
      @Nullable IntervalJson interval,
      @Nullable String model) {}

  /// What the method would say of a slightly other table.
  ///
  /// @param change `without-list`, `merged`, `link-fewer` or `link-more`
  public record ChangedJson(
      String change, List<String> lists, @Nullable Double point, @Nullable IntervalJson interval) {}

  /// A list of known size, estimated from the others.
  public record ConsistencyJson(
      String list,
      int known,
      @Nullable Double point,
      @Nullable IntervalJson interval,
      @Nullable Double logRatio) {}

  private static final int WINNERS = 20;

  public static EstimateJson of(
      CaptureTable table, Plan plan, EstimateAnswer answer, double seconds) {
    var asked = plan(plan);
    var counted = new TableJson(table.lists(), table.persons(), table.overlaps());
    return switch (answer) {
      case EstimateAnswer.Estimated(Estimate e) ->
          new EstimateJson(
              "estimate",
              List.of(),
              published(table, e),
              numbers(table, e),
              null,
              counted,
              asked,
              seconds);
      case EstimateAnswer.Refused(var reasons, var workings) ->
          new EstimateJson(
              "no-estimate",
              reasons.stream().map(EstimateJson::reason).toList(),
              null,
              null,
              workings.map(e -> numbers(table, e)).orElse(null),
              counted,
              asked,
              seconds);
    };
  }

  /// The same while nothing of it may be published.
  public EstimateJson unpublished() {
    return new EstimateJson(answer, reasons, null, estimate, workings, table, plan, seconds);
  }

  private static ReasonJson reason(NoEstimate reason) {
    return new ReasonJson(reason.slug(), EstimateText.sentence(reason));
  }

  private static PublishedJson published(CaptureTable table, Estimate estimate) {
    var rounded =
        Rounded.of(estimate.persons(), PublishedSentence.interval(estimate), table.persons());
    return new PublishedJson(
        rounded.persons(),
        rounded.lower(),
        rounded.upper(),
        new EstimateText(table).sentence(estimate));
  }

  private static PlanJson plan(Plan plan) {
    return new PlanJson(
        plan.method().slug(),
        plan.order().orElse(null),
        plan.resamples().replicates().orElse(null),
        plan.resamples().seed(),
        plan.threshold(),
        plan.mostVariation());
  }

  private static NumbersJson numbers(CaptureTable table, Estimate estimate) {
    var one = estimate.basis() instanceof Basis.OneModel model ? model : null;
    var average = estimate.basis() instanceof Basis.Average a ? a : null;
    return new NumbersJson(
        estimate.method().slug(),
        number(estimate.persons()),
        interval(estimate.interval()),
        interval(estimate.narrow()),
        number(estimate.variation()),
        one == null ? null : model(table, one),
        one == null ? null : one.profile().map(EstimateJson::profile).orElse(null),
        one == null ? null : bootstrap(table, one),
        average == null ? null : average(table, average),
        estimate.families().stream().map(f -> family(table, f)).toList(),
        estimate.sensitivity().changed().stream().map(c -> changed(table, c)).toList(),
        estimate.sensitivity().consistency().stream().map(c -> consistency(table, c)).toList(),
        estimate.interaction().curve().stream()
            .map(
                i ->
                    new InteractionJson(i.oddsRatio(), number(i.persons()), interval(i.interval())))
            .toList());
  }

  private static ProfileJson profile(ProfileLikelihood profile) {
    return new ProfileJson(number(profile.persons()), interval(profile.interval()));
  }

  private static ChangedJson changed(CaptureTable table, Sensitivity.Changed changed) {
    var lists = table.lists();
    return switch (changed.change()) {
      case Change.WithoutList(int list) ->
          changed("without-list", List.of(lists.get(list)), changed.said());
      case Change.Merged(int a, int b) ->
          changed("merged", List.of(lists.get(a), lists.get(b)), changed.said());
      case Change.LinkFewer(int a, int b) ->
          changed("link-fewer", List.of(lists.get(a), lists.get(b)), changed.said());
      case Change.LinkMore(int a, int b) ->
          changed("link-more", List.of(lists.get(a), lists.get(b)), changed.said());
    };
  }

  private static ChangedJson changed(
      String change, List<String> lists, Optional<Family.Said> said) {
    return new ChangedJson(
        change,
        lists,
        said.map(s -> number(s.persons())).orElse(null),
        said.map(s -> interval(s.interval())).orElse(null));
  }

  private static ConsistencyJson consistency(
      CaptureTable table, Sensitivity.Consistency consistency) {
    var said = consistency.said();
    return new ConsistencyJson(
        table.lists().get(consistency.list()),
        consistency.known(),
        said.map(s -> number(s.persons())).orElse(null),
        said.map(s -> interval(s.interval())).orElse(null),
        consistency.logRatio().map(EstimateJson::number).orElse(null));
  }

  private static ModelJson model(CaptureTable table, Basis.OneModel basis) {
    var fitted = basis.fitted();
    return new ModelJson(
        fitted.model().named(table),
        EstimateText.existence(fitted.existence()),
        fitted.parameters(),
        number(fitted.logLikelihood()),
        number(fitted.deviance()),
        fitted.degreesOfFreedom(),
        number(fitted.aic()),
        number(fitted.bic()),
        basis
            .search()
            .map(s -> new SearchJson(s.order(), s.tried(), s.existing(), s.exhaustive()))
            .orElse(null));
  }

  private static BootstrapJson bootstrap(CaptureTable table, Basis.OneModel basis) {
    var replicates = basis.reselected().replicates();
    BcaInterval usual = basis.reselected().usual();
    return new BootstrapJson(
        replicates.all(),
        replicates.without(),
        usual.needed() == Long.MAX_VALUE ? null : usual.needed(),
        number(usual.bias()),
        usual.acceleration(),
        limit(usual.lower()),
        limit(usual.upper()),
        interval(basis.reselected().bySpread()),
        interval(basis.conditional().interval()),
        replicates.wins().size(),
        replicates.wins().stream()
            .limit(WINNERS)
            .map(w -> new WinJson(w.model().named(table), (double) w.tables() / replicates.all()))
            .toList(),
        basis.reselected().trajectory().points().stream().map(EstimateJson::stop).toList());
  }

  private static StopJson stop(Trajectory.Point point) {
    return new StopJson(
        point.replicates(),
        number(point.usual().lower().value()),
        number(point.usual().upper().value()));
  }

  private static LimitJson limit(BcaLimit limit) {
    return new LimitJson(
        number(limit.value()), number(100 * limit.effective()), number(limit.error()));
  }

  private static AverageJson average(CaptureTable table, Basis.Average basis) {
    var average = basis.average();
    return new AverageJson(
        average.graphs(),
        average.posterior().atEnd(),
        basis.delta(),
        average.likeliest().stream()
            .map(
                g ->
                    new GraphJson(
                        g.cliques().stream().map(table::named).toList(), g.share(), g.median()))
            .toList(),
        basis.sensitivity().stream()
            .map(s -> new SensitivityJson(s.delta(), s.median(), interval(s.interval())))
            .toList());
  }

  private static FamilyJson family(CaptureTable table, Family family) {
    var said = family.said().orElse(null);
    return said == null
        ? new FamilyJson(family.method().slug(), null, null, null)
        : new FamilyJson(
            family.method().slug(),
            number(said.persons()),
            interval(said.interval()),
            said.model().map(m -> m.named(table)).orElse(null));
  }

  private static IntervalJson interval(Interval interval) {
    return new IntervalJson(number(interval.lower()), number(interval.upper()), interval.level());
  }

  private static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
