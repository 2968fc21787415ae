package org.mufakat.server.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.forum.ForumSite.EAST;
import static org.mufakat.server.forum.ForumSite.NORTH;
import static org.mufakat.server.forum.ForumSite.SOUTH;
import static org.mufakat.server.forum.ForumSite.stating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.forum.ForumProof.Answer;
import org.mufakat.server.forum.ForumProof.Line;
import org.mufakat.server.forum.ProposalStory.Step;

/// A text that the North blocks in its first version and that is adopted in its second, beside
/// another that is nobody's business.
class ForumProofTest {

  private final ForumSite site = new ForumSite();
  private final ForumDesk desk = site.desk();
  private final OpaqueId secretary = site.secretary(desk);
  private final OpaqueId north = site.delegate(desk, NORTH);
  private final OpaqueId south = site.delegate(desk, SOUTH);
  private final OpaqueId other = site.tabled(desk, secretary);
  private final OpaqueId text = site.tabled(desk, secretary);

  ForumProofTest() {
    site.recorded(desk, NORTH, stating(north, text, NORTH, Position.Kind.OBJECTION));
    site.recorded(desk, SOUTH, stating(south, text, SOUTH, Position.Kind.SUPPORT));
    site.recorded(desk, NORTH, stating(north, other, NORTH, Position.Kind.SUPPORT));
    var meeting = site.opened(desk, secretary, 4);
    site.recorded(desk, "HUB", at -> new ForumEvent.Called(at, secretary, text, 1, meeting));
    site.recorded(
        desk, "HUB", at -> new ForumEvent.Concluded(at, secretary, text, 1, new Outcome.Blocked()));
    var second = ForumSite.text(2, "Second words");
    site.recorded(desk, "HUB", at -> new ForumEvent.Tabled(at, secretary, text, second));
    site.recorded(desk, "HUB", at -> new ForumEvent.Called(at, secretary, text, 2, meeting));
    site.recorded(
        desk,
        "HUB",
        at ->
            new ForumEvent.Concluded(
                at,
                secretary,
                text,
                2,
                new Outcome.Adopted(
                    site.draw(),
                    second.hash(),
                    ModeKind.MEETING_CONSENSUS,
                    List.of(new PaperHash("ab".repeat(32))))));
  }

  private ForumProof proof(OpaqueId of) {
    return RecordVerification.prove(site.node("HUB"), of).orElseThrow();
  }

  private ForumProof with(ForumProof proof, UnaryOperator<List<Line>> change) {
    return new ForumProof(
        proof.genesis(),
        proof.proposal(),
        proof.head(),
        change.apply(new ArrayList<>(proof.lines())));
  }

  private static ProposalStory story(Answer answer) {
    return ((Answer.Shown) answer).story();
  }

  @Test
  void who_blocked_which_version_and_why_it_was_adopted_is_shown_with_the_places_in_the_record() {
    var answer = proof(text).check(site.keys());

    var story = story(answer);
    assertThat(story.versions()).hasSize(2);
    var first = story.versions().getFirst();
    assertThat(first.blockedBy()).extracting(Step::position).containsExactly(8L);
    assertThat(((ForumEvent.Stated) first.blockedBy().getFirst().event()).member())
        .isEqualTo(NORTH);
    assertThat(first.positions().keySet()).containsExactly(NORTH, SOUTH);
    assertThat(story.versions().getLast().blockedBy()).isEmpty();
    assertThat(story.adopted().map(Step::position)).contains(desk.head().position());
    assertThat(((Answer.Shown) answer).head()).isEqualTo(desk.head());
  }

  @Test
  void the_story_is_told_in_lines() {
    assertThat(ForumText.lines(story(proof(text).check(site.keys()))))
        .anyMatch(line -> line.contains("XNO: objection"))
        .contains("  objection maintained to the end of version 1: XNO (entry 8)")
        .anyMatch(line -> line.endsWith("  blocked"))
        .contains(
            "Adopted by entry %d: nobody maintained an objection."
                .formatted(desk.head().position()));
  }

  @Test
  void the_file_is_read_as_it_was_written_and_names_nothing_of_another_text() {
    var proof = proof(text);

    assertThat(ForumProof.parse(proof.text())).contains(proof);
    assertThat(proof.text()).doesNotContain(other.value()).contains(text.value());
    assertThat(((Answer.Shown) proof.check(site.keys())).hidden()).isEqualTo(3);
  }

  @Test
  void a_member_proves_it_from_its_own_copy() {
    var copy = site.copy(EAST, desk.line());
    copy.pull();

    var proof = RecordVerification.prove(site.node(EAST), text).orElseThrow();

    assertThat(story(proof.check(site.keys()))).isEqualTo(story(proof(text).check(site.keys())));
  }

  @Test
  void an_entry_that_is_left_out_is_missed() {
    for (int i = 0; i < proof(text).lines().size(); i++) {
      int left = i;

      var answer =
          with(
                  proof(text),
                  lines -> {
                    lines.remove(left);
                    return lines;
                  })
              .check(site.keys());

      assertThat(answer).as("without line %d", i).isNotInstanceOf(Answer.Shown.class);
    }
  }

  @Test
  void an_objection_that_is_hidden_is_still_counted_among_what_is_hidden() {
    var hidden =
        with(
            proof(text),
            lines -> {
              lines.set(7, new Line.Hidden(lines.get(7).hash()));
              return lines;
            });

    assertThat(hidden.check(site.keys()))
        .isInstanceOfSatisfying(
            Answer.Shown.class, shown -> assertThat(shown.hidden()).isEqualTo(4));
  }

  @Test
  void words_that_were_changed_are_found() {
    var text =
        proof(this.text)
            .text()
            .replace("\\\"kind\\\":\\\"objection\\\"", "\\\"kind\\\":\\\"support\\\"");

    assertThat(ForumProof.parse(text).orElseThrow().check(site.keys()))
        .isEqualTo(
            new Answer.NotSigned(
                8, Optional.of(new Hindrance.FalseSignature(new Signer.State(NORTH)))));
  }

  @Test
  void i4_a_position_that_another_node_signed_is_found() {
    var swapped = new HashMap<String, List<VerifierKey>>(site.keys().members());
    swapped.put(NORTH, site.keys().members().get(SOUTH));
    swapped.put(SOUTH, site.keys().members().get(NORTH));

    assertThat(proof(text).check(new SignerKeys(site.genesis.hub(), swapped)))
        .isInstanceOf(Answer.NotSigned.class);
  }

  @Test
  void a_file_of_another_hub_shows_nothing() {
    assertThat(proof(text).check(new SignerKeys(site.signer(EAST).key(), Map.of())))
        .isEqualTo(new Answer.OtherHub());
  }

  @Test
  void what_is_no_such_file_is_not_read() {
    var text = proof(this.text).text();

    assertThat(ForumProof.parse("")).isEmpty();
    assertThat(ForumProof.parse("{}")).isEmpty();
    assertThat(ForumProof.parse(text.replace("proof/v1", "proof/v2"))).isEmpty();
    assertThat(ForumProof.parse(text.replace("\"form\"", "\"more\":1,\"form\""))).isEmpty();
  }

  @Test
  void a_record_is_verified_whole_and_the_first_wrong_position_is_named() {
    assertThat(verified("HUB").fault()).isEmpty();
    assertThat(verified("HUB").entries()).isEqualTo(desk.head());
    TestDatabase.run(
        site.database("HUB"),
        "alter table forum_entry disable trigger user;"
            + " delete from forum_entry where position = 9;"
            + " update forum_entry set note = replace(note, 'support', 'objection')"
            + " where position = 10");

    assertThat(verified("HUB").fault()).contains(new RecordFault.Missing(9));
    assertThat(ForumText.lines(verified("HUB")))
        .contains("NOT SOUND, first at position 9: there is no entry, and there are later ones.");
  }

  @Test
  void a_record_whose_signature_was_made_by_the_hub_is_found_by_verification() {
    var entry = new JdbcForumRecord(site.database("HUB")).read(7, 8, 1).getFirst();
    var forged =
        SignedNote.sign(
                SignedEvent.parse(entry.note()).orElseThrow().note().text(), site.hubSigner())
            .toString();
    var before = new JdbcForumRecord(site.database("HUB")).read(6, 7, 1).getFirst();
    var hash = new RecordPoint(7, before.hash()).next(forged).hash().hex();
    TestDatabase.run(
        site.database("HUB"),
        "alter table forum_entry disable trigger user;"
            + " delete from forum_entry where position > 8;"
            + " update forum_entry set note = '%s', hash = '\\x%s' where position = 8"
                .formatted(forged, hash));

    assertThat(verified("HUB").fault())
        .contains(
            new RecordFault.NotAllowed(8, new Hindrance.WrongSigner(new Signer.State(NORTH))));
  }

  private RecordVerification verified(String node) {
    return ((RecordVerification.Found.Verified)
            RecordVerification.of(site.node(node), Optional.empty()))
        .verification();
  }

  @Test
  void a_node_without_a_record_has_none_to_verify() {
    assertThat(RecordVerification.of(site.node(SOUTH), Optional.empty()))
        .isEqualTo(new RecordVerification.Found.NoRecord());
  }

  @Test
  void keys_are_read_as_they_are_printed() {
    assertThat(KeyLines.parse(ForumText.lines(site.keys()))).contains(site.keys());
    assertThat(KeyLines.parse(List.of("HUB nonsense"))).isEmpty();
    assertThat(KeyLines.parse(List.of("XNO " + site.signer(NORTH).key()))).isEmpty();
  }
}
