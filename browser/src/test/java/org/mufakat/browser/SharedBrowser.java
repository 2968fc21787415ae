package org.mufakat.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/// One Chromium for all browser tests of a run, and one more for each thread that tests run in
/// beside others: a test class asks for an [OpenBrowser] as a parameter.
///
/// Where there is no Chromium it is installed as root on Debian; elsewhere the class is skipped,
/// with the command to type. With `MUFAKAT_REQUIRE_BROWSER=true` the class fails instead, so that
/// no one takes a skipped check for a passed one.
public final class SharedBrowser implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(SharedBrowser.class);

  /// How long an expectation may take to come true on a machine that is busy with other things.
  private static final double PATIENCE_MILLIS = 30_000;

  @Override
  public void beforeAll(ExtensionContext context) {
    switch (presence(context)) {
      case Presence.Open _ -> {}
      case Presence.Absent absent -> absent.refuse(System.getenv(), System.err);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == OpenBrowser.class;
  }

  @Override
  public OpenBrowser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }

  static OpenBrowser of(ExtensionContext context) {
    return switch (presence(context)) {
      case Presence.Open open -> open.browser();
      case Presence.Absent absent -> throw new TestAbortedException(absent.whatToDo());
    };
  }

  private static Presence presence(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(Thread.currentThread(), _ -> Presence.ofThisMachine(), Presence.class);
  }

  /// Whether the tests have a browser; kept for the whole run and closed after it.
  sealed interface Presence extends AutoCloseable {

    record Open(OpenBrowser browser) implements Presence {

      @Override
      public void close() {
        browser.close();
      }
    }

    record Absent(String whatToDo) implements Presence {

      /// Skips the test class loudly, or fails it where a browser is required.
      void refuse(Map<String, String> environment, PrintStream loud) {
        if (Boolean.parseBoolean(environment.get("MUFAKAT_REQUIRE_BROWSER"))) {
          throw new AssertionError(
              "MUFAKAT_REQUIRE_BROWSER is true, and there is no browser. " + whatToDo);
        }
        loud.println("\n*** BROWSER TESTS SKIPPED ***\n" + whatToDo + "\n");
        throw new TestAbortedException(whatToDo);
      }

      @Override
      public void close() {}
    }

    static Presence ofThisMachine() {
      var debian = DebianPackage.ofThisMachine();
      var found = Chromium.ofThisMachine();
      if (found instanceof Chromium.Missing && debian.canBeInstalled()) {
        System.err.println("No Chromium here: apt-get installs Debian's, for the browser tests.");
        found = debian.install(System.getenv());
      }
      return switch (found) {
        case Chromium.Found chromium -> {
          PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
          yield new Open(OpenBrowser.start(chromium));
        }
        case Chromium.Missing missing -> new Absent(missing.whatToDo());
      };
    }
  }
}
