package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The policy, beside the table of it.
class AccessPolicyTest {

  private static final List<Viewer> VIEWERS =
      List.of(
          new Viewer.Nobody(true),
          new Viewer.Nobody(false),
          person(Role.READER),
          person(Role.ANALYST),
          person(Role.AUDITOR),
          person(Role.FOCAL_POINT),
          person(Role.LIAISON_OFFICER),
          person(Role.INVESTIGATOR),
          new Viewer.Person(Role.INVESTIGATOR, true, false),
          person(Role.VICTIM_SERVICES_WORKER),
          new Viewer.Person(Role.VICTIM_SERVICES_WORKER, true, false),
          person(Role.ADMINISTRATOR),
          new Viewer.Person(Role.ADMINISTRATOR, false, true));

  /// Columns: nobody where the picture is public, nobody elsewhere, reader, analyst, auditor, focal
  /// point, liaison officer, investigator, the same as a supervisor, victim-services worker, the
  /// same as a supervisor, administrator, administrator with a one-time password. `sign in` and
  /// `choose` are what has to come first.
  private static final String TABLE =
      """
      SIGN_IN                | yes     | yes     | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes
      KNOW_OWN_SIGN_IN       | yes     | yes     | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes
      CHANGE_OWN_PASSWORD    | sign in | sign in | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes
      KEEP_OWN_ACCOUNT       | sign in | sign in | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | choose
      READ_PUBLISHED_FIGURES | yes     | sign in | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | choose
      READ_REGIME            | yes     | sign in | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | choose
      READ_IMPORTS           | sign in | sign in | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | choose
      IMPORT_RELEASE         | sign in | sign in | no  | yes | no  | no  | no  | no  | no  | no  | no  | yes | choose
      WITNESS_LEDGERS        | yes     | yes     | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes
      KEEP_ACCOUNTS          | sign in | sign in | no  | no  | no  | no  | no  | no  | no  | no  | no  | yes | choose
      FIND_ONES_WAY          | yes     | yes     | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes
      READ_CASES             | sign in | sign in | no  | no  | no  | no  | yes | yes | yes | yes | yes | no  | choose
      WORK_ON_CASES          | sign in | sign in | no  | no  | no  | no  | no  | yes | yes | yes | yes | no  | choose
      SUPERVISE_CASES        | sign in | sign in | no  | no  | no  | no  | no  | no  | yes | no  | yes | no  | choose
      RECORD_CONSENT         | sign in | sign in | no  | no  | no  | no  | no  | yes | yes | yes | yes | no  | choose
      RECORD_COURT_ORDER     | sign in | sign in | no  | no  | no  | no  | no  | no  | yes | no  | yes | no  | choose
      GIVE_ACROSS            | sign in | sign in | no  | no  | no  | no  | yes | yes | yes | yes | yes | no  | choose
      EXPORT_CASES           | sign in | sign in | no  | no  | no  | no  | yes | no  | yes | no  | yes | no  | choose
      IMPORT_CASES           | sign in | sign in | no  | no  | no  | no  | no  | no  | yes | no  | yes | no  | choose
      BREAK_GLASS            | sign in | sign in | no  | no  | no  | no  | no  | yes | yes | yes | yes | no  | choose
      READ_EMERGENCIES       | sign in | sign in | no  | no  | no  | yes | no  | no  | no  | no  | no  | no  | choose
      READ_LEDGER            | sign in | sign in | no  | no  | yes | no  | no  | no  | no  | no  | no  | no  | choose
      """;

  private static Viewer person(Role role) {
    return new Viewer.Person(role, false, false);
  }

  @Test
  void the_policy_is_the_table() {
    var expected = new EnumMap<Deed, List<String>>(Deed.class);
    TABLE
        .lines()
        .map(line -> line.split("\\|"))
        .forEach(
            cells ->
                expected.put(
                    Deed.valueOf(cells[0].strip()),
                    java.util.Arrays.stream(cells).skip(1).map(String::strip).toList()));

    var actual = new EnumMap<Deed, List<String>>(Deed.class);
    for (Deed deed : Deed.values()) {
      var answers = new ArrayList<String>();
      VIEWERS.forEach(v -> answers.add(word(AccessPolicy.answer(v, deed))));
      actual.put(deed, answers);
    }

    assertThat(actual).isEqualTo((Map<Deed, List<String>>) expected);
  }

  private static String word(AccessAnswer answer) {
    return switch (answer) {
      case AccessAnswer.Allowed() -> "yes";
      case AccessAnswer.SignInFirst() -> "sign in";
      case AccessAnswer.ChoosePasswordFirst() -> "choose";
      case AccessAnswer.NotForThisRole() -> "no";
    };
  }
}
