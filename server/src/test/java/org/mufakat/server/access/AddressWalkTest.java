package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// Walks every address the server has with everyone there is, and compares what happens with
/// `access-table.txt`. An address without a row fails: whoever adds one says who may use it.
class AddressWalkTest {

  private static final String NODE = "/{node:[a-z]{3}}";
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^}]*\\})*)?}");

  private static final String CLOSED = "closed";

  /// Spring's own error page: it is shown where something went wrong and cannot be asked for.
  private static final String ERROR_PAGE = "/error";

  private final RunningNodes nodes = RunningNodes.shared();
  private final Table table = Table.read();

  /// Each comes from an address of its own: what the walk types into forms counts as guessing.
  private final AtomicInteger arrivals = new AtomicInteger();

  @Test
  void every_address_has_a_row_and_every_row_an_address() {
    assertThat(table.rows().keySet()).isEqualTo(mapped().keySet());
  }

  @Test
  void every_address_stands_in_the_policys_table() {
    var unknown = new ArrayList<String>();
    mapped()
        .forEach(
            (name, address) -> {
              var meant = !table.rows().getOrDefault(name, List.of()).contains(CLOSED);
              if (stands(address) != meant) {
                unknown.add(name);
              }
            });

    assertThat(unknown).as("not in Addresses as in the table").isEmpty();
  }

  @Test
  void everyone_gets_what_the_table_says_at_every_address() {
    var walkers = walkers();
    var expected = new TreeMap<String, List<String>>();
    var actual = new TreeMap<String, List<String>>();

    mapped()
        .forEach(
            (name, address) -> {
              var outcomes = new ArrayList<String>();
              walkers.forEach(walker -> outcomes.add(walker.outcome(address)));
              actual.put(name, outcomes);
              expected.put(name, table.expected(name, walkers.size()));
            });

    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void a_page_seen_by_someone_signed_in_stays_in_no_cache() {
    var admin = new Walker("xno", "admin");

    var kept = new TreeSet<String>();
    mapped()
        .forEach(
            (name, address) -> {
              if (address.method().equals("GET")) {
                var answer = admin.ask(address);
                var type = answer.headers().firstValue("Content-Type").orElse("");
                var caching = answer.headers().firstValue("Cache-Control").orElse("");
                if (type.startsWith("text/html") && !caching.equals("no-store")) {
                  kept.add(name + ": " + caching);
                }
              }
            });

    assertThat(kept).isEmpty();
  }

  private boolean stands(Address address) {
    var path = PathContainer.parsePath(table.example(address.pattern(), "xno"));
    return Addresses.meaningOf(address.method(), path) instanceof Addresses.Meaning.Stands;
  }

  /// In the order of the table's columns.
  private List<Walker> walkers() {
    return List.of(
        new Walker("hub", ""),
        new Walker("xno", ""),
        new Walker("xno", "reader"),
        new Walker("xno", "analyst"),
        new Walker("xno", "admin"),
        new Walker("xno", "newcomer"),
        new Walker("xno", "stranger"),
        new Walker("xno", "auditor"),
        new Walker("xno", "investigator"),
        new Walker("xno", "inspector"),
        new Walker("xno", "helper"),
        new Walker("xno", "matron"),
        new Walker("xno", "liaison"),
        new Walker("xno", "focal"),
        new Walker("xno", "delegate"),
        new Walker("hub", "secretary"),
        new Walker("xno", "statistician"),
        new Walker("xno", "approver"));
  }

  /// Every method and pattern, as in the table: `GET /{node}/users`.
  private Map<String, Address> mapped() {
    var found = new TreeMap<String, Address>();
    nodes
        .beans(RequestMappingInfoHandlerMapping.class)
        .forEach(
            mappings ->
                mappings.getHandlerMethods().keySet().forEach(mapping -> add(found, mapping)));
    return found;
  }

  private static void add(Map<String, Address> found, RequestMappingInfo mapping) {
    for (String pattern : mapping.getPatternValues()) {
      if (!pattern.equals(ERROR_PAGE)) {
        var methods = mapping.getMethodsCondition().getMethods();
        var names = methods.isEmpty() ? List.of("GET") : methods.stream().map(Enum::name).toList();
        for (String method : names) {
          var address = new Address(method, pattern);
          found.put(address.name(), address);
        }
      }
    }
  }

  private record Address(String method, String pattern) {
    String name() {
      return method + " " + pattern.replace(NODE, "/{node}");
    }
  }

  /// Someone who walks: at `xno` a `stranger` is an administrator of `xso`.
  private final class Walker {

    private final String node;
    private final String username;
    private Browser browser;
    private String token = "";

    Walker(String node, String username) {
      this.node = node;
      this.username = username;
      this.browser = arrive();
    }

    String outcome(Address address) {
      var answer = ask(address);
      if (address.pattern().endsWith("/sign-out")) {
        browser = arrive();
      }
      return answer.statusCode() == 404 && !stands(address) ? CLOSED : word(answer);
    }

    HttpResponse<String> ask(Address address) {
      var path = table.example(address.pattern(), node);
      return address.method().equals("GET")
          ? browser.get(path)
          : browser.send(address.method(), path, "X-CSRF-TOKEN", token());
    }

    /// One of the session, for all that is sent in it.
    private String token() {
      if (token.isEmpty()) {
        token = browser.freshToken(node);
      }
      return token;
    }

    private Browser arrive() {
      token = "";
      var arrived = Browser.from(nodes, "127.0.9." + arrivals.incrementAndGet());
      return switch (username) {
        case "" -> arrived;
        case "stranger" -> arrived.signIn(RunningNodes.SOUTH, "admin");
        default ->
            arrived.signIn(
                nodes.bean(NodeDirectory.class).bySlug(node).orElseThrow().id(), username);
      };
    }

    private String word(HttpResponse<String> answer) {
      var location = answer.headers().firstValue("Location").orElse("");
      return switch (answer.statusCode()) {
        case 401 -> "sign-in";
        case 303 ->
            location.startsWith("/" + node + "/password")
                ? "password"
                : location.startsWith("/" + node + "/sign-in") ? "sign-in" : "open";
        case 403 -> answer.body().contains("choose-password-first") ? "password" : "no";
        case 405 -> "other method";
        case 500 -> "broken";
        default -> "open";
      };
    }
  }

  /// The table in the repository.
  ///
  /// @param variables what stands for a variable of an address in the walk
  private record Table(Map<String, List<String>> rows, Map<String, String> variables) {

    private static final int READER = 2;

    private static final List<String> FILES =
        List.of(
            "access-table.txt",
            "access-table-meetings.txt",
            "access-table-texts.txt",
            "access-table-tasks.txt",
            "access-table-plan.txt",
            "access-table-papers.txt",
            "access-table-estimates.txt",
            "access-table-tables.txt",
            "access-table-flows.txt");

    /// The row; where it ends early, the others get what a reader gets.
    List<String> expected(String name, int columns) {
      var row = new ArrayList<>(rows.getOrDefault(name, List.of()));
      while (!row.isEmpty() && row.size() < columns) {
        row.add(row.get(READER));
      }
      return row;
    }

    static Table read() {
      var rows = new LinkedHashMap<String, List<String>>();
      var variables = new LinkedHashMap<String, String>();
      for (String line : text().lines().toList()) {
        if (line.startsWith("let ")) {
          var parts = line.substring(4).split("=", 2);
          variables.put(parts[0].strip(), parts[1].strip());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          var cells = line.split("\\|");
          rows.put(
              cells[0].strip(), java.util.Arrays.stream(cells).skip(1).map(String::strip).toList());
        }
      }
      return new Table(rows, variables);
    }

    String example(String pattern, String node) {
      return VARIABLE
          .matcher(pattern)
          .replaceAll(
              variable -> {
                var name = variable.group(1);
                var whole = variable.group().substring(1, variable.group().length() - 1);
                var known = variables.getOrDefault(whole, variables.get(name));
                var example = name.equals("node") ? node : known;
                assertThat(example).as("`let " + name + " = …` in access-table.txt").isNotNull();
                return example;
              });
    }

    private static String text() {
      return FILES.stream().map(Table::text).collect(Collectors.joining("\n"));
    }

    private static String text(String file) {
      try (InputStream in = AddressWalkTest.class.getResourceAsStream("/" + file)) {
        assertThat(in).as(file).isNotNull();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
