package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.tables.Earlier;

/// How what is out bears on tables: counted, aside with a reason, or in the way; never in silence.
class BearingTest {

  private static OutAlready out(OutAlready.From from, String period) {
    return new OutAlready(
        new Earlier(InventedTables.ID, List.of(), List.of()), from, period, Map.of());
  }

  private static AskedTables asked(String period, String method, boolean years) {
    var asked =
        InventedTables.by(
            ReleaseMethod.bySlug(method).orElseThrow(),
            "4",
            InventedTables.asked(period, "origin*sex"));
    return years ? InventedTables.withYears(asked, "year") : asked;
  }

  private static String word(Bearing bearing) {
    return switch (bearing) {
      case Bearing.Counted counted -> counted.relation().slug();
      case Bearing.Aside aside -> aside.because().slug();
      case Bearing.InTheWay inTheWay -> inTheWay.why().kind();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "EXACT, 2021, 2021, false, same",
    "EXACT, the first half of 2021, 2021, false, same",
    "EXACT, 2020, 2021, false, apart",
    "EXACT, 2020, 2019-2021, true, some",
    "EXACT, 2020, 2019-2021, false, years-within",
    "EXACT, 2018-2020, 2019-2021, true, years-partly",
    "EXACT, 2018-2020, 2019-2021, false, years-partly",
    "EXACT, 2018-2022, 2019-2021, true, years-around",
    "PARTNER, 2018-2022, 2019-2021, true, bounds",
    "PARTNER, 2018-2020, 2019-2021, true, partly",
    "PRIVATE, 2021, 2021, false, family-private",
    "PRIVATE, 2018-2020, 2019-2021, true, family-private",
    "PRIVATE, 2020, 2021, false, apart",
    "ROUNDED, 2021, 2021, false, family-rounded",
    "ROUNDED, 2020, 2019-2021, true, family-rounded",
    "ROUNDED, 2020, 2021, false, apart"
  })
  void on_exact_tables(
      OutAlready.From from, String out, String asked, boolean years, String bears) {
    assertThat(word(out(from, out).on(asked(asked, "suppress", years)))).isEqualTo(bears);
    assertThat(word(out(from, out).on(asked(asked, "round", years)))).isEqualTo(bears);
  }

  @ParameterizedTest
  @CsvSource({
    "EXACT, 2021, 2021, family-exact",
    "EXACT, 2018-2020, 2019-2021, family-exact",
    "EXACT, words, 2021, family-exact",
    "EXACT, 2020, 2021, apart",
    "ROUNDED, 2021, 2021, family-exact",
    "PRIVATE, 2021, 2021, noise",
    "PARTNER, 2021, 2021, noise"
  })
  void on_tables_with_noise(OutAlready.From from, String out, String asked, String bears) {
    assertThat(word(out(from, out).on(asked(asked, "dp", false)))).isEqualTo(bears);
    assertThat(word(out(from, out).on(asked(asked, "synthetic", true)))).isEqualTo(bears);
  }

  @ParameterizedTest
  @CsvSource({
    "2018-2020, 2019-2021, 2018-2021, 2021",
    "2020-2023, 2018-2021, 2018-2023, 2018-2019"
  })
  void rolling_years_are_refused_with_what_to_ask_for_instead(
      String out, String asked, String all, String alone) {
    var bearing = out(OutAlready.From.EXACT, out).on(asked(asked, "suppress", true));

    assertThat(((Bearing.InTheWay) bearing).why().values()).endsWith(all, alone);
  }
}
