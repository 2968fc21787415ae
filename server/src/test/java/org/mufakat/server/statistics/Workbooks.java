package org.mufakat.server.statistics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Workbooks for tests, written part by part, so that a test can spoil any of them.
final class Workbooks {

  static final String SHEET = "xl/worksheets/sheet1.xml";
  static final String SHARED = "xl/sharedStrings.xml";
  static final String WORKBOOK = "xl/workbook.xml";
  static final String RELATIONS = "xl/_rels/workbook.xml.rels";

  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  private Workbooks() {}

  /// A workbook of a sheet with shared strings, as the publisher's is.
  static Workbooks of(List<List<String>> rows) {
    var shared = new LinkedHashMap<String, Integer>();
    var cells =
        sheetData(
            rows,
            (text) -> {
              int number = shared.computeIfAbsent(text, _ -> shared.size());
              return "t=\"s\"><v>" + number + "</v>";
            });
    var table = new StringBuilder(XML + "<sst xmlns=\"" + MAIN + "\">");
    shared.keySet().forEach(t -> table.append("<si><t>").append(escaped(t)).append("</t></si>"));
    return skeleton().part(SHARED, table + "</sst>").part(SHEET, sheet(cells));
  }

  /// A workbook whose cells hold their texts themselves.
  static Workbooks inline(List<List<String>> rows) {
    return skeleton()
        .part(
            SHEET,
            sheet(sheetData(rows, t -> "t=\"inlineStr\"><is><t>" + escaped(t) + "</t></is>")));
  }

  static Workbooks skeleton() {
    return new Workbooks()
        .part("[Content_Types].xml", XML + "<Types/>")
        .part(
            WORKBOOK,
            XML
                + "<workbook xmlns=\""
                + MAIN
                + "\" xmlns:r=\""
                + OFFICE
                + "\"><sheets><sheet name=\"data\" sheetId=\"1\""
                + " r:id=\"rId1\"/></sheets></workbook>")
        .part(
            RELATIONS,
            XML
                + "<Relationships>"
                + relation("rId1", "worksheet", "worksheets/sheet1.xml")
                + "</Relationships>")
        .part(SHARED, XML + "<sst xmlns=\"" + MAIN + "\"/>")
        .part(
            RELATIONS,
            XML
                + "<Relationships>"
                + relation("rId1", "worksheet", "worksheets/sheet1.xml")
                + relation("rId2", "sharedStrings", "sharedStrings.xml")
                + "</Relationships>");
  }

  static String relation(String id, String type, String target) {
    return "<Relationship Id=\""
        + id
        + "\" Type=\""
        + OFFICE
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  static String sheet(String sheetData) {
    return XML
        + "<worksheet xmlns=\""
        + MAIN
        + "\"><dimension ref=\"A1\"/><sheetData>"
        + sheetData
        + "</sheetData></worksheet>";
  }

  static String sheetData(List<List<String>> rows, UnaryOperator<String> cell) {
    var xml = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      xml.append("<row r=\"").append(r + 1).append("\">");
      for (int c = 0; c < rows.get(r).size(); c++) {
        var text = rows.get(r).get(c);
        if (!text.isEmpty()) {
          xml.append("<c r=\"").append((char) ('A' + c)).append(r + 1).append("\" ");
          xml.append(cell.apply(text)).append("</c>");
        }
      }
      xml.append("</row>");
    }
    return xml.toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  Workbooks part(String name, String content) {
    return part(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Workbooks part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  Workbooks without(String name) {
    parts.remove(name);
    return this;
  }

  Workbooks changed(String name, UnaryOperator<String> change) {
    return part(name, change.apply(new String(parts.get(name), StandardCharsets.UTF_8)));
  }

  byte[] bytes() {
    try {
      var bytes = new ByteArrayOutputStream();
      try (var zip = new ZipOutputStream(bytes)) {
        for (var part : parts.entrySet()) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getValue());
          zip.closeEntry();
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A workbook whose sheet is written as long as anyone reads: a start, then one piece over and
  /// over.
  static byte[] endless(String name, String start, String piece, long times) {
    try {
      var bytes = new ByteArrayOutputStream();
      try (var zip = new ZipOutputStream(bytes)) {
        for (var part : skeleton().without(name).parts.entrySet()) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getValue());
          zip.closeEntry();
        }
        zip.putNextEntry(new ZipEntry(name));
        zip.write(start.getBytes(StandardCharsets.UTF_8));
        int together = (int) Math.max(1, Math.min(times, 65_536 / piece.length()));
        var block = piece.repeat(together).getBytes(StandardCharsets.UTF_8);
        for (long written = 0; written < times; written += together) {
          zip.write(block);
        }
        zip.closeEntry();
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Rows of texts out of a table in a text block: a line a row, columns separated by bars.
  static List<List<String>> rows(String table) {
    var rows = new ArrayList<List<String>>();
    table.lines().forEach(line -> rows.add(List.of(line.split("\\|", -1))));
    return rows;
  }
}
