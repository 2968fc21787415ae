package org.mufakat.server.statistics;

import java.util.Arrays;
import org.mufakat.server.statistics.RegionView.ChoiceView;
import org.mufakat.server.statistics.RegionView.Option;
import org.mufakat.statistics.Indicator;

/// What the form above a picture offers, in one reader's language.
final class ChoiceViews {

  private final Wording wording;

  ChoiceViews(Wording wording) {
    this.wording = wording;
  }

  ChoiceView of(PictureChoice choice) {
    return new ChoiceView(
        choice.indicator().slug(),
        Arrays.stream(Indicator.values())
            .map(i -> new Option(i.slug(), wording.counted(i)))
            .toList(),
        choice.release().id().value(),
        choice.offered().stream().map(r -> new Option(r.id().value(), wording.release(r))).toList(),
        choice.years().first(),
        choice.years().last(),
        choice.yearsToChooseFrom(),
        choice.faults().stream()
            .map(f -> wording.say("choice.fault." + f.key(), f.given()))
            .toList());
  }
}
