package org.mufakat.forum;

import static org.mufakat.forum.Refusing.first;
import static org.mufakat.forum.Refusing.unless;

import java.time.Instant;
import java.util.Optional;

/// What may happen to a text and be said of it.
final class TextRules {

  private final Charter charter;
  private final Standing standing;
  private final Forum forum;
  private final Following following;
  private final AskingRules asking;

  TextRules(
      Charter charter, Standing standing, Forum forum, Following following, AskingRules asking) {
    this.charter = charter;
    this.standing = standing;
    this.forum = forum;
    this.following = following;
    this.asking = asking;
  }

  Optional<Refusal> hinders(ForumEvent.Drafted e) {
    return first(
        () -> unless(charter.ruleOf(e.body()).isPresent(), Refusal.UNKNOWN),
        () -> unless(forum.proposal(e.proposal()).isEmpty(), Refusal.ID_TAKEN),
        () -> standing.hindersTakingPart(e.by(), e.body(), e.at()));
  }

  Optional<Refusal> hinders(ForumEvent.Tabled e, Proposal p) {
    return first(
        () -> standing.hindersTakingPart(e.by(), p.body(), e.at()),
        () -> hindersTabling(e, p),
        () -> unless(!p.isOver(), Refusal.CLOSED),
        () -> unless(!asking.isAgreedBySilence(p, e.at()), Refusal.SILENCE_KEPT),
        () -> unless(e.text().number() == p.version() + 1, Refusal.WRONG_NUMBER),
        () ->
            unless(p.version() == 0 || !p.text().hash().equals(e.text().hash()), Refusal.SAME_TEXT),
        () -> following.hinders(e.text(), p.body()));
  }

  /// A draft is tabled by who brought it and by those who are named in it; a further version by who
  /// brought the text and by whoever keeps the papers.
  private Optional<Refusal> hindersTabling(ForumEvent.Tabled e, Proposal p) {
    if (standing.isOfWhoBrought(e.by(), p)) {
      return Optional.empty();
    }
    return p.version() == 0
        ? unless(p.named().contains(e.by()), Refusal.NOT_THEIRS)
        : standing.hindersKeepingPapers(e.by(), p.body(), e.at());
  }

  Optional<Refusal> hinders(ForumEvent.Commented e, Proposal p) {
    return onClause(e, p, e.version(), e.clause());
  }

  Optional<Refusal> hinders(ForumEvent.Sounded e, Proposal p) {
    return first(
        () -> onClause(e, p, e.version(), e.clause()), () -> hindersAsDelegate(e, p.body()));
  }

  Optional<Refusal> hinders(ForumEvent.Amended e, Proposal p) {
    return first(
        () -> onClause(e, p, e.version(), e.clause()),
        () -> hindersAsDelegate(e, p.body()),
        () ->
            unless(
                !p.text().clauses().contains(new Clause(e.clause(), e.instead())),
                Refusal.SAME_TEXT));
  }

  private Optional<Refusal> onClause(ForumEvent e, Proposal p, int version, String clause) {
    return first(
        () -> standing.hindersTakingPart(e.by(), p.body(), e.at()),
        () -> unless(p.isOpenAt(e.at()), Refusal.CLOSED),
        () -> unless(p.version() == version, Refusal.OLD_VERSION),
        () -> unless(p.text().has(clause), Refusal.NO_SUCH_CLAUSE));
  }

  private Optional<Refusal> hindersAsDelegate(ForumEvent e, String body) {
    var delegate = standing.find(e.by()).orElseThrow();
    return first(
        () ->
            unless(
                delegate.capacity() == Credential.Capacity.DELEGATE, Refusal.NOT_IN_THIS_CAPACITY),
        () -> isMember(delegate.member().orElseThrow(), body, e.at()));
  }

  private Optional<Refusal> isMember(String member, String body, Instant at) {
    return unless(charter.membersOf(body, at).contains(member), Refusal.OTHER_MEMBER);
  }

  Optional<Refusal> hinders(ForumEvent.Stated e, Proposal p) {
    return first(
        () -> standing.hindersSpeakingFor(e.member(), e.by(), p.body(), e.at(), e.instruction()),
        () -> isMember(e.member(), p.body(), e.at()),
        () -> unless(p.isOpenAt(e.at()), Refusal.CLOSED),
        () -> unless(p.version() == e.version(), Refusal.OLD_VERSION),
        () -> unless(!e.kind().isAttached() || !e.text().isBlank(), Refusal.NO_WORDS),
        () ->
            unless(
                e.kind() != Position.Kind.NOT_PARTICIPATING || p.goesAhead().isPresent(),
                Refusal.NO_INSTRUMENT_PERMITS),
        () ->
            unless(
                p.positions().of(e.member()).filter(e.position()::saysTheSameAs).isEmpty(),
                Refusal.ALREADY_STATED),
        () -> hindersInstead(e.member(), e.instruction(), p));
  }

  Optional<Refusal> hinders(ForumEvent.Retracted e, Proposal p) {
    return first(
        () -> standing.hindersSpeakingFor(e.member(), e.by(), p.body(), e.at(), e.instruction()),
        () -> unless(p.isOpenAt(e.at()), Refusal.CLOSED),
        () -> unless(p.version() == e.version(), Refusal.OLD_VERSION),
        () -> unless(p.positions().of(e.member()).isPresent(), Refusal.NOTHING_STATED),
        () -> hindersInstead(e.member(), e.instruction(), p));
  }

  /// What a member did itself on this version nobody does for it.
  private static Optional<Refusal> hindersInstead(
      String member, Optional<PaperHash> instruction, Proposal p) {
    return unless(
        instruction.isEmpty() || !p.positions().spokeThemselves().contains(member),
        Refusal.STATE_SPOKE_ITSELF);
  }
}
