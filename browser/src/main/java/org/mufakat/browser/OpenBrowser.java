package org.mufakat.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;

/// A running Chromium without a window. It resolves no host name but this machine's own, so that a
/// page that leans on another host fails here as it would without a network.
///
/// Playwright's objects belong to the thread that made them.
public final class OpenBrowser implements AutoCloseable {

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox", // root has no sandbox, and only Mufakat's own pages are opened
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-lcd-text", // grey edges: the same picture everywhere, and a smaller file
          "--font-render-hinting=none",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

  private final Playwright playwright;
  private final Browser browser;

  private OpenBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /// Starts it; takes two to seven seconds.
  public static OpenBrowser start(Chromium.Found chromium) {
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      var options =
          new BrowserType.LaunchOptions()
              .setExecutablePath(chromium.executable())
              .setArgs(ARGUMENTS)
              .setHeadless(true);
      return new OpenBrowser(playwright, playwright.chromium().launch(options));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  /// A visitor with no cookies of anyone else's.
  public BrowserContext visitor(Browser.NewContextOptions options) {
    return browser.newContext(options);
  }

  public String version() {
    return browser.version();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
