package org.mufakat.server.reference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An import's outcome for programs.
public record ReferenceJson(
    String outcome,
    @Nullable String kind,
    @Nullable String source,
    @Nullable String release,
    @Nullable String importedAt,
    int rowsRead,
    int rowsAccepted,
    int rowsByName,
    Map<String, Integer> refusedByReason,
    List<RefusedJson> refused,
    @Nullable String refusal) {

  /// A row that was not taken.
  public record RefusedJson(int row, String reason, List<String> published) {}

  public static ReferenceJson of(ReferenceOutcome outcome) {
    return switch (outcome) {
      case ReferenceOutcome.Stored(var table, var refused) -> of(outcome.slug(), table, refused);
      case ReferenceOutcome.AlreadyThere(var table) -> of(outcome.slug(), table, List.of());
      case ReferenceOutcome.Refused(String sentence) ->
          new ReferenceJson(
              outcome.slug(), null, null, null, null, 0, 0, 0, Map.of(), List.of(), sentence);
    };
  }

  private static ReferenceJson of(String outcome, ReferenceTable table, List<RefusedRow> refused) {
    var byReason = new TreeMap<String, Integer>();
    refused.forEach(r -> byReason.merge(r.reason().slug(), 1, Integer::sum));
    return new ReferenceJson(
        outcome,
        table.kind().slug(),
        table.source(),
        table.release(),
        table.importedAt().toString(),
        table.rowsRead(),
        table.rowsAccepted(),
        table.rowsByName(),
        byReason,
        refused.stream()
            .map(r -> new RefusedJson(r.row(), r.reason().slug(), r.published()))
            .toList(),
        null);
  }
}
