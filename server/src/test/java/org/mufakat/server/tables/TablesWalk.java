package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.RunningNodes;

/// The statistician and the release approver of NORTH at their browsers, as the tests of the desk's
/// pages send them about.
final class TablesWalk {

  static final String NEW = "/xno/tables/desk/new";

  private static final Pattern PLACE = Pattern.compile("/desk/([0-9a-f]{32})$");
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

  final Browser statistician;
  final Browser approver;

  TablesWalk(RunningNodes nodes) {
    this.statistician = Browser.signedIn(nodes, RunningNodes.NORTH, "statistician");
    this.approver = Browser.signedIn(nodes, RunningNodes.NORTH, "approver");
  }

  /// 3 × 3 persons by origin and sex; one cell has 7 persons, and its row and column little more.
  static String persons() {
    var csv = new StringBuilder("name,origin,sex\n");
    int[][] counts = {{7, 41, 58}, {33, 67, 71}, {86, 52, 94}};
    for (int o = 0; o < 3; o++) {
      for (int s = 0; s < 3; s++) {
        csv.append("Invented Person,X%d,S%d\n".formatted(o, s).repeat(counts[o][s]));
      }
    }
    return csv.toString();
  }

  /// The form of a release with the usual rules.
  ///
  /// @param over fields that are other than usual
  static String[] fields(Map<String, String> over) {
    var fields = new java.util.TreeMap<>(AskedForm.EMPTY.fields());
    fields.put("tables", "origin*sex");
    fields.put("source", "Invented register");
    fields.putAll(over);
    var all = new ArrayList<String>();
    fields.forEach((name, value) -> all.addAll(List.of(name, value)));
    return all.toArray(String[]::new);
  }

  HttpResponse<String> asked(String csv, Map<String, String> over) {
    statistician.get(NEW + "?lang=en");
    return statistician.upload(NEW, "persons.csv", csv, fields(over));
  }

  /// Asks for tables and waits until something came of it.
  ///
  /// @return the release's id
  String made(String csv, Map<String, String> over) throws InterruptedException {
    var answer = asked(csv, over);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    var place = PLACE.matcher(answer.headers().firstValue("Location").orElseThrow());
    assertThat(place.find()).isTrue();
    waitFor(place.group(1));
    return place.group(1);
  }

  private void waitFor(String id) throws InterruptedException {
    for (int tries = 0; tries < 400; tries++) {
      var body = page(id);
      if (body.contains("/prepare\"") || body.contains("role=\"alert\"")) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(page(id));
  }

  /// As the statistician sees it, in English.
  String page(String id) {
    return statistician.get("/xno/tables/desk/" + id + "?lang=en").body();
  }

  /// Asks for something else of a release and waits until something came of it.
  HttpResponse<String> revised(String id, String csv, Map<String, String> over)
      throws InterruptedException {
    var address = "/xno/tables/desk/" + id + "/revise";
    var all = new java.util.TreeMap<>(over);
    all.put("version", version(statistician, address));
    var answer = statistician.upload(address, csv.isEmpty() ? "" : "persons.csv", csv, fields(all));
    if (answer.statusCode() == 302) {
      waitFor(id);
    }
    return answer;
  }

  void letOut(String id) {
    var desk = "/xno/tables/desk/" + id;
    statistician.post(desk + "/prepare", "version", version(statistician, desk));
    approver.post(desk + "/decide", "version", version(approver, desk), "decision", "approve");
  }

  static String version(Browser browser, String address) {
    var found = VERSION.matcher(browser.get(address).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
