package org.mufakat.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Optional;
import org.mufakat.server.access.Role;
import org.mufakat.server.demo.DemoLogin;

/// A page that is checked wide and narrow, in every language; most are photographed too.
///
/// @param name the first part of its picture's name
/// @param path after the node's own part: `/region`
/// @param as whoever it is opened as; empty for someone who has not signed in
/// @param onward links to click from there, as CSS selectors: to a page whose address is not known
///   beforehand
/// @param needsFile whether there is something to see only after a publisher's file was imported
/// @param pictured whether it is photographed: of pages that look alike, one is
/// @param atAState whether only a State's node has it: the hub holds no case
record MainPage(
    String name,
    String path,
    Optional<DemoLogin> as,
    List<String> onward,
    boolean needsFile,
    boolean pictured,
    boolean atAState) {

  private static final String CASE = "main tbody th a";
  private static final String PERSON = "main section .m-row a[href*='/persons/']";

  static final List<MainPage> ALL =
      List.of(
          open("region", "/region"),
          open("flows", "/flows").notPictured(),
          flowsOfAFile("flows-file", "/flows?from=2003&to=2003"),
          flowsOfAFile("flow", "/flows/XSO-XNO?from=2003&to=2003"),
          open("routes", "/flows/routes").notPictured(),
          ofStatisticians("reference-tables", "/reference-tables").notPictured(),
          open("states", "/states"),
          open("state", "/states/THA"),
          open("claim", "/claims?number=2237&state=THA&from=2017&to=2021"),
          open("releases", "/releases"),
          open("revisions", "/revisions?before=2023-05-30&after=2025-04-14&state=THA"),
          open("regime", "/regime"),
          open("members", "/regime/members"),
          open("instruments", "/regime/instruments"),
          open("instrument", "/regime/instruments/ACTIP"),
          open("bodies", "/regime/bodies"),
          open("meetings", "/regime/meetings").notPictured(),
          open("decision-rules", "/regime/decision-rules").notPictured(),
          open("handling-codes", "/regime/handling-codes").notPictured(),
          open("refusal-and-clocks", "/regime/refusal-and-clocks").notPictured(),
          open("codes", "/regime/codes").notPictured(),
          open("populations", "/regime/populations").notPictured(),
          open("about", "/about"),
          open("sign-in", "/sign-in"),
          signedIn("imports", "/imports", Role.ANALYST),
          new MainPage(
              "import",
              "/imports",
              asA(Role.ANALYST),
              List.of("main tbody a[href*='/imports/']"),
              true,
              false,
              false),
          ofAFile("report", "main a[href*='/releases/2']"),
          ofAFile("quarantine", "main a[href*='/releases/2']", "main a[href$='/quarantine']"),
          signedIn("users", "/users", Role.ADMINISTRATOR),
          signedIn("account", "/account", Role.READER),
          open("passkey-sign-in", "/sign-in/passkey"),
          signedIn("passkeys", "/account/passkeys", Role.READER),
          signedIn("codes", "/account/codes", Role.READER),
          signedIn("ledger", "/ledger", Role.AUDITOR),
          new MainPage(
              "ledger-entry",
              "/ledger",
              asA(Role.AUDITOR),
              List.of("main tbody tr:last-child th a"),
              false,
              true,
              false),
          signedIn("ledger-verification", "/ledger/verification", Role.AUDITOR),
          signedIn("password", "/password", Role.READER).notPictured(),
          ofCases("cases", "/cases", Role.INVESTIGATOR),
          ofCases("case", "/cases", Role.INVESTIGATOR, CASE),
          ofCases("case-edit", "/cases", Role.INVESTIGATOR, CASE, "main a[href$='/edit']"),
          ofCases("person", "/cases", Role.INVESTIGATOR, CASE, PERSON),
          ofCases("identity", "/cases", Role.INVESTIGATOR, CASE, "main a[href$='/identity']"),
          ofCases("same", "/cases", Role.INVESTIGATOR, CASE, "main a[href$='/same']"),
          ofCases("across", "/cases", Role.INVESTIGATOR, CASE, "main a[href$='/across']"),
          ofCases("services-case", "/cases", Role.VICTIM_SERVICES_WORKER, CASE),
          ofCases(
              "consent", "/cases", Role.VICTIM_SERVICES_WORKER, CASE, "main a[href$='/consent']"),
          ofCases("case-search", "/cases/search", Role.INVESTIGATOR),
          ofCases("desk", "/cases/desk", Role.INVESTIGATOR),
          ofCases("intake", "/cases/new", Role.INVESTIGATOR),
          ofCases("emergency", "/cases/emergency", Role.INVESTIGATOR),
          ofCases("emergencies", "/emergencies", Role.FOCAL_POINT),
          ofCases("received", "/received", Role.INVESTIGATOR),
          ofCases("print-form", "/cases", Role.INVESTIGATOR, CASE, "main a[href$='/print']"),
          ofSupervisors("supervised-cases", "/cases").notPictured(),
          ofSupervisors(
              "case-export",
              "/cases/export?see=1&format=csv&columns=standard&names=yes&reason=supervision"),
          ofSupervisors("case-imports", "/cases/imports"),
          ofDelegates("forum", "/forum"),
          ofTheHub("forum-hub", "/forum", Role.SECRETARIAT).notPictured(),
          ofDelegates("forum-meetings", "/forum/meetings"),
          ofTheHub("forum-meeting", "/forum/meetings/AMMTC/22", Role.SECRETARIAT),
          ofDelegates("forum-texts", "/forum/texts"),
          ofDelegates("forum-text", "/forum/texts", "main a:has-text('advertisements')"),
          ofTheHub("forum-keeper", "/forum/texts", Role.SECRETARIAT, "main a:has-text('calendar')")
              .notPictured(),
          ofDelegates("forum-draft", "/forum/texts/new?body=AMMTC"),
          ofDelegates("forum-decisions", "/forum/decisions").notPictured(),
          ofDelegates("forum-decision", "/forum/decisions", "main a:has-text('referring victims')"),
          ofTheHub("forum-past", "/forum/decisions/import", Role.SECRETARIAT).notPictured(),
          ofDelegates("forum-tasks", "/forum/tasks"),
          ofDelegates("forum-task", "/forum/tasks", "main a:has-text('training')").notPictured(),
          ofDelegates("forum-threads", "/forum/threads").notPictured(),
          ofDelegates("forum-thread", "/forum/threads/actip"),
          ofTheHub("forum-plan", "/forum/plan", Role.SECRETARIAT),
          ofDelegates("forum-notices", "/forum/notices").notPictured(),
          ofDelegates("forum-feeds", "/forum/own/feeds").notPictured(),
          ofTheHub("forum-people", "/forum/people", Role.SECRETARIAT),
          ofTheHub(
              "forum-communique", "/forum/meetings/AMMTC/20/papers/communique", Role.SECRETARIAT),
          ofTheHub("forum-follow-up", "/forum/meetings/AMMTC/21/papers/follow-up", Role.SECRETARIAT)
              .notPictured(),
          ofStatisticians("estimates", "/estimates").notPictured(),
          ofStatisticians("estimate-new", "/estimates/plans/new"),
          ofStatisticians(
                  "estimate-plan", "/estimates", "main a[href*='/plans/']:not(.govuk-button)")
              .notPictured(),
          ofStatisticians("estimate", "/estimates", "main tbody a:not([href*='/plans/'])"),
          open("tables", "/tables"),
          new MainPage(
              "table", "/tables", Optional.empty(), List.of("main tbody th a"), false, true, false),
          ofStatisticians("tables-desk", "/tables/desk"),
          ofStatisticians("tables-new", "/tables/desk/new"),
          ofTheHub(
              "tables-review",
              "/tables/desk",
              Role.RELEASE_APPROVER,
              "main tr:has(.m-tag--caution) th a"),
          ofStatisticians("tables-partners", "/tables/desk/partners").notPictured(),
          ofTheHub("tables-budget", "/tables/desk/budget", Role.RELEASE_APPROVER));

  /// The example's own State and years in which its invented file names citizenships.
  private static MainPage flowsOfAFile(String name, String path) {
    return new MainPage(name, path, Optional.empty(), List.of(), true, false, false);
  }

  private static MainPage open(String name, String path) {
    return new MainPage(name, path, Optional.empty(), List.of(), false, true, false);
  }

  private static MainPage signedIn(String name, String path, Role role) {
    return new MainPage(name, path, asA(role), List.of(), false, true, false);
  }

  private static MainPage ofAFile(String name, String... onward) {
    return new MainPage(name, "/releases", asA(Role.ANALYST), List.of(onward), true, true, false);
  }

  private static MainPage ofCases(String name, String path, Role role, String... onward) {
    return atAState(name, path, role, onward);
  }

  private static MainPage atAState(String name, String path, Role role, String... onward) {
    return new MainPage(name, path, asA(role), List.of(onward), false, true, true);
  }

  private static MainPage ofDelegates(String name, String path, String... onward) {
    return atAState(name, path, Role.DELEGATE, onward);
  }

  private static MainPage ofTheHub(String name, String path, Role role, String... onward) {
    return new MainPage(name, path, asA(role), List.of(onward), false, true, false);
  }

  private static MainPage ofStatisticians(String name, String path, String... onward) {
    return new MainPage(name, path, asA(Role.STATISTICIAN), List.of(onward), false, true, false);
  }

  private static MainPage ofSupervisors(String name, String path) {
    var who = Optional.of(new DemoLogin(Role.INVESTIGATOR, true));
    return new MainPage(name, path, who, List.of(), false, true, true);
  }

  private static Optional<DemoLogin> asA(Role role) {
    return Optional.of(new DemoLogin(role, false));
  }

  private MainPage notPictured() {
    return new MainPage(name, path, as, onward, needsFile, false, atAState);
  }

  /// Goes there and waits until its charts are drawn.
  void show(Page page, String nodeAddress) {
    page.navigate(nodeAddress + path);
    for (var link : onward) {
      page.navigate((String) page.locator(link).first().evaluate("link => link.href"));
    }
    waitForCharts(page);
  }

  /// Waits for the mark that the page sets on each figure when its chart is drawn. A locator asks
  /// from outside the page; a function to wait for would be evaluated inside it, which the content
  /// security policy forbids.
  static void waitForCharts(Page page) {
    page.locator("[data-chart]:not([data-drawn='yes'])")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  @Override
  public String toString() {
    return name;
  }
}
