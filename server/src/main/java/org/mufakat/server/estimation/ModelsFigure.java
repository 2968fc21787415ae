package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.DataTable.Cell;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;
import org.mufakat.server.estimation.EstimateJson.NumbersJson;

/// How often each model was chosen again, or how much of the belief each graph has.
final class ModelsFigure {

  private final FigureMaterial with;
  private final EstimateWords words;

  ModelsFigure(FigureMaterial with) {
    this.with = with;
    this.words = with.words();
  }

  /// A model and how much of the replicates or of the belief it has.
  private record Share(String model, double share, boolean chosen) {}

  /// Empty where neither has anything to show.
  Optional<Block.Figure> figure(NumbersJson numbers, int number) {
    var bootstrap = numbers.bootstrap();
    var average = numbers.average();
    if (bootstrap != null && !bootstrap.winners().isEmpty()) {
      var chosen = numbers.model() == null ? "" : numbers.model().generators();
      return Optional.of(of("models.title", number, won(bootstrap, chosen)));
    }
    return average != null && !average.likeliest().isEmpty()
        ? Optional.of(of("models.title.average", number, believed(average)))
        : Optional.empty();
  }

  /// Shares, and what to say of them.
  private record Told(List<Share> shares, String caption) {}

  private Told won(EstimateJson.BootstrapJson bootstrap, String chosen) {
    var shares = new ArrayList<Share>();
    bootstrap
        .winners()
        .forEach(w -> shares.add(new Share(w.model(), w.share(), w.model().equals(chosen))));
    double own =
        shares.stream().filter(Share::chosen).mapToDouble(Share::share).findFirst().orElse(0);
    double without = (double) bootstrap.without() / Math.max(1, bootstrap.replicates());
    addOthers(shares, 1 - without);
    if (without > 0) {
      shares.add(new Share(words.say("models.without"), without, false));
    }
    return new Told(
        shares,
        words.say(
            "models.caption",
            words.percent(own, 1),
            words.number(bootstrap.replicates()),
            words.number(bootstrap.modelsThatWon())));
  }

  private Told believed(EstimateJson.AverageJson average) {
    var shares = new ArrayList<Share>();
    average
        .likeliest()
        .forEach(
            g ->
                shares.add(
                    new Share("[" + String.join(", ", g.cliques()) + "]", g.share(), false)));
    addOthers(shares, 1);
    return new Told(shares, words.say("models.caption.average", words.number(average.graphs())));
  }

  private void addOthers(List<Share> shares, double all) {
    double others = all - shares.stream().mapToDouble(Share::share).sum();
    if (others > 1e-9) {
      shares.add(new Share(words.say("models.others"), others, false));
    }
  }

  private Block.Figure of(String key, int number, Told told) {
    var title = words.say(key);
    var caption =
        hasNumbers(told.shares())
            ? told.caption() + " " + words.say("models.numbered")
            : told.caption();
    var rows =
        told.shares().stream().map(s -> List.of(model(s.model()), share(s.share()))).toList();
    return with.figure(
        "models",
        number,
        title,
        caption,
        room -> bars(room, title, caption, told.shares()),
        new DataTable(with.columns("model", "share"), rows));
  }

  /// What is no model has a word of its own for programs.
  private Cell model(String model) {
    return model.equals(words.say("models.others"))
        ? words.cell(model, "others")
        : model.equals(words.say("models.without"))
            ? words.cell(model, "none")
            : words.cell(with.labels().model(model), model);
  }

  private Cell share(double share) {
    return words.cell(words.percent(share, 1), Double.toString(share));
  }

  /// By numbers where the names have no room.
  private String brief(Room room, String model) {
    var named = with.labels().model(model);
    return fits(room, named) ? named : with.labels().numbered(model);
  }

  private static boolean fits(Room room, String text) {
    return Drawing.widthOf(text, 13) <= room.width() - 24.0;
  }

  private boolean hasNumbers(List<Share> shares) {
    return with.labels().byNumber() || shares.stream().anyMatch(s -> !fits(Room.NARROW, s.model()));
  }

  private Drawing bars(Room room, String title, String caption, List<Share> shares) {
    double row = 34;
    double left = 12;
    double right = room.width() - 90;
    double most = shares.stream().mapToDouble(Share::share).max().orElse(1);
    var shapes = new ArrayList<Drawing.Shape>();
    for (int i = 0; i < shares.size(); i++) {
      var share = shares.get(i);
      double y = 8 + i * row;
      double width = Math.max(2, share.share() / most * (right - left));
      var brief = brief(room, share.model());
      var name = share.chosen() ? words.say("models.chosen", brief) : brief;
      shapes.add(
          new Drawing.Words(
              left,
              y + 12,
              Drawing.fitted(name, 13, room.width() - 24.0),
              13,
              Anchor.START,
              share.chosen(),
              Ink.BLACK));
      shapes.add(
          new Drawing.Box(left, y + 16, width, 11, share.chosen() ? Ink.DEEP : Ink.PALE, Ink.DEEP));
      shapes.add(
          new Drawing.Words(
              left + width + 8,
              y + 26,
              words.percent(share.share(), 1),
              12,
              Anchor.START,
              share.chosen(),
              Ink.BLACK));
    }
    return new Drawing(room.width(), (int) (16 + row * shares.size()), title, caption, shapes);
  }
}
