package org.mufakat.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.AddCheckpoint;
import org.mufakat.ledger.Checkpoint;
import org.mufakat.ledger.CheckpointAnswer;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.TreeHash;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.ledger.Checkpoints.Witnessing;

/// The witness as a node elsewhere meets it, over HTTP and without signing in.
class WitnessResourceTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final RunningNodes nodes = RunningNodes.shared();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WitnessDesk desk = nodes.bean(NodeLedgers.class).witness().orElseThrow();
  private final LedgerSite site =
      LedgerSite.elsewhere("mufakat/elsewhere/XNO/ledger" + NUMBER.incrementAndGet());

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(nodes.at("/hub/witness/add-checkpoint"))
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private SignedNote checkpoint(long size, TreeHash root) {
    return new Checkpoint(site.ledger.origin(), size, root).signedBy(site.log);
  }

  private static String add(long old, SignedNote note) {
    return new AddCheckpoint(old, List.of(), note).toString();
  }

  private static TreeHash leaf(int number) {
    return TreeHash.ofLeaf(new byte[] {(byte) number});
  }

  @Test
  void a_node_elsewhere_has_its_ledger_witnessed_over_http() {
    desk.watch(site.log.key());
    var line = new HttpWitness(nodes.at("/"));
    site.with(5).signed();

    assertThat(site.ledger.checkpoints().witness(line, desk.key()))
        .isEqualTo(new Witnessing.Witnessed(5));
    site.with(20).signed();
    assertThat(site.ledger.checkpoints().witness(line, desk.key()))
        .isEqualTo(new Witnessing.Witnessed(25));

    var policy =
        new TrustPolicy(site.ledger.origin(), List.of(site.log.key()), List.of(desk.key()), 1);
    var last = line.last(site.ledger.origin()).orElseThrow();
    assertThat(policy.open(last))
        .isInstanceOfSatisfying(
            CheckpointAnswer.Opened.class,
            opened -> {
              assertThat(opened.checkpoint().size()).isEqualTo(25);
              assertThat(opened.witnessed()).isTrue();
            });
  }

  @Test
  void a_node_whose_key_the_witness_does_not_know_is_told_what_to_do() {
    site.with(5).signed();

    var witnessing = site.ledger.checkpoints().witness(new HttpWitness(nodes.at("/")), desk.key());

    assertThat(witnessing)
        .isEqualTo(
            new Witnessing.NotWitnessed(
                "the witness answered 404: No log of this name is watched: its key is registered"
                    + " at the hub with `./mufakat ledger watch`."));
  }

  @Test
  void a_hub_out_of_reach_is_asked_later() {
    site.with(5).signed();
    var nobody = new HttpWitness(URI.create("http://127.0.0.1:1/"));

    assertThat(site.ledger.checkpoints().witness(nobody, desk.key()))
        .isInstanceOf(Witnessing.Later.class);
  }

  @Test
  void a_hub_that_dawdles_with_its_answer_or_never_ends_it_is_asked_later() throws Exception {
    site.with(5).signed();
    var hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext("/", WitnessResourceTest::answersAByteASecond);
    hub.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    hub.start();
    var address = URI.create("http://127.0.0.1:" + hub.getAddress().getPort() + "/");

    try (var line = new HttpWitness(address, Duration.ofMillis(400))) {
      assertThat(site.ledger.checkpoints().witness(line, desk.key()))
          .isInstanceOf(Witnessing.Later.class);
    } finally {
      hub.stop(0);
    }
  }

  private static void answersAByteASecond(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      for (int i = 0; i < 20; i++) {
        body.write('x');
        body.flush();
        Thread.sleep(1_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_hub_that_says_more_than_a_witness_can_is_not_read_to_the_end() throws Exception {
    site.with(5).signed();
    var hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(409, 0);
          try (var body = exchange.getResponseBody()) {
            body.write("5\n".repeat(40_000).getBytes(StandardCharsets.US_ASCII));
          }
        });
    hub.start();
    var address = URI.create("http://127.0.0.1:" + hub.getAddress().getPort() + "/");

    try (var line = new HttpWitness(address)) {
      assertThat(site.ledger.checkpoints().witness(line, desk.key()))
          .isInstanceOf(Witnessing.Later.class);
    } finally {
      hub.stop(0);
    }
  }

  @Test
  void what_it_accepts_is_answered_with_a_cosignature_line() throws Exception {
    desk.watch(site.log.key());

    var answer = post(add(0, checkpoint(1, leaf(1))));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("— " + desk.key().name() + " ").endsWith("\n");
    assertThat(answer.body().lines()).hasSize(1);
  }

  @Test
  void another_old_size_is_a_conflict_that_tells_the_size() throws Exception {
    desk.watch(site.log.key());
    post(add(0, checkpoint(1, leaf(1))));

    var answer = post(add(0, checkpoint(2, leaf(2))));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    assertThat(answer.body()).isEqualTo("1\n");
  }

  @Test
  void the_same_size_with_another_root_is_a_conflict_and_the_same_root_is_cosigned_again()
      throws Exception {
    desk.watch(site.log.key());
    post(add(0, checkpoint(1, leaf(1))));

    assertThat(post(add(1, checkpoint(1, leaf(2)))).statusCode()).isEqualTo(409);
    assertThat(post(add(1, checkpoint(1, leaf(1)))).statusCode()).isEqualTo(200);
  }

  @Test
  void the_last_checkpoint_with_a_false_proof_is_unprocessable_and_no_other_root()
      throws Exception {
    desk.watch(site.log.key());
    post(add(0, checkpoint(1, leaf(1))));

    var answer = post(new AddCheckpoint(1, List.of(leaf(2)), checkpoint(1, leaf(1))).toString());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).doesNotContain("evidence");
  }

  @Test
  void a_checkpoint_that_does_not_continue_the_last_is_unprocessable() throws Exception {
    desk.watch(site.log.key());
    post(add(0, checkpoint(1, leaf(1))));

    var answer = post(add(1, checkpoint(2, leaf(2))));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(desk.last(site.ledger.origin()).orElseThrow().text())
        .isEqualTo(checkpoint(1, leaf(1)).text());
  }

  @Test
  void a_note_that_the_log_did_not_sign_is_forbidden() throws Exception {
    desk.watch(site.log.key());
    var other = LedgerSite.signer(site.ledger.origin() + "x", KeyKind.ED25519);

    var answer = post(add(0, new Checkpoint(site.ledger.origin(), 1, leaf(1)).signedBy(other)));

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void an_unknown_log_is_not_found() throws Exception {
    assertThat(post(add(0, checkpoint(1, leaf(1)))).statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_no_request_is_a_bad_one() throws Exception {
    desk.watch(site.log.key());

    assertThat(post("").statusCode()).isEqualTo(400);
    assertThat(post("old 01\n\n" + checkpoint(1, leaf(1))).statusCode()).isEqualTo(400);
    assertThat(post(add(3, checkpoint(1, leaf(1)))).statusCode()).isEqualTo(400);
    assertThat(post("old 0\n" + "x".repeat(20_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void a_log_without_a_cosigned_checkpoint_has_no_last_one() throws Exception {
    desk.watch(site.log.key());
    var address = "/hub/witness/" + LedgerKeys.hashOf(site.ledger.origin());

    var answer =
        http.send(HttpRequest.newBuilder(nodes.at(address)).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new HttpWitness(nodes.at("/")).last(site.ledger.origin())).isEmpty();
  }

  @Test
  void the_witnesss_key_is_shown() throws Exception {
    var answer =
        http.send(
            HttpRequest.newBuilder(nodes.at("/hub/witness/key")).build(), BodyHandlers.ofString());

    assertThat(answer.body()).isEqualTo(desk.key() + "\n");
  }
}
