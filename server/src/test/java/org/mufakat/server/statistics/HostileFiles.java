package org.mufakat.server.statistics;

import static org.mufakat.server.statistics.Workbooks.SHARED;
import static org.mufakat.server.statistics.Workbooks.SHEET;
import static org.mufakat.server.statistics.Workbooks.WORKBOOK;
import static org.mufakat.server.statistics.Workbooks.rows;
import static org.mufakat.server.statistics.Workbooks.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;
import org.mufakat.statistics.MemoryShelf;
import org.mufakat.statistics.ReleaseReading;
import org.mufakat.statistics.Resolution;

/// Files that someone broke by accident or on purpose, each with the reason it is refused for. Also
/// a program that imports them all, so that a test can run it in a small heap.
final class HostileFiles {

  static final String TABLE =
      """
      Invented Office||||||||||||
      30/05/2031||||||||||||
      Iso3_code|Country|Region|Subregion|Indicator|Dimension|Category|Sex|Age|Year|Unit of measurement|txtVALUE|Source
      XNO|Northmark|Invented|The Marks|Detected trafficking victims|Total|Total|Total|Total|2020|Counts|1,541|INVENTED
      XNO|Northmark|Invented|The Marks|Detected trafficking victims|Total|Total|Other|Total|2020|Counts|<5|INVENTED
      """;

  static final String CSV = TABLE.replace("1,541", "\"1,541\"").replace('|', ',');

  private static final String ROW =
      "XNO,N,,,Persons convicted,Total,Total,Total,Total,2020,Counts,1,\n";

  /// As the usual ones, but a bomb is noticed sooner, so that the tests are quick.
  static final FileLimits LIMITS =
      new FileLimits(
          8L * 1024 * 1024,
          96L * 1024 * 1024,
          64L * 1024 * 1024,
          4L * 1024 * 1024,
          ReleaseReading.Limits.USUAL,
          Duration.ofMinutes(2));

  record Case(String name, String fileName, Supplier<byte[]> bytes, Reason reason) {}

  private HostileFiles() {}

  static List<Case> all() {
    var all = new ArrayList<Case>();
    damaged(all);
    noRelease(all);
    bombs(all);
    xml(all);
    cells(all);
    csv(all);
    return all;
  }

  private static void damaged(List<Case> all) {
    xlsx(all, "empty file", Reason.EMPTY_FILE, () -> new byte[0]);
    xlsx(all, "cut off in the middle", Reason.DAMAGED, () -> head(good().bytes(), 0.5));
    xlsx(all, "cut off shortly before its end", Reason.DAMAGED, () -> head(good().bytes(), 0.98));
    xlsx(
        all,
        "sheet's data spoilt",
        Reason.DAMAGED,
        () -> {
          var bytes = good().bytes();
          int at = indexOf(bytes, SHEET) + SHEET.length() + 20;
          bytes[at] ^= 0x10;
          return bytes;
        });
    xlsx(
        all,
        "sheet ends before its elements do",
        Reason.DAMAGED,
        () -> good().changed(SHEET, s -> s.substring(0, s.length() - 30)).bytes());
    xlsx(
        all,
        "checksum that does not fit",
        Reason.DAMAGED,
        () -> {
          var bytes = good().bytes();
          bytes[centralHeaderOf(bytes, SHEET) + 16] ^= 0x01;
          return bytes;
        });
    xlsx(
        all,
        "two parts of one name",
        Reason.DAMAGED,
        () ->
            replaced(
                good().part("xl/worksheets/sheet9.xml", sheet("")).bytes(),
                "xl/worksheets/sheet9.xml",
                SHEET));
    xlsx(all, "missing sheet", Reason.DAMAGED, () -> good().without(SHEET).bytes());
    xlsx(
        all,
        "cell that names a shared text which is not there",
        Reason.DAMAGED,
        () -> good().part(SHARED, "<sst/>").bytes());
  }

  private static void noRelease(List<Case> all) {
    xlsx(all, "text named .xlsx", Reason.NOT_A_WORKBOOK, () -> utf8(CSV));
    xlsx(
        all,
        "archive without a workbook",
        Reason.NOT_A_WORKBOOK,
        () -> good().without(WORKBOOK).bytes());
    xlsx(
        all,
        "old or password-protected workbook",
        Reason.OLD_OR_ENCRYPTED,
        () -> new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0, 0, 0});
    xlsx(
        all,
        "archive with an encrypted part",
        Reason.OLD_OR_ENCRYPTED,
        () -> {
          var bytes = good().bytes();
          bytes[centralHeaderOf(bytes, SHEET) + 8] |= 0x01;
          return bytes;
        });
    xlsx(
        all,
        "other columns",
        Reason.MISSING_COLUMNS,
        () -> Workbooks.of(rows(TABLE.replace("txtVALUE", "Number"))).bytes());
    xlsx(
        all,
        "sheet of something else",
        Reason.NOT_A_RELEASE,
        () -> Workbooks.of(rows("Country|Capital\nNorthmark|Nord\n")).bytes());
    xlsx(
        all,
        "header and no row",
        Reason.NO_ROWS,
        () -> Workbooks.of(rows(TABLE).subList(0, 3)).bytes());
    csv(all, "web page", Reason.NOT_A_RELEASE, () -> utf8("<html><body>Not found</body></html>"));
    csv(
        all,
        "other columns in CSV",
        Reason.MISSING_COLUMNS,
        () -> utf8(CSV.replace("Sex", "Gender")));
    csv(
        all,
        "no date anywhere",
        Reason.NO_RELEASE_DATE,
        () -> utf8(CSV.replace("30/05/2031", "soon")));
  }

  private static void bombs(List<Case> all) {
    xlsx(
        all,
        "sheet that unfolds to a hundred megabytes of elements",
        Reason.UNFOLDS_TOO_FAR,
        () -> Workbooks.endless(SHEET, "<worksheet><sheetData>", "<a></a>", 15_000_000));
    xlsx(
        all,
        "sheet that unfolds to a hundred megabytes and claims to be small",
        Reason.UNFOLDS_TOO_FAR,
        () -> {
          var bytes = Workbooks.endless(SHEET, "<worksheet><sheetData>", "<a></a>", 15_000_000);
          Arrays.fill(
              bytes,
              centralHeaderOf(bytes, SHEET) + 24,
              centralHeaderOf(bytes, SHEET) + 28,
              (byte) 1);
          return bytes;
        });
    xlsx(
        all,
        "a hundred megabytes of blanks",
        Reason.UNSAFE_XML,
        () -> Workbooks.endless(SHEET, "<worksheet><sheetData>", " ", 100_000_000));
    xlsx(
        all,
        "a hundred megabytes of shared texts",
        Reason.TOO_MUCH_TEXT,
        () -> Workbooks.endless(SHARED, "<sst>", "<si><t>text</t></si>", 5_000_000));
    xlsx(
        all,
        "one shared text without an end",
        Reason.UNSAFE_XML,
        () -> Workbooks.endless(SHARED, "<sst><si><t>", "text", 25_000_000));
    xlsx(
        all,
        "attribute without an end",
        Reason.UNSAFE_XML,
        () -> Workbooks.endless(SHEET, "<worksheet a=\"", "text", 25_000_000));
    xlsx(
        all,
        "elements inside elements without an end",
        Reason.UNSAFE_XML,
        () -> Workbooks.endless(SHEET, "<worksheet>", "<a>", 5_000_000));
    xlsx(
        all,
        "more different names than a parser should keep",
        Reason.UNSAFE_XML,
        () -> {
          var names = new StringBuilder("<worksheet>");
          for (int i = 0; i < 200_000; i++) {
            names.append("<n").append(i).append("/>");
          }
          return good().part(SHEET, names.toString()).bytes();
        });
    xlsx(
        all,
        "more parts than a workbook has",
        Reason.UNFOLDS_TOO_FAR,
        () -> {
          var many = good();
          for (int i = 0; i < 5_000; i++) {
            many.part("xl/media/" + i, new byte[0]);
          }
          return many.bytes();
        });
    xlsx(
        all,
        "workbook too large",
        Reason.TOO_LARGE,
        () -> {
          var noise = new byte[9 * 1024 * 1024];
          new Random(1).nextBytes(noise);
          return good().part("xl/media/noise", noise).bytes();
        });
    csv(all, "CSV too large", Reason.TOO_LARGE, () -> new byte[97 * 1024 * 1024]);
    csv(
        all,
        "more rows than a sheet can have",
        Reason.TOO_MANY_ROWS,
        () -> utf8(CSV + ROW.repeat(1_048_576)));
    csv(
        all,
        "more different texts than a release has",
        Reason.TOO_MUCH_TEXT,
        () -> {
          var text = new StringBuilder(CSV);
          for (int i = 0; i < 400_000; i++) {
            text.append("XNO,N,,,Persons convicted,by citizenship,Label ").append(i);
            text.append(",Total,Total,2020,Counts,1,\n");
          }
          return utf8(text.toString());
        });
    csv(
        all,
        "nothing but rows to hold back",
        Reason.TOO_MUCH_TEXT,
        () -> {
          var text = new StringBuilder(CSV);
          for (int i = 0; i < 700_000; i++) {
            text.append("nonsense ").append(i).append('\n');
          }
          return utf8(text.toString());
        });
  }

  private static void xml(List<Case> all) {
    var external =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
    var laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><x>&c;&c;</x>";
    xlsx(
        all,
        "sheet with an external entity",
        Reason.UNSAFE_XML,
        () -> good().part(SHEET, external).bytes());
    xlsx(
        all,
        "shared texts with an external entity",
        Reason.UNSAFE_XML,
        () -> good().part(SHARED, external).bytes());
    xlsx(
        all,
        "workbook with entities that laugh",
        Reason.UNSAFE_XML,
        () -> good().part(WORKBOOK, laughs).bytes());
    xlsx(
        all,
        "entity that nobody declared",
        Reason.DAMAGED,
        () -> good().part(SHARED, "<sst><si><t>&other;</t></si></sst>").bytes());
    xlsx(
        all,
        "CDATA section",
        Reason.UNSAFE_XML,
        () -> good().part(SHARED, "<sst><si><t><![CDATA[x]]></t></si></sst>").bytes());
    xlsx(
        all,
        "sheet in UTF-16",
        Reason.UNSAFE_XML,
        () -> good().part(SHEET, sheet("").getBytes(StandardCharsets.UTF_16)).bytes());
    xlsx(
        all,
        "part named as a place on this machine",
        Reason.UNSAFE_NAME,
        () -> good().part("xl/../../etc/cron.d/x", "x").bytes());
    xlsx(
        all,
        "part named with backslashes",
        Reason.UNSAFE_NAME,
        () -> good().part("xl\\..\\..\\windows\\x", "x").bytes());
    xlsx(
        all,
        "part named from the root",
        Reason.UNSAFE_NAME,
        () -> good().part("/etc/x", "x").bytes());
    xlsx(
        all, "part named with a drive", Reason.UNSAFE_NAME, () -> good().part("C:/x", "x").bytes());
  }

  private static void cells(List<Case> all) {
    cell(
        all,
        "text in the last cell of a sheet",
        "<row r=\"9\"><c r=\"XFD1048576\"><v>1</v></c></row>");
    cell(all, "text in the last column", "<row r=\"9\"><c r=\"XFD9\"><v>1</v></c></row>");
    cell(all, "column with many letters", "<row r=\"9\"><c r=\"ZZZZZZZ9\"><v>1</v></c></row>");
    cell(all, "cell without letters", "<row r=\"9\"><c r=\"9\"><v>1</v></c></row>");
    cell(all, "cell of another row", "<row r=\"9\"><c r=\"A8\"><v>1</v></c></row>");
    cell(all, "row with a huge number", "<row r=\"99999999999\"><c><v>1</v></c></row>");
    cell(all, "row with a negative number", "<row r=\"-1\"><c><v>1</v></c></row>");
    cell(all, "row after the last", "<row r=\"1048577\"><c><v>1</v></c></row>");
    cell(all, "row number that comes twice", "<row r=\"9\"/><row r=\"9\"/>");
  }

  private static void csv(List<Case> all) {
    csv(all, "byte zero in CSV", Reason.NOT_TEXT, () -> utf8(CSV + "XNO,North\u0000mark\n"));
    csv(
        all,
        "picture named .csv",
        Reason.NOT_TEXT,
        () -> {
          var bytes = new byte[100_000];
          new Random(7).nextBytes(bytes);
          bytes[0] = (byte) 0x89;
          return bytes;
        });
    csv(all, "line without an end", Reason.LINE_TOO_LONG, () -> utf8(CSV + "x,".repeat(2_000_000)));
    csv(
        all,
        "quotation mark that is never closed",
        Reason.LINE_TOO_LONG,
        () -> utf8(CSV + "\"XNO,\n" + ROW.repeat(30_000)));
    csv(
        all,
        "quotation mark that is never closed, near the end",
        Reason.QUOTES_OUT_OF_PLACE,
        () -> utf8(CSV + "\"XNO,\n" + ROW));
    csv(
        all,
        "quotation mark closed in the middle",
        Reason.QUOTES_OUT_OF_PLACE,
        () -> utf8(CSV + "\"XN\"O,Northmark\n"));
  }

  static Workbooks good() {
    return Workbooks.of(rows(TABLE));
  }

  private static void cell(List<Case> all, String name, String row) {
    xlsx(
        all,
        name,
        Reason.CELL_OUT_OF_BOUNDS,
        () -> good().changed(SHEET, s -> s.replace("</sheetData>", row + "</sheetData>")).bytes());
  }

  private static void xlsx(List<Case> all, String name, Reason reason, Supplier<byte[]> bytes) {
    all.add(new Case(name, "release.xlsx", bytes, reason));
  }

  private static void csv(List<Case> all, String name, Reason reason, Supplier<byte[]> bytes) {
    all.add(new Case(name, "release.csv", bytes, reason));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] head(byte[] bytes, double fraction) {
    return Arrays.copyOf(bytes, (int) (bytes.length * fraction));
  }

  /// Where the central directory of an archive speaks of a part.
  private static int centralHeaderOf(byte[] zip, String part) {
    var name = part.getBytes(StandardCharsets.UTF_8);
    for (int i = zip.length - 46 - name.length; i >= 0; i--) {
      if (zip[i] == 'P'
          && zip[i + 1] == 'K'
          && zip[i + 2] == 1
          && zip[i + 3] == 2
          && Arrays.equals(zip, i + 46, i + 46 + name.length, name, 0, name.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException(part);
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static byte[] replaced(byte[] bytes, String text, String other) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(text, other)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  static ImportOutcome run(MemoryShelf shelf, Path file, String fileName) {
    return new GlotipImport(
            shelf,
            (_, _) -> new Resolution.Unresolved(),
            InstantSource.fixed(Instant.parse("2031-06-01T00:00:00Z")),
            LIMITS)
        .run(file, fileName, Optional.empty(), ImportWatch.none());
  }

  static String inWords(ImportOutcome outcome) {
    return switch (outcome) {
      case ImportOutcome.Refused(FileRefusal refusal) -> refusal.reason().slug();
      case ImportOutcome.Stored _ -> "stored";
      case ImportOutcome.AlreadyThere _ -> "already there";
      case ImportOutcome.NameTaken _ -> "name taken";
      case ImportOutcome.Cancelled() -> "cancelled";
    };
  }

  /// Imports every file of a folder and prints its name and what came of it.
  public static void main(String[] arguments) throws IOException {
    try (var files = Files.list(Path.of(arguments[0]))) {
      for (Path file : files.sorted().toList()) {
        var name = file.getFileName().toString();
        var outcome =
            run(new MemoryShelf(), file, "release" + name.substring(name.lastIndexOf('.')));
        System.out.println(name + "\t" + inWords(outcome));
      }
    }
  }
}
