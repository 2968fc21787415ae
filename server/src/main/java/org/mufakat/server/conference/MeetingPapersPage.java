package org.mufakat.server.conference;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.forum.MeetingId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The papers of a meeting, as a page to read and print and as a file of a word processor.
@Controller
final class MeetingPapersPage {

  private static final String PAPER =
      "/{node:[a-z]{3}}/forum/meetings/{body:[A-Z][A-Z0-9-]*}/{ordinal:[1-9][0-9]{0,3}}/papers/"
          + "{kind:[a-z-]+}";

  private final ForumCounter counter;
  private final ObjectProvider<ForumMeetings> kept;

  MeetingPapersPage(ForumCounter counter, ObjectProvider<ForumMeetings> kept) {
    this.counter = counter;
    this.kept = kept;
  }

  @GetMapping(PAPER)
  String page(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal,
      @PathVariable("kind") String kind,
      Model model) {
    var meeting = new MeetingId(body, ordinal);
    var paper = paper(kind);
    var words = counter.words(node, locale);
    model.addAttribute("words", words);
    model.addAttribute("meeting", meeting);
    model.addAttribute("paper", paper.slug());
    model.addAttribute(
        "papers", List.of(MeetingPaper.values()).stream().map(MeetingPaper::slug).toList());
    model.addAttribute("document", paper.of(file(node, person, meeting), words));
    return "forum/document";
  }

  @GetMapping(PAPER + ".docx")
  ResponseEntity<byte[]> file(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal,
      @PathVariable("kind") String kind) {
    var words = counter.words(node, locale);
    var document = paper(kind).of(file(node, person, new MeetingId(body, ordinal)), words);
    var name = WordFile.name(kind, body, ordinal, locale);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType(WordFile.MEDIA_TYPE))
        .body(new WordFile(document, words).bytes());
  }

  private static MeetingPaper paper(String kind) {
    return MeetingPaper.bySlug(kind).orElseThrow(ForumCounter::notThere);
  }

  private MeetingFile file(HostedNode node, PersonOfNode person, MeetingId meeting) {
    return MeetingFile.of(
            counter.room(node, person), Optional.ofNullable(kept.getIfAvailable()), meeting)
        .orElseThrow(ForumCounter::notThere);
  }
}
