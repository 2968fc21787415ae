package org.mufakat.server.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// What each address is for. An address that stands in no row is closed to everyone, so a new page
/// needs its row here; what the row's deed asks of a person is decided in [AccessPolicy].
public final class Addresses {

  private static final String NODE = "/{node:[a-z]{3}}";

  private static final List<Row> ROWS =
      List.of(
          row("GET", "/", Deed.FIND_ONES_WAY),
          row("GET", "/manage/health/**", Deed.FIND_ONES_WAY),
          row("GET", NODE, Deed.FIND_ONES_WAY),
          row("GET", NODE + "/sign-in", Deed.SIGN_IN),
          row("POST", NODE + "/sign-in", Deed.SIGN_IN),
          row("POST", NODE + "/sign-out", Deed.KNOW_OWN_SIGN_IN),
          row("GET", NODE + "/api/v1/session", Deed.KNOW_OWN_SIGN_IN),
          row("GET", NODE + "/password", Deed.CHANGE_OWN_PASSWORD),
          row("POST", NODE + "/password", Deed.CHANGE_OWN_PASSWORD),
          row("GET", NODE + "/users/**", Deed.KEEP_ACCOUNTS),
          row("POST", NODE + "/users/**", Deed.KEEP_ACCOUNTS),
          row("GET", NODE + "/region/**", Deed.READ_PUBLISHED_FIGURES));

  private Addresses() {}

  /// What an address is for, as far as this table knows.
  public sealed interface Meaning {
    record Stands(Deed deed) implements Meaning {}

    /// The address stands in the table, but not for this method.
    record OtherMethods(Set<String> allowed) implements Meaning {}

    record Nothing() implements Meaning {}
  }

  /// @param method as in HTTP; HEAD counts as GET
  public static Meaning meaningOf(String method, PathContainer path) {
    var asked = method.equals("HEAD") ? "GET" : method;
    var others = new TreeSet<String>();
    for (Row row : ROWS) {
      if (row.pattern().matches(path)) {
        if (row.method().equals(asked)) {
          return new Meaning.Stands(row.deed());
        }
        others.add(row.method());
      }
    }
    return others.isEmpty() ? new Meaning.Nothing() : new Meaning.OtherMethods(others);
  }

  private static Row row(String method, String pattern, Deed deed) {
    return new Row(method, PathPatternParser.defaultInstance.parse(pattern), deed);
  }

  private record Row(String method, PathPattern pattern, Deed deed) {}
}
