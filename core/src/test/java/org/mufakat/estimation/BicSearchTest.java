package org.mufakat.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BicSearchTest {

  @ParameterizedTest
  @CsvSource({"3,2,8", "4,2,64", "4,3,113", "5,2,1024", "5,4,6893", "6,2,32768"})
  void there_are_as_many_hierarchical_models_as_the_literature_counts(
      int lists, int order, int models) {
    assertThat(HierarchicalModels.count(lists, order, 1_000_000)).isEqualTo(models);
    assertThat(HierarchicalModels.count(lists, order, models)).isEqualTo(models);
    assertThat(HierarchicalModels.count(lists, order, models - 1)).isEqualTo(models);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KOREA   | 2 | 8    | 6    | [b:c, c:d]                   | 157.166667  | 57.14081
          KOSOVO  | 2 | 64   | 64   | -                            | 14341.6638  | 225.21125
          KOSOVO  | 3 | 113  | 113  | [EXH:ABA:OSCE, EXH:HRW, OSCE:HRW] | 10356.51896 | 203.02963
          WESTERN | 2 | 1024 | 1024 | [A:E, B, C, D]               | 2483.38392  | 118.74431
          """)
  void the_best_model_of_all_is_the_references(
      String name,
      int order,
      int models,
      int existing,
      String generators,
      double point,
      double bic) {
    var table = PublishedTables.named(name);

    var search = BicSearch.in(table, order, 10, 1, Watch.none());
    var best = Fitted.of(table, search.best().getFirst());

    assertThat(search.exhaustive()).isTrue();
    assertThat(search.tried()).isEqualTo(models);
    assertThat(search.existing()).isEqualTo(existing);
    assertThat(best.persons()).isCloseTo(point, within(5e-6));
    assertThat(best.bic()).isCloseTo(bic, within(5.1e-6));
    if (!generators.equals("-")) {
      assertThat(best.model().named(table)).isEqualTo(generators);
    }
  }

  @Test
  void the_ranking_is_by_bic() {
    var table = PublishedTables.KOSOVO;

    var best = BicSearch.in(table, 3, 20, 1, Watch.none()).best();

    assertThat(best.stream().map(m -> Fitted.of(table, m).bic())).hasSize(20).isSorted();
  }

  @Test
  void more_models_than_can_all_be_tried_are_searched_from_several_starts() {
    var table = PublishedTables.UNITED_KINGDOM;

    var all = BicSearch.in(table, 2, 1, 1, Watch.none());
    var searched = BicSearch.in(table, 3, 100, 1, Watch.none());

    assertThat(all.exhaustive()).isTrue();
    assertThat(searched.exhaustive()).isFalse();
    assertThat(searched.best()).hasSize(100);
    assertThat(Fitted.of(table, searched.best().getFirst()).bic())
        .isLessThanOrEqualTo(Fitted.of(table, all.best().getFirst()).bic());
  }

  @Test
  void who_watches_can_cancel() {
    assertThatThrownBy(
            () -> BicSearch.in(PublishedTables.WESTERN, 2, 1, 1, (_, done, _) -> done < 500))
        .isInstanceOf(Cancelled.class);
  }
}
