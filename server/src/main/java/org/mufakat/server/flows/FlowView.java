package org.mufakat.server.flows;

import java.util.List;
import java.util.Optional;
import org.mufakat.server.flows.FlowsView.MirrorRow;
import org.mufakat.server.flows.FlowsView.UnusualRow;
import org.mufakat.server.statistics.RegionView.ChoiceView;
import org.mufakat.server.statistics.RegionView.YearsTable;

/// One corridor as its page shows it: every number a text in the reader's language.
///
/// @param citizenship the State's name
/// @param detectedBy the State's name
/// @param value the sum; a dash where no year has a value
/// @param what of which years and what
/// @param band what chance leaves open around the sum, as a sentence
/// @param share its share in what the detecting State named across borders, as a sentence
/// @param tier where it stands among the corridors, as a sentence
/// @param gaps years that are not in the sum, with the reason
/// @param labels the spellings it was published under
/// @param series a row a year
/// @param unusual what its row and column lead to expect; empty where it is not judged
/// @param unusualNote why it is not judged, or how to read it
/// @param effortFigure the same as a picture
/// @param effort what the detecting State records in all
/// @param stock migrants of the corridor, as another publisher counts them
/// @param reverse the address of the corridor the other way; empty where there is none
/// @param sources what stands on the page, and beside it
public record FlowView(
    ChoiceView choice,
    String query,
    String from,
    String to,
    String citizenship,
    String detectedBy,
    boolean hasValue,
    String value,
    String what,
    String band,
    String share,
    String tier,
    List<String> gaps,
    String labels,
    FigureView map,
    FigureView sankey,
    FigureView chart,
    List<YearRow> series,
    List<MirrorRow> mirrors,
    String mirrorsCsv,
    Optional<UnusualRow> unusual,
    String unusualNote,
    FigureView effortFigure,
    Optional<YearsTable> effort,
    Stock stock,
    String border,
    String reverse,
    List<Source> sources) {

  /// @param told in the reader's language
  /// @param citation in the publisher's own words, which stay in their own language
  public record Source(String told, String citation) {}

  /// @param value as published, with its interval
  /// @param said why there is none
  public record YearRow(String year, String value, String band, String said) {}

  /// @param imported whether any table of migrants is there
  public record Stock(
      boolean imported,
      FigureView chart,
      String what,
      List<StockRow> rows,
      String source,
      String none) {}

  public record StockRow(String year, String persons) {}
}
