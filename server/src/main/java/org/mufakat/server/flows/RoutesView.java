package org.mufakat.server.flows;

import java.util.List;

/// The routes of a released table as their page shows them.
///
/// @param options the tables that have routes
/// @param chosen the one shown; empty where there is none
/// @param facts what must be known before the numbers, a sentence each
/// @param tierNote how many groups there are
/// @param routes origin, transit and destination by name
/// @param through persons who passed through a State; empty where the table has no transit
public record RoutesView(
    List<Option> options,
    String chosen,
    String title,
    String what,
    String source,
    List<String> facts,
    String tierNote,
    FigureView figure,
    List<Tier> tiers,
    List<Row> domestic,
    List<RouteRow> routes,
    boolean hasTransit,
    List<Row> through) {

  static RoutesView none() {
    return new RoutesView(
        List.of(),
        "",
        "",
        "",
        "",
        List.of(),
        "",
        FigureView.none("routes", "", "", ""),
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of());
  }

  public record Option(String id, String label) {}

  public record Tier(String title, List<Row> rows) {}

  /// @param told from how many others it is told apart
  public record Row(String name, String to, String value, String band, String told) {}

  public record RouteRow(
      String origin, String transit, String destination, String value, String band) {}
}
