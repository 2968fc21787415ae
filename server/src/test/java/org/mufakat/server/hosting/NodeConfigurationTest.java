package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.node.NodeId;
import org.mufakat.server.keys.Token;

class NodeConfigurationTest {

  @TempDir private Path folder;

  @Test
  void a_small_file_is_enough() throws IOException {
    var read =
        read(
            """
            pack: regimes/example
            data: data
            nodes:
              - id: XAA
            """);

    assertThat(read.pack()).isEqualTo(folder.resolve("regimes/example"));
    assertThat(read.data()).isEqualTo(folder.resolve("data"));
    assertThat(read.databases()).isEqualTo(new Databases.Embedded());
    assertThat(read.nodes())
        .containsExactly(
            new NodeSetting(new NodeId("XAA"), Optional.empty(), Optional.empty(), false, false));
    assertThat(read.web())
        .isEqualTo(new NodeConfiguration.Web("127.0.0.1", 8080, Optional.empty(), List.of()));
    assertThat(read.management()).isEqualTo(new NodeConfiguration.Management("127.0.0.1", 9090));
  }

  @Test
  void the_shipped_example_can_be_read() throws IOException {
    var example = Path.of("..", "docs", "guides", "node-example.yaml");

    var read = NodeConfiguration.read(example, Map.of());

    assertThat(read.nodes()).isNotEmpty();
    assertThat(read.nodes().getFirst().signIn().secondFactor()).isEqualTo(SecondFactorRule.CASES);
    assertThat(read.web().tls()).isPresent();
  }

  @Test
  void a_second_factor_is_wanted_from_whom_the_configuration_says_or_the_fault_is_told()
      throws IOException {
    var nodes = "pack: p\ndata: d\nnodes:\n  - id: XAA\n    sign-in:\n      second-factor: ";

    assertThat(read(nodes + "everyone\n").nodes().getFirst().signIn().secondFactor())
        .isEqualTo(SecondFactorRule.EVERYONE);
    assertThat(refused(nodes + "always\n"))
        .hasMessageContaining("optional, or for cases, or for everyone");
  }

  @Test
  void a_node_names_the_providers_whose_word_it_takes() throws IOException {
    var read =
        read(
            """
            pack: p
            data: d
            nodes:
              - id: XAA
                sign-in:
                  second-factor: everyone
                  providers:
                    - id: ministry
                      label: Ministry account
                      issuer: https://login.ministry.example/realm
                      client-id: mufakat-xaa
                      client-secret-file: ministry.secret
                      second-factor-amr: [mfa, otp]
                      second-factor-acr: ["urn:two"]
                    - id: trial
                      label: Trial
                      issuer: http://localhost:9000
                      client-id: mufakat-xaa
                      client-secret-file: /etc/trial.secret
                      person-claim: urn:person
            server:
              public-address: https://mufakat.example
            """);

    assertThat(read.nodes().getFirst().signIn().providers())
        .containsExactly(
            new ProviderSetting(
                "ministry",
                "Ministry account",
                "https://login.ministry.example/realm",
                "mufakat-xaa",
                folder.resolve("ministry.secret"),
                "sub",
                new ProviderSetting.SecondFactorWords(Set.of("mfa", "otp"), Set.of("urn:two"))),
            new ProviderSetting(
                "trial",
                "Trial",
                "http://localhost:9000",
                "mufakat-xaa",
                Path.of("/etc/trial.secret"),
                "urn:person",
                ProviderSetting.SecondFactorWords.NONE));
  }

  @Test
  void every_fault_of_a_provider_is_told_with_its_line() {
    var refused =
        refused(
            """
            pack: p
            data: d
            nodes:
              - id: XAA
                sign-in:
                  providers:
                    - id: The Ministry
                      label: a label that is too long to be put on a button
                      issuer: http://login.ministry.example
                      client-secret: the secret itself
                      person-claim: email
                      second-factor-amr: [pwd]
                    - id: twin
                      label: One
                      issuer: https://one.example
                      client-id: a
                      client-secret-file: s
                    - id: twin
                      label: Two
                      issuer: https://one.example
                      client-id: a
                      client-secret-file: s
                      person-claim: "a b"
                    - id: third
                      label: Three
                      issuer: https://user@three.example/?q#f
                      client-id: a
                      client-secret-file: s
            """);

    assertThat(faults(refused))
        .containsExactlyInAnyOrder(
            "1: `server`: sign-in providers send people back to `public-address`: give it, as"
                + " https://mufakat.example",
            "7: `id`: a provider is named by 1 to 20 small letters, digits and hyphens, as"
                + " ministry",
            "7: `client-id` is missing",
            "7: `client-secret-file` is missing",
            "8: `label`: how pages call the provider has 1 to 40 characters",
            "9: `issuer`: " + ISSUER,
            "10: `client-secret` is not known here; known are client-id, client-secret-file, id,"
                + " issuer, label, person-claim, second-factor-acr, second-factor-amr",
            "11: `person-claim`: email can be another person's one day: name a claim that stays"
                + " with one, as sub",
            "12: `second-factor-amr`: pwd is one thing that is known, no second factor: list"
                + " others, as otp or hwk",
            "18: `id`: provider twin is listed twice",
            "20: `issuer`: a node knows an issuer once: list it once",
            "23: `person-claim`: the name of a claim is needed, as sub",
            "26: `issuer`: " + ISSUER);
  }

  private static final String ISSUER =
      "the issuer is https://HOST, perhaps with a path, exactly as the provider writes it in its"
          + " /.well-known/openid-configuration; http://localhost alone may be without TLS";

  @Test
  void a_secret_that_others_can_read_that_is_empty_or_missing_is_refused() throws IOException {
    var file = folder.resolve("ministry.secret");
    var setting =
        new ProviderSetting(
            "ministry",
            "Ministry",
            "https://login.ministry.example",
            "mufakat-xaa",
            file,
            "sub",
            ProviderSetting.SecondFactorWords.NONE);

    assertThatThrownBy(setting::clientSecret).hasMessageContaining("does not exist");
    Files.writeString(file, "  a secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(setting::clientSecret).hasMessageContaining("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(setting.clientSecret()).isEqualTo("a secret");
    Files.writeString(file, "\n");
    assertThatThrownBy(setting::clientSecret).hasMessageContaining("put the secret into it");
  }

  @Test
  void a_public_address_is_https_without_a_slash_or_the_fault_is_told() throws IOException {
    var nodes = "pack: p\ndata: d\nnodes:\n  - id: XAA\nserver:\n  public-address: ";

    assertThat(read(nodes + "https://mufakat.example\n").web().publicAddress())
        .contains(java.net.URI.create("https://mufakat.example"));
    for (String wrong : List.of("http://mufakat.example", "https://mufakat.example/", "mufakat")) {
      assertThat(refused(nodes + wrong + "\n"))
          .hasMessageContaining("https://HOST or https://HOST:PORT");
    }
  }

  @Test
  void a_hub_elsewhere_is_named_with_its_witnesss_key_or_the_fault_is_told() throws IOException {
    var nodes = "pack: p\ndata: d\nnodes:\n  - id: XAA\n";
    var key = "mufakat/example/HUB/witness+94fc0536+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU";

    var read = read(nodes + "hub: https://hub.example\nhub-key: " + key + "\n");

    assertThat(read.hub())
        .contains(
            new NodeConfiguration.Hub(
                URI.create("https://hub.example"), VerifierKey.parse(key).orElseThrow()));
    assertThat(read(nodes).hub()).isEmpty();
    assertThat(refused(nodes + "hub: https://hub.example\n"))
        .hasMessageContaining("stand together");
    assertThat(refused(nodes + "hub: hub.example\nhub-key: " + key + "\n"))
        .hasMessageContaining("the hub's address is https://HOST");
    assertThat(refused(nodes + "hub: https://hub.example\nhub-key: nothing\n"))
        .hasMessageContaining("this is no witness's key");
  }

  @Test
  void everything_can_be_said() throws IOException {
    var read =
        read(
            """
            pack: /opt/mufakat/regimes/example
            data: /var/lib/mufakat
            nodes:
              - id: HUB
                key: keys/hub.pem
                public-picture: true
                time-zone: Asia/Jakarta
                database:
                  url: jdbc:postgresql://db.example:5433/hub?sslmode=require
                  user: hub
                  password-file: hub.password
            server:
              address: 0.0.0.0
              port: 8443
              tls:
                certificate: cert.pem
                private-key: key.pem
                reload: false
              trusted-proxies: [10.0.0.5, "::1"]
            management:
              address: 127.0.0.1
              port: 9443
            disk:
              refuse-below-mib: 100
              warn-below-mib: 200
            upgrade:
              without-copy: true
            log:
              level: warn
              file: node.log
            ledger:
              checkpoint-seconds: 30
            """);

    assertThat(read.databases()).isEqualTo(new Databases.Given());
    assertThat(read.nodes())
        .containsExactly(
            new NodeSetting(
                NodeId.HUB,
                Optional.of(folder.resolve("keys/hub.pem")),
                Optional.of(
                    new NodeSetting.GivenDatabase(
                        "jdbc:postgresql://db.example:5433/hub?sslmode=require",
                        "hub",
                        folder.resolve("hub.password"))),
                true,
                true,
                ZoneId.of("Asia/Jakarta"),
                SignInSetting.USUAL,
                Optional.empty()));
    assertThat(read.web().trustedProxies()).containsExactly("10.0.0.5", "::1");
    assertThat(read.web().tls())
        .contains(
            new NodeConfiguration.Tls(
                folder.resolve("cert.pem"), folder.resolve("key.pem"), false));
    assertThat(read.disk().refuseBelowMebibytes()).isEqualTo(100);
    assertThat(read.log().file()).contains(folder.resolve("node.log"));
    assertThat(read.ledger().checkpointSeconds()).isEqualTo(30);
  }

  @Test
  void identity_keys_can_be_in_a_token_and_what_is_missing_of_it_is_told() throws IOException {
    var start = "pack: p\ndata: d\nnodes:\n  - id: XAA\n    identity-keys:\n";
    var refused =
        refused(start + "      pkcs11: lib.so\n      slot: 99999999999\n      label: x\n");
    var faulty =
        refused(
            start
                + "      pkcs11: lib.so\n      slot: 2147483648\n      label: x\n"
                + "      pin-file: pin\n");

    assertThat(
            read(start
                    + "      pkcs11: /usr/lib/t.so\n      slot: 2147483647\n"
                    + "      label: mufakat-xaa\n      pin-file: xaa.pin\n")
                .nodes()
                .getFirst()
                .token())
        .contains(
            new Token(
                Path.of("/usr/lib/t.so"), 2147483647, "mufakat-xaa", folder.resolve("xaa.pin")));
    assertThat(refused).hasMessageContaining("`pin-file` is missing");
    assertThat(faulty).hasMessageContaining("the number of the token's slot is needed");
  }

  @Test
  void every_fault_is_told_with_its_line() {
    var refused =
        refused(
            """
            data: data
            colour: red
            nodes:
              - id: Thailand
              - id: XAA
              - id: XAA
            server:
              port: 99999
              trusted-proxies: [proxy.example]
              tls:
                certificate: cert.pem
            disk:
              refuse-below-mib: lots
            log:
              level: loud
            """);

    assertThat(faults(refused))
        .containsExactly(
            "1: `pack` is missing",
            "2: `colour` is not known here; known are data, database, disk, hub, hub-key, ledger,"
                + " log, management, nodes, pack, server, upgrade",
            "4: `id`: a node is named by three capital letters, as THA or HUB",
            "6: `id`: node XAA is listed twice",
            "8: `port`: a port is 0 to 65535",
            "9: `trusted-proxies`: proxy.example is no IP address: names and ranges are not taken",
            "11: `private-key` is missing",
            "13: `refuse-below-mib`: a whole number is needed",
            "15: `level`: a level is error, warn, info or debug");
  }

  @Test
  void what_is_missing_is_told_once() {
    var refused =
        refused(
            """
            pack: p
            data: d
            nodes:
              - id: HUB
              - public-picture: true
            database:
              password-file: server.password
            """);

    assertThat(faults(refused)).containsExactly("5: `id` is missing", "7: `address` is missing");
  }

  @Test
  void a_password_file_that_is_named_and_not_there_is_told() {
    var refused =
        refused(
            """
            pack: p
            data: d
            nodes:
              - id: XAA
            database:
              address: jdbc:postgresql://db.example:5432/postgres?user=mufakat
              password-file: server.password
            """);

    assertThat(refused.getMessage()).endsWith("server.password does not exist.");
  }

  @Test
  void a_file_that_is_no_yaml_is_told_with_its_line() {
    var refused = refused("pack: a\n\tdata: b\n");

    assertThat(refused.getMessage()).contains("node.yaml:2: not YAML");
  }

  @Test
  void a_missing_file_is_told() {
    var refused =
        catchThrowableOfType(
            RefusedToStart.class,
            () -> NodeConfiguration.read(folder.resolve("none.yaml"), Map.of()));

    assertThat(refused.getMessage()).endsWith("none.yaml does not exist.");
  }

  private RefusedToStart refused(String text) {
    return catchThrowableOfType(RefusedToStart.class, () -> read(text));
  }

  /// Each with the number of its line first.
  private static List<String> faults(RefusedToStart refused) {
    return refused.getMessage().lines().map(l -> l.replaceFirst("^.*/node.yaml:", "")).toList();
  }

  private NodeConfiguration read(String text) throws IOException {
    var file = folder.resolve("node.yaml");
    Files.writeString(file, text);
    return NodeConfiguration.read(file, Map.of());
  }
}
