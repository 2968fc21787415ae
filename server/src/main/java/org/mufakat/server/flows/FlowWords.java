package org.mufakat.server.flows;

import java.text.Collator;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.mufakat.flows.Band;
import org.mufakat.flows.Detection;
import org.mufakat.flows.Flow;
import org.mufakat.flows.Tiers;
import org.mufakat.server.statistics.Wording;

/// Flows in a reader's language.
final class FlowWords {

  private static final String NONE = "–";

  private final Wording wording;
  private final Collator names;
  private final NumberFormat tenths;
  private final NumberFormat fine;

  FlowWords(Wording wording, Locale locale) {
    this.wording = wording;
    this.names = Collator.getInstance(locale);
    this.tenths = fractions(locale, 1);
    this.fine = fractions(locale, 4);
  }

  private static NumberFormat fractions(Locale locale, int digits) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(digits);
    format.setMinimumFractionDigits(digits > 1 ? 0 : digits);
    return format;
  }

  /// By name of citizenship, then of detecting State.
  Comparator<Flow> byName() {
    return by(Flow::citizenship).thenComparing(by(Flow::detectedBy));
  }

  /// By the name of a State.
  <T> Comparator<T> by(Function<T, String> code) {
    return Comparator.comparing((T t) -> wording.state(code.apply(t)), names::compare);
  }

  String corridor(String citizenship, String detectedBy) {
    return wording.say("flows.corridor", wording.state(citizenship), wording.state(detectedBy));
  }

  String value(Flow flow) {
    return flow.hasValue() ? wording.interval(flow.sum()) : NONE;
  }

  /// `81–122`: outwards to whole persons, so that it never looks narrower than it is.
  String band(Band band) {
    return wording.number((long) Math.floor(band.low()))
        + NONE
        + wording.number((long) Math.ceil(band.high()));
  }

  String decimal(double low, double high) {
    var one = tenths.format(low);
    var other = tenths.format(high);
    return one.equals(other) ? one : wording.say("flows.range", one, other);
  }

  /// A tick of an axis: whole where it is.
  String tick(double value) {
    return value == Math.rint(value) ? wording.number((long) value) : tenths.format(value);
  }

  String percent(double low, double high) {
    var one = tenths.format(100 * low);
    var other = tenths.format(100 * high);
    return one.equals(other) ? one + " %" : one + NONE + other + " %";
  }

  String chance(double chance) {
    return chance < 0.0001 ? "< " + fine.format(0.0001) : fine.format(chance);
  }

  /// The years that are not in a sum, with the reason, a text each.
  List<String> gaps(Flow flow) {
    var gaps = new ArrayList<String>();
    for (var why : Detection.Why.values()) {
      var years = flow.without(why);
      if (!years.isEmpty()) {
        gaps.add(wording.say("flows.gap." + why.slug(), years.toString()));
      }
    }
    if (!flow.repeated().isEmpty()) {
      gaps.add(wording.say("corridors.repeated", flow.repeated().toString()));
    }
    return gaps;
  }

  /// What one year says: the value as published with its interval, or nothing.
  String value(Detection detection) {
    return detection instanceof Detection.Counted(var value, var interval)
        ? interval.isExact()
            ? wording.value(value)
            : wording.value(value) + " (" + wording.interval(interval) + ")"
        : NONE;
  }

  /// Why a year has no value; empty where it has one.
  String why(Detection detection) {
    return switch (detection) {
      case Detection.Counted _ -> "";
      case Detection.Repeated(var values) ->
          wording.say(
              "value.repeated-values",
              String.join("; ", values.stream().map(wording::value).toList()));
      case Detection.Nothing(var why) -> wording.say("flows.why." + why.slug());
    };
  }

  /// How many there are, in how many groups.
  String groups(Tiers<?> tiers) {
    int many = tiers.tiers().size();
    var all = wording.number(tiers.all().size());
    return many == 1
        ? wording.say("flows.tiers.what.one", all)
        : wording.say("flows.tiers.what", all, Integer.toString(many));
  }

  /// From how many other corridors one is told apart: the order that a tier's listing leaves out.
  <T> String told(Tiers<T> tiers, Tiers.Member<T> member) {
    int more = tiers.surelyMore(member);
    int fewer = tiers.surelyFewer(member);
    if (more == 0 || fewer == 0) {
      return more + fewer == 0
          ? wording.say("flows.told.none")
          : more == 0
              ? wording.say("flows.told.above", Integer.toString(fewer))
              : wording.say("flows.told.below", Integer.toString(more));
    }
    return wording.say("flows.told", Integer.toString(more), Integer.toString(fewer));
  }
}
