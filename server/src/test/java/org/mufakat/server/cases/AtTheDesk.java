package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.hosting.NodeDirectory;

/// Someone who works with cases at a browser, at the node of one State. All persons are invented.
final class AtTheDesk {

  private static final Pattern PERSON = Pattern.compile("/persons/([0-9a-f]{32})\"");
  private static final Pattern VERSION = Pattern.compile("name=\"version\"[^>]*value=\"(\\d+)\"");
  private static final Pattern OPTION =
      Pattern.compile("<option[^>]*value=\"([0-9a-f]{32})\"[^>]*>([^<]*)<");

  private final Browser browser;

  private AtTheDesk(Browser browser) {
    this.browser = browser;
  }

  static AtTheDesk as(String username) {
    return new AtTheDesk(Browser.signedIn(RunningNodes.shared(), RunningNodes.NORTH, username));
  }

  Browser browser() {
    return browser;
  }

  HttpResponse<String> get(String path) {
    return browser.get("/xno" + path);
  }

  HttpResponse<String> post(String path, String... fields) {
    return browser.post("/xno" + path, fields);
  }

  HttpResponse<String> upload(String path, String fileName, String content) {
    get("/cases/imports");
    return browser.upload("/xno" + path, fileName, content);
  }

  /// Opens a case about someone of this name.
  ///
  /// @return its path at the node: `/cases/0123…`
  String opens(String name) {
    get("/cases/new");
    var answer = post("/cases/new", "name", name, "sex", "unknown", "source", "said");
    assertThat(answer.statusCode()).isEqualTo(302);
    return pathOf(answer);
  }

  static String pathOf(HttpResponse<String> answer) {
    var address = answer.headers().firstValue("Location").orElse("");
    return address.substring("/xno".length()).replaceAll("\\?.*", "");
  }

  static String done(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("").replaceAll(".*\\?done=", "");
  }

  String personOf(String path) {
    var found = PERSON.matcher(get(path).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  String referenceOf(String path) {
    var found = Pattern.compile("XNO-\\d{4}-\\d{4,}").matcher(get(path).body());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  /// The version that a form was made of.
  static String versionIn(HttpResponse<String> form) {
    var found = VERSION.matcher(form.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /// A colleague's id as the case page offers it.
  String colleague(String path, String username) {
    var options = OPTION.matcher(get(path).body());
    while (options.find()) {
      if (options.group(2).equals("Person " + username)) {
        return options.group(1);
      }
    }
    throw new AssertionError("nobody called " + username + " is offered");
  }

  /// How many entries of this event the ledger has about this id, those waiting for their place
  /// among them.
  static int told(String event, String id) {
    var sql =
        "select count(*) from (select to_jsonb(p)::text as text from ledger_pending p union all"
            + " select convert_from(bytes, 'UTF8') from ledger_entry) as all_of_it"
            + " where text like ? and text like ?";
    try (var connection = node().getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, "%" + event + "%");
      statement.setString(2, "%" + id + "%");
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DataSource node() {
    var north = new NodeId("XNO");
    return RunningNodes.shared()
        .bean(NodeDirectory.class)
        .bySlug(north.slug())
        .orElseThrow()
        .dataSource();
  }

  /// Names and values of a person's form as nobody changed it, with some of another value.
  static String[] form(String version, String... changed) {
    var all = new ArrayList<>(List.of("version", version));
    all.addAll(List.of(changed));
    return all.toArray(String[]::new);
  }
}
