package org.mufakat.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.mufakat.statistics.ReleaseRows.Next.Row;

/// The publisher's workbook, read with nothing but the JDK. It knows one sheet.
record PlainWorkbook(Path file) implements PlainFile {

  private static final String TEXTS = "xl/sharedStrings.xml";
  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @Override
  public long inflate() throws IOException {
    long bytes = 0;
    try (var zip = new ZipFile(file.toFile())) {
      for (var part : List.of(TEXTS, SHEET)) {
        try (var in = open(zip, part)) {
          bytes += in.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
    return bytes;
  }

  @Override
  public long walk() throws IOException {
    long letters = 0;
    try (var zip = new ZipFile(file.toFile())) {
      for (var part : List.of(TEXTS, SHEET)) {
        try (var in = open(zip, part)) {
          var xml = reader(in);
          while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.CHARACTERS) {
              letters += xml.getTextLength();
            }
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return letters;
  }

  @Override
  public List<Row> rows() throws IOException {
    try (var zip = new ZipFile(file.toFile());
        var textPart = open(zip, TEXTS);
        var sheetPart = open(zip, SHEET)) {
      return rows(reader(sheetPart), texts(reader(textPart)));
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static List<String> texts(XMLStreamReader xml) throws XMLStreamException {
    var texts = new ArrayList<String>();
    var text = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.CHARACTERS) {
        text.append(xml.getText());
      } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
        text.setLength(0);
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si")) {
        texts.add(text.toString());
      }
    }
    return texts;
  }

  private static List<Row> rows(XMLStreamReader xml, List<String> texts) throws XMLStreamException {
    var rows = new ArrayList<Row>();
    var row = new ArrayList<String>();
    int number = 0;
    boolean shared = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        rows.add(new Row(number, List.copyOf(row)));
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "row" -> {
            number = Integer.parseInt(xml.getAttributeValue(null, "r"));
            row.clear();
          }
          case "c" -> {
            shared = "s".equals(xml.getAttributeValue(null, "t"));
            fillTo(row, column(xml.getAttributeValue(null, "r")));
          }
          case "v" -> {
            var value = xml.getElementText();
            row.set(row.size() - 1, shared ? texts.get(Integer.parseInt(value)) : value);
          }
          default -> {
            // formulas and formats say nothing here
          }
        }
      }
    }
    return rows;
  }

  private static void fillTo(List<String> row, int column) {
    while (row.size() <= column) {
      row.add("");
    }
  }

  /// `A1` is column 0. A release has fewer than 26.
  private static int column(String reference) {
    return reference.charAt(0) - 'A';
  }

  private static InputStream open(ZipFile zip, String part) throws IOException {
    return zip.getInputStream(zip.getEntry(part));
  }

  private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(in);
  }
}
