package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mufakat.server.access.Browser;

/// Past decisions from the file to the page.
class PastDecisionImportPagesTest {

  private static final TasksSite SITE = TasksSite.shared();
  private static final String IMPORT = "/hub/forum/decisions/import";
  private static final String HEADER = "body,meeting,date,title,text,mode,tasks,source\n";

  private final Browser secretary = SITE.at(TasksSite.HUB, "secretary");

  private String handIn(String content) {
    secretary.get(IMPORT);
    var answer = secretary.upload(IMPORT, "past.csv", content);
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void a_file_is_shown_before_it_is_kept_and_kept_once() {
    var file = HEADER + "MINISTERS,2,2011-10,On the old harbour,A text,not known,,A paper\n";
    var page = handIn(file);

    var preview = secretary.get(page + "?lang=en").body();
    var before = secretary.get("/hub/forum/decisions?words=harbour&lang=en").body();
    secretary.post(page + "/keep");
    var after = secretary.get("/hub/forum/decisions?words=harbour&lang=en").body();
    var again = secretary.get(handIn(file) + "?lang=en").body();

    assertThat(preview).contains("On the old harbour", "Keep this decision", "2nd MMT");
    assertThat(before).doesNotContain("On the old harbour");
    assertThat(after).contains("On the old harbour", "Before the record", "1 decision was kept");
    assertThat(again).contains("1 of them are kept already").doesNotContain("/keep\"");
    assertThat(secretary.get(page).statusCode()).isEqualTo(404);
  }

  @Test
  void a_file_with_a_fault_is_not_kept_even_if_somebody_asks() {
    var page =
        handIn(
            HEADER
                + "MINISTERS,2,2011-10,A good row of a bad file,A text,not known,,A paper\n"
                + "NOBODY,2,2011-10,A bad row,A text,not known,,A paper\n");

    var preview = secretary.get(page + "?lang=en").body();
    secretary.post(page + "/keep");

    assertThat(preview).contains("There is no body “NOBODY”", "1 fault").doesNotContain("/keep\"");
    assertThat(secretary.get("/hub/forum/decisions?words=file").body())
        .doesNotContain("A good row of a bad file");
  }

  @Test
  void nobody_but_the_secretariat_imports() {
    var delegate = SITE.at(TasksSite.NORTH, "delegate");

    assertThat(delegate.get("/xno/forum/decisions/import").statusCode()).isEqualTo(403);
    assertThat(delegate.upload("/xno/forum/decisions/import", "past.csv", HEADER).statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_past_decision_says_that_it_is_not_in_the_record() {
    secretary.post(
        handIn(HEADER + "MINISTERS,,2010,On the old mole,Build it.,silence,,A paper\n") + "/keep");
    var list = secretary.get("/hub/forum/decisions?words=mole").body();
    var link = list.substring(list.indexOf("/hub/forum/decisions/past/"));

    var page = secretary.get(link.substring(0, link.indexOf('"')) + "?lang=en").body();

    assertThat(page).contains("Build it.", "nobody signed it", "by silence", "2010");
    assertThat(secretary.get("/hub/forum/decisions/past.csv?words=mole").body())
        .contains("MINISTERS,,2010,On the old mole,Build it.,silence,,A paper");
  }
}
