package org.mufakat.server.estimation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mufakat.ledger.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer's numbers in one form, to be hashed: a line for each, by its name in [EstimateJson].
///
/// Fractions are rounded to six significant digits and to no more than six after the point. Java
/// lets `exp` and `log` differ in the last of sixteen digits from one machine to another; the fits
/// carry that on to about the twelfth. Between the twelfth and the sixth digit lies a million: so
/// seldom does a difference that means nothing end on two sides of an edge of rounding. Differences
/// of large sums (a deviance near 0) are noise below the sixth place, which is why that is the
/// finest.
public record CanonicalNumbers(List<String> lines) {

  static final String FORMAT = "mufakat-numbers/1";

  private static final int DIGITS = 6;
  private static final MathContext SIGNIFICANT = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

  /// What is hashed; what later versions show beside is not, so that older files keep their hash.
  private static final Set<String> NUMBERS =
      Set.of(
          "method",
          "point",
          "interval",
          "narrow",
          "variation",
          "model",
          "profile",
          "bootstrap",
          "average",
          "families",
          "changed",
          "consistency");

  public CanonicalNumbers {
    lines = List.copyOf(lines);
  }

  public static CanonicalNumbers of(EstimateJson answer) {
    return of(JsonMapper.shared().<JsonNode>valueToTree(answer));
  }

  static CanonicalNumbers of(JsonNode answer) {
    var lines = new ArrayList<String>();
    lines.add(FORMAT);
    lines.add("answer " + answer.path("answer").asString(""));
    answer.path("reasons").forEach(r -> lines.add("reason " + r.path("reason").asString("")));
    for (var part : List.of("estimate", "workings")) {
      var numbers = answer.path(part);
      for (var name : new TreeSet<>(NUMBERS)) {
        add(part + "." + name, numbers.path(name), lines);
      }
    }
    return new CanonicalNumbers(lines);
  }

  private static void add(String name, JsonNode value, List<String> lines) {
    if (value.isObject()) {
      new TreeSet<>(value.propertyNames()).forEach(n -> add(name + "." + n, value.path(n), lines));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        add(name + "." + i, value.path(i), lines);
      }
    } else if (value.isNumber()) {
      lines.add(name + " " + rounded(value.decimalValue()));
    } else if (value.isString() || value.isBoolean()) {
      lines.add(name + " " + value.asString());
    }
  }

  static String rounded(BigDecimal value) {
    var significant = value.round(SIGNIFICANT);
    var rounded =
        significant.scale() > DIGITS
            ? significant.setScale(DIGITS, RoundingMode.HALF_EVEN)
            : significant;
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  public byte[] bytes() {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  public String sha256() {
    return Sha256.hexOf(bytes());
  }
}
