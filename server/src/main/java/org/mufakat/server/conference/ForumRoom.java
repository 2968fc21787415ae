package org.mufakat.server.conference;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.Role;
import org.mufakat.server.forum.Chronicle;
import org.mufakat.server.forum.ForumDesk;
import org.mufakat.server.forum.ForumLine;
import org.mufakat.server.forum.ForumReply;
import org.mufakat.server.forum.ForumSeat;
import org.mufakat.server.hosting.HostedNode;

/// The forum as one person has it before them: at a State's node the copy that the node checked, at
/// the hub the record itself; with the credentials that the person may act under. Whatever is done
/// here is signed by the node of whom it binds. For one request.
public final class ForumRoom {

  /// Where the person sits.
  sealed interface Place {

    <T> T look(BiFunction<Forum, Chronicle, T> at);

    Doing act(Function<Instant, ForumEvent> event, Actor who);

    /// At the hub: the secretariat, chairs and observers.
    record AtTheHub(ForumDesk desk) implements Place {
      @Override
      public <T> T look(BiFunction<Forum, Chronicle, T> at) {
        return desk.look(at);
      }

      @Override
      public Doing act(Function<Instant, ForumEvent> event, Actor who) {
        return Doing.of(desk.act(event, who));
      }
    }

    /// At a State's node.
    record AtAState(ForumSeat seat) implements Place {
      @Override
      public <T> T look(BiFunction<Forum, Chronicle, T> at) {
        return seat.copy().look(at);
      }

      @Override
      public Doing act(Function<Instant, ForumEvent> event, Actor who) {
        return switch (seat.act(event, who)) {
          case ForumLine.Submitted.Answered(ForumReply reply) -> Doing.of(reply);
          case ForumLine.Submitted.Silent _ -> new Doing.HubSilent();
        };
      }
    }
  }

  private final HostedNode node;
  private final Account account;
  private final Actor actor;
  private final Place place;
  private final InstantSource time;
  private @Nullable List<Credential> live;

  ForumRoom(HostedNode node, Account account, Place place, InstantSource time) {
    this.node = node;
    this.account = account;
    this.actor = AccountEntries.actor(node.id(), account);
    this.place = place;
    this.time = time;
  }

  public HostedNode node() {
    return node;
  }

  /// By what the record and the ledger know the person.
  public OpaqueId person() {
    return actor.id();
  }

  /// The State whose node this is; empty at the hub.
  public Optional<String> member() {
    return Optional.of(node.id().value()).filter(_ -> !node.id().isHub());
  }

  public Instant now() {
    return time.instant();
  }

  /// Looks at the forum and at how it came to be so. What is handed out must not change with it.
  public <T> T look(BiFunction<Forum, Chronicle, T> at) {
    return place.look(at);
  }

  public <T> T look(Function<Forum, T> at) {
    return place.look((forum, _) -> at.apply(forum));
  }

  /// The person's live credentials, in the order in which they were given, as of when they were
  /// first asked for in this room.
  public List<Credential> credentials() {
    if (live == null) {
      live = look((_, chronicle) -> own(chronicle));
    }
    return live;
  }

  private List<Credential> own(Chronicle chronicle) {
    return chronicle.credentials().stream()
        .filter(c -> c.person().equals(person()) && isLive(c, chronicle))
        .toList();
  }

  private boolean isLive(Credential credential, Chronicle chronicle) {
    var now = now();
    return chronicle.ended(credential.id()).isEmpty()
        && !now.isBefore(credential.from())
        && now.isBefore(credential.until());
  }

  /// What the person acts under at a body: the credential with which most can be done.
  public Optional<Credential> at(String body) {
    return credentials().stream()
        .filter(c -> c.body().equals(body))
        .min(Comparator.comparing(ForumRoom::reach));
  }

  private static int reach(Credential credential) {
    return switch (credential.capacity()) {
      case DELEGATE -> 0;
      case SECRETARIAT -> 1;
      case CHAIR -> 2;
      case ADVISER -> 3;
      case OBSERVER -> 4;
    };
  }

  /// Whether the person keeps a body's papers: calls its meetings and puts texts to the members.
  public boolean keepsThePapersOf(String body) {
    return at(body)
        .filter(c -> c.capacity() == Capacity.SECRETARIAT || c.capacity() == Capacity.CHAIR)
        .isPresent();
  }

  /// Whether the person speaks for their State at a body.
  public boolean speaksAt(String body) {
    return at(body).filter(c -> c.capacity() == Capacity.DELEGATE).isPresent();
  }

  /// Whether the person may see that a text is there, and read it: a draft is for those named in
  /// it, and an observer reads what is before the bodies that they observe.
  public boolean mayRead(Proposal proposal) {
    var own = credentials();
    if (proposal.stage() instanceof Stage.Draft) {
      return isNamedIn(proposal, own);
    }
    return mayFollow(proposal.body());
  }

  private boolean isNamedIn(Proposal draft, List<Credential> own) {
    var brought = look(forum -> forum.credential(draft.broughtBy()));
    return own.stream()
        .anyMatch(
            c ->
                c.id().equals(draft.broughtBy())
                    || draft.named().contains(c.id())
                    || c.member().isPresent()
                        && c.body().equals(draft.body())
                        && brought.flatMap(Credential::member).equals(c.member()));
  }

  /// Whether a paper for an audience is for the person.
  public boolean isOf(Audience audience) {
    return switch (audience) {
      case Audience.TheForum _ -> true;
      case Audience.OfMember(var code) ->
          member().filter(code::equals).isPresent() || account.role() == Role.SECRETARIAT;
      case Audience.OfDraft(var draft) ->
          look(forum -> forum.proposal(draft)).filter(this::mayRead).isPresent();
    };
  }

  /// Whether the person may read who said what while a text is consulted on.
  public boolean seesTheConsultation() {
    return account.role() != Role.OBSERVER;
  }

  /// Whether the person may follow what a body does: its meetings, tasks and papers. An observer
  /// follows the bodies that they observe.
  public boolean mayFollow(String body) {
    return account.role() != Role.OBSERVER || at(body).isPresent();
  }

  /// The texts that the person may read, in the order in which they came.
  public List<Proposal> texts() {
    return look(forum -> List.copyOf(forum.proposals())).stream().filter(this::mayRead).toList();
  }

  /// Does something under one of the person's own credentials, signed by this node.
  ///
  /// @param event is made for the time at which it is signed
  /// @throws IllegalArgumentException where it is not done under a credential of theirs
  public Doing act(Function<Instant, ForumEvent> event) {
    return place.act(
        at -> {
          var made = event.apply(at);
          if (!isTheirs(made)) {
            throw new IllegalArgumentException("done under a credential of somebody else");
          }
          return made;
        },
        actor);
  }

  private boolean isTheirs(ForumEvent event) {
    return event instanceof ForumEvent.CredentialGiven given
        ? given.by().equals(OpaqueId.NONE) && mayGive(given.credential())
        : Stream.concat(credentials().stream(), formerly())
            .anyMatch(c -> c.id().equals(event.by()));
  }

  /// What is over is theirs all the same: that it is over is the rules' to say, with their number.
  private Stream<Credential> formerly() {
    return look(
        (_, chronicle) ->
            chronicle.credentials().stream().filter(c -> c.person().equals(person())).toList())
        .stream();
  }

  /// Whether the person says who acts at which body: for their State, or at the hub for none.
  public boolean givesCredentials() {
    return switch (account.role()) {
      case FOCAL_POINT -> member().isPresent();
      case SECRETARIAT -> member().isEmpty();
      default -> false;
    };
  }

  /// A State's focal point lets people act for the State, the secretariat lets those who act for
  /// none.
  private boolean mayGive(Credential credential) {
    return switch (account.role()) {
      case FOCAL_POINT -> credential.member().equals(member());
      case SECRETARIAT -> credential.member().isEmpty();
      default -> false;
    };
  }
}
