package org.mufakat.server.sheets;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;

/// Reads one XML part of a workbook, forward only, in bounded memory: besides what [PartStream]
/// watches, the depth of elements, their attributes and the number of different names are limited.
/// At its end the part's checksum is compared with the archive's.
final class PartReader implements Closeable {

  private static final int DEEPEST = 64;
  private static final int MOST_ATTRIBUTES = 128;
  private static final int MOST_NAMES = 4_000;

  private final String part;
  private final PartStream stream;
  private final XMLStreamReader xml;
  private final long declaredBytes;
  private final long declaredCrc;
  private final Set<String> names = new HashSet<>();
  private int depth;

  private PartReader(ZipEntry entry, PartStream stream) throws Unreadable {
    this.part = entry.getName();
    this.stream = stream;
    this.declaredBytes = entry.getSize();
    this.declaredCrc = entry.getCrc();
    try {
      this.xml = factory().createXMLStreamReader(stream);
    } catch (XMLStreamException | RuntimeException e) {
      throw broken(e);
    }
  }

  static PartReader open(ZipFile zip, ZipEntry entry, PartStream.Allowance allowance)
      throws IOException {
    var in = zip.getInputStream(entry);
    try {
      return new PartReader(entry, new PartStream(in, entry.getName(), allowance));
    } catch (Unreadable e) {
      in.close();
      throw e;
    }
  }

  private static XMLInputFactory factory() {
    var factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /// How much of the part was read, by the size that the archive claims; 0 to 1.
  double fraction() {
    return declaredBytes <= 0 ? 0 : Math.min(1, (double) stream.bytesRead() / declaredBytes);
  }

  /// Goes on to the next start or end of an element.
  ///
  /// @return whether there was one; false at the end of the part
  boolean advance() throws Unreadable {
    try {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            checkStart();
            return true;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            return true;
          }
          case XMLStreamConstants.DTD,
              XMLStreamConstants.ENTITY_REFERENCE,
              XMLStreamConstants.CDATA ->
              throw unsafe();
          case XMLStreamConstants.PROCESSING_INSTRUCTION -> known(xml.getPITarget());
          default -> {}
        }
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw broken(e);
    }
    if (stream.crc() != declaredCrc) {
      throw new Unreadable(FileRefusal.inPart(Reason.DAMAGED, part, ""));
    }
    return false;
  }

  private void checkStart() throws Unreadable {
    int attributes = xml.getAttributeCount();
    int namespaces = xml.getNamespaceCount();
    if (++depth > DEEPEST || attributes + namespaces > MOST_ATTRIBUTES) {
      throw unsafe();
    }
    known(xml.getLocalName());
    known(xml.getPrefix());
    for (int i = 0; i < attributes; i++) {
      known(xml.getAttributeLocalName(i));
      known(xml.getAttributePrefix(i));
    }
    for (int i = 0; i < namespaces; i++) {
      known(xml.getNamespacePrefix(i));
    }
  }

  /// A parser keeps every different name for good.
  private void known(@Nullable String name) throws Unreadable {
    if (name != null && !name.isEmpty() && names.add(name) && names.size() > MOST_NAMES) {
      throw unsafe();
    }
  }

  boolean isStart() {
    return xml.isStartElement();
  }

  boolean isStart(String name) {
    return xml.isStartElement() && xml.getLocalName().equals(name);
  }

  boolean isEnd(String name) {
    return xml.isEndElement() && xml.getLocalName().equals(name);
  }

  /// The name of the element that starts or ends here.
  String name() {
    return xml.getLocalName();
  }

  /// An attribute of the element that starts here, by its name without prefix.
  @Nullable String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /// The text directly inside the element that starts here, up to its end; elements inside it are
  /// passed over.
  ///
  /// @param mostLetters a longer text is refused
  /// @return how many letters were appended
  int textInto(StringBuilder text, int mostLetters) throws Unreadable {
    int before = text.length();
    int inside = 1;
    try {
      while (true) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            checkStart();
            inside++;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            if (--inside == 0) {
              return text.length() - before;
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
            if (inside == 1) {
              text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
          }
          case XMLStreamConstants.DTD,
              XMLStreamConstants.ENTITY_REFERENCE,
              XMLStreamConstants.CDATA ->
              throw unsafe();
          case XMLStreamConstants.PROCESSING_INSTRUCTION -> known(xml.getPITarget());
          default -> {}
        }
        if (text.length() - before > mostLetters) {
          throw unsafe();
        }
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw broken(e);
    }
  }

  /// A parser reads lazily and may also fail with an unchecked exception of its own: on a hostile
  /// part that is no bug of ours but a part that cannot be read.
  private Unreadable broken(Exception e) {
    return new Unreadable(Unreadable.in(e, FileRefusal.inPart(Reason.DAMAGED, part, "")));
  }

  private Unreadable unsafe() {
    return new Unreadable(FileRefusal.inPart(Reason.UNSAFE_XML, part, ""));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
