package org.mufakat.server.conference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.mufakat.server.conference.PrintedDocument.Block;
import org.mufakat.server.conference.PrintedDocument.Sheet;

/// A document as a file of a word processor (.docx). How it looks is in the parts that stand beside
/// this class as they are, above all `styles.xml`; here its text gets the names of those styles.
/// Nothing in it says who made it or when: the same document has the same bytes.
///
/// Source: ECMA-376 (Office Open XML), parts 1 and 2, transitional.
final class WordFile {

  static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String R =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /// The first that a ZIP file can have.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /// Twentieths of a point, as all lengths here.
  private static final int SHORT_SIDE = 11906;

  private static final int LONG_SIDE = 16838;
  private static final int MARGIN = 1134;

  /// Parts by where they go in the package, and the resource that they are.
  private static final SortedMap<String, String> AS_THEY_ARE =
      new TreeMap<>(
          Map.of(
              "[Content_Types].xml", "content-types.xml",
              "_rels/.rels", "package-relationships.xml",
              "word/_rels/document.xml.rels", "document-relationships.xml",
              "word/settings.xml", "settings.xml"));

  private final PrintedDocument document;
  private final ForumWords words;

  WordFile(PrintedDocument document, ForumWords words) {
    this.document = document;
    this.words = words;
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var part : AS_THEY_ARE.entrySet()) {
        put(zip, part.getKey(), resource(part.getValue()));
      }
      put(zip, "word/styles.xml", styles());
      put(zip, "docProps/core.xml", written(this::core));
      put(zip, "word/header1.xml", written(this::header));
      put(zip, "word/footer1.xml", written(this::footer));
      put(zip, "word/document.xml", written(this::text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String resource(String name) {
    try (InputStream in = WordFile.class.getResourceAsStream("docx/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the server's jar lacks docx/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String styles() {
    return resource("styles.xml")
        .replace("@language@", languageTag())
        .replace("@lineWidth@", Integer.toString(lineWidth()));
  }

  /// A region goes with the language, or word processors do not know whose spelling it is.
  private String languageTag() {
    return document.language().getLanguage().equals("id") ? "id-ID" : "en-GB";
  }

  /// Writes a part.
  private interface Writing {
    void to(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static String written(Writing what) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      what.to(xml);
      xml.writeEndDocument();
      xml.close();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void core(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("cp:coreProperties");
    xml.writeNamespace(
        "cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    xml.writeNamespace("dc", "http://purl.org/dc/elements/1.1/");
    property(xml, "dc:title", document.title());
    property(xml, "dc:creator", "Mufakat");
    property(xml, "dc:language", document.language().toLanguageTag());
    xml.writeEndElement();
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    characters(xml, value);
    xml.writeEndElement();
  }

  private void header(XMLStreamWriter xml) throws XMLStreamException {
    start(xml, "w:hdr");
    paragraph(xml, "Header", document.mark().orElse(""));
    xml.writeEndElement();
  }

  private void footer(XMLStreamWriter xml) throws XMLStreamException {
    start(xml, "w:ftr");
    openParagraph(xml, "Footer");
    run(xml, document.title(), false);
    tab(xml);
    run(xml, words.say("forum-papers.page") + " ", false);
    field(xml, "PAGE");
    run(xml, " / ", false);
    field(xml, "NUMPAGES");
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void field(XMLStreamWriter xml, String instruction) throws XMLStreamException {
    xml.writeStartElement("w:fldSimple");
    xml.writeAttribute("w:instr", " " + instruction + " ");
    run(xml, "1", false);
    xml.writeEndElement();
  }

  private void text(XMLStreamWriter xml) throws XMLStreamException {
    start(xml, "w:document");
    xml.writeStartElement("w:body");
    paragraph(xml, "Title", document.title());
    if (document.mark().isPresent()) {
      paragraph(xml, "Mark", document.mark().get());
    }
    for (Block block : document.blocks()) {
      block(xml, block);
    }
    section(xml);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void start(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeNamespace("w", W);
    xml.writeNamespace("r", R);
  }

  private void block(XMLStreamWriter xml, Block block) throws XMLStreamException {
    switch (block) {
      case Block.Heading(int level, String text) -> paragraph(xml, "Heading" + level, text);
      case Block.Paragraph(String text) -> paragraph(xml, "BodyText", text);
      case Block.Numbered(String label, String text) -> {
        openParagraph(xml, "ListNumber");
        run(xml, label, false);
        tab(xml);
        run(xml, text, false);
        xml.writeEndElement();
      }
      case Block.Note(String label, String text) -> {
        openParagraph(xml, "Note");
        run(xml, label, true);
        run(xml, " ", false);
        run(xml, text, false);
        xml.writeEndElement();
      }
      case Block.Table table -> table(xml, table);
    }
  }

  private void table(XMLStreamWriter xml, Block.Table table) throws XMLStreamException {
    paragraph(xml, "Caption", table.caption());
    xml.writeStartElement("w:tbl");
    xml.writeStartElement("w:tblPr");
    value(xml, "w:tblStyle", "TableGrid");
    width(xml, "w:tblW", lineWidth());
    empty(xml, "w:tblLayout", "w:type", "fixed");
    empty(xml, "w:tblLook", "w:firstRow", "1");
    value(xml, "w:tblCaption", XmlText.clean(table.caption()));
    xml.writeEndElement();
    var widths = widths(table.columns());
    xml.writeStartElement("w:tblGrid");
    for (int width : widths) {
      empty(xml, "w:gridCol", "w:w", Integer.toString(width));
    }
    xml.writeEndElement();
    row(xml, table.columns().stream().map(Block.Column::name).toList(), widths, true);
    for (var cells : table.rows()) {
      row(xml, cells, widths, false);
    }
    xml.writeEndElement();
    paragraph(xml, "AfterTable", "");
  }

  private List<Integer> widths(List<Block.Column> columns) {
    int shares = columns.stream().mapToInt(Block.Column::share).sum();
    return columns.stream().map(column -> lineWidth() * column.share() / shares).toList();
  }

  private static void row(
      XMLStreamWriter xml, List<String> cells, List<Integer> widths, boolean head)
      throws XMLStreamException {
    xml.writeStartElement("w:tr");
    if (head) {
      xml.writeStartElement("w:trPr");
      xml.writeEmptyElement("w:cantSplit");
      xml.writeEmptyElement("w:tblHeader");
      xml.writeEndElement();
    }
    for (int i = 0; i < cells.size(); i++) {
      xml.writeStartElement("w:tc");
      xml.writeStartElement("w:tcPr");
      width(xml, "w:tcW", widths.get(i));
      xml.writeEndElement();
      paragraph(xml, head ? "TableHead" : "TableText", cells.get(i));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private int lineWidth() {
    return (document.sheet() == Sheet.ACROSS ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
  }

  private void section(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("w:sectPr");
    reference(xml, "w:headerReference", "rId3");
    reference(xml, "w:footerReference", "rId4");
    boolean across = document.sheet() == Sheet.ACROSS;
    xml.writeEmptyElement("w:pgSz");
    xml.writeAttribute("w:w", Integer.toString(across ? LONG_SIDE : SHORT_SIDE));
    xml.writeAttribute("w:h", Integer.toString(across ? SHORT_SIDE : LONG_SIDE));
    if (across) {
      xml.writeAttribute("w:orient", "landscape");
    }
    xml.writeEmptyElement("w:pgMar");
    for (String side : List.of("top", "right", "bottom", "left")) {
      xml.writeAttribute("w:" + side, Integer.toString(MARGIN));
    }
    xml.writeAttribute("w:header", "567");
    xml.writeAttribute("w:footer", "567");
    xml.writeAttribute("w:gutter", "0");
    xml.writeEndElement();
  }

  private static void reference(XMLStreamWriter xml, String name, String id)
      throws XMLStreamException {
    xml.writeEmptyElement(name);
    xml.writeAttribute("w:type", "default");
    xml.writeAttribute("r:id", id);
  }

  private static void paragraph(XMLStreamWriter xml, String style, String text)
      throws XMLStreamException {
    openParagraph(xml, style);
    if (!text.isEmpty()) {
      run(xml, text, false);
    }
    xml.writeEndElement();
  }

  private static void openParagraph(XMLStreamWriter xml, String style) throws XMLStreamException {
    xml.writeStartElement("w:p");
    xml.writeStartElement("w:pPr");
    value(xml, "w:pStyle", style);
    xml.writeEndElement();
  }

  private static void tab(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("w:r");
    xml.writeEmptyElement("w:tab");
    xml.writeEndElement();
  }

  private static void run(XMLStreamWriter xml, String text, boolean strong)
      throws XMLStreamException {
    xml.writeStartElement("w:r");
    if (strong) {
      xml.writeStartElement("w:rPr");
      xml.writeEmptyElement("w:b");
      xml.writeEndElement();
    }
    boolean first = true;
    for (String line : text.split("\\R", -1)) {
      if (!first) {
        xml.writeEmptyElement("w:br");
      }
      first = false;
      xml.writeStartElement("w:t");
      xml.writeAttribute("xml:space", "preserve");
      characters(xml, line);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void value(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    empty(xml, name, "w:val", value);
  }

  private static void width(XMLStreamWriter xml, String name, int width) throws XMLStreamException {
    xml.writeEmptyElement(name);
    xml.writeAttribute("w:w", Integer.toString(width));
    xml.writeAttribute("w:type", "dxa");
  }

  private static void empty(XMLStreamWriter xml, String name, String attribute, String value)
      throws XMLStreamException {
    xml.writeEmptyElement(name);
    xml.writeAttribute(attribute, value);
  }

  private static void characters(XMLStreamWriter xml, String text) throws XMLStreamException {
    xml.writeCharacters(XmlText.clean(text));
  }

  /// `communique-AMMTC-20-en.docx`.
  static String name(String paper, String body, int ordinal, Locale language) {
    return "%s-%s-%d-%s.docx".formatted(paper, body, ordinal, language.getLanguage());
  }
}
