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
          new Viewer.Person(Role.READER, false),
          new Viewer.Person(Role.ANALYST, false),
          new Viewer.Person(Role.ADMINISTRATOR, false),
          new Viewer.Person(Role.ADMINISTRATOR, true));

  /// Columns: nobody where the picture is public, nobody elsewhere, reader, analyst, administrator,
  /// administrator with a one-time password. `sign in` and `choose` are what has to come first.
  private static final String TABLE =
      """
      SIGN_IN                | yes     | yes     | yes | yes | yes | yes
      KNOW_OWN_SIGN_IN       | yes     | yes     | yes | yes | yes | yes
      CHANGE_OWN_PASSWORD    | sign in | sign in | yes | yes | yes | yes
      READ_PUBLISHED_FIGURES | yes     | sign in | yes | yes | yes | choose
      READ_REGIME            | yes     | sign in | yes | yes | yes | choose
      READ_IMPORTS           | sign in | sign in | yes | yes | yes | choose
      IMPORT_RELEASE         | sign in | sign in | no  | yes | yes | choose
      WITNESS_LEDGERS        | yes     | yes     | yes | yes | yes | yes
      KEEP_ACCOUNTS          | sign in | sign in | no  | no  | yes | choose
      FIND_ONES_WAY          | yes     | yes     | yes | yes | yes | yes
      """;

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
