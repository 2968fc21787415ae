package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mufakat.server.hosting.SecondFactorRule;

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
          new Viewer.Person(Role.ADMINISTRATOR, false, true),
          new Viewer.LacksSecondFactor(Role.INVESTIGATOR),
          person(Role.DELEGATE),
          person(Role.ADVISER),
          person(Role.SECRETARIAT),
          person(Role.CHAIR),
          person(Role.OBSERVER),
          person(Role.STATISTICIAN),
          person(Role.RELEASE_APPROVER));

  /// Columns: nobody where the picture is public, nobody elsewhere, reader, analyst, auditor, focal
  /// point, liaison officer, investigator, the same as a supervisor, victim-services worker, the
  /// same as a supervisor, administrator, administrator with a one-time password, investigator
  /// without the second factor that the node wants; delegate, adviser, secretariat, chair,
  /// observer, statistician, release approver. `sign in`, `choose` and `set up` are what has to
  /// come first.
  private static final String TABLE =
      """
      SIGN_IN                | yes     | yes     | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes    | yes    | yes | yes | yes | yes | yes | yes | yes
      KNOW_OWN_SIGN_IN       | yes     | yes     | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes    | yes    | yes | yes | yes | yes | yes | yes | yes
      CHANGE_OWN_PASSWORD    | sign in | sign in | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes    | yes    | yes | yes | yes | yes | yes | yes | yes
      KEEP_OWN_ACCOUNT       | sign in | sign in | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | choose | yes    | yes | yes | yes | yes | yes | yes | yes
      READ_PUBLISHED_FIGURES | yes     | sign in | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | choose | set up | yes | yes | yes | yes | yes | yes | yes
      READ_REGIME            | yes     | sign in | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | choose | set up | yes | yes | yes | yes | yes | yes | yes
      READ_IMPORTS           | sign in | sign in | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | choose | set up | yes | yes | yes | yes | yes | yes | yes
      IMPORT_RELEASE         | sign in | sign in | no  | yes | no  | no  | no  | no  | no  | no  | no  | yes | choose | set up | no  | no  | no  | no  | no | no  | no
      IMPORT_REFERENCE       | sign in | sign in | no  | yes | no  | no  | no  | no  | no  | no  | no  | yes | choose | set up | no  | no  | no  | no  | no | yes | no
      WITNESS_LEDGERS        | yes     | yes     | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes    | yes    | yes | yes | yes | yes | yes | yes | yes
      KEEP_ACCOUNTS          | sign in | sign in | no  | no  | no  | no  | no  | no  | no  | no  | no  | yes | choose | set up | no  | no  | no  | no  | no | no  | no
      FIND_ONES_WAY          | yes     | yes     | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes    | yes    | yes | yes | yes | yes | yes | yes | yes
      READ_CASES             | sign in | sign in | no  | no  | no  | no  | yes | yes | yes | yes | yes | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      WORK_ON_CASES          | sign in | sign in | no  | no  | no  | no  | no  | yes | yes | yes | yes | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      SUPERVISE_CASES        | sign in | sign in | no  | no  | no  | no  | no  | no  | yes | no  | yes | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      RECORD_CONSENT         | sign in | sign in | no  | no  | no  | no  | no  | yes | yes | yes | yes | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      RECORD_COURT_ORDER     | sign in | sign in | no  | no  | no  | no  | no  | no  | yes | no  | yes | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      GIVE_ACROSS            | sign in | sign in | no  | no  | no  | no  | yes | yes | yes | yes | yes | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      EXPORT_CASES           | sign in | sign in | no  | no  | no  | no  | yes | no  | yes | no  | yes | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      EXPORT_IDENTITIES      | sign in | sign in | no  | no  | no  | no  | no  | no  | yes | no  | yes | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      PRINT_CASES            | sign in | sign in | no  | no  | no  | no  | yes | yes | yes | yes | yes | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      PRINT_FOR_COURT        | sign in | sign in | no  | no  | no  | no  | yes | yes | yes | no  | no  | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      IMPORT_CASES           | sign in | sign in | no  | no  | no  | no  | no  | no  | yes | no  | yes | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      BREAK_GLASS            | sign in | sign in | no  | no  | no  | no  | no  | yes | yes | yes | yes | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      READ_EMERGENCIES       | sign in | sign in | no  | no  | no  | yes | no  | no  | no  | no  | no  | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      READ_LEDGER            | sign in | sign in | no  | no  | yes | no  | no  | no  | no  | no  | no  | no  | choose | set up | no  | no  | no  | no  | no | no  | no
      READ_FORUM             | sign in | sign in | no  | no  | no  | yes | no  | no  | no  | no  | no  | no  | choose | set up | yes | yes | yes | yes | yes | no  | no
      ACT_IN_FORUM           | sign in | sign in | no  | no  | no  | yes | no  | no  | no  | no  | no  | no  | choose | set up | yes | yes | yes | yes | no | no  | no
      KEEP_FORUM             | sign in | sign in | no  | no  | no  | no  | no  | no  | no  | no  | no  | no  | choose | set up | no  | no  | yes | yes | no | no  | no
      GIVE_CREDENTIALS       | sign in | sign in | no  | no  | no  | yes | no  | no  | no  | no  | no  | no  | choose | set up | no  | no  | yes | no  | no | no  | no
      READ_STATISTICS        | sign in | sign in | no  | yes | no  | yes | no  | no  | no  | no  | no  | no  | choose | set up | no  | no  | no  | no  | no  | yes | yes
      MAKE_STATISTICS        | sign in | sign in | no  | no  | no  | no  | no  | no  | no  | no  | no  | no  | choose | set up | no  | no  | no  | no  | no  | yes | no
      COUNT_CASES            | sign in | sign in | no  | no  | no  | no  | no  | no  | no  | no  | no  | no  | choose | set up | no  | no  | no  | no  | no  | yes | no
      APPROVE_RELEASE        | sign in | sign in | no  | no  | no  | no  | no  | no  | no  | no  | no  | no  | choose | set up | no  | no  | no  | no  | no  | no  | yes
      """;

  private static Viewer person(Role role) {
    return new Viewer.Person(role, false, false);
  }

  @Test
  void a_second_factor_is_wanted_from_those_whom_the_node_says() {
    for (Role role : Role.values()) {
      assertThat(AccessPolicy.wantsSecondFactor(SecondFactorRule.OPTIONAL, role)).isFalse();
      assertThat(AccessPolicy.wantsSecondFactor(SecondFactorRule.EVERYONE, role)).isTrue();
      assertThat(AccessPolicy.wantsSecondFactor(SecondFactorRule.CASES, role))
          .isEqualTo(role.compartment().isPresent());
    }
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
      case AccessAnswer.SetUpSecondFactorFirst() -> "set up";
      case AccessAnswer.NotForThisRole() -> "no";
    };
  }
}
