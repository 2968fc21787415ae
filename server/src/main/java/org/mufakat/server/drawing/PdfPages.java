package org.mufakat.server.drawing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/// A document's pages, A4, and the structure by which programs read them aloud: each piece of a
/// page is either an element of it or says nothing.
final class PdfPages {

  private final PDDocument document = new PDDocument();
  private final PDStructureElement whole;
  private final List<COSArray> parents = new ArrayList<>();
  private PDPage page = new PDPage(PDRectangle.A4);
  private @Nullable PDPageContentStream content;

  PdfPages(String title, String language, Instant at) {
    var catalog = document.getDocumentCatalog();
    catalog.setLanguage(language);
    var marks = new PDMarkInfo();
    marks.setMarked(true);
    catalog.setMarkInfo(marks);
    var preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    var root = new PDStructureTreeRoot();
    catalog.setStructureTreeRoot(root);
    this.whole = new PDStructureElement("Document", root);
    root.appendKid(whole);
    var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(at.toEpochMilli());
    var about = document.getDocumentInformation();
    about.setTitle(title);
    about.setProducer("Mufakat");
    about.setCreationDate(calendar);
  }

  PDDocument document() {
    return document;
  }

  PDStructureElement whole() {
    return whole;
  }

  int number() {
    return document.getNumberOfPages();
  }

  boolean isOpen() {
    return content != null;
  }

  PDPageContentStream stream() {
    return Objects.requireNonNull(content);
  }

  void next() throws IOException {
    page = new PDPage(PDRectangle.A4);
    page.getCOSObject().setInt(COSName.STRUCT_PARENTS, parents.size());
    page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
    document.addPage(page);
    parents.add(new COSArray());
    content = new PDPageContentStream(document, page);
  }

  void close() throws IOException {
    stream().close();
    content = null;
  }

  PDStructureElement begin(String tag) throws IOException {
    return begin(tag, whole);
  }

  /// Begins a piece of the page that the structure knows.
  PDStructureElement begin(String tag, PDStructureElement parent) throws IOException {
    var element = child(tag, parent);
    element.setPage(page);
    var here = parents.getLast();
    int mark = here.size();
    element.getCOSObject().setItem(COSName.K, COSInteger.get(mark));
    here.add(element.getCOSObject());
    stream().beginMarkedContent(COSName.getPDFName(tag), mark);
    return element;
  }

  /// An element that has others in it and nothing of its own.
  PDStructureElement child(String tag, PDStructureElement parent) {
    var element = new PDStructureElement(tag, parent);
    parent.appendKid(element);
    return element;
  }

  void end() throws IOException {
    stream().endMarkedContent();
  }

  /// What is drawn and says nothing.
  interface Drawn {
    void draw() throws IOException;
  }

  void artifact(Drawn what) throws IOException {
    stream().beginMarkedContent(COSName.ARTIFACT);
    what.draw();
    stream().endMarkedContent();
  }

  byte[] saved() throws IOException {
    var numbers = new COSArray();
    for (int i = 0; i < parents.size(); i++) {
      numbers.add(COSInteger.get(i));
      numbers.add(parents.get(i));
    }
    var tree = new COSDictionary();
    tree.setItem(COSName.NUMS, numbers);
    var root = document.getDocumentCatalog().getStructureTreeRoot();
    root.setParentTree(new PDNumberTreeNode(tree, COSArray.class));
    root.setParentTreeNextKey(parents.size());
    try (document) {
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
