package org.mufakat.server.statistics;

import java.util.List;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.Revision;
import org.mufakat.statistics.RevisionReport;

/// What changed between two releases as JSON. Values are texts as published: `1541`, `<5`, or the
/// kind of a value that is no count.
public record RevisionJson(
    FigureJson.ReleaseJson from,
    FigureJson.ReleaseJson to,
    boolean comparedInPart,
    int unchanged,
    List<KeyJson> changed,
    List<KeyJson> vanished,
    List<KeyJson> appeared) {

  /// One key with its values before and after.
  public record KeyJson(
      String area,
      String indicator,
      FigureJson.BreakdownJson breakdown,
      int year,
      List<String> before,
      List<String> after) {}

  public static RevisionJson of(RevisionReport report) {
    return new RevisionJson(
        FigureJson.ReleaseJson.of(report.before()),
        FigureJson.ReleaseJson.of(report.after()),
        report.comparedInPart(),
        report.unchanged(),
        report.changed().stream().map(RevisionJson::key).toList(),
        report.vanished().stream().map(RevisionJson::key).toList(),
        report.appeared().stream().map(RevisionJson::key).toList());
  }

  private static KeyJson key(Revision revision) {
    return switch (revision) {
      case Revision.Changed c -> key(c.key(), c.before(), c.after());
      case Revision.Vanished v -> key(v.key(), v.before(), List.of());
      case Revision.Appeared a -> key(a.key(), List.of(), a.after());
    };
  }

  private static KeyJson key(CellKey key, List<PublishedValue> before, List<PublishedValue> after) {
    return new KeyJson(
        key.area(),
        key.indicator().slug(),
        FigureJson.breakdown(key),
        key.year(),
        before.stream().map(RevisionJson::text).toList(),
        after.stream().map(RevisionJson::text).toList());
  }

  private static String text(PublishedValue value) {
    return value.interval().isPresent() ? FigureCsv.asPublished(value) : value.slug();
  }
}
