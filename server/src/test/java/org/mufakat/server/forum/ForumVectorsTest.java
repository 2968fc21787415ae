package org.mufakat.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Position;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.Ed25519Signer;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.hosting.Ed25519Seed;

/// The test vectors of `docs/protocol/forum.md`, made again by the code from known keys: each
/// stands in the page to the letter.
class ForumVectorsTest {

  private static final Instant AT = Instant.parse("2031-05-06T07:08:09Z");
  private static final String PAGE = read();

  private final NoteSigner hub = signer("mufakat/example/HUB/forum", 1);
  private final NoteSigner north = signer("mufakat/example/XNO/forum", 2);
  private final Genesis genesis =
      new Genesis("example", Instant.parse("2031-05-01T00:00:00Z"), hub.key());

  /// The key whose seed is 32 times this byte.
  private static NoteSigner signer(String name, int seed) {
    try {
      var bytes = new byte[32];
      Arrays.fill(bytes, (byte) seed);
      return new Ed25519Signer(name, KeyKind.ED25519, Ed25519Seed.pair(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OpaqueId id(int number) {
    return new OpaqueId("%032x".formatted(number));
  }

  private static ForumEvent given(int id, Credential.Capacity capacity, Optional<String> member) {
    return new ForumEvent.CredentialGiven(
        AT,
        OpaqueId.NONE,
        new Credential(
            id(id),
            id(id + 100),
            capacity,
            member,
            "MINISTERS",
            Instant.parse("2031-05-01T00:00:00Z"),
            Instant.parse("2032-05-01T00:00:00Z")));
  }

  private record Entry(NoteSigner signer, ForumEvent event) {}

  private List<Entry> events() {
    return List.of(
        new Entry(hub, given(1, Credential.Capacity.SECRETARIAT, Optional.empty())),
        new Entry(north, given(2, Credential.Capacity.DELEGATE, Optional.of("XNO"))),
        new Entry(
            hub, new ForumEvent.Drafted(AT.plusSeconds(1), id(1), id(3), "MINISTERS", Set.of())),
        new Entry(
            hub,
            new ForumEvent.Tabled(
                AT.plusSeconds(2),
                id(1),
                id(3),
                new TextVersion(
                    1,
                    List.of(
                        new Clause("1", "Officers of both sides meet each year."),
                        new Clause("2", "No action follows.")),
                    Follows.nothing("MINISTERS", "2")))),
        new Entry(
            north,
            new ForumEvent.Stated(
                AT.plusMillis(3_500),
                id(2),
                id(3),
                1,
                "XNO",
                Position.Kind.OBJECTION,
                "“each year” → \"twice a year\"",
                Optional.empty())));
  }

  private Stream<String> vectors() {
    var made = Stream.<String>builder();
    made.add(genesis.text());
    made.add(genesis.hash().hex());
    made.add(north.key().toString());
    var at = genesis.point();
    for (var entry : events()) {
      var note = SignedEvent.sign(genesis.hash(), at, entry.event, entry.signer).note().toString();
      at = at.next(note);
      made.add(note);
      made.add("entry " + at);
    }
    made.add(RecordHead.sign(genesis.hash(), at, hub).note().toString());
    return made.build();
  }

  @Test
  void every_vector_of_the_page_is_made_again_by_the_code() throws IOException {
    var made = vectors().toList();
    Files.writeString(Path.of("target/forum-vectors.txt"), String.join("\n~\n", made));

    assertThat(made).allSatisfy(vector -> assertThat(PAGE).contains(vector));
  }

  @Test
  void the_vectors_are_a_sound_record() {
    var replay = new Replay(genesis, new PackCharter(ForumSite.PACK, genesis.begins()));
    var keys = new SignerKeys(hub.key(), Map.of("XNO", List.of(north.key())));

    for (var entry : events()) {
      var signed = SignedEvent.sign(genesis.hash(), replay.head(), entry.event, entry.signer);

      assertThat(replay.take(signed, keys.check(signed))).isEmpty();
    }
  }

  @Test
  void every_type_of_event_stands_in_the_page() {
    assertThat(ForumEvent.class.getPermittedSubclasses())
        .allSatisfy(
            kind ->
                assertThat(PAGE)
                    .contains(
                        "`"
                            + kind.getSimpleName()
                                .replaceAll("(?<=.)([A-Z])", "-$1")
                                .toLowerCase(Locale.ROOT)
                            + "`"));
  }

  private static String read() {
    try {
      return Files.readString(Path.of("../docs/protocol/forum.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
