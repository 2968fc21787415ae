package org.mufakat.server.conference;

import java.util.List;
import java.util.Optional;
import org.mufakat.forum.PaperHash;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// The paper that a form names: a file that it brought, which is kept for the whole forum, or one
/// that is kept already.
@Component
final class PaperChoice {

  private final ForumPapers papers;
  private final TasksConfiguration.Beside beside;

  PaperChoice(ForumPapers papers, TasksConfiguration.Beside beside) {
    this.papers = papers;
    this.beside = beside;
  }

  sealed interface Chosen {

    record There(PaperHash paper) implements Chosen {}

    record None() implements Chosen {}

    /// @param why the last part of the message's key: `kind`, `too-large`
    record Refused(String why) implements Chosen {}
  }

  /// @param kept the hash of one that is kept; looked at where no file is there
  Chosen of(Optional<MultipartFile> file, String kept, ForumRoom room) {
    return switch (PaperHandedIn.of(file)) {
      case PaperHandedIn.There(var paper) ->
          new Chosen.There(papers.keep(paper, new Audience.TheForum(), room.now()));
      case PaperHandedIn.Refused(var why) -> new Chosen.Refused(why);
      case PaperHandedIn.None _ ->
          find(kept).<Chosen>map(Chosen.There::new).orElseGet(Chosen.None::new);
    };
  }

  private Optional<PaperHash> find(String hash) {
    return Optional.of(hash)
        .filter(PaperHash::isWellFormed)
        .map(PaperHash::new)
        .filter(h -> beside.papers().of(List.of(h)).containsKey(h));
  }
}
