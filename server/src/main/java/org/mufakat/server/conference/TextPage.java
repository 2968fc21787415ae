package org.mufakat.server.conference;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.forum.TextVersion;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.forum.ForumProof;
import org.mufakat.server.forum.RecordVerification;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// A text: what it says, what was said of it, where it stands, and how it came there.
@Controller
final class TextPage {

  private final TextCounter texts;

  TextPage(TextCounter texts) {
    this.texts = texts;
  }

  /// @param from and `to`: two versions to lay beside each other
  @GetMapping(TextCounter.TEXT)
  String text(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id,
      @RequestParam(name = "from", defaultValue = "") String from,
      @RequestParam(name = "to", defaultValue = "") String to) {
    var at = texts.at(node, person, locale, id);
    if (at.isDraft()) {
      return "redirect:" + at.address() + "/draft";
    }
    version(at, from)
        .flatMap(before -> version(at, to).map(after -> compared(at, before, after)))
        .ifPresent(diff -> model.addAttribute("diff", diff));
    return texts.show(at, model);
  }

  private static Optional<TextVersion> version(TextCounter.At at, String number) {
    var ordinal = TypedForm.ordinal(number);
    return ordinal.isPresent() && ordinal.getAsInt() <= at.text().version()
        ? Optional.of(at.text().versions().get(ordinal.getAsInt() - 1))
        : Optional.empty();
  }

  private static VersionDiff compared(TextCounter.At at, TextVersion before, TextVersion after) {
    return at.room()
        .look(
            forum ->
                VersionDiff.of(
                    before,
                    after,
                    String.join("\n", at.words().follows(before.follows(), forum)),
                    String.join("\n", at.words().follows(after.follows(), forum))));
  }

  /// What shows how the text came to what it came to, for somebody who has the keys and nothing
  /// else.
  @GetMapping(TextCounter.TEXT + "/proof")
  ResponseEntity<byte[]> proof(
      HostedNode node, PersonOfNode person, Locale locale, @PathVariable("id") String id) {
    var at = texts.at(node, person, locale, id);
    if (at.isDraft() || !at.room().seesTheConsultation()) {
      throw ForumCounter.notThere();
    }
    var file =
        RecordVerification.prove(node, at.text().id())
            .map(ForumProof::text)
            .orElseThrow(ForumCounter::notThere);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(at.text().id() + ".json").build().toString())
        .contentType(MediaType.APPLICATION_JSON)
        .body(file.getBytes(StandardCharsets.UTF_8));
  }
}
