package org.mufakat.estimation;

/// A model as fitted to a table, in the field's usual measures.
///
/// @param persons seen and unseen, the point; NaN where the estimate does not exist
/// @param dark unseen, as expected
/// @param logLikelihood with all constants, as statistical packages print it
/// @param degreesOfFreedom histories that may have somebody, less finite parameters
/// @param bic with the number of persons as sample size
/// @param parameters effects and the intercept, those of minus infinity included
/// @param standardError asymptotic, of the dark figure's logarithm: its coefficient of variation
public record Fitted(
    Model model,
    Existence existence,
    double persons,
    double dark,
    double logLikelihood,
    double deviance,
    int degreesOfFreedom,
    double aic,
    double bic,
    int parameters,
    double standardError) {

  /// Fits a model where its estimate exists.
  public static Fitted of(CaptureTable table, Model model) {
    return of(table, model, true);
  }

  static Fitted of(CaptureTable table, Model model, boolean heedSparseness) {
    var fit = new LoglinearFit(table.size());
    fit.heedSparseness(heedSparseness);
    fit.to(table.counts());
    var existence = fit.existence(model);
    return heedSparseness && existence != Existence.EXISTS || !fit.fit(model)
        ? without(model, existence)
        : of(table, model, existence, fit);
  }

  private static Fitted without(Model model, Existence existence) {
    double none = Double.NaN;
    return new Fitted(
        model, existence, none, none, none, none, 0, none, none, model.parameters(), none);
  }

  private static Fitted of(CaptureTable table, Model model, Existence existence, LoglinearFit fit) {
    double kernel = fit.kernel();
    double factorials = 0;
    double saturated = -table.persons();
    for (int history : table.observed()) {
      int count = table.count(history);
      factorials += LogGamma.ofFactorial(count);
      saturated += count * Math.log(count);
    }
    double logLikelihood = kernel - factorials;
    int k = model.parameters();
    return new Fitted(
        model,
        existence,
        table.persons() + fit.dark(),
        fit.dark(),
        logLikelihood,
        2 * (saturated - kernel),
        fit.degreesOfFreedom(),
        2 * k - 2 * logLikelihood,
        k * Math.log(table.persons()) - 2 * logLikelihood,
        k,
        Math.sqrt(fit.varianceOfLogDark()));
  }

  public boolean exists() {
    return !Double.isNaN(persons);
  }

  /// The interval that large samples would give if this model were the right one.
  public Interval asymptotic(double level) {
    double z = Normal.quantile(0.5 + level / 2) * standardError;
    return new Interval(
        persons - dark + dark * Math.exp(-z), persons - dark + dark * Math.exp(z), level);
  }
}
