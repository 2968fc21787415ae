package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.Block.Fact;
import org.mufakat.server.estimation.EstimateJson.NumbersJson;

/// The chosen model and its interval, in the numbers that a statistician asks for.
final class ModelPart {

  private final EstimateWords words;
  private final NumbersJson numbers;

  ModelPart(EstimateWords words, NumbersJson numbers) {
    this.words = words;
    this.numbers = numbers;
  }

  /// Empty where no single model was chosen.
  List<Block> blocks() {
    var model = numbers.model();
    if (model == null) {
      return List.of();
    }
    var facts = new ArrayList<Fact>();
    facts.add(words.fact("generators", model.generators()));
    facts.add(words.fact("k", words.number(model.k())));
    facts.add(words.fact("existence", words.say("existence." + model.existence().split(",")[0])));
    facts.add(words.fact("logLikelihood", decimals(model.logLikelihood(), 8)));
    facts.add(
        words.fact(
            "deviance",
            words.say(
                "deviance",
                decimals(model.deviance(), 6),
                words.number(model.degreesOfFreedom()))));
    facts.add(words.fact("aic", decimals(model.aic(), 6)));
    facts.add(words.fact("bic", decimals(model.bic(), 6)));
    facts.add(words.fact("variation", decimals(numbers.variation(), 3)));
    var bootstrap = numbers.bootstrap();
    if (bootstrap != null) {
      facts.add(
          words.fact(
              "bootstrap",
              words.say(
                  "bootstrap.needed",
                  words.number(bootstrap.replicates()),
                  bootstrap.needed() == null
                      ? words.say("no-bound")
                      : words.number(bootstrap.needed()))));
      facts.add(
          words.fact(
              "bca",
              words.say(
                  "bca",
                  decimals(bootstrap.bias(), 4),
                  words.decimal(bootstrap.acceleration(), 5))));
    }
    return List.of(new Block.Heading("model", words.say("heading.model")), new Block.Facts(facts));
  }

  private String decimals(@Nullable Double value, int digits) {
    return value == null ? words.say("none") : words.decimal(value, digits);
  }
}
