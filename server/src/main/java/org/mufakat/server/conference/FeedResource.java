package org.mufakat.server.conference;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Sha256;
import org.mufakat.server.access.AccessPolicy;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.Deed;
import org.mufakat.server.access.Viewer;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What a calendar and a news reader fetch, for whoever holds the token of an account that may read
/// the forum now. Titles and dates only: what lies about on a telephone or at a provider of
/// calendars says nothing of what a State thinks.
@Controller
final class FeedResource {

  static final String CALENDAR = "calendar.ics";
  static final String NOTICES = "notices.atom";

  private static final int ENTRIES = 100;
  private static final Pattern TEXT = Pattern.compile("/forum/texts/([0-9a-f]{32})(?:[/?#].*)?$");

  private final ForumCounter counter;
  private final AccountBooks accounts;
  private final ObjectProvider<Deadline.Source> deadlines;

  FeedResource(
      ForumCounter counter, AccountBooks accounts, ObjectProvider<Deadline.Source> deadlines) {
    this.counter = counter;
    this.accounts = accounts;
    this.deadlines = deadlines;
  }

  @GetMapping("/{node:[a-z]{3}}/forum/feed/{token}/{file:[a-z]+[.][a-z]+}")
  @Nullable ResponseEntity<byte[]> feed(
      HostedNode node,
      Locale locale,
      @PathVariable("token") String token,
      @PathVariable("file") String file,
      WebRequest request) {
    var owner =
        FeedToken.read(token).flatMap(t -> owner(node, t)).orElseThrow(ForumCounter::notThere);
    var room = counter.room(node, owner);
    var words = counter.words(node, locale);
    var host = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    return switch (file) {
      case CALENDAR -> answer(request, calendar(room, words, host));
      case NOTICES -> answer(request, news(room, words, host));
      default -> throw ForumCounter.notThere();
    };
  }

  /// Whoever could not sign in and read the forum reads no feed either.
  private Optional<Account> owner(HostedNode node, FeedToken token) {
    return new FeedTokens(node.dataSource())
        .owner(token, accounts.of(node.id()))
        .filter(account -> !account.disabled())
        .filter(
            account ->
                AccessPolicy.allows(
                    new Viewer.Person(account.role(), account.supervisor(), false),
                    Deed.READ_FORUM));
  }

  /// @param changed when what is in it last changed, where that is known
  private record Feed(String mediaType, String text, Optional<Instant> changed) {}

  private static @Nullable ResponseEntity<byte[]> answer(WebRequest request, Feed feed) {
    var bytes = feed.text.getBytes(StandardCharsets.UTF_8);
    var tag = "\"" + Sha256.hexOf(bytes) + "\"";
    long changed = feed.changed.map(Instant::toEpochMilli).orElse(-1L);
    if (request.checkNotModified(tag, changed)) {
      return null;
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header("Referrer-Policy", "no-referrer")
        .contentType(
            new MediaType(MediaType.parseMediaType(feed.mediaType), StandardCharsets.UTF_8))
        .body(bytes);
  }

  private Feed news(ForumRoom room, ForumWords words, String host) {
    var notices =
        Notices.of(room, words, ENTRIES).stream().filter(n -> !n.plain().isEmpty()).toList();
    var changed = notices.stream().map(Notice::at).findFirst();
    return new Feed(
        "application/atom+xml", new AtomFeed(words, room.node(), host).of(notices), changed);
  }

  private Feed calendar(ForumRoom room, ForumWords words, String host) {
    var all =
        deadlines.stream()
            .flatMap(source -> source.of(room, words).stream())
            .filter(deadline -> !isOfDraft(deadline, room))
            .sorted(Comparator.comparing(Deadline::id))
            .toList();
    return new Feed(
        "text/calendar",
        new CalendarFeed(words.say("forum-papers.feed.calendar"), room.node().slug(), host).of(all),
        Optional.empty());
  }

  /// A draft is for those named in it, on a page that they sign in to.
  private static boolean isOfDraft(Deadline deadline, ForumRoom room) {
    var text = TEXT.matcher(deadline.address());
    return text.find()
        && room.look(forum -> forum.proposal(new OpaqueId(text.group(1))))
            .map(Proposal::stage)
            .filter(Stage.Draft.class::isInstance)
            .isPresent();
  }
}
