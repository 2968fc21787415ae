package org.mufakat.server.conference;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.mufakat.server.hosting.HostedNode;

/// Notices as a feed.
///
/// Source: RFC 4287 (The Atom Syndication Format).
///
/// @param host of all addresses: `https://forum.example`
record AtomFeed(ForumWords words, HostedNode node, String host) {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  /// Where nothing has ever happened.
  private static final Instant NEVER = Instant.EPOCH;

  /// @param notices the newest first
  String of(List<Notice> notices) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      xml.writeAttribute("xml:lang", words.locale().toLanguageTag());
      element(xml, "id", "tag:mufakat,2026:forum/" + node.slug() + "/notices");
      element(xml, "title", words.say("forum-papers.feed.notices"));
      element(xml, "updated", updated(notices).toString());
      link(xml, host + "/" + node.slug() + "/forum/notices");
      xml.writeStartElement("author");
      element(xml, "name", "Mufakat");
      xml.writeEndElement();
      for (var notice : notices) {
        entry(xml, notice);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant updated(List<Notice> notices) {
    return notices.isEmpty() ? NEVER : notices.getFirst().at();
  }

  private void entry(XMLStreamWriter xml, Notice notice) throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "id", "tag:mufakat,2026:forum/" + node.slug() + "/notices/" + notice.id());
    element(xml, "title", notice.plain());
    element(xml, "updated", notice.at().toString());
    link(xml, host + notice.address());
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String address) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("href", address);
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(XmlText.clean(text));
    xml.writeEndElement();
  }
}
