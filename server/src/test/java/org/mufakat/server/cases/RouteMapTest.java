package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.RouteLeg;
import org.mufakat.server.drawing.OutlineMap;
import org.mufakat.server.regime.Packs;

class RouteMapTest {

  private static final OutlineMap OUTLINE = OutlineMap.of(Packs.shipped("example")).orElseThrow();

  @Test
  void a_way_there_and_back_is_two_lines_between_two_stops() {
    var map = RouteMap.of(OUTLINE, List.of(leg("XNO", "XSO"), leg("XSO", "XNO"))).orElseThrow();

    assertThat(map.stops()).extracting(RouteMap.Stop::state).containsExactly("XNO", "XSO");
    assertThat(map.legs()).extracting(RouteMap.Leg::number).containsExactly(1, 2);
    assertThat(map.legs().get(0).path()).isNotEqualTo(map.legs().get(1).path());
  }

  @Test
  void the_north_is_above_the_south_and_everything_lies_inside() {
    var north = OUTLINE.spot("XNO").orElseThrow();
    var south = OUTLINE.spot("XSO").orElseThrow();

    assertThat(north.y()).isLessThan(south.y());
    assertThat(north.x()).isBetween(0.0, OutlineMap.WIDTH);
    assertThat(south.y()).isBetween(0.0, OUTLINE.height());
  }

  @Test
  void a_leg_with_an_unknown_end_inside_one_state_or_beyond_the_region_is_not_drawn() {
    var unknown = new RouteLeg(Optional.empty(), Optional.of("XSO"), Optional.empty());

    assertThat(RouteMap.of(OUTLINE, List.of(unknown, leg("XNO", "XNO"), leg("CHN", "XSO"))))
        .isEmpty();
  }

  @Test
  void a_later_leg_keeps_its_number_where_an_earlier_one_is_not_drawn() {
    var map = RouteMap.of(OUTLINE, List.of(leg("XNO", "XNO"), leg("XNO", "XSO"))).orElseThrow();

    assertThat(map.legs()).extracting(RouteMap.Leg::number).containsExactly(2);
  }

  @Test
  void the_land_of_both_shipped_regions_is_drawn() {
    for (var pack : List.of("asean", "example")) {
      var regime = Packs.shipped(pack);
      var svg = OutlineMap.of(regime).orElseThrow().svg();

      assertThat(svg).startsWith("<svg ").endsWith("</svg>").doesNotContain("NaN", "Infinity");
      assertThat(svg.split("<path ").length - 1).isGreaterThanOrEqualTo(regime.members().size());
    }
  }

  private static RouteLeg leg(String from, String to) {
    return new RouteLeg(Optional.of(from), Optional.of(to), Optional.empty());
  }
}
