package org.mufakat.server.estimation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Sha256;
import org.mufakat.ledger.Subject;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.cases.RegisterCount;
import org.mufakat.server.estimation.EstimateRecord.Approval;
import org.mufakat.server.estimation.EstimateRecord.Made;
import org.mufakat.server.estimation.EstimateRecord.Registered;
import org.mufakat.server.estimation.EstimateRecord.TakenIn;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.LedgerBooks;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/// What people do with estimates at a node: each deed is one transaction with its entry in the
/// ledger. A plan comes first, then the one file that it names, then estimates by it, and at last
/// another person's word on the assumption.
final class EstimateDesk {

  /// Twenty lists have a million histories at most, of some fifty letters each.
  static final long MOST_BYTES = 64L * 1024 * 1024;

  /// A file that lies on this machine already may be a row for each of ten million persons on each
  /// list.
  private static final long MOST_BYTES_AT_TERMINAL = 8L << 30;

  private final HostedNode node;
  private final LedgerBooks ledger;
  private final InstantSource time;
  private final Supplier<byte[]> salts;
  private final EstimateStore store;

  /// @param salts 32 bytes of chance each
  EstimateDesk(HostedNode node, LedgerBooks ledger, InstantSource time, Supplier<byte[]> salts) {
    this.node = node;
    this.ledger = ledger;
    this.time = time;
    this.salts = salts;
    this.store = new EstimateStore(node.dataSource());
  }

  /// What came of handing in a file.
  sealed interface Taking {
    record Taken(TakenIn file) implements Taking {}

    /// The file is no table of lists.
    record Unreadable(CaptureReading.Refused why) implements Taking {}

    /// @param key of the sentence, after `estimates.refused.`
    record Refused(String key, List<String> texts) implements Taking {
      Refused(String key, Object... texts) {
        this(key, List.of(texts).stream().map(Object::toString).toList());
      }
    }
  }

  /// Who does something: a person by their account, or the node itself, from a terminal.
  ///
  /// @param account its id; `node` for the node
  record Doer(String account, Actor actor) {
    static final Doer NODE = new Doer("node", Actor.NODE);

    private long mostBytes() {
      return equals(NODE) ? MOST_BYTES_AT_TERMINAL : MOST_BYTES;
    }
  }

  /// What came of approving an assumption.
  enum Approving {
    APPROVED,
    /// There is no such estimate, or it refused to give a number.
    NOTHING_TO_APPROVE,
    /// Whoever planned it, handed its file in or asked for it cannot.
    OWN_WORK,
    BEFORE
  }

  EstimateStore store() {
    return store;
  }

  private String drawn() {
    return HexFormat.of().formatHex(salts.get(), 0, 16);
  }

  Registered register(AnalysisPlan plan, Account by, boolean invented) {
    var salt = salts.get();
    return ledger.recording(
        node.id(),
        () -> {
          var registered =
              new Registered(
                  drawn(),
                  plan,
                  plan.sha256(),
                  HexFormat.of().formatHex(salt),
                  now(),
                  by.id().value(),
                  invented);
          store.register(registered);
          return registered;
        },
        registered ->
            Optional.of(
                happening(
                    LedgerEvent.PLAN_REGISTERED,
                    Subject.Kind.PLAN,
                    registered.id(),
                    registered.at(),
                    actor(by),
                    ContentCommitment.to(plan.bytes(), salt))));
  }

  /// Takes in the file that a plan names. It lies in a file of its own while it is read.
  ///
  /// @param folder for that
  Taking take(Registered plan, String fileName, InputStream upload, Path folder, Account by)
      throws IOException {
    return take(plan, fileName, upload, folder, doer(by));
  }

  Taking take(Registered plan, String fileName, InputStream upload, Path folder, Doer by)
      throws IOException {
    if (plan.plan().register().isPresent()) {
      return new Taking.Refused("of-register");
    }
    if (!fileName.equals(plan.plan().fileName())) {
      return new Taking.Refused("other-name", fileName, plan.plan().fileName());
    }
    if (store.file(plan.id()).isPresent()) {
      return new Taking.Refused("second-file");
    }
    var file = Files.createTempFile(folder, "lists-", ".csv");
    try {
      var digest = Sha256.begun();
      try (var in = new DigestInputStream(upload, digest);
          var out = Files.newOutputStream(file)) {
        if (!copied(in, out, by.mostBytes())) {
          return new Taking.Refused("too-large", by.mostBytes() / 1024 / 1024);
        }
      }
      return take(plan, file, HexFormat.of().formatHex(digest.digest()), by);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static boolean copied(InputStream in, OutputStream out, long most) throws IOException {
    var block = new byte[64 * 1024];
    long bytes = 0;
    for (int got = in.read(block); got >= 0; got = in.read(block)) {
      bytes += got;
      if (bytes > most) {
        return false;
      }
      out.write(block, 0, got);
    }
    return true;
  }

  private Taking take(Registered plan, Path file, String sha256, Doer by) {
    return switch (CaptureCsv.read(file)) {
      case CaptureReading.Refused refused -> new Taking.Unreadable(refused);
      case CaptureReading.Read read -> {
        var planned = plan.plan().lists().stream().map(AnalysisPlan.NamedList::name).toList();
        var table = KeptTable.of(read.table(), read.notes());
        yield new HashSet<>(planned).equals(new HashSet<>(table.lists()))
            ? take(plan, table, sha256, by)
            : new Taking.Refused("other-lists", shown(table.lists()), String.join(", ", planned));
      }
    };
  }

  /// Names from a file, none longer than it may be in a plan and none with letters that turn round
  /// what stands beside them.
  private static String shown(List<String> names) {
    return names.stream()
        .map(name -> name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"))
        .collect(Collectors.joining(", "));
  }

  /// For a table that is in memory already, as a demonstration's.
  Taking take(Registered plan, KeptTable table, String sha256, Account by) {
    return take(plan, table, sha256, doer(by));
  }

  private Taking take(Registered plan, KeptTable table, String sha256, Doer by) {
    var salt = salts.get();
    return ledger.recording(
        node.id(),
        () -> {
          var taken =
              new TakenIn(
                  plan.id(),
                  plan.plan().fileName(),
                  sha256,
                  table.sha256(),
                  table,
                  now(),
                  by.account());
          return store.take(taken, salt)
              ? new Taking.Taken(taken)
              : new Taking.Refused("second-file");
        },
        taking ->
            taking instanceof Taking.Taken(TakenIn file)
                ? Optional.of(
                    happening(
                        LedgerEvent.IMPORT,
                        Subject.Kind.PLAN,
                        plan.id(),
                        file.at(),
                        by.actor(),
                        ContentCommitment.to(HexFormat.of().parseHex(sha256), salt)))
                : Optional.<Happening>empty());
  }

  /// Counts this node's register, as a plan says that was registered before. The count, what is
  /// kept of it and the ledger's entry are one transaction.
  Taking count(Registered plan, Account by) {
    return count(plan, doer(by));
  }

  Taking count(Registered plan, Doer by) {
    var source = plan.plan().register();
    if (source.isEmpty()) {
      return new Taking.Refused("of-file");
    }
    if (!RegisterCount.isAt(node)) {
      return new Taking.Refused("no-register");
    }
    var salt = salts.get();
    return ledger
        .recording(
            node.id(),
            () -> counted(plan, source.get(), by, salt),
            count ->
                count.content().map(content -> registerCounted(plan.id(), count.at(), by, content)))
        .taking();
  }

  /// What came of a count.
  ///
  /// @param content what the ledger's entry commits to; empty where nothing was read
  private record Count(Taking taking, Instant at, Optional<ContentCommitment> content) {}

  private Count counted(Registered plan, RegisterSource source, Doer by, byte[] salt) {
    var at = now();
    if (store.file(plan.id()).isPresent()) {
      return new Count(new Taking.Refused("second-count"), at, Optional.empty());
    }
    var counted =
        Objects.requireNonNull(
            new JdbcTemplate(node.dataSource())
                .execute(
                    (ConnectionCallback<RegisterCount.Counted>)
                        connection -> RegisterCount.of(connection, source.asked())));
    if (counted.histories().isEmpty()) {
      return new Count(new Taking.Refused("nobody"), at, Optional.of(ContentCommitment.NONE));
    }
    var lists = plan.plan().lists().stream().map(AnalysisPlan.NamedList::name).toList();
    var table = KeptTable.of(lists, counted.histories(), RegisterNote.of(counted));
    var sha256 = Sha256.of(table.csv().getBytes(StandardCharsets.UTF_8));
    var taken =
        new TakenIn(
            plan.id(),
            plan.plan().fileName(),
            HexFormat.of().formatHex(sha256),
            table.sha256(),
            table,
            at,
            by.account());
    return new Count(
        store.take(taken, salt) ? new Taking.Taken(taken) : new Taking.Refused("second-count"),
        at,
        Optional.of(ContentCommitment.to(sha256, salt)));
  }

  private static Happening registerCounted(
      String plan, Instant at, Doer by, ContentCommitment content) {
    return happening(
        LedgerEvent.REGISTER_COUNTED, Subject.Kind.PLAN, plan, at, by.actor(), content);
  }

  /// Notes that an estimate by a plan was asked for; it is not computed yet.
  ///
  /// @return its id
  String ask(Registered plan, Account by) {
    return ask(plan, doer(by));
  }

  String ask(Registered plan, Doer by) {
    var id = drawn();
    store.ask(id, plan.id(), now(), by.account());
    return id;
  }

  /// Keeps what came of it.
  void finish(String id, KeptResult result, Actor by) {
    var numbers = CanonicalNumbers.of(result.answer());
    var salt = salts.get();
    var at = now();
    ledger.recording(
        node.id(),
        () -> {
          store.done(id, result, Sha256.of(numbers.bytes()), salt, at);
          return true;
        },
        _ ->
            Optional.of(
                happening(
                    LedgerEvent.ESTIMATE_MADE,
                    Subject.Kind.ESTIMATE,
                    id,
                    at,
                    by,
                    ContentCommitment.to(numbers.bytes(), salt))));
  }

  /// Notes that one ended without a document.
  void end(String id, EstimateState state) {
    store.end(id, state, now());
  }

  /// @param words what the approver writes beside it; may be empty
  Approving approve(Made estimate, Registered plan, String words, Account by) {
    if (estimate.result().filter(KeptResult::isEstimate).isEmpty()) {
      return Approving.NOTHING_TO_APPROVE;
    }
    var who = by.id().value();
    if (hadAHandInIt(who, estimate, plan)) {
      return Approving.OWN_WORK;
    }
    var salt = salts.get();
    var approval = new Approval(now(), who, words);
    var content = (plan.plan().assumption() + "\n" + words).getBytes(StandardCharsets.UTF_8);
    return ledger.recording(
        node.id(),
        () -> store.approve(estimate.id(), approval, salt) ? Approving.APPROVED : Approving.BEFORE,
        answer ->
            answer == Approving.APPROVED
                ? Optional.of(
                    happening(
                        LedgerEvent.ASSUMPTION_APPROVED,
                        Subject.Kind.ESTIMATE,
                        estimate.id(),
                        approval.at(),
                        actor(by),
                        ContentCommitment.to(content, salt)))
                : Optional.<Happening>empty());
  }

  boolean hadAHandInIt(String who, Made estimate, Registered plan) {
    return who.equals(estimate.by())
        || who.equals(plan.by())
        || store.file(plan.id()).filter(f -> who.equals(f.by())).isPresent();
  }

  private Doer doer(Account account) {
    return new Doer(account.id().value(), actor(account));
  }

  Actor actor(Account account) {
    return AccountEntries.actor(node.id(), account);
  }

  /// To the millisecond, as the ledger has it.
  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Happening happening(
      LedgerEvent event,
      Subject.Kind kind,
      String id,
      Instant at,
      Actor actor,
      ContentCommitment content) {
    return new Happening(
        at, actor, event, new Subject(kind, new OpaqueId(id)), Reason.NONE, content);
  }
}
