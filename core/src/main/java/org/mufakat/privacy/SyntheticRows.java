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

  private static final int MOST_SWEEPS = 30;

  private static final int LEAST_SWEEPS = 3;

  /// Rows looked at in all sweeps together; a hundred thousand take some five seconds.
  private static final int MOST_VISITS = 2_000_000;

  /// The exchanging ends when a sweep gains less than this share of the squares left.
  private static final double LEAST_GAIN = 0.02;

  private static final float FORBIDDEN = 1e15f;
  private static final int TRIES = 50;
  private static final int CATEGORIES_TRIED = 12;

  private final PrivateMarginals marginals;
  private final Sets sets;

  /// For each attribute by how much its levels are higher here: 1 where a level was put before them
  /// for rows that say nothing.
  private final int[] shift;

  private final RandomGenerator chance;
  private final int[][] setsOf;
  private final int[][] strideIn;
  private final double[] changes = new double[CATEGORIES_TRIED];

  /// Rows of a cell above the marginals; in one that no row may be in, [#FORBIDDEN].
  private final float[][] surplus;

  private final List<short[]> rows = new ArrayList<>();

  private SyntheticRows(PrivateMarginals marginals, RandomGenerator chance) {
    this.marginals = marginals;
    this.shift = shifts(marginals);
    this.sets = widened(marginals, shift);
    this.chance = chance;
    this.setsOf = new int[sets.attributes()][];
    for (int a = 0; a < setsOf.length; a++) {
      int bit = 1 << a;
      setsOf[a] =
          java.util.stream.IntStream.range(0, sets.size())
              .filter(s -> (sets.mask(s) & bit) != 0)
              .toArray();
    }
    this.strideIn = new int[setsOf.length][];
    for (int a = 0; a < setsOf.length; a++) {
      int attribute = a;
      strideIn[a] = java.util.Arrays.stream(setsOf[a]).map(s -> strideOf(s, attribute)).toArray();
    }
    this.surplus = new float[sets.size()][];
    for (int s = 0; s < surplus.length; s++) {
      surplus[s] = new float[sets.cells(s)];
      for (int c = 0; c < surplus[s].length; c++) {
        int counted = counted(s, c);
        boolean allowed = counted < 0 || marginals.isAllowed(s, counted);
        float wanted = counted < 0 ? 0 : (float) marginals.estimate(s, counted);
        surplus[s][c] = allowed ? -wanted : FORBIDDEN;
      }
    }
  }

  /// Where nothing reported may be said, a row says nothing; unless that makes the tables too
  /// large.
  private static int[] shifts(PrivateMarginals marginals) {
    var shifts = marginals.attributes().stream().mapToInt(a -> a.hasUntold() ? 0 : 1).toArray();
    var wide = levels(marginals, shifts);
    double cells =
        Sets.masksUpTo(wide.length, marginals.length()).stream()
            .mapToDouble(mask -> Sets.cellsOf(wide, mask))
            .sum();
    return cells > 2 * PrivateMarginals.MOST_CELLS ? new int[shifts.length] : shifts;
  }

  private static int[] levels(PrivateMarginals marginals, int[] shift) {
    var levels = new int[shift.length];
    for (int a = 0; a < levels.length; a++) {
      levels[a] = marginals.attributes().get(a).levels() + shift[a];
    }
    return levels;
  }

  private static Sets widened(PrivateMarginals marginals, int[] shift) {
    return Sets.upTo(levels(marginals, shift), marginals.length());
  }

  /// The marginals' cell; -1 when a row of this one says nothing that they count.
  private int counted(int set, int cell) {
    int counted = 0;
    var axes = sets.axes(set);
    for (int axis = 0; axis < axes.length; axis++) {
      int a = axes[axis];
      int level = Cells.level(cell, sets.levels(a), sets.stride(set, axis)) - shift[a];
      if (level < 0) {
        return -1;
      }
      counted = counted * (sets.levels(a) - shift[a]) + level;
    }
    return counted;
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
        int counted = counted(near, cell(row, near));
        weights[level] = Math.max(1e-9, counted < 0 ? 0 : marginals.estimate(near, counted));
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
      if ((sets.mask(s) & ~decided) == 0 && surplus[s][cell(row, s)] == FORBIDDEN) {
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
    double left = squares();
    double gained = left;
    int sweeps = Math.clamp(MOST_VISITS / Math.max(1, rows.size()), LEAST_SWEEPS, MOST_SWEEPS);
    for (int sweep = 0; sweep < sweeps && gained > LEAST_GAIN * left; sweep++) {
      gained = 0;
      for (var row : rows) {
        for (int a = 0; a < row.length; a++) {
          gained += improve(row, a);
        }
      }
      left -= gained;
    }
  }

  private double squares() {
    double squares = 0;
    for (var table : surplus) {
      for (double each : table) {
        squares += each == FORBIDDEN ? 0 : each * each;
      }
    }
    return squares;
  }

  /// Gives the row the attribute's level that brings the counts nearest.
  ///
  /// @return by how much the squares shrink
  private double improve(short[] row, int attribute) {
    int levels = sets.levels(attribute);
    int now = row[attribute];
    int best = now;
    double least = -1e-9;
    int tried = Math.min(levels, CATEGORIES_TRIED);
    int first = levels > tried ? chance.nextInt(levels) : 0;
    weigh(row, attribute, first, tried);
    for (int i = 0; i < tried; i++) {
      int level = (first + i) % levels;
      if (level != now && changes[i] < least) {
        least = changes[i];
        best = level;
      }
    }
    if (best != now) {
      move(row, attribute, best);
    }
    return best == now ? 0 : -least;
  }

  /// By how much the squares grow with each of the attribute's levels from `first` on.
  private void weigh(short[] row, int attribute, int first, int tried) {
    var own = setsOf[attribute];
    java.util.Arrays.fill(changes, 2.0 * own.length);
    for (int i = 0; i < own.length; i++) {
      var table = surplus[own[i]];
      int stride = strideIn[attribute][i];
      int now = cell(row, own[i]);
      int zero = now - row[attribute] * stride;
      for (int l = 0; l < tried; l++) {
        int level = first + l;
        int wrapped = level < sets.levels(attribute) ? level : level - sets.levels(attribute);
        changes[l] += 2 * (table[zero + wrapped * stride] - table[now]);
      }
    }
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
    var variables = new ArrayList<Variable>();
    for (int a = 0; a < shift.length; a++) {
      var attribute = marginals.attributes().get(a);
      variables.add(new Variable(attribute.name(), attribute.named(shift[a] > 0)));
    }
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
