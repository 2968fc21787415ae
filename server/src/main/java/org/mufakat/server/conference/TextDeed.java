package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mufakat.forum.Clause;
import org.mufakat.forum.ForumEvent;
import org.mufakat.ledger.OpaqueId;
import org.springframework.web.multipart.MultipartFile;

/// What a form on the page of a text asks for: something to be signed, or nothing that could be.
sealed interface TextDeed {

  /// The longest comment or statement, in letters.
  int LONGEST_REMARK = 4_000;

  /// @param fault the last part of the message's key
  record Unfit(String fault) implements TextDeed {}

  /// @param anchor where the page is shown from once it is recorded: `#c-3`; may be empty
  /// @param paper to be kept with it, and for whom
  record Fit(
      BiFunction<Instant, OpaqueId, ForumEvent> event, String anchor, Optional<Enclosed> paper)
      implements TextDeed {
    Fit(BiFunction<Instant, OpaqueId, ForumEvent> event, String anchor) {
      this(event, anchor, Optional.empty());
    }
  }

  record Enclosed(Paper paper, Audience audience) {}

  /// A form that a person sent to the page of a text.
  record Asked(TextCounter.At at, TypedForm typed, Optional<MultipartFile> file) {

    OpaqueId text() {
      return at.text().id();
    }

    /// The version that the person had before them; 0 where the form names none.
    int version() {
      return typed.number("version").orElse(0);
    }

    /// For whom it is said: whoever the form names, or else the State whose node this is.
    String member() {
      var named = typed.one("member");
      return named.isEmpty() ? at.room().member().orElse("") : named;
    }

    String clause() {
      return typed.one("clause");
    }

    PaperHandedIn paper() {
      return PaperHandedIn.of(file);
    }

    /// Where on the page the clause stands.
    String clauseAnchor() {
      var labels = at.text().text().clauses().stream().map(Clause::label).toList();
      return "#c-" + (labels.indexOf(clause()) + 1);
    }
  }
}
