package org.mufakat.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.forum.Decision;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;
import org.mufakat.forum.TaskHistory;
import org.mufakat.forum.TaskHistory.Heard;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.conference.Audience;
import org.mufakat.server.conference.ForumMeetings.Clearance;
import org.mufakat.server.conference.ForumPapers;
import org.mufakat.server.conference.HubMeetings;
import org.mufakat.server.conference.MeetingBook;
import org.mufakat.server.conference.Paper;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.MemoryShelf;

/// What the people of a demonstration find in the forum.
class DemoForumTest {

  private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");

  @TempDir private static Path folder;
  private static final Kept PAPERS = new Kept();
  private static NodeDirectory nodes;
  private static ForumNodes forum;
  private static long loaded;

  private static final class Kept implements ForumPapers {
    private final Map<PaperHash, Paper> papers = new HashMap<>();

    @Override
    public PaperHash keep(Paper paper, Audience audience, Instant at) {
      papers.put(paper.hash(), paper);
      return paper.hash();
    }

    @Override
    public Optional<Paper> find(PaperHash hash, Predicate<Audience> isOf) {
      return Optional.ofNullable(papers.get(hash));
    }
  }

  @BeforeAll
  static void open() {
    nodes =
        new NodeDirectory(Stream.of("HUB", "XNO", "XSO", "XEA").map(DemoForumTest::node).toList());
    DemoLogins.of(folder, new Random(7)).openAt(nodes.all(), new Random(7), NOON);
    forum =
        new ForumNodes(
            nodes, new NodeLedgers(nodes, InstantSource.system()), InstantSource.system());
    loaded = load();
  }

  private static HostedNode node(String id) {
    try {
      return new HostedNode(
          new Node(
              new NodeId(id),
              new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()),
              Packs.shipped("example"),
              new MemoryShelf()),
          TestDatabase.migrate(TestDatabase.empty()),
          false);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MeetingBook book() {
    return new HubMeetings(nodes.front().dataSource());
  }

  private static long load() {
    return new DemoForum(nodes, forum, PAPERS, book(), new Random(3)).load();
  }

  @Test
  void a_text_was_adopted_and_one_of_its_tasks_was_not_mentioned_at_the_next_meeting() {
    var decisions = forum.desk().orElseThrow().look(f -> List.copyOf(f.decisions()));
    assertThat(decisions).hasSize(1);
    assertThat(decisions.getFirst().attached()).isNotEmpty();
    assertThat(decisions.getFirst().evidence()).allMatch(PAPERS.papers::containsKey);
    var heard =
        forum
            .desk()
            .orElseThrow()
            .look(f -> f.tasks().stream().map(t -> last(t, decisions)).toList());
    assertThat(heard.get(0)).isInstanceOf(Heard.Of.class);
    assertThat(heard.get(1)).isInstanceOf(Heard.NotMentioned.class);
  }

  private Heard last(TaskHistory task, List<Decision> decisions) {
    assertThat(decisions.getFirst().follows().tasks()).contains(task.task());
    return task.heard(task.given() + 1).getLast();
  }

  @Test
  void one_text_is_consulted_on_in_its_second_version_on_one_a_silence_runs_and_one_is_a_draft() {
    var texts = forum.desk().orElseThrow().look(f -> List.copyOf(f.proposals()));
    assertThat(texts.stream().map(Proposal::stage).map(Object::getClass))
        .containsExactly(
            Stage.Adopted.class,
            Stage.Consultation.class,
            Stage.SilenceRuns.class,
            Stage.Draft.class);
    assertThat(texts.get(1).version()).isEqualTo(2);
    assertThat(texts.stream().filter(t -> t.version() > 0).map(t -> t.text().title().orElseThrow()))
        .allMatch(title -> title.startsWith("Invented: "));
  }

  @Test
  void every_states_copy_holds_the_whole_of_it() {
    assertThat(forum.seats())
        .hasSize(3)
        .allSatisfy(
            seat -> {
              seat.copy().pull();
              assertThat(seat.copy().standing().head().position()).isEqualTo(loaded);
              assertThat(seat.copy().standing().evidence()).isEmpty();
            });
  }

  @Test
  void the_next_meeting_has_a_day_an_agenda_and_a_text_that_was_cleared_for_it() {
    var next =
        forum
            .desk()
            .orElseThrow()
            .look(f -> new MeetingId("MINISTERS", f.lastClosed("MINISTERS") + 1));

    assertThat(book().particulars(next).orElseThrow().first()).isPresent();
    assertThat(book().agenda(next)).hasSize(3);
    var preparing = book().preparing(next).orElseThrow();
    assertThat(book().clearances(preparing)).hasSize(1).allMatch(Clearance::cleared);
  }

  @Test
  void a_record_that_is_kept_is_filled_once() {
    assertThat(loaded).isPositive();
    assertThat(load()).isEqualTo(loaded);
  }
}
