package org.mufakat.server.statistics;

import java.util.Arrays;
import org.mufakat.server.statistics.RegionView.ChoiceView;
import org.mufakat.server.statistics.RegionView.Option;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.Release;

/// What the form above a picture offers, in one reader's language.
public final class ChoiceViews {

  private final Wording wording;

  public ChoiceViews(Wording wording) {
    this.wording = wording;
  }

  public ChoiceView of(PictureChoice choice) {
    return new ChoiceView(
        choice.indicator().slug(),
        Arrays.stream(Indicator.values())
            .map(i -> new Option(i.slug(), wording.counted(i)))
            .toList(),
        choice.release().id().value(),
        choice.reach().releases().stream().map(r -> release(wording, r)).toList(),
        choice.years().first(),
        choice.years().last(),
        choice.yearsToChooseFrom(),
        choice.faults().stream()
            .map(f -> wording.say("choice.fault." + f.key(), f.given()))
            .toList());
  }

  /// A release to choose, an excerpt told as one.
  public static Option release(Wording wording, Release release) {
    return new Option(release.id().value(), wording.release(release));
  }
}
