package org.mufakat.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What one release says of a group of States in some years: one indicator, seen whole, by State,
/// by form of exploitation, by sex and age, and by citizenship. Every figure keeps its own gaps;
/// nothing is filled in.
///
/// @param whole the sum over the members; its missing parts name member and year
/// @param byState a figure a member, in the order given
/// @param byForm a figure for each published form of exploitation, over the members; empty where
///   none is published
/// @param bySex female, male, other, unknown, over the members
/// @param byAge children, adults, unknown, over the members
/// @param within corridors from one member's citizenship to another member, by code
/// @param domestic members' own citizens detected at home, by code
/// @param fromOutside corridors from a citizenship outside the group into a member, by code
/// @param toOutside members' citizens detected by an area outside the group, by code
public record RegionalPicture(
    Release release,
    Indicator indicator,
    YearSpan years,
    Figure whole,
    List<Figure> byState,
    List<Figure> byForm,
    List<Figure> bySex,
    List<Figure> byAge,
    List<Corridor> within,
    List<Corridor> domestic,
    List<Corridor> fromOutside,
    List<Corridor> toOutside) {

  private static final Comparator<Corridor> BY_CODE =
      Comparator.comparing(Corridor::citizenship).thenComparing(Corridor::detectedBy);

  public RegionalPicture {
    byState = List.copyOf(byState);
    byForm = List.copyOf(byForm);
    bySex = List.copyOf(bySex);
    byAge = List.copyOf(byAge);
    within = List.copyOf(within);
    domestic = List.copyOf(domestic);
    fromOutside = List.copyOf(fromOutside);
    toOutside = List.copyOf(toOutside);
  }

  /// @param members codes of the States of the group, at least one
  public static RegionalPicture of(
      ReleaseFigures figures, Indicator indicator, List<String> members, YearSpan years) {
    var inside = Set.copyOf(members);
    var within = new ArrayList<Corridor>();
    var domestic = new ArrayList<Corridor>();
    var fromOutside = new ArrayList<Corridor>();
    var toOutside = new ArrayList<Corridor>();
    for (String area : figures.areasWithCitizenships()) {
      boolean isMember = inside.contains(area);
      Predicate<String> shown = code -> isMember || inside.contains(code);
      for (Corridor corridor : figures.corridorsInto(area, indicator, years, shown)) {
        if (!isMember) {
          toOutside.add(corridor);
        } else if (corridor.isDomestic()) {
          domestic.add(corridor);
        } else if (inside.contains(corridor.citizenship())) {
          within.add(corridor);
        } else {
          fromOutside.add(corridor);
        }
      }
    }
    return new RegionalPicture(
        figures.release(),
        indicator,
        years,
        figures.figure(new FigureQuery(indicator, members, Breakdown.TOTAL, years)),
        members.stream()
            .map(m -> figures.figure(FigureQuery.ofTotal(indicator, m, years)))
            .toList(),
        figures.categories(indicator, Dimension.FORM_OF_EXPLOITATION, inside).stream()
            .map(form -> Breakdown.of(Dimension.FORM_OF_EXPLOITATION, form))
            .map(b -> figures.figure(new FigureQuery(indicator, members, b, years)))
            .toList(),
        breakdowns(figures, indicator, members, years, sexes()),
        breakdowns(figures, indicator, members, years, ages()),
        within.stream().sorted(BY_CODE).toList(),
        domestic.stream().sorted(BY_CODE).toList(),
        fromOutside.stream().sorted(BY_CODE).toList(),
        toOutside.stream().sorted(BY_CODE).toList());
  }

  private static List<Figure> breakdowns(
      ReleaseFigures figures,
      Indicator indicator,
      List<String> members,
      YearSpan years,
      List<Breakdown> breakdowns) {
    return breakdowns.stream()
        .map(b -> figures.figure(new FigureQuery(indicator, members, b, years)))
        .toList();
  }

  /// Unknown sex is published together with unknown age.
  private static List<Breakdown> sexes() {
    return List.of(
        Breakdown.ofSex(Sex.FEMALE),
        Breakdown.ofSex(Sex.MALE),
        Breakdown.ofSex(Sex.OTHER),
        UNKNOWN);
  }

  private static List<Breakdown> ages() {
    return List.of(Breakdown.ofAge(AgeGroup.CHILD), Breakdown.ofAge(AgeGroup.ADULT), UNKNOWN);
  }

  private static final Breakdown UNKNOWN =
      new Breakdown(Dimension.TOTAL, "Total", Sex.UNKNOWN, AgeGroup.UNKNOWN);
}
