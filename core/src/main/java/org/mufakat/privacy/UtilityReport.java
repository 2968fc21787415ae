package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.List;
import org.mufakat.tables.Microdata;

/// How far noisy counts and synthetic rows lie from the rows they stand for. For the statistician
/// alone: it is made from the true rows without noise and protects nobody, so it is not a part of a
/// release.
///
/// The measures are those that the synthetic data showcase publishes.
///
/// @param counts the private marginals, a line for each length and one for all
/// @param synthetic the synthetic rows, likewise
/// @param beside every category's rows, three times
public record UtilityReport(List<Line> counts, List<Line> synthetic, List<Beside> beside) {

  /// The length of the line of all combinations.
  public static final int ALL = 0;

  public UtilityReport {
    counts = List.copyOf(counts);
    synthetic = List.copyOf(synthetic);
    beside = List.copyOf(beside);
  }

  /// Combinations of one length.
  ///
  /// @param combinations of the true rows
  /// @param meanCount rows of a combination, on average
  /// @param meanError by how many the count is off, on average, where it was reported
  /// @param suppressedPercent of the true rows' combinations, not reported
  /// @param fabricatedPercent of the reported combinations, of no true row
  public record Line(
      int length,
      long combinations,
      double meanCount,
      double meanError,
      double suppressedPercent,
      double fabricatedPercent) {}

  /// A category with its true, noisy and synthetic rows; 0 where it was not reported.
  public record Beside(
      String variable, String category, long original, long counted, long synthetic) {}

  /// @param request what the marginals were made by
  public static UtilityReport of(
      Microdata original, PrivacyRequest request, PrivateMarginals marginals, Microdata synthetic) {
    var truth = new RowCombinations(original, original, request);
    var counted = new MarginalCombinations(original, marginals);
    var drawn = new RowCombinations(original, synthetic, request);
    int length = marginals.length();
    return new UtilityReport(
        Comparison.lines(original, truth, counted, length),
        Comparison.lines(original, truth, drawn, length),
        beside(original, List.of(truth, counted, drawn)));
  }

  private static List<Beside> beside(Microdata original, List<Combinations> all) {
    var beside = new ArrayList<Beside>();
    for (int v = 0; v < original.variables().size(); v++) {
      var counts = new ArrayList<Combinations.Counted>();
      for (var each : all) {
        counts.add(each.of(new int[] {v}));
      }
      var variable = original.variables().get(v);
      for (int c = 0; c < variable.size(); c++) {
        beside.add(
            new Beside(
                variable.name(),
                variable.categories().get(c),
                counts.get(0).at(c),
                counts.get(1).at(c),
                counts.get(2).at(c)));
      }
    }
    return beside;
  }
}
