package org.mufakat.server.cases.htcds;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a workbook in the form of the standard's template, row after row: the sheet `Case Sheet`
/// with a hidden row of names and a row of labels, then a row a person, and a sheet that says whose
/// standard it is. Every cell is a text, so that none is run as a formula.
///
/// Source: ECMA-376 part 1, 18.2 (workbook), 18.3 (worksheet); IOM's template, CC BY 4.0.
final class WorkbookTable implements HtcdsExport.TableWriter {

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private static final List<String> ABOUT =
      List.of(
          "Cases in the fields and codes of the Human Trafficking Case Data Standard (HTCDS) 2.0",
          "by the International Organization for Migration (IOM), licensed under CC BY 4.0:",
          "https://github.com/UNMigration/HTCDS, https://creativecommons.org/licenses/by/4.0/",
          "Columns that begin with mufakat_ are not of the standard. IOM endorses neither this file"
              + " nor what wrote it.");

  private final ZipOutputStream zip;
  private final Writer out;
  private int rows;

  WorkbookTable(OutputStream stream) {
    this.zip = new ZipOutputStream(stream, StandardCharsets.UTF_8);
    this.out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
  }

  @Override
  public void start(List<HtcdsExport.Column> columns) throws IOException {
    part(
        "[Content_Types].xml",
        "<Types xmlns=\"%s/content-types\">".formatted(PACKAGE)
            + "<Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
            + " Extension=\"xml\" ContentType=\"application/xml\"/>"
            + type("/xl/workbook.xml", "sheet.main+xml")
            + type("/xl/worksheets/sheet1.xml", "worksheet+xml")
            + type("/xl/worksheets/sheet2.xml", "worksheet+xml")
            + "</Types>");
    part("_rels/.rels", relationships(relationship(1, "officeDocument", "xl/workbook.xml")));
    part(
        "xl/_rels/workbook.xml.rels",
        relationships(
            relationship(1, "worksheet", "worksheets/sheet1.xml")
                + relationship(2, "worksheet", "worksheets/sheet2.xml")));
    part(
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>".formatted(MAIN, OFFICE)
            + "<sheet name=\"Case Sheet\" sheetId=\"1\" r:id=\"rId1\"/>"
            + "<sheet name=\"about\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>");
    startSheet("xl/worksheets/sheet1.xml");
    row(columns.stream().map(HtcdsExport.Column::columnName).toList(), " hidden=\"1\"");
    row(columns.stream().map(HtcdsExport.Column::label).toList(), "");
  }

  private static String type(String part, String kind) {
    return "<Override PartName=\"%s\" ContentType=\"%s%s\"/>".formatted(part, TYPE, kind);
  }

  private static String relationships(String inside) {
    return "<Relationships xmlns=\"%s/relationships\">%s</Relationships>"
        .formatted(PACKAGE, inside);
  }

  private static String relationship(int number, String kind, String target) {
    return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(number, OFFICE, kind, target);
  }

  private void part(String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    out.write(HEAD);
    out.write(text);
    endPart();
  }

  private void endPart() throws IOException {
    out.flush();
    zip.closeEntry();
  }

  private void startSheet(String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    out.write(HEAD);
    out.write("<worksheet xmlns=\"%s\"><sheetData>".formatted(MAIN));
    rows = 0;
  }

  private void endSheet() throws IOException {
    out.write("</sheetData></worksheet>");
    endPart();
  }

  /// The first cell is left to the number of the row.
  @Override
  public void row(List<String> cells) throws IOException {
    row(cells, "");
  }

  private void row(List<String> cells, String attributes) throws IOException {
    rows++;
    out.write("<row r=\"" + rows + "\"" + attributes + ">");
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        out.write(
            "<c r=\"" + letters(i) + rows + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        escaped(cells.get(i));
        out.write("</t></is></c>");
      }
    }
    out.write("</row>");
  }

  private static String letters(int column) {
    var letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  private void escaped(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '\r' -> out.write("&#13;");
        default -> out.write(c);
      }
    }
  }

  @Override
  public void end() throws IOException {
    endSheet();
    startSheet("xl/worksheets/sheet2.xml");
    for (String line : ABOUT) {
      row(List.of(line), "");
    }
    endSheet();
    zip.finish();
    zip.flush();
  }
}
