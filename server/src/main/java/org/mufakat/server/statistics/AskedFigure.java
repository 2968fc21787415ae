package org.mufakat.server.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.Problem;
import org.mufakat.statistics.AgeGroup;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.Sex;
import org.mufakat.statistics.YearSpan;
import org.springframework.http.HttpStatus;

/// Reads what a program asks of the figures; refused as a problem that says what the parameter may
/// be.
public final class AskedFigure {

  private static final int MOST_AREAS = 60;
  private static final int MOST_YEARS = 60;

  private final FigureReader reader;
  private final RegimePack regime;

  public AskedFigure(FigureReader reader, RegimePack regime) {
    this.reader = reader;
    this.regime = regime;
  }

  public Indicator indicator(Optional<String> slug) {
    return slug.map(
            s ->
                Indicator.bySlug(s)
                    .orElseThrow(
                        () -> wrong("indicator", s, slugs(Indicator.values(), Indicator::slug))))
        .orElse(Indicator.DETECTED_VICTIMS);
  }

  public YearSpan years(String text) {
    return YearSpan.parse(text)
        .filter(span -> span.length() <= MOST_YEARS)
        .orElseThrow(
            () -> wrong("years", text, "2018 or 2018-2021, at most " + MOST_YEARS + " years"));
  }

  /// States by code, each once; each must be one the pack knows, so that a typing error is not
  /// answered with "no value".
  public List<String> areas(List<String> codes) {
    if (codes.isEmpty() || codes.size() > MOST_AREAS) {
      throw wrong("area", codes.size() + " codes", "1 to " + MOST_AREAS + " codes");
    }
    return codes.stream().distinct().map(this::area).toList();
  }

  public String area(String code) {
    if (!regime.knowsState(code)) {
      throw wrong("area", code, "an ISO 3166-1 alpha-3 code in capitals");
    }
    return code;
  }

  public Breakdown breakdown(Optional<String> form, Optional<String> sex, Optional<String> age) {
    var ofSex =
        sex.map(
                s ->
                    Sex.bySlug(s)
                        .orElseThrow(() -> wrong("sex", s, slugs(Sex.values(), Sex::slug))))
            .orElse(Sex.TOTAL);
    var ofAge =
        age.map(
                s ->
                    AgeGroup.bySlug(s)
                        .orElseThrow(
                            () -> wrong("age", s, slugs(AgeGroup.values(), AgeGroup::slug))))
            .orElse(AgeGroup.TOTAL);
    return form.map(f -> new Breakdown(Dimension.FORM_OF_EXPLOITATION, f, ofSex, ofAge))
        .orElse(new Breakdown(Dimension.TOTAL, "Total", ofSex, ofAge));
  }

  public Release releaseOrNewest(Optional<String> id) {
    return id.map(this::release)
        .or(reader.library()::newest)
        .orElseThrow(
            () ->
                new Problem(
                    HttpStatus.NOT_FOUND,
                    "no-release",
                    "No release",
                    "No release is stored here: import one first."));
  }

  public Release release(String id) {
    return Optional.of(id)
        .filter(ReleaseId::isWellFormed)
        .map(ReleaseId::new)
        .flatMap(reader.library()::find)
        .orElseThrow(
            () ->
                new Problem(
                    HttpStatus.NOT_FOUND,
                    "unknown-release",
                    "Unknown release",
                    "No release of that name is stored here; there is "
                        + reader.library().releases().stream()
                            .map(r -> r.id().value())
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  public static Problem wrong(String parameter, String given, String allowed) {
    return Problem.wrongParameter(
        "%s cannot be \"%s\": give %s.".formatted(parameter, shortened(given), allowed));
  }

  private static <T> String slugs(T[] values, Function<T, String> slug) {
    return Arrays.stream(values).map(slug).collect(Collectors.joining(", "));
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
