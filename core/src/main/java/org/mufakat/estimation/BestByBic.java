package org.mufakat.estimation;

import java.util.List;

/// The model with the least BIC of a few, among those whose estimate exists.
final class BestByBic implements Selection {

  private final LoglinearFit fit;
  private final List<Model> models;
  private Model chosen;

  /// @param models at least one
  BestByBic(List<Model> models) {
    this.fit = new LoglinearFit(models.getFirst().lists());
    this.models = models;
    this.chosen = models.getFirst();
  }

  /// How many models the replicates choose from.
  ///
  /// Source: Silverman, Chan & Vincent, *Bootstrapping multiple systems estimates to account for
  /// model selection* (2024): nested models by the BIC of the table itself.
  static int kept(int lists) {
    return lists <= 3 ? Integer.MAX_VALUE : lists == 4 ? 20 : 100;
  }

  @Override
  public double estimate(int[] counts) {
    fit.to(counts);
    double logPersons = Math.log(fit.persons());
    double least = Double.POSITIVE_INFINITY;
    double estimate = Double.NaN;
    for (var model : models) {
      if (fit.existence(model) == Existence.EXISTS && fit.fit(model)) {
        double bic = model.parameters() * logPersons - 2 * fit.kernel();
        if (bic < least) {
          least = bic;
          estimate = fit.persons() + fit.dark();
          chosen = model;
        }
      }
    }
    return estimate;
  }

  @Override
  public Model chosen() {
    return chosen;
  }
}
