package org.mufakat.server.conference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// What stands in a word processor's file, read without any of the code that wrote it.
final class WordText {

  private WordText() {}

  static Map<String, String> parts(byte[] file) {
    var parts = new LinkedHashMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
      return parts;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Document xml(String part) {
    try {
      return DocumentBuilderFactory.newNSInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | SAXException | javax.xml.parsers.ParserConfigurationException e) {
      throw new AssertionError("not well formed: " + part, e);
    }
  }

  /// The paragraphs that have text, in order, with one blank where there is any room.
  static List<String> paragraphs(byte[] file) {
    var all = new ArrayList<String>();
    for (var paragraph : elements(xml(parts(file).get("word/document.xml")), "w:p")) {
      var text = new StringBuilder();
      for (var piece : elements(paragraph, "*")) {
        switch (piece.getNodeName()) {
          case "w:t" -> text.append(piece.getTextContent());
          case "w:br", "w:tab" -> text.append(' ');
          default -> {}
        }
      }
      var line = text.toString().replaceAll("\\s+", " ").strip();
      if (!line.isEmpty()) {
        all.add(line);
      }
    }
    return all;
  }

  static List<Element> elements(Node in, String name) {
    var found =
        in instanceof Document document
            ? document.getElementsByTagName(name)
            : ((Element) in).getElementsByTagName(name);
    var all = new ArrayList<Element>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }
}
