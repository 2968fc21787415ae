package org.mufakat.server.conference;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mufakat.forum.PaperHash;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// A paper of the forum, to be stored.
@Controller
final class PapersPage {

  private final ForumCounter counter;
  private final ForumPapers papers;

  PapersPage(ForumCounter counter, ForumPapers papers) {
    this.counter = counter;
    this.papers = papers;
  }

  @GetMapping("/{node:[a-z]{3}}/forum/papers/{paper:[0-9a-f]{64}}")
  ResponseEntity<byte[]> paper(
      HostedNode node, PersonOfNode person, @PathVariable("paper") String hash) {
    var room = counter.room(node, person);
    return find(room, new PaperHash(hash))
        .map(PapersPage::stored)
        .orElseThrow(ForumCounter::notThere);
  }

  private Optional<Paper> find(ForumRoom room, PaperHash hash) {
    return papers.find(hash, room::isOf);
  }

  private static ResponseEntity<byte[]> stored(Paper paper) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(paper.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType(paper.mediaType()))
        .body(paper.content());
  }
}
