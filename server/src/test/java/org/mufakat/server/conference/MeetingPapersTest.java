package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Task;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.access.Username;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.web.util.HtmlUtils;

/// Three meetings of the officials: one adopts a text with a reservation and gives a task, one says
/// nothing of it, one is in session; and those who read of it.
class MeetingPapersTest {

  private static final String BODY = "OFFICIALS";
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final RunningNodes NODES = RunningNodes.shared();
  private static final PaperHash EVIDENCE = PaperHash.of(new byte[] {1});
  private static final String ADOPTED = "Invented: a common form";
  private static final String NOT_ADOPTED = "Invented: what nobody agreed to";
  private static final String RESERVATION = "as far as the law of the North allows";
  private static final String DELIVERABLE = "Invented: the form, in all languages";

  private static OpaqueId secretary;
  private static OpaqueId north;
  private static MeetingId first;
  private static MeetingId second;
  private static MeetingId third;

  @BeforeAll
  static void meet() {
    NODES.person(NodeId.HUB, "papers-secretary", Role.SECRETARIAT);
    NODES.person(NodeId.HUB, "papers-observer", Role.OBSERVER);
    NODES.person(RunningNodes.NORTH, "papers-delegate", Role.DELEGATE);
    NODES.person(RunningNodes.NORTH, "papers-stranger", Role.DELEGATE);
    secretary = given(NodeId.HUB, "secretary", "papers-secretary", Capacity.SECRETARIAT);
    north = given(RunningNodes.NORTH, "focal", "papers-delegate", Capacity.DELEGATE);
    int last = hub().look(forum -> forum.lastClosed(BODY));
    first = new MeetingId(BODY, last + 1);
    second = first.next();
    third = second.next();
    hold();
  }

  private static void hold() {
    convene(first);
    open(first);
    var form = tabled(form());
    var other = tabled(other());
    done(
        delegate(),
        new ForumEvent.Stated(
            NODES.now(),
            north,
            form,
            1,
            RunningNodes.NORTH.value(),
            Position.Kind.RESERVATION,
            RESERVATION,
            Optional.empty()));
    done(hub(), new ForumEvent.Called(NODES.now(), secretary, form, 1, first));
    done(hub(), new ForumEvent.Called(NODES.now(), secretary, other, 1, first));
    done(
        hub(),
        new ForumEvent.Concluded(
            NODES.now(),
            secretary,
            form,
            1,
            new Outcome.Adopted(
                draw(), form().hash(), ModeKind.MEETING_CONSENSUS, List.of(EVIDENCE))));
    close(first);
    convene(second);
    open(second);
    close(second);
    convene(third);
    open(third);
    close(third);
  }

  private static final OpaqueId TASK = draw();

  private static TextVersion form() {
    var clauses =
        Stream.concat(
                Stream.of(new Clause(Clause.TITLE, ADOPTED)),
                IntStream.rangeClosed(1, 60)
                    .mapToObj(i -> new Clause(Integer.toString(i), "Invented clause " + i + ".")))
            .toList();
    return new TextVersion(
        1,
        clauses,
        Follows.dueAt(second).giving(new Task(TASK, BODY, "GROUP", second, DELIVERABLE)));
  }

  private static TextVersion other() {
    return new TextVersion(
        1,
        List.of(new Clause(Clause.TITLE, NOT_ADOPTED), new Clause("1", "No action follows.")),
        Follows.nothing(BODY, "1"));
  }

  private static OpaqueId tabled(TextVersion text) {
    var id = draw();
    done(hub(), new ForumEvent.Drafted(NODES.now(), secretary, id, BODY, Set.of()));
    done(hub(), new ForumEvent.Tabled(NODES.now(), secretary, id, text));
    return id;
  }

  private static void convene(MeetingId meeting) {
    done(hub(), new ForumEvent.Convened(NODES.now(), secretary, meeting, "XNO", "XSO"));
  }

  private static void open(MeetingId meeting) {
    done(hub(), new ForumEvent.Opened(NODES.now(), secretary, meeting));
  }

  private static void close(MeetingId meeting) {
    done(hub(), new ForumEvent.Closed(NODES.now(), secretary, meeting));
  }

  private static void done(ForumRoom room, ForumEvent event) {
    assertThat(room.act(_ -> event)).as("%s", event).isInstanceOf(Doing.Recorded.class);
  }

  private static ForumRoom hub() {
    return room(NodeId.HUB, "papers-secretary");
  }

  private static ForumRoom delegate() {
    return room(RunningNodes.NORTH, "papers-delegate");
  }

  private static ForumRoom room(NodeId node, String username) {
    NODES.bean(ForumNodes.class).seat(node).ifPresent(seat -> seat.copy().pull());
    return NODES
        .bean(ForumCounter.class)
        .room(NODES.bean(NodeDirectory.class).find(node).orElseThrow(), account(node, username));
  }

  private static Account account(NodeId node, String username) {
    return NODES.accounts(node).named(new Username(username)).orElseThrow();
  }

  private static OpaqueId given(NodeId node, String giver, String to, Capacity capacity) {
    var id = draw();
    var person = room(node, to).person();
    var member = Optional.of(node.value()).filter(_ -> !node.isHub());
    done(
        room(node, giver),
        new ForumEvent.CredentialGiven(
            NODES.now(),
            OpaqueId.NONE,
            new Credential(
                id,
                person,
                capacity,
                member,
                BODY,
                NODES.now(),
                NODES.now().plus(Duration.ofDays(300)))));
    return id;
  }

  private static OpaqueId draw() {
    var bytes = new byte[16];
    CHANCE.nextBytes(bytes);
    return new OpaqueId(HexFormat.of().formatHex(bytes));
  }

  private static List<String> lines(MeetingPaper paper, MeetingId meeting, ForumMeetings kept) {
    var file = MeetingFile.of(delegate(), Optional.of(kept), meeting).orElseThrow();
    var words = WordFileTest.words(Locale.ENGLISH);
    return WordText.paragraphs(new WordFile(paper.of(file, words), words).bytes());
  }

  @Test
  void the_communique_has_every_clause_that_was_adopted_and_its_reservation() {
    var lines = lines(MeetingPaper.COMMUNIQUE, first, new Kept());

    assertThat(lines).contains(ADOPTED, "1 Invented clause 1.", "60 Invented clause 60.");
    assertThat(lines).anyMatch(line -> line.startsWith("DRAFT."));
    assertThat(lines).contains("Reservation of Northmark: " + RESERVATION);
    assertThat(lines)
        .anyMatch(line -> line.contains("Southport, 4 May 2031 to 5 May 2031"))
        .contains("Present were the delegations of Northmark and Southmark.");
  }

  @Test
  void what_is_not_adopted_is_in_no_communique_and_no_list_of_decisions() {
    assertThat(lines(MeetingPaper.COMMUNIQUE, first, new Kept()))
        .noneMatch(line -> line.contains(NOT_ADOPTED));
    assertThat(lines(MeetingPaper.DECISIONS, first, new Kept()))
        .noneMatch(line -> line.contains(NOT_ADOPTED));
    assertThat(lines(MeetingPaper.DECISIONS, second, new Kept()))
        .contains("No text that this meeting was asked about has been adopted.");
  }

  @Test
  void a_decision_is_listed_with_its_way_its_hash_its_reservation_and_its_task() {
    assertThat(lines(MeetingPaper.DECISIONS, first, new Kept()))
        .contains("1. " + ADOPTED, "Reservation of Northmark: " + RESERVATION, DELIVERABLE)
        .contains("Hash of the text (SHA-256): " + form().hash())
        .anyMatch(line -> line.startsWith("Adopted by consensus at the meeting, "));
  }

  @Test
  void a_meeting_that_passed_a_task_over_is_shown_at_the_next() {
    var lines = lines(MeetingPaper.FOLLOW_UP, third, new Kept());

    var ordinal = WordFileTest.words(Locale.ENGLISH).ordinal(second.ordinal());
    assertThat(lines).contains(DELIVERABLE, ordinal + ": NOT MENTIONED", "NOT MENTIONED");
    assertThat(lines(MeetingPaper.FOLLOW_UP, first, new Kept()))
        .as("given there, heard of later")
        .doesNotContain(DELIVERABLE);
  }

  @Test
  void the_agenda_says_when_where_and_what() {
    assertThat(lines(MeetingPaper.AGENDA, first, new Kept()))
        .contains("4 May 2031 to 5 May 2031", "Southport", "1. Invented: opening");
  }

  @ParameterizedTest
  @EnumSource(MeetingPaper.class)
  void the_page_says_what_the_file_says_to_the_letter(MeetingPaper paper) {
    var address =
        "/xno/forum/meetings/%s/%d/papers/%s".formatted(BODY, first.ordinal(), paper.slug());
    var page =
        Browser.signedIn(NODES, RunningNodes.NORTH, "papers-delegate").get(address + "?lang=en");
    var file = MeetingFile.of(delegate(), Optional.empty(), first).orElseThrow();
    var words = WordFileTest.words(Locale.ENGLISH);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(text(page.body()))
        .isEqualTo(
            String.join(
                " ", WordText.paragraphs(new WordFile(paper.of(file, words), words).bytes())));
  }

  /// The document of a page without its marks.
  private static String text(String page) {
    var article = page.substring(page.indexOf("<article"), page.indexOf("</article>"));
    return HtmlUtils.htmlUnescape(article.replaceAll("<[^>]*>", " "))
        .replaceAll("\\s+", " ")
        .strip();
  }

  @Test
  void the_same_meeting_gives_the_same_bytes_to_whoever_stores_it() {
    var address =
        "/xno/forum/meetings/%s/%d/papers/communique.docx".formatted(BODY, first.ordinal());
    var browser = Browser.signedIn(NODES, RunningNodes.NORTH, "papers-delegate");

    var answer = browser.get(address);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(WordFile.MEDIA_TYPE);
    assertThat(answer.body()).isEqualTo(browser.get(address).body());
  }

  @Test
  void a_meeting_that_is_not_there_a_paper_that_is_not_and_another_body_are_not_found() {
    var browser = Browser.signedIn(NODES, RunningNodes.NORTH, "papers-delegate");
    var observer = Browser.signedIn(NODES, NodeId.HUB, "papers-observer");
    var there = "/forum/meetings/%s/%d/papers/agenda".formatted(BODY, first.ordinal());

    assertThat(browser.get("/xno/forum/meetings/%s/999/papers/agenda".formatted(BODY)).statusCode())
        .isEqualTo(404);
    assertThat(browser.get("/xno" + there + "s").statusCode()).isEqualTo(404);
    assertThat(observer.get("/hub" + there).statusCode()).as("observes no body").isEqualTo(404);
    var meeting = there.replace("/papers/agenda", "");
    assertThat(browser.get("/xno" + meeting).statusCode()).isEqualTo(200);
    assertThat(observer.get("/hub" + meeting).statusCode()).as("observes no body").isEqualTo(404);
    assertThat(observer.get("/hub/forum/meetings").body()).doesNotContain("/hub" + meeting + "\"");
  }

  @Test
  void notices_say_what_happened_at_the_body_and_not_what_one_did_oneself() {
    var notices =
        Notices.of(delegate(), WordFileTest.words(Locale.ENGLISH), 1000).stream()
            .map(Notice::text)
            .toList();

    assertThat(notices)
        .contains("“" + ADOPTED + "” is adopted.", "A new text is before SOT: “" + ADOPTED + "”.")
        .noneMatch(text -> text.contains("reservation"))
        .as("the drafts of what is tabled now named nobody")
        .noneMatch(text -> text.startsWith("A draft"));
    assertThat(Notices.count(delegate(), 0)).isGreaterThanOrEqualTo(10);
    assertThat(
            Notices.of(
                room(RunningNodes.NORTH, "papers-stranger"),
                WordFileTest.words(Locale.ENGLISH),
                1000))
        .as("who acts nowhere has none")
        .isEmpty();
  }

  @Test
  void what_is_seen_stays_seen_and_the_badge_goes() {
    delegate();
    var browser = Browser.signedIn(NODES, RunningNodes.NORTH, "papers-delegate");
    var before = browser.get("/xno/forum/notices?lang=en");
    assertThat(before.body()).contains("m-count");
    var position = before.body().replaceAll("(?s).*name=\"position\" value=\"(\\d+)\".*", "$1");

    browser.post("/xno/forum/own/seen", "position", position);
    browser.post("/xno/forum/own/seen", "position", "1");

    assertThat(browser.get("/xno/forum/notices?lang=en").body())
        .doesNotContain("m-count", "m-notices__new");
  }

  @Test
  void a_feed_opens_by_its_token_until_it_is_revoked_and_holds_no_position() {
    var browser = Browser.signedIn(NODES, NodeId.HUB, "papers-secretary");
    browser.get("/hub/forum/own/feeds");
    var made = browser.post("/hub/forum/own/feeds").body();
    var token = made.replaceAll("(?s).*/hub/forum/feed/([A-Za-z0-9_-]{43})/.*", "$1");
    var news = "/hub/forum/feed/" + token + "/notices.atom?lang=en";
    var anyone = Browser.at(NODES);

    var feed = anyone.get(news);
    assertThat(feed.statusCode()).isEqualTo(200);
    WordText.xml(feed.body());
    assertThat(feed.body())
        .contains("The consultation on “" + ADOPTED + "” goes on.")
        .doesNotContain(RESERVATION, "a reservation", "Northmark stated");
    var tag = feed.headers().firstValue("ETag").orElseThrow();
    assertThat(anyone.get(news, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(anyone.get("/hub/forum/feed/" + token + "/calendar.ics").body())
        .startsWith("BEGIN:VCALENDAR");
    assertThat(browser.get("/hub/forum/own/feeds").body()).doesNotContain(token);
    assertThat(anyone.get(news.replace("/hub/", "/xno/")).statusCode()).isEqualTo(404);

    browser.post("/hub/forum/own/feeds/revoke");
    assertThat(anyone.get(news).statusCode()).isEqualTo(404);
  }

  @Test
  void a_feed_ends_with_its_account_and_with_its_password() {
    NODES.person(RunningNodes.SOUTH, "papers-leaver", Role.DELEGATE);
    var leaver = account(RunningNodes.SOUTH, "papers-leaver");
    var accounts = NODES.accounts(RunningNodes.SOUTH);
    var browser = Browser.signedIn(NODES, RunningNodes.SOUTH, "papers-leaver");
    browser.get("/xso/forum/own/feeds");
    var made = browser.post("/xso/forum/own/feeds").body();
    var address =
        made.replaceAll("(?s).*(/xso/forum/feed/[A-Za-z0-9_-]{43}/)notices.*", "$1")
            + "calendar.ics";
    assertThat(Browser.at(NODES).get(address).statusCode()).isEqualTo(200);

    accounts.revise(leaver.id(), a -> a.withRole(Role.READER));
    assertThat(Browser.at(NODES).get(address).statusCode()).as("another role").isEqualTo(404);
    accounts.revise(leaver.id(), a -> a.withRole(Role.DELEGATE));
    accounts.revise(leaver.id(), a -> a.disabled(true));
    assertThat(Browser.at(NODES).get(address).statusCode()).as("disabled").isEqualTo(404);
    accounts.revise(leaver.id(), a -> a.disabled(false));
    assertThat(Browser.at(NODES).get(address).statusCode()).as("given before").isEqualTo(404);
  }

  @Test
  void the_overview_says_how_to_get_a_credential_and_what_was_not_mentioned() {
    delegate();
    var stranger =
        Browser.signedIn(NODES, RunningNodes.NORTH, "papers-stranger").get("/xno/forum?lang=en");
    var here =
        Browser.signedIn(NODES, RunningNodes.NORTH, "papers-delegate").get("/xno/forum?lang=en");

    assertThat(stranger.body()).contains("You have no credential in the forum yet");
    assertThat(here.body()).contains(DELIVERABLE, ADOPTED, "Delegate, Northmark");
  }

  /// What a secretariat would have entered.
  private static final class Kept implements ForumMeetings {
    @Override
    public Optional<Particulars> particulars(MeetingId meeting) {
      return Optional.of(
          new Particulars(
              meeting,
              Optional.of(LocalDate.of(2031, 5, 4)),
              Optional.of(LocalDate.of(2031, 5, 5)),
              "Southport",
              Optional.empty()));
    }

    @Override
    public Optional<MeetingId> preparing(MeetingId meeting) {
      return Optional.empty();
    }

    @Override
    public List<Item> agenda(MeetingId meeting) {
      return List.of(
          new Item(1, "Invented: opening", Optional.empty(), Optional.empty(), List.of()));
    }

    @Override
    public List<Attendance> attendance(MeetingId meeting) {
      return List.of(
          new Attendance(Optional.of("XNO"), "Minister", 4),
          new Attendance(Optional.of("XSO"), "Minister", 3));
    }

    @Override
    public List<Clearance> clearances(MeetingId preparatory) {
      return List.of();
    }
  }
}
