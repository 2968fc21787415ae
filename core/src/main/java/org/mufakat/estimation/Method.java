package org.mufakat.estimation;

/// A family of models, and the rule by which one of them or their average is taken.
public enum Method {
  STEPWISE("stepwise"),
  BIC("bic"),
  DECOMPOSABLE("decomposable"),
  INDEPENDENCE("independence"),
  UK2014("uk2014");

  private final String slug;

  Method(String slug) {
    this.slug = slug;
  }

  /// As commands and files have it.
  public String slug() {
    return slug;
  }
}
