package org.mufakat.bench;

/// What is asked for, at the hub's node. The first two are floors: a file from memory and a short
/// answer that needs no figures.
enum Address {
  ASSET("a static file", "/assets/mufakat.css"),
  HEALTH("the health address", "/manage/health/liveness"),
  REGION("the regional page", "/hub/region"),
  STATE("a State's page", "/hub/states/STATE"),
  FIGURE(
      "a figure by REST",
      "/hub/api/v1/figures?indicator=detected-victims&area=STATE&years=2017-2021");

  private final String what;
  private final String path;

  Address(String what, String path) {
    this.what = what;
    this.path = path;
  }

  String what() {
    return what;
  }

  /// Whether it is only there to compare with.
  boolean isFloor() {
    return switch (this) {
      case ASSET, HEALTH -> true;
      case REGION, STATE, FIGURE -> false;
    };
  }

  /// @param state the State asked for
  String path(String state) {
    return path.replace("STATE", state);
  }
}
