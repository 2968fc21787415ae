package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.server.conference.PrintedDocument.Block;
import org.mufakat.server.conference.PrintedDocument.Sheet;
import org.mufakat.server.regime.Packs;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.w3c.dom.Element;

class WordFileTest {

  private static final Locale INDONESIAN = Locale.of("id");

  static ForumWords words(Locale language) {
    var messages = new ResourceBundleMessageSource();
    messages.setBasenames("forum", "forum-papers");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new ForumWords(messages, language, Packs.shipped("example"), ZoneOffset.UTC);
  }

  private static PrintedDocument document(Locale language) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(1, "Invented heading"));
    blocks.add(new Block.Paragraph("Two\nlines & <signs>"));
    for (int i = 1; i <= 60; i++) {
      blocks.add(
          new Block.Numbered(i + "(a)", "Invented clause %d. ".formatted(i) + "Words ".repeat(60)));
    }
    blocks.add(new Block.Note("Reservation of Eastmark:", "as far as its law allows"));
    blocks.add(
        new Block.Table(
            "Invented tasks",
            List.of(new Block.Column("What", 3), new Block.Column("Due", 1)),
            Stream.generate(() -> List.of("A form", "3rd MMT")).limit(80).toList()));
    return new PrintedDocument(
        "Invented title", language, Sheet.UPRIGHT, Optional.of("DRAFT"), blocks);
  }

  private static byte[] file(Locale language) {
    return new WordFile(document(language), words(language)).bytes();
  }

  @Test
  void every_part_is_well_formed_and_every_relationship_leads_to_one() {
    var parts = WordText.parts(file(Locale.ENGLISH));

    parts.values().forEach(WordText::xml);
    assertThat(parts.keySet())
        .containsExactlyInAnyOrder(
            "[Content_Types].xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            "word/settings.xml",
            "word/styles.xml",
            "word/document.xml",
            "word/header1.xml",
            "word/footer1.xml",
            "docProps/core.xml");
    for (var relation :
        WordText.elements(WordText.xml(parts.get("word/_rels/document.xml.rels")), "*")) {
      if (relation.hasAttribute("Target")) {
        assertThat(parts).containsKey("word/" + relation.getAttribute("Target"));
      }
    }
  }

  @Test
  void every_text_stands_in_it_in_order_with_its_label() {
    var lines = WordText.paragraphs(file(Locale.ENGLISH));

    assertThat(lines)
        .startsWith("Invented title", "DRAFT", "Invented heading", "Two lines & <signs>");
    assertThat(lines).filteredOn(line -> line.contains("Invented clause")).hasSize(60);
    assertThat(lines.get(4)).startsWith("1(a) Invented clause 1.");
    assertThat(lines).contains("Reservation of Eastmark: as far as its law allows");
  }

  @Test
  void every_style_that_is_used_is_there() {
    var parts = WordText.parts(file(Locale.ENGLISH));
    var known =
        WordText.elements(WordText.xml(parts.get("word/styles.xml")), "w:style").stream()
            .map(style -> style.getAttribute("w:styleId"))
            .toList();
    var used =
        Stream.of("word/document.xml", "word/header1.xml", "word/footer1.xml")
            .flatMap(part -> WordText.elements(WordText.xml(parts.get(part)), "w:pStyle").stream())
            .map(style -> style.getAttribute("w:val"))
            .distinct()
            .toList();

    assertThat(known).containsAll(used);
    assertThat(used).contains("Title", "Heading1", "ListNumber", "Note");
  }

  @Test
  void the_first_row_of_a_table_is_repeated_and_sheets_are_a4_and_numbered() {
    var parts = WordText.parts(file(Locale.ENGLISH));
    var text = WordText.xml(parts.get("word/document.xml"));
    var rows = WordText.elements(text, "w:tr");

    assertThat(WordText.elements(rows.getFirst(), "w:tblHeader")).hasSize(1);
    assertThat(WordText.elements(text, "w:tblHeader")).hasSize(1);
    Element size = WordText.elements(text, "w:pgSz").getFirst();
    assertThat(size.getAttribute("w:w") + " x " + size.getAttribute("w:h"))
        .isEqualTo("11906 x 16838");
    assertThat(parts.get("word/footer1.xml")).contains(" PAGE ", " NUMPAGES ");
    assertThat(parts.get("word/header1.xml")).contains("DRAFT");
  }

  @Test
  void it_says_its_title_and_language_and_neither_a_person_nor_a_time() {
    var parts = WordText.parts(file(INDONESIAN));

    assertThat(parts.get("docProps/core.xml"))
        .contains("<dc:title>Invented title</dc:title>", "<dc:language>id</dc:language>")
        .contains("<dc:creator>Mufakat</dc:creator>")
        .doesNotContain("created", "modified", "lastModifiedBy");
    assertThat(parts.get("word/styles.xml")).contains("w:val=\"id-ID\"").doesNotContain("@");
    assertThat(parts.get("word/footer1.xml")).contains("Halaman");
  }

  @Test
  void the_same_document_has_the_same_bytes() {
    assertThat(file(Locale.ENGLISH)).isEqualTo(file(Locale.ENGLISH));
  }

  @Test
  void what_xml_cannot_hold_does_not_break_it() {
    var document =
        new PrintedDocument(
            "A\u0007B \uD83D\uDE00",
            Locale.ENGLISH,
            Sheet.UPRIGHT,
            Optional.empty(),
            List.of(new Block.Paragraph("half \uD83D end")));

    var lines = WordText.paragraphs(new WordFile(document, words(Locale.ENGLISH)).bytes());

    assertThat(lines).containsExactly("A\uFFFDB \uD83D\uDE00", "half \uFFFD end");
  }

  /// Where LibreOffice is installed: another program reads it as what it is.
  @Test
  void libreoffice_opens_it(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "soffice"))),
        "NOT TESTED: LibreOffice is not installed here (apt-get install libreoffice-writer-nogui)");
    var file = folder.resolve("invented.docx");
    Files.write(file, file(INDONESIAN));
    var office =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "txt:Text (encoded):UTF8",
                "--outdir",
                folder.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();

    assertThat(office.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(folder.resolve("invented.txt"), StandardCharsets.UTF_8))
        .contains("60(a)\tInvented clause 60.", "Reservation of Eastmark: as far as its law");
  }
}
