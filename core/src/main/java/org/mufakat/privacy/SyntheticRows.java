package org.mufakat.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Variable;

/// Rows of nobody whose combinations are about as many as private marginals say. Made from the
/// marginals alone, so that they cost nothing further; any chance will do.
///
/// Guarantees: no row has a combination, as long as the marginals' or shorter, that they do not
/// report.
///
/// Method: rows are drawn variable by variable, each category as likely as the marginals have it
/// with those before; then, again and again, a row's category is exchanged for the one that brings
/// all counts together nearest to the marginals (in squares), until nothing is gained.
///
/// Source: the drawing after Edge et al. 2020 (*synthetic data showcase*); the exchanging after the
/// gradual update of Zhang et al. 2021 (*PrivSyn*).
public final class SyntheticRows {

  static final int MOST_SWEEPS = 30;

  /// The exchanging ends when a sweep moves fewer of a thousand values.
  private static final int MOVED_PER_THOUSAND = 2;

  private static final int TRIES = 50;
  private static final int CATEGORIES_TRIED = 16;

  private final PrivateMarginals marginals;
  private final Sets sets;
  private final RandomGenerator chance;
  private final int[][] setsOf;
  private final double[][] surplus;
  private final List<short[]> rows = new ArrayList<>();

  private SyntheticRows(PrivateMarginals marginals, RandomGenerator chance) {
    this.marginals = marginals;
    this.sets = marginals.sets();
    this.chance = chance;
    this.setsOf = new int[sets.attributes()][];
    for (int a = 0; a < setsOf.length; a++) {
      int bit = 1 << a;
      setsOf[a] =
          java.util.stream.IntStream.range(0, sets.size())
              .filter(s -> (sets.mask(s) & bit) != 0)
              .toArray();
    }
    this.surplus = new double[sets.size()][];
    for (int s = 0; s < surplus.length; s++) {
      surplus[s] = new double[sets.cells(s)];
      for (int c = 0; c < surplus[s].length; c++) {
        surplus[s][c] = -marginals.estimate(s, c);
      }
    }
  }

  /// As many rows as the marginals count, at most [Microdata#MOST_ROWS]; a few less where they
  /// leave no way to complete a row.
  public static Microdata of(PrivateMarginals marginals, RandomGenerator chance) {
    var synthesis = new SyntheticRows(marginals, chance);
    long wanted = Math.clamp(marginals.rows(), 0, Microdata.MOST_ROWS);
    for (long i = 0; i < wanted; i++) {
      synthesis.draw();
    }
    synthesis.exchange();
    return synthesis.asMicrodata();
  }

  private void draw() {
    var row = new short[sets.attributes()];
    for (int i = 0; i < TRIES; i++) {
      if (drawInto(row)) {
        rows.add(row);
        add(row, 1);
        return;
      }
    }
  }

  /// False when the row cannot be completed.
  private boolean drawInto(short[] row) {
    for (int a = 0; a < row.length; a++) {
      int level = drawLevel(row, a);
      if (level < 0) {
        return false;
      }
      row[a] = (short) level;
    }
    return true;
  }

  private int drawLevel(short[] row, int attribute) {
    int near = nearest(attribute);
    var weights = new double[sets.levels(attribute)];
    double sum = 0;
    for (int level = 0; level < weights.length; level++) {
      row[attribute] = (short) level;
      if (mayHave(row, attribute, (1 << attribute + 1) - 1)) {
        weights[level] = Math.max(1e-9, marginals.estimate(near, cell(row, near)));
        sum += weights[level];
      }
    }
    return drawn(weights, sum);
  }

  private int drawn(double[] weights, double sum) {
    double left = chance.nextDouble() * sum;
    int last = -1;
    for (int level = 0; level < weights.length; level++) {
      if (weights[level] > 0) {
        last = level;
        left -= weights[level];
        if (left < 0) {
          return level;
        }
      }
    }
    return last;
  }

  /// The longest set of the attribute and those just before it.
  private int nearest(int attribute) {
    int mask = 0;
    for (int a = attribute; a >= Math.max(0, attribute - marginals.length() + 1); a--) {
      mask |= 1 << a;
    }
    return sets.place(mask);
  }

  /// Whether all combinations with the attribute's level are allowed, among the attributes decided.
  private boolean mayHave(short[] row, int attribute, int decided) {
    for (int s : setsOf[attribute]) {
      if ((sets.mask(s) & ~decided) == 0 && !marginals.isAllowed(s, cell(row, s))) {
        return false;
      }
    }
    return true;
  }

  private int cell(short[] row, int set) {
    int cell = 0;
    for (int a : sets.axes(set)) {
      cell = cell * sets.levels(a) + row[a];
    }
    return cell;
  }

  private void add(short[] row, int times) {
    for (int s = 0; s < surplus.length; s++) {
      surplus[s][cell(row, s)] += times;
    }
  }

  private void exchange() {
    long values = (long) rows.size() * sets.attributes();
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      long moved = 0;
      for (var row : rows) {
        for (int a = 0; a < row.length; a++) {
          if (improve(row, a)) {
            moved++;
          }
        }
      }
      if (moved * 1000 < values * MOVED_PER_THOUSAND) {
        return;
      }
    }
  }

  /// Gives the row the attribute's level that brings the counts nearest.
  private boolean improve(short[] row, int attribute) {
    int levels = sets.levels(attribute);
    int now = row[attribute];
    int best = now;
    double least = -1e-9;
    int tried = Math.min(levels, CATEGORIES_TRIED);
    int first = levels > tried ? chance.nextInt(levels) : 0;
    for (int i = 0; i < tried; i++) {
      int level = (first + i) % levels;
      double change = level == now ? 0 : change(row, attribute, level, least);
      if (change < least) {
        least = change;
        best = level;
      }
    }
    if (best != now) {
      move(row, attribute, best);
    }
    return best != now;
  }

  /// By how much the squares grow; anything not below `least` when the level is not allowed.
  private double change(short[] row, int attribute, int level, double least) {
    int now = row[attribute];
    double change = 0;
    for (int s : setsOf[attribute]) {
      int from = cell(row, s);
      int to = from + (level - now) * strideOf(s, attribute);
      if (!marginals.isAllowed(s, to)) {
        return least;
      }
      change += 2 * (surplus[s][to] - surplus[s][from]) + 2;
    }
    return change;
  }

  private int strideOf(int set, int attribute) {
    int stride = 1;
    var axes = sets.axes(set);
    for (int i = axes.length - 1; axes[i] != attribute; i--) {
      stride *= sets.levels(axes[i]);
    }
    return stride;
  }

  private void move(short[] row, int attribute, int level) {
    for (int s : setsOf[attribute]) {
      surplus[s][cell(row, s)]--;
    }
    row[attribute] = (short) level;
    for (int s : setsOf[attribute]) {
      surplus[s][cell(row, s)]++;
    }
  }

  private Microdata asMicrodata() {
    var variables =
        marginals.attributes().stream().map(a -> new Variable(a.name(), a.categories())).toList();
    var built = Microdata.of(variables);
    var categories = new int[variables.size()];
    for (var row : rows) {
      for (int a = 0; a < categories.length; a++) {
        categories[a] = row[a];
      }
      built.add(categories, -1);
    }
    return built.build();
  }
}
