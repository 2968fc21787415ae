package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.regime.Packs;

/// Files of past decisions against the register of a region that has one.
class PastDecisionFileTest {

  private static final RegimePack ASEAN = Packs.shipped("asean");
  private static final String HEADER = "body,meeting,date,title,text,mode,tasks,source\n";

  private static PastDecisionFile read(String content) {
    return PastDecisionFile.read(content.getBytes(StandardCharsets.UTF_8), ASEAN);
  }

  private static CsvFault theFault(String row) {
    var file = read(HEADER + row);
    assertThat(file.decisions()).isEmpty();
    assertThat(file.faults()).hasSize(1);
    return file.faults().getFirst();
  }

  @Test
  void a_good_row_is_a_decision_with_its_tasks() {
    var file =
        read(
            HEADER
                + "AMMTC,9,2013-09,On the convention,\"SOMTC is to finish, soon.\",not known,"
                + "\"SOMTC; finish the convention; 10\nSOMTC-WG-TIP; study\",asean.org\n");

    assertThat(file.faults()).isEmpty();
    assertThat(file.decisions())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.meeting()).contains(9);
              assertThat(d.mode()).isEmpty();
              assertThat(d.text()).isEqualTo("SOMTC is to finish, soon.");
              assertThat(d.tasks())
                  .containsExactly(
                      new PastDecision.PastTask("SOMTC", "finish the convention", Optional.of(10)),
                      new PastDecision.PastTask("SOMTC-WG-TIP", "study", Optional.empty()));
            });
  }

  @Test
  void signs_that_nobody_sees_are_in_no_cell() {
    var file = read(HEADER + "AMMTC,9,2013-09,On\u200F it,\u202EWords\u2060,not known,,A paper\n");

    assertThat(file.decisions().getFirst().title()).isEqualTo("On it");
    assertThat(file.decisions().getFirst().text()).isEqualTo("Words");
  }

  @Test
  void a_meeting_that_never_was_is_refused_with_both_that_may_be_meant() {
    var fault =
        theFault("AMMTC,\"21st AMMTC, Phnom Penh 2023\",2023,A title,A text,not known,,A paper\n");

    assertThat(fault.line()).isEqualTo(2);
    assertThat(fault.column()).isEqualTo("meeting");
    assertThat(fault.kind()).isEqualTo("no-such-meeting");
    assertThat(fault.values().get(1)).contains("16 AMMTC (Phnom Penh", "17 AMMTC (Labuan Bajo");
  }

  @Test
  void a_number_with_the_year_of_another_meeting_is_refused() {
    var fault = theFault("AMMTC,21,2023,A title,A text,not known,,A paper\n");

    assertThat(fault.kind()).isEqualTo("no-such-meeting");
    assertThat(fault.values().get(1)).contains("17 AMMTC (Labuan Bajo");
  }

  @Test
  void a_body_without_a_register_takes_no_number_but_a_date() {
    assertThat(theFault("SOMTC,22,2022,A title,A text,not known,,A paper\n").kind())
        .isEqualTo("no-register");
    assertThat(read(HEADER + "SOMTC,,2022,A title,A text,not known,,A paper\n").decisions())
        .hasSize(1);
  }

  @Test
  void a_body_gives_tasks_only_to_bodies_below() {
    var fault = theFault("SOMTC,,2022,A title,A text,not known,AMMTC; a report,A paper\n");

    assertThat(fault.column()).isEqualTo("tasks");
    assertThat(fault.kind()).isEqualTo("not-below");
  }

  @Test
  void all_faults_are_told_with_line_and_column() {
    var file =
        read(
            HEADER
                + "NOBODY,,2022,A title,A text,not known,,A paper\n"
                + "SOMTC,,2022,\"A title\nover two lines\",A text,not known,,A paper\n"
                + "SOMTC,,yesterday,,A text,by vote,,\n");

    assertThat(file.decisions()).isEmpty();
    assertThat(file.faults())
        .extracting(f -> f.line() + " " + f.column() + " " + f.kind())
        .containsExactlyInAnyOrder(
            "2 body no-such-body",
            "5 date not-a-date",
            "5 title missing",
            "5 mode no-such-mode",
            "5 source missing");
  }

  @Test
  void a_file_with_semicolons_and_a_byte_order_mark_is_read() {
    var file = read("\uFEFF" + HEADER.replace(',', ';') + "AMMTC;17;;A title;A text;;;A paper\n");

    assertThat(file.faults()).isEmpty();
    assertThat(file.decisions().getFirst().on().iso()).isEqualTo("2023-08-21");
  }

  @Test
  void what_is_no_table_is_refused_whole() {
    assertThat(read("").faults().getFirst().kind()).isEqualTo("empty");
    assertThat(read("body,title\nAMMTC,x\n").faults().getFirst().kind())
        .isEqualTo("column-missing");
    assertThat(read(HEADER).faults().getFirst().kind()).isEqualTo("no-rows");
    assertThat(read("PK\u0003\u0004").faults().getFirst().kind()).isEqualTo("not-text");
    assertThat(
            PastDecisionFile.read(new byte[] {(byte) 0xE9, ','}, ASEAN).faults().getFirst().kind())
        .isEqualTo("not-utf8");
  }

  @Test
  void what_is_written_out_is_read_again_as_it_was() {
    var row = "AMMTC,9,2013-09,=1+1,'quoted,silence,SOMTC; finish; 10,@source\n";
    var decision = read(HEADER + row).decisions().getFirst();

    var text =
        RegisterCsv.text(PastDecisionFile.COLUMNS, Stream.of(PastDecisionFile.line(decision)));

    assertThat(text).contains("'=1+1", "''quoted", "'@source");
    assertThat(read(text).decisions()).containsExactly(decision);
  }

  @Test
  void ten_thousand_rows_are_read_whole() {
    var rows =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(i -> "AMMTC,17,2023,Title %d,Text,not known,,A paper\n".formatted(i))
            .collect(Collectors.joining());

    assertThat(read(HEADER + rows).decisions()).hasSize(10_000);
  }

  @Test
  void decisions_that_differ_in_one_part_are_two() {
    var one = read(HEADER + "AMMTC,17,2023,ab,c,,,A paper\n").decisions().getFirst();
    var other = read(HEADER + "AMMTC,17,2023,a,bc,,,A paper\n").decisions().getFirst();

    assertThat(one.sha256()).isNotEqualTo(other.sha256());
  }
}
