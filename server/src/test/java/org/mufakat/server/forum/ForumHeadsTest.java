package org.mufakat.server.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.forum.ForumSite.EAST;
import static org.mufakat.server.forum.ForumSite.NORTH;
import static org.mufakat.server.forum.ForumSite.SOUTH;
import static org.mufakat.server.forum.ForumSite.stating;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Position;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.SignedNote;
import org.mufakat.server.forum.ForumCopy.Pulled;

/// Two States that compare what the hub signed for each, and a hub that shows them two records.
class ForumHeadsTest {

  private final ForumSite site = new ForumSite();
  private final ForumDesk desk = site.desk();
  private final OpaqueId secretary = site.secretary(desk);
  private final OpaqueId north = site.delegate(desk, NORTH);
  private final OpaqueId text = site.tabled(desk, secretary);
  private final ForumDesk branch = site.branchOf(desk);
  private final ForumCopy east = site.copy(EAST, desk.line());
  private final ForumCopy south = site.copy(SOUTH, branch.line());

  @BeforeEach
  void eachIsShownItsOwn() {
    site.recorded(desk, NORTH, stating(north, text, NORTH, Position.Kind.OBJECTION));
    site.recorded(branch, NORTH, stating(north, text, NORTH, Position.Kind.SUPPORT));
    assertThat(east.pull()).isEqualTo(new Pulled.UpToDate(desk.head()));
    assertThat(south.pull()).isEqualTo(new Pulled.UpToDate(branch.head()));
  }

  private void comment(ForumDesk at) {
    site.recorded(at, "HUB", t -> new ForumEvent.Commented(t, secretary, text, 1, "1", "Words"));
  }

  private static SignedNote said(ForumCopy copy) {
    return copy.furthestSaid().orElseThrow();
  }

  private long contradictions() {
    return site.number(
        EAST, "select count(*) from ledger_pending where event = 'forum-contradicted'");
  }

  @Test
  void i27_two_heads_for_one_position_are_kept_and_told_once() {
    var stands = east.standing().head();

    var found = east.compare(said(south)).orElseThrow();
    comment(branch);
    south.pull();
    comment(desk);
    east.pull();

    assertThat(found.kind()).isEqualTo(Evidence.Kind.OTHER_CONTENT);
    assertThat(found.position()).isEqualTo(stands.position());
    assertThat(found.ours().orElseThrow()).contains("head " + stands);
    assertThat(found.theirs()).isEqualTo(found.head());
    assertThat(east.compare(said(south))).contains(found);
    assertThat(east.standing()).isEqualTo(new ForumCopy.Standing(desk.head(), List.of(found)));
    assertThat(contradictions()).isEqualTo(1);
  }

  @Test
  void i27_a_head_from_before_is_held_against_the_entry_there() {
    var earlier = said(south);
    comment(desk);
    east.pull();

    var found = east.compare(earlier).orElseThrow();

    assertThat(found.position()).isEqualTo(desk.head().position() - 1);
    assertThat(found.ours().orElseThrow()).contains("\"kind\":\"objection\"");
  }

  @Test
  void i27_a_head_that_goes_further_is_kept_in_mind_until_the_copy_goes_so_far() {
    comment(branch);
    south.pull();

    assertThat(east.compare(said(south))).isEmpty();
    comment(desk);

    assertThat(east.pull())
        .isInstanceOfSatisfying(
            Pulled.Doubted.class,
            doubted -> {
              assertThat(doubted.evidence().kind()).isEqualTo(Evidence.Kind.OTHER_CONTENT);
              assertThat(doubted.evidence().position()).isEqualTo(branch.head().position());
            });
  }

  @Test
  void heads_of_one_record_fit_whoever_is_ahead() {
    var other = site.copy(NORTH, desk.line());
    other.pull();
    comment(desk);
    east.pull();

    assertThat(east.compare(said(other))).isEmpty();
    assertThat(other.compare(said(east))).isEmpty();
    assertThat(other.pull()).isEqualTo(new Pulled.UpToDate(desk.head()));
    assertThat(east.standing().evidence()).isEmpty();
    assertThat(other.standing().evidence()).isEmpty();
  }

  @Test
  void what_the_hub_did_not_sign_says_nothing() {
    var invented = RecordHead.sign(site.genesis.hash(), branch.head(), site.signer(SOUTH)).note();

    assertThat(east.compare(invented)).isEmpty();
    assertThat(east.standing().evidence()).isEmpty();
    assertThat(contradictions()).isZero();
  }

  @Test
  void what_a_node_was_told_is_known_after_a_start_too() {
    var again = site.copy(EAST, desk.line());

    assertThat(again.pull()).isInstanceOf(Pulled.UpToDate.class);
    assertThat(again.furthestSaid()).contains(said(east));
    assertThat(again.compare(said(south))).isPresent();
  }
}
