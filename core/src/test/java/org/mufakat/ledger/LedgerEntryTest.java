package org.mufakat.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {

  private static final long SEED = 4_711;

  private static final LedgerEntry READ =
      new LedgerEntry(
          12,
          Instant.parse("2031-05-06T07:08:09.120Z"),
          new Actor(
              LedgerFixture.id(0x5f0c),
              Actor.Role.VICTIM_SERVICES_WORKER,
              Optional.of(Compartment.VICTIM_SERVICES)),
          LedgerEvent.IDENTITY_READ,
          new Subject(Subject.Kind.PERSON, LedgerFixture.id(0x91ab)),
          Reason.ASSIGNED_CASE,
          ContentCommitment.NONE);

  @Test
  void the_bytes_are_these_and_will_stay_these() {
    assertThat(new String(READ.bytes(), StandardCharsets.US_ASCII))
        .isEqualTo(
            """
            mufakat-ledger-entry/v1
            index 12
            at 2031-05-06T07:08:09.120Z
            actor 00000000000000000000000000005f0c victim-services-worker victim-services
            event identity-read
            subject person 000000000000000000000000000091ab
            reason assigned-case
            content 0000000000000000000000000000000000000000000000000000000000000000
            """);
    assertThat(READ.leafHash()).isEqualTo(TreeHash.ofLeaf(READ.bytes()));
  }

  @Test
  void every_kind_of_entry_is_read_as_it_was_written() {
    var random = new Random(SEED);
    for (var event : LedgerEvent.values()) {
      for (var reason : Reason.values()) {
        for (var kind : Subject.Kind.values()) {
          var entry =
              new LedgerEntry(
                  random.nextLong(Long.MAX_VALUE),
                  LedgerFixture.NOON.plusMillis(random.nextInt()),
                  actor(random),
                  event,
                  kind == Subject.Kind.NONE
                      ? Subject.NONE
                      : new Subject(kind, LedgerFixture.id(1 + random.nextInt(99))),
                  reason,
                  new ContentCommitment("%064x".formatted(random.nextInt(1 << 30))));

          assertThat(LedgerEntry.decode(entry.bytes())).contains(entry);
          assertThat(LedgerEntry.indexIn(entry.bytes())).hasValue(entry.index());
        }
      }
    }
  }

  private static Actor actor(Random random) {
    var role = Actor.Role.values()[random.nextInt(Actor.Role.values().length)];
    var compartments = Compartment.values();
    int side = random.nextInt(compartments.length + 1);
    return switch (role) {
      case NODE -> Actor.NODE;
      case UNKNOWN -> Actor.UNKNOWN;
      default ->
          new Actor(
              LedgerFixture.id(1 + random.nextInt(99)),
              role,
              side == 0 ? Optional.empty() : Optional.of(compartments[side - 1]));
    };
  }

  @Test
  void every_entry_fits_the_largest_size_that_is_read() {
    var longest =
        new LedgerEntry(
            Long.MAX_VALUE,
            Instant.parse("9999-12-31T23:59:59.999Z"),
            new Actor(
                LedgerFixture.id(1),
                longest(Actor.Role.values()),
                Optional.of(Compartment.LAW_ENFORCEMENT)),
            longest(LedgerEvent.values()),
            new Subject(longest(Subject.Kind.values()), LedgerFixture.id(1)),
            longest(Reason.values()),
            ContentCommitment.NONE);

    assertThat(LedgerEntry.decode(longest.bytes())).contains(longest);
  }

  private static <E extends Enum<E>> E longest(E[] values) {
    return Stream.of(values)
        .max(java.util.Comparator.comparingInt(v -> v.name().length()))
        .orElseThrow();
  }

  @Test
  void bytes_that_mean_the_same_in_another_form_are_refused() {
    var text = new String(READ.bytes(), StandardCharsets.US_ASCII);
    for (var other :
        List.of(
            text.substring(0, text.length() - 1),
            text + "\n",
            text.replace("\n", "\r\n"),
            text.replace("/v1", "/v2"),
            text.replace("index 12", "index 012"),
            text.replace("index 12", "index +12"),
            text.replace("index 12", "index  12"),
            text.replace("index 12", "index 12 "),
            text.replace("index 12", "index 9223372036854775808"),
            text.replace(".120Z", ".12Z"),
            text.replace(".120Z", ".120000Z"),
            text.replace(".120Z", ".120+00:00"),
            text.replace("2031-05-06T07:08:09", "2031-05-06T24:00:00"),
            text.replace("2031-05-06", "2031-02-30"),
            text.replace("2031-05-06", "1999-05-06"),
            text.replace("2031", "+2031"),
            text.replace("5f0c", "5F0C"),
            text.replace("actor 00", "actor "),
            text.replace("identity-read", "IDENTITY_READ"),
            text.replace("identity-read", "identity-read "),
            text.replace("identity-read", "identity-sold"),
            text.replace("assigned-case", "he asked nicely"),
            text.replace("person ", "person  "),
            text.replace("person", "none"),
            text.replace("victim-services-worker", "node"),
            text.replace("event", "Event"),
            text.replace("event identity-read\n", ""),
            text + "note hello\n",
            text.replace("content 0", "content é"))) {
      assertThat(LedgerEntry.decode(other.getBytes(StandardCharsets.UTF_8))).as(other).isEmpty();
    }
  }

  @Test
  void spoilt_bytes_are_refused_or_are_the_canonical_bytes_of_what_they_say() {
    var random = new Random(SEED);
    for (int i = 0; i < 50_000; i++) {
      int round = i;
      var bytes = LedgerFixture.entry(random.nextInt(1000), random).bytes();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      var spoilt =
          random.nextInt(8) == 0
              ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 20))
              : bytes;

      LedgerEntry.decode(spoilt)
          .ifPresent(
              entry ->
                  assertThat(entry.bytes()).as("seed %d, round %d", SEED, round).isEqualTo(spoilt));
      LedgerEntry.indexIn(spoilt);
    }
    assertThat(LedgerEntry.decode(new byte[1_000_000])).isEmpty();
    assertThat(LedgerEntry.decode(new byte[0])).isEmpty();
  }

  @Test
  void no_name_can_be_written_where_an_id_belongs() {
    for (var text : List.of("Budi", "", "budi.santoso@north.example", "A".repeat(32), "5f0c")) {
      assertThatThrownBy(() -> new OpaqueId(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void the_node_and_someone_not_signed_in_have_no_id_and_everyone_else_has_one() {
    assertThatThrownBy(() -> new Actor(OpaqueId.NONE, Actor.Role.ANALYST, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Actor(LedgerFixture.id(1), Actor.Role.UNKNOWN, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Subject(Subject.Kind.CASE, OpaqueId.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_commitment_opens_with_its_content_and_its_salt_only() {
    var content = "a change".getBytes(StandardCharsets.UTF_8);
    var salt = new byte[32];
    salt[3] = 7;
    var other = salt.clone();
    other[3] = 8;

    var commitment = ContentCommitment.to(content, salt);

    assertThat(commitment.opensWith(content, salt)).isTrue();
    assertThat(commitment.opensWith(content, other)).isFalse();
    assertThat(commitment.opensWith("another".getBytes(StandardCharsets.UTF_8), salt)).isFalse();
    assertThat(commitment.opensWith(content, new byte[0])).isFalse();
  }

  @Test
  void a_commitment_is_the_jdk_s_hmac_sha_256() throws GeneralSecurityException {
    var random = new Random(SEED);
    for (int length = 0; length < 300; length++) {
      var content = new byte[length];
      var salt = new byte[ContentCommitment.SALT_BYTES];
      random.nextBytes(content);
      random.nextBytes(salt);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt, "HmacSHA256"));

      assertThat(ContentCommitment.to(content, salt))
          .hasToString(HexFormat.of().formatHex(mac.doFinal(content)));
    }
  }

  @Test
  void every_code_is_found_by_its_word_and_no_two_are_alike() {
    for (var event : LedgerEvent.values()) {
      assertThat(LedgerEvent.byCode(event.code())).contains(event);
      assertThat(event.code()).matches("[a-z]+(-[a-z]+)*");
    }
    assertThat(LedgerEvent.byCode("identity_read")).isEmpty();
    assertThat(Reason.byCode("no-consent")).contains(Reason.NO_CONSENT);
  }
}
