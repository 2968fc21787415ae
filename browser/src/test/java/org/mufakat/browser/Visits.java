package org.mufakat.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Role;
import org.mufakat.server.demo.DemoLogin;

/// The visits of one test to one house. Whatever a page did wrong on any of them fails the test at
/// its end.
final class Visits {

  static final int WIDE = 1280;
  static final int NARROW = 390;

  private static final double PATIENCE_MILLIS = 60_000;

  private final OpenBrowser browser;
  private final House house;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();

  /// Cookies after signing in, by login, kept for the whole run: a password check is made to be
  /// slow.
  private final Map<String, String> signedIn;

  Visits(OpenBrowser browser, House house, Map<String, String> signedIn) {
    this.browser = browser;
    this.house = house;
    this.signedIn = signedIn;
  }

  House house() {
    return house;
  }

  /// Someone who reads English at a wide screen and has not signed in.
  Visitor anyone() {
    return new Visitor("en", WIDE, true, null, List.of());
  }

  Visitor signedInAs(Role role, NodeId node) {
    return signedInAs(new DemoLogin(role, false), node);
  }

  Visitor signedInAs(DemoLogin who, NodeId node) {
    return new Visitor("en", WIDE, true, house.login(node, who), List.of());
  }

  /// Leaves, and tells every fault seen.
  List<Fault> end() {
    contexts.forEach(BrowserContext::close);
    return watches.stream().flatMap(watch -> watch.faults().stream()).toList();
  }

  /// @param expected statuses of 400 and above that the visit is about
  final class Visitor {

    private final String language;
    private final int width;
    private final boolean script;
    private final House.@Nullable Login login;
    private final List<Integer> expected;

    private Visitor(
        String language,
        int width,
        boolean script,
        House.@Nullable Login login,
        List<Integer> expected) {
      this.language = language;
      this.width = width;
      this.script = script;
      this.login = login;
      this.expected = expected;
    }

    Visitor reading(String code) {
      return new Visitor(code, width, script, login, expected);
    }

    Visitor at(int pixels) {
      return new Visitor(language, pixels, script, login, expected);
    }

    Visitor withoutScript() {
      return new Visitor(language, width, false, login, expected);
    }

    Visitor expecting(Integer... statuses) {
      return new Visitor(language, width, script, login, List.of(statuses));
    }

    /// Opens a page in a window of its own, which lasts until the test's end.
    Page open(String path) {
      var page = window();
      page.navigate(house.origin() + path);
      return page;
    }

    /// A window of its own, not yet at any page.
    Page window() {
      var options =
          new Browser.NewContextOptions()
              .setLocale(language)
              .setViewportSize(width, width == NARROW ? 844 : 900)
              .setJavaScriptEnabled(script)
              .setAcceptDownloads(true);
      if (login != null) {
        options.setStorageState(signedIn.computeIfAbsent(login.toString(), _ -> signIn(login)));
      }
      var context = browser.visitor(options);
      context.setDefaultTimeout(PATIENCE_MILLIS);
      contexts.add(context);
      var watch = Watch.over(context, house.origin());
      expected.forEach(watch::expecting);
      watches.add(watch);
      return context.newPage();
    }
  }

  private String signIn(House.Login login) {
    var context = browser.visitor(new Browser.NewContextOptions());
    context.setDefaultTimeout(PATIENCE_MILLIS);
    login.typeInto(context.newPage(), house.origin());
    var state = context.storageState();
    context.close();
    return state;
  }
}
