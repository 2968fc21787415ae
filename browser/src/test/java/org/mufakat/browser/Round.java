package org.mufakat.browser;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mufakat.node.NodeId;
import org.mufakat.server.demo.DemoLogin;

/// The pages that someone sees in a language, visited one after the other in one window: a window
/// for each page would take longer than the page.
///
/// @param atAState whether they are pages that only a State's node has
record Round(Optional<DemoLogin> as, boolean atAState, String language, List<MainPage> pages) {

  /// As few rounds as visit every page in every language.
  static Stream<Round> of(List<MainPage> pages) {
    return pages.stream()
        .flatMap(page -> Stream.of("en", "id").map(language -> with(page, language, pages)))
        .distinct();
  }

  private static Round with(MainPage one, String language, List<MainPage> all) {
    var alike =
        all.stream()
            .filter(page -> page.as().equals(one.as()) && page.atAState() == one.atAState())
            .toList();
    return new Round(one.as(), one.atAState(), language, alike);
  }

  /// Visits every page of it at a node, and tells of all that have a fault.
  void check(NodeId node, Visits visits) {
    var visitor = as.map(who -> visits.signedInAs(who, node)).orElse(visits.anyone());
    var window = visitor.reading(language).window();
    var address = visits.house().origin() + "/" + node.slug();
    assertAll(
        pages.stream().map(page -> () -> PageCheck.everywhere(page, window, address, language)));
  }

  @Override
  public String toString() {
    return as.map(DemoLogin::username).orElse("anyone")
        + (atAState ? ", what only a State has, " : ", ")
        + language;
  }
}
