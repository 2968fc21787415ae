package org.mufakat.bench;

import java.util.List;

/// What one benchmark measured, ready for docs/benchmarks.md.
///
/// @param command what repeats it
/// @param remarks sentences to stand under the table
record Table(String title, String command, List<Line> lines, List<String> remarks)
    implements Measured {

  private static final String HEAD =
      """
      | what | median | min–max | n | against | ratio | target |
      |---|---:|---:|---:|---|---:|---|
      """;

  Table {
    lines = List.copyOf(lines);
    remarks = List.copyOf(remarks);
  }

  @Override
  public String asMarkdown() {
    var text = new StringBuilder("### ").append(title).append("\n\n");
    text.append("`").append(command).append("`\n\n").append(HEAD);
    lines.forEach(line -> text.append(row(line)));
    if (!remarks.isEmpty()) {
      text.append('\n');
      remarks.forEach(remark -> text.append("- ").append(remark).append('\n'));
    }
    return text.toString();
  }

  private static String row(Line line) {
    var quantity = line.quantity();
    var samples = line.samples();
    return String.join(
            " | ",
            "| " + line.what(),
            quantity.written(samples.median()),
            samples.count() == 1
                ? "–"
                : Quantity.number(samples.min()) + "–" + Quantity.number(samples.max()),
            Integer.toString(samples.count()),
            line.floor().map(f -> f.what() + ", " + quantity.written(f.median())).orElse("–"),
            line.ratio().map(r -> Quantity.number(r) + "×").orElse("–"),
            target(line))
        + " |\n";
  }

  private static String target(Line line) {
    if (line.target().isEmpty()) {
      return "–";
    }
    var sign = line.quantity() == Quantity.PER_SECOND ? "≥ " : "≤ ";
    return sign
        + line.quantity().written(line.target().get())
        + (line.met().orElseThrow() ? ", met" : ", **missed**");
  }
}
