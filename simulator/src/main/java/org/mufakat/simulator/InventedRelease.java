package org.mufakat.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mufakat.statistics.AgeGroup;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.ReleaseColumn;
import org.mufakat.statistics.ReleaseRows;
import org.mufakat.statistics.Sex;

/// A release that nobody published, of the three States of the regime pack `example`: with a
/// publisher's preamble, with as many rows as are asked for, and with every trap that a real
/// release holds. The same seed gives the same rows.
///
/// The traps come first, in years up to 2004, and are the same in every release; [#expected] tells
/// what a reading must make of them. The other rows are drawn by chance, in years from 2005.
public final class InventedRelease {

  /// What a reading with the spellings of the pack `example` must find.
  ///
  /// @param rows rows below the header
  /// @param repeatedKeys keys that are published more than once
  /// @param repeatedRows rows under those keys
  public record Expected(
      int rows,
      int questionnaireCodes,
      int valuesThatAreNoCount,
      int repeatedKeys,
      int repeatedRows,
      int unknownSpellings,
      int rowsWithoutCode) {}

  private record Area(String code, String name, int typical) {}

  private record Question(Dimension dimension, String category) {}

  private static final String PUBLISHER = "Office of the Marks";
  private static final String SERIES = "MARKTIP";
  private static final String SUBREGION = "The Marks";
  private static final int THRESHOLD = 5;
  private static final int FIRST_YEAR = 2005;

  private static final List<Area> STATES =
      List.of(
          new Area("XNO", "Northmark", 900),
          new Area("XSO", "Southmark", 240),
          new Area("XEA", "Eastmark", 12));

  private static final List<String> FORMS =
      List.of(
          "Sexual exploitation",
          "Forced labour",
          "Forced criminality",
          "Other forms of exploitation");

  private static final List<String> LABELS =
      List.of(
          "Nationals",
          "Northmarkers",
          "SOUTHMARKER",
          "Eastmark",
          "Westmarkers",
          "Unknown",
          "Stateless",
          "");

  private static final List<List<String>> TRAPS =
      table(
          """
          # A threshold, a separator of thousands, and the five values that are not one another.
          XNO|Northmark|Detected trafficking victims|Total|Total|Total|Total|2003|1,204
          XNO|Northmark|Offences of trafficking in persons|Total|Total|Total|Total|2003|<5
          XNO|Northmark|Persons prosecuted|Total|Total|Total|Total|2003|0
          XNO|Northmark|Persons convicted|Total|Total|Total|Total|2003|
          XNO|Northmark|Persons convicted|Total|Total|Female|Total|2003|n.a.
          XNO|Northmark|Persons convicted|Total|Total|Male|Total|2003|no mention
          # Margins that force a narrowing: 212 + 205 = 417, so Other is 0.
          XSO|Southmark|Detected trafficking victims|Total|Total|Total|Total|2004|417
          XSO|Southmark|Detected trafficking victims|Total|Total|Female|Total|2004|212
          XSO|Southmark|Detected trafficking victims|Total|Total|Male|Total|2004|205
          XSO|Southmark|Detected trafficking victims|Total|Total|Other|Total|2004|<5
          # Margins that contradict one another: 60 + 50 is more than 100.
          XEA|Eastmark|Detected trafficking victims|Total|Total|Total|Total|2004|100
          XEA|Eastmark|Detected trafficking victims|Total|Total|Female|Total|2004|60
          XEA|Eastmark|Detected trafficking victims|Total|Total|Male|Total|2004|50
          XEA|Eastmark|Detected trafficking victims|Total|Total|Other|Total|2004|<5
          # A missing year lies between these two.
          XEA|Eastmark|Offences of trafficking in persons|Total|Total|Total|Total|2002|7
          XEA|Eastmark|Offences of trafficking in persons|Total|Total|Total|Total|2004|9
          # Repeated keys: the finer form was lost.
          XNO|Northmark|Detected trafficking victims|by form of exploitation|Other forms of exploitation|Total|Total|2003|12
          XNO|Northmark|Detected trafficking victims|by form of exploitation|Other forms of exploitation|Total|Total|2003|<5
          XNO|Northmark|Detected trafficking victims|by form of exploitation|Other forms of exploitation|Total|Total|2003|30
          XSO|Southmark|Persons convicted|Total|Total|Total|Total|2003|5
          XSO|Southmark|Persons convicted|Total|Total|Total|Total|2003|5
          # Citizenships: odd spellings of known ones, two that no table knows, and what is no State.
          XNO|Northmark|Detected trafficking victims|by citizenship|Nationals|Total|Total|2003|40
          XNO|Northmark|Detected trafficking victims|by citizenship|  SOUTHMARKERS |Total|Total|2003|31
          XNO|Northmark|Detected trafficking victims|by citizenship|East  Mark|Total|Total|2003|<5
          XNO|Northmark|Detected trafficking victims|by citizenship|Eastm\ufffdrk|Total|Total|2003|6
          XNO|Northmark|Detected trafficking victims|by citizenship|Southmarkish|Total|Total|2003|8
          XNO|Northmark|Detected trafficking victims|by citizenship||Total|Total|2003|7
          XNO|Northmark|Detected trafficking victims|by country of repatriation|Beyond the Marks|Total|Total|2003|9
          # Cell codes of the questionnaire.
          XSO|Southmark|Persons convicted|by citizenship|Q6.1_2s_2003|Total|Total|2003|6,122,003
          XSO|Southmark|Persons convicted|by citizenship|Q6.1_10s_2003|Total|Total|2003|61,102,003
          XSO|Southmark|Persons convicted|by citizenship|Nationals|Total|Total|2003|6,112,003
          # No counts.
          XSO|Southmark|Persons prosecuted|Total|Total|Total|Total|2003|1,54
          XSO|Southmark|Persons prosecuted|Total|Total|Total|Total|2004|~20
          # An area that the release gives no code.
          |Mark Holm|Detected trafficking victims|Total|Total|Total|Total|2003|<5
          |Mark Holm|Detected trafficking victims|Total|Total|Total|Total|2004|6
          """);

  private static final Expected OF_TRAPS = new Expected(TRAPS.size(), 3, 2, 2, 5, 2, 2);

  private final long seed;
  private final int rows;
  private final LocalDate stamp;

  private InventedRelease(long seed, int rows, LocalDate stamp) {
    this.seed = seed;
    this.rows = rows;
    this.stamp = stamp;
  }

  /// @param rows rows below the header; the traps take the first 35
  /// @param stamp the date the invented publisher stamps on it, 2006 or later
  public static InventedRelease of(long seed, int rows, LocalDate stamp) {
    if (rows < TRAPS.size() || stamp.getYear() <= FIRST_YEAR) {
      throw new IllegalArgumentException(
          "an invented release has at least "
              + TRAPS.size()
              + " rows and a year after "
              + FIRST_YEAR);
    }
    return new InventedRelease(seed, rows, stamp);
  }

  /// What to print where a test or a benchmark uses it.
  public long seed() {
    return seed;
  }

  public Expected expected() {
    return new Expected(
        rows,
        OF_TRAPS.questionnaireCodes(),
        OF_TRAPS.valuesThatAreNoCount(),
        OF_TRAPS.repeatedKeys(),
        OF_TRAPS.repeatedRows(),
        OF_TRAPS.unknownSpellings(),
        OF_TRAPS.rowsWithoutCode());
  }

  /// Every row of the file, the preamble and the header first.
  public Stream<List<String>> lines() {
    var header = Arrays.stream(ReleaseColumn.values()).map(ReleaseColumn::publishedName).toList();
    var stamped = DateTimeFormatter.ofPattern("dd/MM/uuuu").format(stamp);
    return Stream.concat(
        Stream.of(List.of(PUBLISHER), List.of(stamped), header),
        Stream.concat(TRAPS.stream(), drawn()).limit(rows));
  }

  /// The rows as a reading takes them.
  public ReleaseRows asRows() {
    Iterator<List<String>> lines = lines().iterator();
    int[] number = {0};
    return () ->
        lines.hasNext()
            ? new ReleaseRows.Next.Row(++number[0], lines.next())
            : new ReleaseRows.Next.End();
  }

  /// As CSV: commas, quotes where they are needed, a line feed after every row.
  public void writeCsv(Appendable out) {
    lines()
        .forEach(
            line -> {
              try {
                for (int i = 0; i < line.size(); i++) {
                  out.append(i == 0 ? "" : ",").append(quoted(line.get(i)));
                }
                out.append('\n');
              } catch (IOException e) {
                throw new UncheckedIOException("the invented release could not be written", e);
              }
            });
  }

  private static String quoted(String text) {
    return text.indexOf(',') < 0 && text.indexOf('"') < 0
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }

  /// Rows by chance, each key once, as many as anyone takes: when the questions are used up, they
  /// come again with a number behind them.
  private Stream<List<String>> drawn() {
    var random = new SplittableRandom(seed);
    return IntStream.iterate(0, i -> i + 1)
        .boxed()
        .flatMap(InventedRelease::questions)
        .flatMap(question -> ofQuestion(question, random));
  }

  private static Stream<Question> questions(int round) {
    var more = round == 0 ? "" : " " + (round + 1);
    var questions = new ArrayList<Question>();
    if (round == 0) {
      questions.add(new Question(Dimension.TOTAL, "Total"));
      LABELS.forEach(l -> questions.add(new Question(Dimension.CITIZENSHIP, l)));
      LABELS.forEach(l -> questions.add(new Question(Dimension.COUNTRY_OF_REPATRIATION, l)));
    }
    FORMS.forEach(f -> questions.add(new Question(Dimension.FORM_OF_EXPLOITATION, f + more)));
    return questions.stream();
  }

  private Stream<List<String>> ofQuestion(Question question, SplittableRandom random) {
    var rows = Stream.<List<String>>builder();
    for (var area : STATES) {
      for (var indicator : Indicator.values()) {
        for (int year = FIRST_YEAR; year < stamp.getYear(); year++) {
          if (random.nextInt(8) > 0) {
            breakdowns(rows, area, indicator, question, year, random);
          }
        }
      }
    }
    return rows.build();
  }

  /// A total, and parts of it that add up to it or to a little less.
  private static void breakdowns(
      Stream.Builder<List<String>> rows,
      Area area,
      Indicator indicator,
      Question question,
      int year,
      SplittableRandom random) {
    int share = question.dimension() == Dimension.TOTAL ? 1 : 4;
    long total = random.nextInt(1 + area.typical() * 2 / share);
    long female = total == 0 ? 0 : random.nextLong(total + 1);
    long children = female == 0 ? 0 : random.nextLong(female + 1);
    long unknown = random.nextInt(6) == 0 ? Math.min(total - female, 3) : 0;
    add(rows, area, indicator, question, Sex.TOTAL, AgeGroup.TOTAL, year, total);
    add(rows, area, indicator, question, Sex.FEMALE, AgeGroup.TOTAL, year, female);
    add(rows, area, indicator, question, Sex.MALE, AgeGroup.TOTAL, year, total - female - unknown);
    add(rows, area, indicator, question, Sex.FEMALE, AgeGroup.CHILD, year, children);
    add(rows, area, indicator, question, Sex.FEMALE, AgeGroup.ADULT, year, female - children);
  }

  private static void add(
      Stream.Builder<List<String>> rows,
      Area area,
      Indicator indicator,
      Question question,
      Sex sex,
      AgeGroup age,
      int year,
      long count) {
    rows.add(
        row(
            area.code(),
            area.name(),
            indicator.publishedName(),
            question.dimension().publishedName(),
            question.category(),
            sex.publishedName(),
            age.publishedName(),
            Integer.toString(year),
            count < THRESHOLD ? "<" + THRESHOLD : String.format(Locale.ROOT, "%,d", count)));
  }

  private static List<List<String>> table(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> row(line.split("\\|", -1)))
        .toList();
  }

  /// @param texts code, name, indicator, dimension, category, sex, age, year, value
  private static List<String> row(String... texts) {
    return List.of(
        texts[0],
        texts[1],
        "Invented",
        SUBREGION,
        texts[2],
        texts[3],
        texts[4],
        texts[5],
        texts[6],
        texts[7],
        "Counts",
        texts[8],
        SERIES);
  }
}
