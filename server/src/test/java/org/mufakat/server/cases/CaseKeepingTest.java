package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mufakat.server.cases.CaseSite.CASE_WORKER;
import static org.mufakat.server.cases.CaseSite.INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.SUPERVISOR;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.Case;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;

/// What is kept of a case beside its facts, and how it ends. All persons are invented.
class CaseKeepingTest {

  private static final byte[] PDF = "%PDF-1.7 invented".getBytes(StandardCharsets.US_ASCII);

  private final CaseSite site = new CaseSite();
  private final Case file = site.opened(INVESTIGATOR, "Sari Lestari");
  private final OpaqueId she = file.persons().getFirst().id();

  @Test
  void a_file_of_many_pieces_comes_back_byte_by_byte_and_is_known_by_its_content() {
    var content = new byte[1_000_003];
    new Random(5).nextBytes(content);
    System.arraycopy(PDF, 0, content, 0, PDF.length);

    var kept = attach(content);

    assertThat(kept.type()).isEqualTo("application/pdf");
    assertThat(kept.bytes()).isEqualTo(content.length);
    assertThat(read(kept)).isEqualTo(content);
  }

  @Test
  void a_file_with_a_missing_piece_is_not_sent_and_that_is_told() throws SQLException {
    var content = new byte[1_000_003];
    System.arraycopy(PDF, 0, content, 0, PDF.length);
    for (int gone : new int[] {0, 1, 3}) {
      var kept = attach(content);
      assertThat(take(kept)).isInstanceOf(Attachments.Taking.Taken.class);
      assertThat(site.told().getLast()).isEqualTo("export attachment assigned-case");

      site.as(
          INVESTIGATOR,
          room ->
              room.transaction()
                  .with(
                      "DELETE FROM %1$s.attachment_part WHERE attachment = ? AND number = ?",
                      statement -> {
                        statement.setString(1, kept.id().value());
                        statement.setInt(2, gone);
                        return statement.executeUpdate();
                      }));

      assertThat(take(kept)).isEqualTo(new Attachments.Taking.Damaged(kept.id()));
      assertThat(site.told().getLast()).isEqualTo("refusal attachment data-quality");
      assertThatThrownBy(() -> read(kept)).isInstanceOf(Attachments.Damage.class);
    }
  }

  private Attachments.Taking take(Attachments.Attachment kept) {
    return site.as(
        INVESTIGATOR,
        room -> {
          try {
            return new Attachments(room).take(file.id(), kept.id());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void a_program_is_not_taken_and_leaves_nothing() {
    for (byte[] program :
        new byte[][] {
          "MZ\u0000".getBytes(StandardCharsets.ISO_8859_1),
          "\u007fELF".getBytes(StandardCharsets.ISO_8859_1),
          "#!/bin/sh".getBytes(StandardCharsets.US_ASCII),
          new byte[0]
        }) {
      assertThatThrownBy(() -> attach(program)).isInstanceOf(Attachments.Refused.class);
    }

    assertThat(site.<Integer>as(INVESTIGATOR, room -> new Attachments(room).of(file.id()).size()))
        .isZero();
  }

  @Test
  void a_file_larger_than_allowed_is_refused_and_leaves_no_piece() throws SQLException {
    var large = new byte[(int) Attachments.MOST_BYTES + 1];
    Arrays.fill(large, (byte) 'a');

    assertThatThrownBy(() -> attach(large)).isInstanceOf(Attachments.Refused.class);

    assertThat(site.dump().length()).isLessThan(1_000_000);
  }

  @Test
  void a_draft_is_its_writers_alone_and_gone_when_it_is_forgotten_or_old() throws SQLException {
    site.as(
        INVESTIGATOR,
        room -> {
          new Drafts(room).keep("intake", "Sari says");
          new Drafts(room).keep("intake", "Sari says that");
          return 0;
        });

    assertThat(draft(INVESTIGATOR)).contains("Sari says that");
    assertThat(draft(SUPERVISOR)).isEmpty();
    assertThat(draft(CASE_WORKER)).isEmpty();
    assertThat(site.dump())
        .doesNotContain(HexFormat.of().formatHex("Sari".getBytes(StandardCharsets.UTF_8)));

    site.later(Duration.ofDays(8));
    assertThat(draft(INVESTIGATOR)).isEmpty();
  }

  @Test
  void thirty_lists_can_be_saved_and_one_more_is_refused_and_not_hidden() {
    var saved =
        site.as(
            INVESTIGATOR,
            room -> {
              var views = new SavedViews(room);
              for (int i = 1; i <= SavedViews.MOST; i++) {
                assertThat(views.save("list " + i, "risk=high")).isTrue();
              }
              assertThat(views.save("one more", "risk=high")).isFalse();
              assertThat(views.save("list 7", "risk=low")).isTrue();
              return views.all();
            });

    assertThat(saved).hasSize(30).contains(new SavedViews.SavedView("list 7", "risk=low"));
  }

  @Test
  void two_records_said_to_be_one_persons_are_so_from_both_and_it_can_be_taken_back() {
    var other = site.opened(INVESTIGATOR, "Sary Lestary").persons().getFirst().id();
    var third = site.opened(INVESTIGATOR, "Sari L.").persons().getFirst().id();

    site.as(
        SUPERVISOR,
        room -> {
          new Duplicates(room).merge(she, other);
          new Duplicates(room).merge(other, third);
          new Duplicates(room).merge(third, she);
          return 0;
        });

    assertThat(same(she)).containsExactlyInAnyOrder(other, third);
    assertThat(same(third)).containsExactlyInAnyOrder(she, other);

    site.<Boolean>as(SUPERVISOR, room -> new Duplicates(room).unmerge(third));
    assertThat(same(she)).containsExactly(other);
    assertThat(site.told()).contains("persons-merged person data-quality");
  }

  @Test
  void a_near_name_is_shown_as_a_possible_duplicate() {
    site.opened(INVESTIGATOR, "Sary Lestari");
    site.opened(INVESTIGATOR, "Budi Pranata");

    var near = site.as(INVESTIGATOR, room -> new Duplicates(room).of(she));

    assertThat(near).hasSize(1);
  }

  @Test
  void a_case_is_due_after_the_regimes_time_and_kept_by_two_persons() {
    assertThat(due()).isFalse();
    site.later(Duration.ofDays(366));
    assertThat(due()).isTrue();

    site.as(INVESTIGATOR, room -> ask(room, Retention.Wish.KEEP));
    assertThat(confirm(INVESTIGATOR, Retention.Wish.KEEP))
        .isEqualTo(Retention.Confirmation.OWN_WISH);
    assertThat(confirm(SUPERVISOR, Retention.Wish.ERASE))
        .isEqualTo(Retention.Confirmation.NOT_ASKED);
    assertThat(confirm(SUPERVISOR, Retention.Wish.KEEP)).isEqualTo(Retention.Confirmation.KEPT);

    assertThat(due()).isFalse();
    assertThat(site.told().getLast()).isEqualTo("retention-renewed case none");
  }

  @Test
  void an_erased_case_is_gone_with_its_person_its_notes_and_its_files() throws SQLException {
    attach(PDF);
    site.as(INVESTIGATOR, room -> new Notes(room).add(file.id(), Optional.of(she), "afraid"));
    assertThat(hits("Sari")).isEqualTo(1);

    site.as(INVESTIGATOR, room -> ask(room, Retention.Wish.ERASE));
    assertThat(confirm(SUPERVISOR, Retention.Wish.ERASE)).isEqualTo(Retention.Confirmation.ERASED);

    assertThat(found(SUPERVISOR)).isEmpty();
    assertThat(hits("Sari")).isZero();
    assertThat(site.told())
        .contains("erasure person retention-ended", "erasure case retention-ended");
    var left =
        site.dump()
            .lines()
            .filter(l -> l.contains(she.value()) || l.contains(file.id().value()))
            .filter(l -> !l.contains("erasure") && !l.contains("case-changed"))
            .filter(l -> !l.contains("identity-read"))
            .toList();
    assertThat(left).isEmpty();
  }

  @Test
  void an_erasure_that_fails_leaves_everything_and_is_not_listed() {
    site.as(INVESTIGATOR, room -> ask(room, Retention.Wish.ERASE));

    assertThatThrownBy(
            () ->
                site.as(
                    SUPERVISOR,
                    room -> {
                      new Retention(room).confirm(file, Retention.Wish.ERASE);
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");

    assertThat(found(SUPERVISOR)).isPresent();
    assertThat(hits("Sari")).isEqualTo(1);
    assertThat(site.erasures().standing()).isEmpty();
  }

  @Test
  void a_draft_of_a_case_is_closed_to_whoever_may_no_longer_see_it_and_goes_with_the_case() {
    var form = "note/" + file.id();
    site.as(
        INVESTIGATOR,
        room -> {
          new Drafts(room).keep(form, "typed");
          return 0;
        });
    assertThat(draft(INVESTIGATOR, form)).contains("typed");

    site.as(
        SUPERVISOR,
        room -> {
          new TeamWork(room).takeOff(file.id(), INVESTIGATOR.account());
          return 0;
        });
    assertThat(draft(INVESTIGATOR, form)).isEmpty();

    site.as(
        CaseSite.worker(9, org.mufakat.ledger.Compartment.LAW_ENFORCEMENT, true),
        room -> ask(room, Retention.Wish.ERASE));
    confirm(SUPERVISOR, Retention.Wish.ERASE);
    assertThat(site.<Integer>as(SUPERVISOR, room -> new Drafts(room).destroyOld())).isZero();
  }

  @Test
  void nobody_approves_a_version_that_they_did_not_read() {
    site.as(
        INVESTIGATOR,
        room -> {
          new TeamWork(room).askApproval(file.id(), List.of());
          return 0;
        });

    assertThat(decide(file.version() + 1)).isEqualTo(TeamWork.Decision.CHANGED_SINCE);
    assertThat(decide(file.version())).isEqualTo(TeamWork.Decision.DONE);
  }

  @Test
  void an_identity_is_not_stored_over_one_that_somebody_stored_meanwhile() {
    var read = site.as(INVESTIGATOR, room -> room.identities().mark(she));
    site.as(
        SUPERVISOR,
        room -> {
          new People(room).keep(she, CaseSite.identity("Sari L."), Reason.DATA_QUALITY);
          return 0;
        });

    assertThat(site.<Boolean>as(INVESTIGATOR, room -> room.identities().holdIfStill(she, read)))
        .isFalse();
    assertThat(
            site.<Boolean>as(
                INVESTIGATOR,
                room -> room.identities().holdIfStill(she, room.identities().mark(she))))
        .isTrue();
  }

  @Test
  void a_person_who_stands_in_another_case_outlives_the_erased_one() {
    var second =
        site.as(
            INVESTIGATOR,
            room -> new CaseFiles(room).open(CaseSite.drawn(room, file.persons()), Reason.INTAKE));

    site.as(INVESTIGATOR, room -> ask(room, Retention.Wish.ERASE));
    confirm(SUPERVISOR, Retention.Wish.ERASE);

    assertThat(second.persons()).hasSize(1);
    assertThat(hits("Sari")).isEqualTo(1);
  }

  private Attachments.Attachment attach(byte[] content) {
    return site.as(
        INVESTIGATOR,
        room -> {
          try {
            return new Attachments(room)
                .attach(file.id(), "statement.pdf", new ByteArrayInputStream(content));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private byte[] read(Attachments.Attachment attachment) {
    return site.as(
        INVESTIGATOR,
        room -> {
          var out = new ByteArrayOutputStream();
          try {
            new Attachments(room).write(file.id(), attachment, out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return out.toByteArray();
        });
  }

  private Optional<String> draft(CaseWorker who) {
    return draft(who, "intake");
  }

  private Optional<String> draft(CaseWorker who, String form) {
    return site.as(who, room -> new Drafts(room).find(form).map(Drafts.Draft::text));
  }

  private TeamWork.Decision decide(int version) {
    return site.as(SUPERVISOR, room -> new TeamWork(room).decide(file.id(), version, true));
  }

  private List<OpaqueId> same(OpaqueId person) {
    return site.as(INVESTIGATOR, room -> new Duplicates(room).same(person));
  }

  private boolean due() {
    var due =
        new CaseQuery(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            true,
            false,
            Optional.empty(),
            Optional.empty(),
            CaseQuery.Sort.CHANGED);
    return !site.as(INVESTIGATOR, room -> new CaseFiles(room).page(due, Optional.empty(), 9))
        .isEmpty();
  }

  private int ask(CaseRoom room, Retention.Wish wish) {
    new Retention(room).ask(file.id(), wish);
    return 0;
  }

  private Retention.Confirmation confirm(CaseWorker who, Retention.Wish wish) {
    return site.as(who, room -> new Retention(room).confirm(file, wish));
  }

  private Optional<Case> found(CaseWorker who) {
    return site.as(who, room -> new CaseFiles(room).find(file.id()));
  }

  private int hits(String name) {
    return site.as(INVESTIGATOR, room -> new People(room).search(name, 20).size());
  }
}
