package org.mufakat.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mufakat.browser.Fault.Kind;

/// What went wrong on the pages of one visitor: script errors, breaches of the content security
/// policy, requests that failed, and anything asked of another host.
public final class Watch {

  /// Chromium's line for every answer of 400 and above; [#answered] judges those by their status.
  private static final String FAILED_LOAD = "Failed to load resource: the server responded with";

  /// A request that the page or the visitor broke off: a download begins so, and so does leaving a
  /// page.
  private static final String BROKEN_OFF = "net::ERR_ABORTED";

  private final URI origin;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<Integer> expected = new HashSet<>();

  private Watch(URI origin) {
    this.origin = origin;
  }

  /// Watches every page the visitor opens from now on.
  ///
  /// @param origin scheme, host and port of the only server that may be asked for anything
  public static Watch over(BrowserContext visitor, URI origin) {
    var watch = new Watch(origin);
    visitor.onConsoleMessage(watch::said);
    visitor.onWebError(error -> watch.add(Kind.SCRIPT_ERROR, error.error()));
    visitor.onRequest(watch::asked);
    visitor.onRequestFailed(watch::failed);
    visitor.onResponse(watch::answered);
    return watch;
  }

  /// Lets answers of this status pass: a visit to a page that is not there expects 404.
  public Watch expecting(int status) {
    expected.add(status);
    return this;
  }

  /// All faults so far, in the order seen. Complete once the visitor's context is closed.
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  private void said(ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().startsWith(FAILED_LOAD)) {
      add(Kind.CONSOLE_ERROR, message.text() + " (" + message.location() + ")");
    }
  }

  private void asked(Request request) {
    if (!isOwn(request.url())) {
      add(Kind.OTHER_HOST, request.url());
    }
  }

  private void failed(Request request) {
    if (isOwn(request.url()) && !BROKEN_OFF.equals(request.failure())) {
      add(Kind.NO_ANSWER, request.method() + " " + request.url() + ": " + request.failure());
    }
  }

  private void answered(Response response) {
    if (response.status() >= 400 && !expected.contains(response.status())) {
      add(
          Kind.STATUS,
          response.status() + " for " + response.request().method() + " " + response.url());
    }
  }

  private boolean isOwn(String url) {
    return url.startsWith(origin + "/")
        || url.startsWith("data:")
        || url.startsWith("blob:" + origin)
        || url.equals("about:blank");
  }

  private void add(Kind kind, String what) {
    faults.add(new Fault(kind, what));
  }
}
