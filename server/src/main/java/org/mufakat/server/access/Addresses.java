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

  private static final String API = NODE + "/api/v1";

  private static final String CASE = NODE + "/cases/{case:[0-9a-f]{32}}";

  private static final String PERSON = CASE + "/persons/{person:[0-9a-f]{32}}";

  private static final List<Row> ROWS =
      List.of(
          get("/", Deed.FIND_ONES_WAY),
          get("/favicon.ico", Deed.FIND_ONES_WAY),
          get("/openapi.yaml", Deed.FIND_ONES_WAY),
          get("/manage/health/**", Deed.FIND_ONES_WAY),
          get(NODE, Deed.FIND_ONES_WAY),
          get(NODE + "/about", Deed.FIND_ONES_WAY),
          post("/hub/witness/add-checkpoint", Deed.WITNESS_LEDGERS),
          get("/hub/witness/{log}", Deed.WITNESS_LEDGERS),
          get(NODE + "/sign-in", Deed.SIGN_IN),
          post(NODE + "/sign-in", Deed.SIGN_IN),
          get(NODE + "/sign-in/passkey", Deed.SIGN_IN),
          post(NODE + "/sign-in/passkey", Deed.SIGN_IN),
          get(NODE + "/sign-in/provider/{provider}", Deed.SIGN_IN),
          get(NODE + "/sign-in/provider/{provider}/answer", Deed.SIGN_IN),
          get(NODE + "/second-step", Deed.SIGN_IN),
          post(NODE + "/second-step", Deed.SIGN_IN),
          post(NODE + "/sign-out", Deed.KNOW_OWN_SIGN_IN),
          get(API + "/session", Deed.KNOW_OWN_SIGN_IN),
          get(NODE + "/password", Deed.CHANGE_OWN_PASSWORD),
          post(NODE + "/password", Deed.CHANGE_OWN_PASSWORD),
          get(NODE + "/account/**", Deed.KEEP_OWN_ACCOUNT),
          post(NODE + "/account/**", Deed.KEEP_OWN_ACCOUNT),
          get(NODE + "/users", Deed.KEEP_ACCOUNTS),
          post(NODE + "/users/**", Deed.KEEP_ACCOUNTS),
          get(NODE + "/ledger", Deed.READ_LEDGER),
          get(NODE + "/ledger.csv", Deed.READ_LEDGER),
          get(NODE + "/ledger/verification", Deed.READ_LEDGER),
          get(NODE + "/ledger/verification/progress", Deed.READ_LEDGER),
          post(NODE + "/ledger/verification", Deed.READ_LEDGER),
          get(NODE + "/ledger/{index:[0-9]{1,18}}", Deed.READ_LEDGER),
          get(NODE + "/ledger/{index:[0-9]{1,18}}/proof", Deed.READ_LEDGER),
          get(API + "/ledger", Deed.READ_LEDGER),
          get(API + "/ledger/checkpoint", Deed.READ_LEDGER),
          get(NODE + "/region/**", Deed.READ_PUBLISHED_FIGURES),
          get(NODE + "/states/**", Deed.READ_PUBLISHED_FIGURES),
          get(NODE + "/claims/**", Deed.READ_PUBLISHED_FIGURES),
          get(NODE + "/releases", Deed.READ_PUBLISHED_FIGURES),
          get(NODE + "/releases/{id}", Deed.READ_PUBLISHED_FIGURES),
          get(NODE + "/releases/{id}/quarantine", Deed.READ_IMPORTS),
          get(NODE + "/releases/{id}/quarantine.csv", Deed.READ_IMPORTS),
          get(NODE + "/revisions", Deed.READ_PUBLISHED_FIGURES),
          get(NODE + "/revisions.csv", Deed.READ_PUBLISHED_FIGURES),
          get(NODE + "/regime/**", Deed.READ_REGIME),
          get(NODE + "/imports/**", Deed.READ_IMPORTS),
          post(NODE + "/imports/**", Deed.IMPORT_RELEASE),
          get(NODE + "/cases", Deed.READ_CASES),
          post(NODE + "/cases/views", Deed.READ_CASES),
          post(NODE + "/cases/views/remove", Deed.READ_CASES),
          get(NODE + "/cases/outline.svg", Deed.READ_CASES),
          get(NODE + "/cases/search", Deed.READ_CASES),
          post(NODE + "/cases/search", Deed.READ_CASES),
          get(NODE + "/cases/desk", Deed.READ_CASES),
          post(NODE + "/cases/notices", Deed.READ_CASES),
          get(NODE + "/cases/export", Deed.EXPORT_CASES),
          post(NODE + "/cases/export", Deed.EXPORT_CASES),
          get(NODE + "/cases/imports/**", Deed.IMPORT_CASES),
          post(NODE + "/cases/imports/**", Deed.IMPORT_CASES),
          get(NODE + "/cases/new", Deed.WORK_ON_CASES),
          post(NODE + "/cases/new", Deed.WORK_ON_CASES),
          get(NODE + "/cases/emergency", Deed.BREAK_GLASS),
          post(NODE + "/cases/emergency", Deed.BREAK_GLASS),
          get(CASE, Deed.READ_CASES),
          get(CASE + "/print", Deed.PRINT_CASES),
          post(CASE + "/print", Deed.PRINT_CASES),
          get(CASE + "/names", Deed.READ_CASES),
          post(CASE + "/names", Deed.READ_CASES),
          post(CASE + "/notes", Deed.WORK_ON_CASES),
          post(CASE + "/tasks", Deed.WORK_ON_CASES),
          post(CASE + "/tasks/{task}/done", Deed.WORK_ON_CASES),
          post(CASE + "/assign", Deed.SUPERVISE_CASES),
          post(CASE + "/take-off", Deed.SUPERVISE_CASES),
          post(CASE + "/hand-over", Deed.WORK_ON_CASES),
          post(CASE + "/approval/ask", Deed.WORK_ON_CASES),
          post(CASE + "/approval/decide", Deed.SUPERVISE_CASES),
          post(CASE + "/emergency/end", Deed.BREAK_GLASS),
          post(CASE + "/files", Deed.WORK_ON_CASES),
          get(CASE + "/files/{file:[0-9a-f]{32}}", Deed.READ_CASES),
          post(NODE + "/cases/drafts", Deed.WORK_ON_CASES),
          get(NODE + "/cases/drafts", Deed.WORK_ON_CASES),
          get(CASE + "/persons/{person:[0-9a-f]{32}}/same", Deed.WORK_ON_CASES),
          post(CASE + "/persons/{person:[0-9a-f]{32}}/same", Deed.SUPERVISE_CASES),
          post(CASE + "/persons/{person:[0-9a-f]{32}}/same/not", Deed.SUPERVISE_CASES),
          post(CASE + "/retention", Deed.WORK_ON_CASES),
          post(CASE + "/retention/confirm", Deed.SUPERVISE_CASES),
          get(CASE + "/edit", Deed.WORK_ON_CASES),
          post(CASE + "/edit", Deed.WORK_ON_CASES),
          get(CASE + "/persons/new", Deed.WORK_ON_CASES),
          post(CASE + "/persons/new", Deed.WORK_ON_CASES),
          get(CASE + "/persons/{person:[0-9a-f]{32}}", Deed.WORK_ON_CASES),
          post(CASE + "/persons/{person:[0-9a-f]{32}}", Deed.WORK_ON_CASES),
          get(CASE + "/persons/{person:[0-9a-f]{32}}/identity", Deed.WORK_ON_CASES),
          post(CASE + "/persons/{person:[0-9a-f]{32}}/identity", Deed.WORK_ON_CASES),
          get(PERSON + "/consent", Deed.RECORD_CONSENT),
          get(PERSON + "/consent/ask", Deed.RECORD_CONSENT),
          post(PERSON + "/consent", Deed.RECORD_CONSENT),
          post(PERSON + "/consent/{consent:[0-9a-f]{32}}/withdraw", Deed.RECORD_CONSENT),
          get(PERSON + "/across", Deed.GIVE_ACROSS),
          post(PERSON + "/across", Deed.GIVE_ACROSS),
          post(PERSON + "/court-orders", Deed.RECORD_COURT_ORDER),
          post(PERSON + "/court-orders/{order:[0-9a-f]{32}}/end", Deed.RECORD_COURT_ORDER),
          get(NODE + "/received", Deed.READ_CASES),
          get(NODE + "/received/{received:[0-9a-f]{32}}", Deed.READ_CASES),
          post(NODE + "/received/{received:[0-9a-f]{32}}/link", Deed.WORK_ON_CASES),
          post(NODE + "/received/{received:[0-9a-f]{32}}/ask", Deed.WORK_ON_CASES),
          get(NODE + "/emergencies", Deed.READ_EMERGENCIES),
          post(NODE + "/emergencies/seen", Deed.READ_EMERGENCIES),
          get(NODE + "/forum/feed/{token}/{file}", Deed.FIND_ONES_WAY),
          get(NODE + "/forum", Deed.READ_FORUM),
          get(NODE + "/forum/**", Deed.READ_FORUM),
          post(NODE + "/forum/people/**", Deed.GIVE_CREDENTIALS),
          post(NODE + "/forum/meetings/**", Deed.KEEP_FORUM),
          post(NODE + "/forum/own/**", Deed.READ_FORUM),
          post(NODE + "/forum/**", Deed.ACT_IN_FORUM),
          get(NODE + "/estimates/plans/new", Deed.MAKE_STATISTICS),
          get(NODE + "/estimates/**", Deed.READ_STATISTICS),
          post(NODE + "/estimates/{id:[0-9a-f]{32}}/assumption", Deed.APPROVE_RELEASE),
          post(NODE + "/estimates/plans/{id:[0-9a-f]{32}}/register", Deed.COUNT_CASES),
          post(NODE + "/estimates/**", Deed.MAKE_STATISTICS),
          get(NODE + "/tables", Deed.READ_PUBLISHED_FIGURES),
          get(NODE + "/tables/desk/**", Deed.READ_STATISTICS),
          post(NODE + "/tables/desk/{id:[0-9a-f]{32}}/decide", Deed.APPROVE_RELEASE),
          post(NODE + "/tables/desk/{id:[0-9a-f]{32}}/withdraw", Deed.APPROVE_RELEASE),
          post(NODE + "/tables/desk/budget", Deed.APPROVE_RELEASE),
          post(NODE + "/tables/desk/**", Deed.MAKE_STATISTICS),
          get(NODE + "/tables/**", Deed.READ_PUBLISHED_FIGURES),
          get(NODE + "/flows/**", Deed.READ_PUBLISHED_FIGURES),
          get(NODE + "/reference-tables/**", Deed.READ_PUBLISHED_FIGURES),
          post(NODE + "/reference-tables", Deed.IMPORT_REFERENCE),
          get(API + "/figures", Deed.READ_PUBLISHED_FIGURES),
          get(API + "/corridors", Deed.READ_PUBLISHED_FIGURES),
          get(API + "/flows", Deed.READ_PUBLISHED_FIGURES),
          get(API + "/claims", Deed.READ_PUBLISHED_FIGURES),
          get(API + "/revisions", Deed.READ_PUBLISHED_FIGURES),
          get(API + "/releases", Deed.READ_PUBLISHED_FIGURES),
          get(API + "/releases/{id}", Deed.READ_PUBLISHED_FIGURES),
          get(API + "/releases/{id}/quarantine", Deed.READ_IMPORTS),
          get(API + "/cases/export", Deed.EXPORT_CASES),
          post(API + "/cases/export", Deed.EXPORT_CASES),
          get(API + "/cases/taken-out", Deed.EXPORT_CASES),
          get(API + "/regime/**", Deed.READ_REGIME),
          get(API + "/imports/**", Deed.READ_IMPORTS),
          post(API + "/imports/**", Deed.IMPORT_RELEASE),
          get(API + "/case-imports/**", Deed.IMPORT_CASES),
          post(API + "/case-imports/**", Deed.IMPORT_CASES),
          row("DELETE", API + "/case-imports/{id}", Deed.IMPORT_CASES),
          row("DELETE", API + "/imports/{id}", Deed.IMPORT_RELEASE));

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

  private static Row get(String pattern, Deed deed) {
    return row("GET", pattern, deed);
  }

  private static Row post(String pattern, Deed deed) {
    return row("POST", pattern, deed);
  }

  private static Row row(String method, String pattern, Deed deed) {
    return new Row(method, PathPatternParser.defaultInstance.parse(pattern), deed);
  }

  private record Row(String method, PathPattern pattern, Deed deed) {}
}
