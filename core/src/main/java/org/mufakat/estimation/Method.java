package org.mufakat.estimation;

/// A family of models, and the rule by which one of them or their average is taken.
public enum Method {
  STEPWISE("stepwise", 16),
  BIC("bic", 8),
  DECOMPOSABLE("decomposable", DecomposableAverage.MOST_LISTS),
  INDEPENDENCE("independence", 16),
  UK2014("uk2014", 8);

  private final String slug;
  private final int mostLists;

  Method(String slug, int mostLists) {
    this.slug = slug;
    this.mostLists = mostLists;
  }

  /// So many lists it takes: with each more the histories double, and models far more than double.
  /// Within it an estimate with all that is shown beside it takes minutes at most.
  public int mostLists() {
    return mostLists;
  }

  /// As commands and files have it.
  public String slug() {
    return slug;
  }
}
