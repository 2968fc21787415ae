package org.mufakat.server.statistics;

import java.util.stream.Stream;
import org.mufakat.statistics.RegionalPicture;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// The tables as CSV that every picture has, the region's and a State's: `forms`, `sex-and-age` and
/// `corridors`.
final class PictureTables {

  private PictureTables() {}

  /// @throws ResponseStatusException 404 where there is no table of that name
  static String text(String table, RegionalPicture picture, Wording wording) {
    var text = new StringBuilder();
    var figures = new FigureCsv(wording::state);
    switch (table) {
      case "forms" -> figures.write(picture.byForm(), text);
      case "sex-and-age" ->
          figures.write(
              Stream.concat(picture.bySex().stream(), picture.byAge().stream()).distinct().toList(),
              text);
      case "corridors" -> new CorridorCsv(wording::state).write(picture, text);
      default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return text.toString();
  }
}
