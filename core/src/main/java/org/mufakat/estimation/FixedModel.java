package org.mufakat.estimation;

/// Always the same model: an interval by it is conditional on its being the right one.
final class FixedModel implements Selection {

  private final LoglinearFit fit;
  private final Model model;

  FixedModel(Model model) {
    this.fit = new LoglinearFit(model.lists());
    this.model = model;
  }

  @Override
  public double estimate(int[] counts) {
    fit.to(counts);
    return fit.existence(model) == Existence.EXISTS && fit.fit(model)
        ? fit.persons() + fit.dark()
        : Double.NaN;
  }

  @Override
  public Model chosen() {
    return model;
  }
}
