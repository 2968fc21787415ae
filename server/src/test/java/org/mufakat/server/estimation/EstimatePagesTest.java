package org.mufakat.server.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.Estimation;
import org.mufakat.estimation.Method;
import org.mufakat.estimation.Plan;
import org.mufakat.estimation.Watch;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.PdfPaper;
import org.mufakat.server.estimation.EstimateDeskTest.Lists;
import org.springframework.context.MessageSource;

/// The way from a plan to a sentence that may be published, as people walk it.
class EstimatePagesTest {

  private final RunningNodes nodes = RunningNodes.shared();
  private final MessageSource messages = nodes.bean(MessageSource.class);

  @Test
  void from_a_plan_to_the_sentence_that_may_be_published() throws Exception {
    var statistician = Browser.signedIn(nodes, RunningNodes.NORTH, "statistician");
    statistician.get("/xno/estimates/plans/new");
    var plan =
        statistician
            .post("/xno/estimates/plans", fields("walk.csv"))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    assertThat(statistician.get(plan).body()).contains("Hand in the file", "walk.csv");

    var wrong = statistician.upload(plan + "/file", "walk.csv", "EXH,count\n0,1\n");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Line 2", "a history of no list");

    var estimate =
        statistician
            .upload(plan + "/file", "walk.csv", Lists.KOSOVO)
            .headers()
            .firstValue("Location")
            .orElseThrow();
    var page = document(statistician, estimate);
    assertThat(page)
        .contains("Not approved: nothing may be published yet", "SHA-256 of the plan")
        .contains("What may not be said, and why", "There are 14,342 victims.")
        .doesNotContain("About 14,000 persons in all");

    var approver = Browser.signedIn(nodes, RunningNodes.NORTH, "approver");
    assertThat(approver.get(estimate).body()).contains("I have read the assumption");
    assertThat(approver.post(estimate + "/assumption", "words", "").statusCode()).isEqualTo(422);
    approver.post(estimate + "/assumption", "words", "It can be defended.", "read", "yes");

    assertThat(approver.get(estimate).body())
        .contains("About 14,000 persons in all (95 % interval 12,000 to 17,000)")
        .contains("It can be defended.")
        .doesNotContain("I have read the assumption");
    assertThat(approver.get(estimate, "Accept-Language", "id").body())
        .contains("Sekitar 14.000 orang seluruhnya (interval 95 % 12.000 sampai 17.000)");
    files(approver, estimate);
  }

  private void files(Browser approver, String estimate) throws Exception {
    for (var slug :
        List.of(
            "overlap",
            "families",
            "models",
            "intervals",
            "replicates",
            "changes",
            "consistency",
            "odds")) {
      var svg = approver.get(estimate + "/figures/" + slug + ".svg");
      assertThat(svg.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
      var root = xml(svg.body());
      assertThat(root.getElementsByTagName("title").getLength()).isOne();
      assertThat(root.getElementsByTagName("desc").getLength()).isOne();
      assertThat(svg.body()).doesNotContain("style=", "<script");
      assertThat(approver.get(estimate + "/figures/" + slug + ".csv").body().lines())
          .hasSizeGreaterThan(1);
      assertThat(approver.get(estimate + "/figures/" + slug + ".pdf").body()).startsWith("%PDF-");
    }
    assertThat(approver.get(estimate + "/figures/none.svg").statusCode()).isEqualTo(404);
    assertThat(approver.get(estimate + "/numbers.csv").body())
        .startsWith("figure,row,of,column,value")
        .contains("overlap,1,EXH,ABA,403");
    var rerun = approver.get(estimate + "/rerun.json").body();
    assertThat(RerunFile.again(rerun, 2, Watch.none())).isInstanceOf(RerunFile.Again.Same.class);
  }

  private static org.w3c.dom.Element xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private String document(Browser browser, String address) throws InterruptedException {
    var until = Instant.now().plusSeconds(30);
    while (Instant.now().isBefore(until)) {
      var page = browser.get(address).body();
      if (!page.contains("<progress")) {
        return page;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it did not end");
  }

  private static String[] fields(String fileName) {
    var fields = new ArrayList<String>();
    Lists.form(fileName, "stepwise", "300", "0.5")
        .typed()
        .forEach((name, value) -> fields.addAll(List.of(name, value)));
    return fields.toArray(String[]::new);
  }

  @Test
  void a_form_with_faults_comes_back_with_what_was_typed_and_every_fault() {
    var statistician = Browser.signedIn(nodes, RunningNodes.NORTH, "statistician");
    statistician.get("/xno/estimates/plans/new");

    var answer =
        statistician.post(
            "/xno/estimates/plans",
            "question",
            "Typed <b>words</b>",
            "lists",
            "A; keeper\nA; other\nB",
            "method",
            "guess",
            "seed",
            "x",
            "threshold",
            "2",
            "mostVariation",
            "-1");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Typed &lt;b&gt;words&lt;/b&gt;", "Line 2: the list “A” stands there twice")
        .contains("Line 3: write the list’s name", "Choose one of the methods")
        .contains("A whole number.", "A number between 0 and 1.", "A number above 0, up to 10.");
  }

  @Test
  void the_document_on_paper_is_tagged_titled_and_hides_no_letter() throws Exception {
    var words = new EstimateWords(messages, Locale.ENGLISH);
    var names = List.of("ตำรวจแห่งชาติ", "ក្រសួងមហាផ្ទៃ", "ရဲတပ်ဖွဲ့");
    var result = result(CaptureTable.of(names, counts(3, 40)));

    var blocks = new ArrayList<Block>(List.of(new Block.Text("ຕຳຫຼວດ, காவல்துறை, Bến and 警察")));
    blocks.addAll(new DocumentFigures(words, result).all());
    var pdf = PdfPaper.of(words, "How many?", blocks, Instant.EPOCH);

    try (var paper = Loader.loadPDF(pdf)) {
      var catalog = paper.getDocumentCatalog();
      assertThat(paper.getDocumentInformation().getTitle()).isEqualTo("How many?");
      assertThat(catalog.getLanguage()).isEqualTo("en");
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
      assertThat(new PDFTextStripper().getText(paper))
          .contains("Bến and □□", "has no letters for U+5BDF, U+8B66;");
      assertThat(standingFor(paper)).containsAll(names).contains("ຕຳຫຼວດ", "காவல்துறை");
      assertThat(fonts(paper))
          .contains("NotoSansThai", "NotoSansKhmer", "NotoSansMyanmar", "NotoSansLao")
          .contains("NotoSansTamil", "LiberationSans");
    }
    assertThat(pdf.length).isLessThan(400_000);
  }

  /// What is found and read aloud in place of glyphs.
  private static Set<String> standingFor(PDDocument paper) throws IOException {
    var all = new HashSet<String>();
    for (var page : paper.getPages()) {
      var extractor = new PDFMarkedContentExtractor();
      extractor.processPage(page);
      extractor.getMarkedContents().forEach(content -> add(content, all));
    }
    return all;
  }

  private static void add(PDMarkedContent content, Set<String> all) {
    Optional.ofNullable(content.getActualText()).ifPresent(all::add);
    for (var inner : content.getContents()) {
      if (inner instanceof PDMarkedContent marked) {
        add(marked, all);
      }
    }
  }

  private static Set<String> fonts(PDDocument paper) throws IOException {
    var all = new HashSet<String>();
    for (var page : paper.getPages()) {
      for (var name : page.getResources().getFontNames()) {
        all.add(page.getResources().getFont(name).getName().replaceAll(".*\\+|-Regular", ""));
      }
    }
    return all;
  }

  @Test
  void twenty_lists_with_long_names_are_drawn_and_none_runs_into_its_neighbour() {
    var names = new ArrayList<String>();
    for (int i = 1; i <= 20; i++) {
      names.add("The ministry of very long names and of affairs of every other kind " + i);
    }
    var overlaps = new int[20][20];
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        overlaps[i][j] = i == j ? 12_345 : (i + j) % 3;
      }
    }

    var figure =
        new OverlapFigure(
                new EstimateWords(messages, Locale.ENGLISH),
                new EstimateJson.TableJson(names, 100_000, overlaps))
            .figure(1);

    var drawing = figure.drawing();
    assertThat(drawing.shapes())
        .allSatisfy(
            shape -> {
              if (shape instanceof Drawing.Words w) {
                assertThat(Drawing.widthOf(w.text(), w.size())).isLessThan(230);
                assertThat(w.x()).isBetween(0.0, (double) drawing.width());
              }
            });
    assertThat(figure.table().rows()).hasSize(20);
  }

  private static KeptResult result(CaptureTable table) {
    var plan =
        new Plan(
            Method.INDEPENDENCE,
            Optional.empty(),
            new org.mufakat.estimation.Bootstrap.Resamples(Optional.of(100), 1, 1),
            0.02,
            0.9);
    return KeptResult.of(table, plan, Estimation.of(table, plan, Watch.none()), 0);
  }

  private static int[] counts(int lists, int each) {
    var counts = new int[1 << lists];
    java.util.Arrays.fill(counts, each);
    counts[0] = 0;
    return counts;
  }
}
