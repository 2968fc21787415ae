package org.mufakat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/// What a figure is downloaded as is a whole file that tells its source wherever it goes.
@AtTheHouse
class DownloadTest {

  @Test
  void the_csv_of_the_series_has_its_head_and_a_line_for_each_state_and_year(Visits visits)
      throws IOException {
    var download = download(region(visits), "#series a[href*='.csv']");

    var lines = Files.readAllLines(download.path());

    assertThat(download.suggestedFilename()).endsWith(".csv");
    assertThat(lines.getFirst()).contains("indicator", "release", "low", "high");
    assertThat(lines).hasSizeGreaterThan(11);
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("THA", "1541"));
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(line -> assertThat(line).contains("2025-04-14"));
  }

  @Test
  void the_svg_of_the_map_is_well_formed_and_names_its_source(Visits visits) throws Exception {
    var download = download(region(visits), "#map [data-format=svg]");

    var svg = parsed(download);

    assertThat(download.suggestedFilename()).endsWith(".svg");
    assertThat(svg.getDocumentElement().getLocalName()).isEqualTo("svg");
    assertThat(svg.getElementsByTagNameNS("*", "path").getLength()).isGreaterThan(11);
    assertThat(svg.getDocumentElement().getTextContent()).contains("UNODC", "2025-04-14");
  }

  @Test
  void the_svg_of_the_series_names_its_source(Visits visits) throws Exception {
    var svg = parsed(download(region(visits), "#series [data-format=svg]"));

    assertThat(svg.getDocumentElement().getTextContent())
        .contains("UNODC", "2025-04-14", "Thailand");
  }

  @Test
  void the_png_of_each_chart_is_a_picture_with_something_on_it(Visits visits) throws IOException {
    var page = region(visits);

    for (var figure : new String[] {"#map", "#series"}) {
      var download = download(page, figure + " [data-format=png]");
      var picture = ImageIO.read(download.path().toFile());
      var pixels =
          picture.getRGB(
              0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());

      assertThat(download.suggestedFilename()).endsWith(".png");
      assertThat(picture.getWidth()).isGreaterThanOrEqualTo(1200);
      assertThat(Arrays.stream(pixels).distinct().count()).as("colours").isGreaterThan(20);
      assertThat(Arrays.stream(pixels).filter(pixel -> pixel != pixels[0]).count())
          .as("pixels that differ from the corner")
          .isGreaterThan(pixels.length / 100);
    }
  }

  private static Page region(Visits visits) {
    var page = visits.anyone().open("/hub/region");
    page.locator("#map[data-drawn=yes]").waitFor();
    page.locator("#series[data-drawn=yes]").waitFor();
    return page;
  }

  private static Download download(Page page, String button) {
    return page.waitForDownload(() -> page.locator(button).first().click());
  }

  private static Document parsed(Download download) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(download.path().toFile());
  }
}
