package org.mufakat.server.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// The rows of a table in a workbook (.xlsx), streamed. Of several sheets the one is read whose
/// first ten rows name the most of the columns that are looked for.
///
/// A workbook from anywhere is untrusted: nothing is written to disk, no part is named by anything
/// but the archive's own table, and every part is read through [PartReader]. Decision 0005 tells
/// why no library for spreadsheets does it.
public final class XlsxRows implements Closeable {

  private static final int MOST_PARTS = 2_000;
  private static final int MOST_SHEETS = 50;
  private static final int HEADER_WITHIN_ROWS = 10;
  private static final String MAIN_PART = "xl/workbook.xml";
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

  private final ZipFile zip;
  private final XlsxSheet sheet;

  private final boolean datesFrom1904;

  private XlsxRows(ZipFile zip, XlsxSheet sheet, boolean datesFrom1904) {
    this.zip = zip;
    this.sheet = sheet;
    this.datesFrom1904 = datesFrom1904;
  }

  /// @param columnsNamed how many of the columns that are looked for a row names
  public static XlsxRows open(
      Path file, SheetLimits limits, ToIntFunction<List<String>> columnsNamed) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      var message = String.valueOf(e.getMessage());
      throw unreadable(message.contains("encrypt") ? Reason.OLD_OR_ENCRYPTED : Reason.DAMAGED, "");
    }
    try {
      var workbook = new Workbook(zip, limits, columnsNamed);
      var sheet = workbook.sheetLookedFor();
      return new XlsxRows(zip, sheet, workbook.datesFrom1904);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /// The next row; empty when the sheet was read to its end.
  public Optional<SheetRow> next() throws Unreadable {
    return sheet.next();
  }

  /// Whether a date that is kept as a number counts days from 1904 and not from 1900.
  ///
  /// Source: ECMA-376 part 1, 18.2.28 (workbookPr), 18.17.4.1.
  public boolean datesFrom1904() {
    return datesFrom1904;
  }

  /// How much of the sheet was read, 0 to 1.
  public double fraction() {
    return sheet.fraction();
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      sheet.close();
    }
  }

  private static Unreadable unreadable(Reason reason, String detail) {
    return new Unreadable(FileRefusal.ofFile(reason, detail));
  }

  /// The parts of an archive that make a workbook.
  private static final class Workbook {
    private final ZipFile zip;
    private final SheetLimits limits;
    private final ToIntFunction<List<String>> columnsNamed;
    private final PartStream.Allowance allowance;
    private boolean datesFrom1904;

    Workbook(ZipFile zip, SheetLimits limits, ToIntFunction<List<String>> columnsNamed)
        throws Unreadable {
      this.zip = zip;
      this.limits = limits;
      this.columnsNamed = columnsNamed;
      this.allowance = new PartStream.Allowance(limits.unfoldedBytes());
      checkNames();
    }

    private void checkNames() throws Unreadable {
      if (zip.size() > MOST_PARTS) {
        throw unreadable(Reason.UNFOLDS_TOO_FAR, zip.size() + " parts");
      }
      var seen = new HashSet<String>();
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var name = entries.nextElement().getName();
        var path = "/" + name.replace('\\', '/') + "/";
        if (path.contains("/../") || path.startsWith("//") || name.contains(":")) {
          throw unreadable(Reason.UNSAFE_NAME, "");
        }
        if (!seen.add(name)) {
          throw unreadable(Reason.DAMAGED, "two parts of one name");
        }
      }
    }

    XlsxSheet sheetLookedFor() throws IOException {
      if (zip.getEntry(MAIN_PART) == null || zip.getEntry(RELATIONS) == null) {
        throw unreadable(Reason.NOT_A_WORKBOOK, "an archive without a workbook");
      }
      var targets = relations();
      var shared = sharedTexts(targets);
      var sheets = sheets(targets);
      if (sheets.isEmpty()) {
        throw unreadable(Reason.DAMAGED, "a workbook without a sheet");
      }
      var best = sheets.getFirst();
      int mostNamed = -1;
      for (int i = 0; i < sheets.size() && sheets.size() > 1; i++) {
        int named = columnsNamedIn(sheets.get(i), shared);
        if (named > mostNamed) {
          mostNamed = named;
          best = sheets.get(i);
        }
      }
      return open(best, shared);
    }

    private int columnsNamedIn(ZipEntry entry, SharedTexts shared) throws IOException {
      int most = 0;
      try (var sheet = open(entry, shared)) {
        for (var row = sheet.next(); row.isPresent(); row = sheet.next()) {
          if (row.get().number() > HEADER_WITHIN_ROWS) {
            break;
          }
          most = Math.max(most, columnsNamed.applyAsInt(row.get().texts()));
        }
      }
      return most;
    }

    private XlsxSheet open(ZipEntry entry, SharedTexts shared) throws IOException {
      return new XlsxSheet(
          PartReader.open(zip, entry, allowance), entry.getName(), shared, limits.columns());
    }

    /// Worksheets in the order of the workbook.
    private List<ZipEntry> sheets(Map<String, Relation> relations) throws IOException {
      var sheets = new ArrayList<ZipEntry>();
      try (var xml = PartReader.open(zip, zip.getEntry(MAIN_PART), allowance)) {
        while (xml.advance()) {
          if (xml.isStart("workbookPr")) {
            var from1904 = String.valueOf(xml.attribute("date1904"));
            datesFrom1904 = from1904.equals("1") || from1904.equals("true");
          }
          if (xml.isStart("sheet")) {
            var relation = relations.get(String.valueOf(xml.attribute("id")));
            if (relation != null && relation.type().endsWith("/worksheet")) {
              sheets.add(part(relation));
            }
            if (sheets.size() > MOST_SHEETS) {
              throw unreadable(Reason.UNFOLDS_TOO_FAR, "more than " + MOST_SHEETS + " sheets");
            }
          }
        }
      }
      return sheets;
    }

    private SharedTexts sharedTexts(Map<String, Relation> relations) throws IOException {
      for (var relation : relations.values()) {
        if (relation.type().endsWith("/sharedStrings")) {
          var entry = part(relation);
          try (var xml = PartReader.open(zip, entry, allowance)) {
            return SharedTexts.read(xml, entry.getName(), limits.sharedLetters());
          }
        }
      }
      return SharedTexts.none();
    }

    private ZipEntry part(Relation relation) throws Unreadable {
      var target = relation.target();
      var name = target.startsWith("/") ? target.substring(1) : "xl/" + target;
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw unreadable(Reason.DAMAGED, "a part is missing");
      }
      return entry;
    }

    private Map<String, Relation> relations() throws IOException {
      Map<String, Relation> relations = new HashMap<>();
      try (var xml = PartReader.open(zip, zip.getEntry(RELATIONS), allowance)) {
        while (xml.advance()) {
          if (xml.isStart("Relationship") && relations.size() < MOST_PARTS) {
            var relation = new Relation(text(xml, "Type"), text(xml, "Target"));
            relations.put(text(xml, "Id"), relation);
          }
        }
      }
      return relations;
    }

    private static String text(PartReader xml, String attribute) {
      @Nullable String value = xml.attribute(attribute);
      return value == null ? "" : value;
    }
  }

  private record Relation(String type, String target) {}
}
