package org.mufakat.server.statistics;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.statistics.PictureChoice.Asked;
import org.mufakat.statistics.RegionalPicture;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The numbers under the figures of one State as CSV: `forms`, `sex-and-age` and `corridors`.
@Controller
final class StateTables {

  private final FigureReaders readers;
  private final MessageSource messages;

  StateTables(FigureReaders readers, MessageSource messages) {
    this.readers = readers;
    this.messages = messages;
  }

  /// Where a table of a State is downloaded.
  ///
  /// @param base the beginning of the node's addresses: `/tha`
  static String address(String base, String code, String table, PictureChoice choice) {
    return base + "/states/" + code + "/" + table + ".csv?" + choice.query();
  }

  @GetMapping("/{node:[a-z]{3}}/states/{code:[A-Z]{3}}/{table:[a-z-]+}.csv")
  ResponseEntity<String> csv(
      HostedNode node,
      Locale locale,
      @PathVariable("code") String code,
      @PathVariable("table") String table,
      Asked asked) {
    var regime = node.node().regime();
    if (regime.member(code).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var choice =
        PictureChoice.of(asked, readers.of(node), Set.of(code))
            .filter(c -> c.faults().isEmpty())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    var picture =
        RegionalPicture.of(choice.figures(), choice.indicator(), List.of(code), choice.years());
    return CsvAnswer.file(
        StatesPage.file(code, table, choice),
        PictureTables.text(table, picture, new Wording(messages, locale, regime)));
  }
}
