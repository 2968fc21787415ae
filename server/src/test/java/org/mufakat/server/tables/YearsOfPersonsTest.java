package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.tables.Watch;

/// A period that is typed, held against the persons of the file.
class YearsOfPersonsTest {

  private static AskedTables asked(String period) {
    return InventedTables.asked(period, "origin*sex");
  }

  private static PersonsCsv.Reading read(AskedTables asked, String csv) {
    return PersonsCsv.read(
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), asked, Set.of(), _ -> {});
  }

  private static Optional<PersonsFault> fault(AskedTables asked, String csv) {
    return read(asked, csv) instanceof PersonsCsv.Reading.Refused(var why)
        ? Optional.of(why)
        : Optional.empty();
  }

  private static CountedPersons counted(AskedTables asked, String csv) {
    return ((PersonsCsv.Reading.Read) read(asked, csv)).counted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "year",
        "Date",
        "yearOfRegistration",
        "registration_date",
        "tahun",
        "tanggal deteksi"
      })
  void a_column_that_says_by_its_name_of_what_year_a_person_is_is_found(String column) {
    var csv = "origin,sex," + column + "\nX1,F,2021\nX1,M,2019\n";

    assertThat(fault(asked("2020-2021"), csv))
        .contains(PersonsFault.of("year-outside", 3, column, "2020-2021"));
    assertThat(asked("2019-2021").of(counted(asked("2019-2021"), csv)).yearColumn())
        .contains(column);
  }

  @ParameterizedTest
  @ValueSource(strings = {"year of birth", "dateOfArrival", "years", "update", "age"})
  void a_column_of_something_else_is_left_alone(String column) {
    var csv = "origin,sex," + column + "\nX1,F,1999\n";

    assertThat(fault(asked("2021"), csv)).isEmpty();
    assertThat(counted(asked("2021"), csv).variables()).containsExactly("origin", "sex");
  }

  @ParameterizedTest
  @CsvSource({"2021-03-05, 2021", "2021-03, 2021", "2021, 2021"})
  void of_a_date_the_year_is_kept(String cell, String kept) {
    var named = InventedTables.withYears(asked("2021"), "found on");

    var counted = counted(named, "origin,sex,found on\nX1,F," + cell + "\n");

    assertThat(counted.persons()).containsOnlyKeys(List.of("X1", "F", kept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "21", "2021-13", "5/3/2021", "2021-03-05T00:00"})
  void what_tells_no_year_is_refused_by_its_line_and_not_told(String cell) {
    assertThat(fault(asked("2021"), "origin,sex,year\nX1,F,2021\nX2,M," + cell + "\n"))
        .contains(PersonsFault.of("year-none", 3, "year"));
  }

  @Test
  void a_period_in_words_may_be_any_time() {
    var csv = "origin,sex,year\nX1,F,1987\n";

    assertThat(fault(asked("the first half of 2021"), csv)).isEmpty();
    assertThat(asked("the first half of 2021").of(counted(asked("words"), csv)).yearColumn())
        .isEmpty();
  }

  /// Where the request is changed and no file is handed in again, nobody knows the lines any more.
  @Test
  void persons_who_were_counted_before_are_held_against_another_period_too() {
    var counted =
        new CountedPersons(
            List.of("origin", "sex", "year"), Map.of(List.of("X1", "F", "2020"), 40));

    assertThat(why(asked("2021"), counted))
        .containsExactly(PersonsFault.of("year-kept", 0, "year", "2021"));
  }

  @Test
  void the_review_names_the_years_of_the_period_of_which_nobody_is_in_the_file() {
    var counted =
        new CountedPersons(
            List.of("origin", "sex", "year"),
            Map.of(List.of("X1", "F", "2020"), 40, List.of("X1", "M", "2022"), 60));

    var prepared = (PreparationAnswer.Prepared) answer(asked("2019-2022"), counted);

    assertThat(prepared.review().emptyYears()).containsExactly("2019", "2021");
  }

  /// A column that no table asked for would cost some of the budget and stand in what is given out.
  @Test
  void invented_records_have_the_tables_own_columns_alone() {
    var counted =
        new CountedPersons(
            List.of("origin", "sex", "year"),
            Map.of(
                List.of("X1", "F", "2021"), 400,
                List.of("X1", "M", "2021"), 300,
                List.of("X2", "F", "2021"), 500));

    for (var method : List.of(ReleaseMethod.SYNTHETIC, ReleaseMethod.DP)) {
      var prepared =
          (PreparationAnswer.Prepared)
              answer(InventedTables.by(method, "4", asked("2021")), counted);

      prepared
          .release()
          .records()
          .ifPresent(r -> assertThat(r.variables()).containsExactly("origin", "sex"));
      prepared
          .review()
          .utility()
          .ifPresent(u -> assertThat(u.beside()).noneMatch(b -> b.variable().equals("year")));
    }
  }

  private static List<PersonsFault> why(AskedTables asked, CountedPersons counted) {
    return ((PreparationAnswer.NotPrepared) answer(asked, counted)).why();
  }

  private static PreparationAnswer answer(AskedTables asked, CountedPersons counted) {
    var chances = new Preparation.Chances(new SplittableRandom(1), new SplittableRandom(2));
    return new Preparation(
            "XNO", InventedTables.ID, asked, counted, List.of(), chances, Watch.none())
        .answer();
  }
}
