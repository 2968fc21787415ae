package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.cases.RecordPart.NAME;
import static org.mufakat.cases.RecordPart.SAME_PERSON;
import static org.mufakat.cases.RecordPart.VICTIM_STATUS;
import static org.mufakat.server.cases.AtTheDesk.done;
import static org.mufakat.server.cases.AtTheDesk.form;
import static org.mufakat.server.cases.AtTheDesk.told;
import static org.mufakat.server.cases.AtTheDesk.versionIn;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.RecordPart;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.access.Username;

/// What passes the wall, on the pages of the side that gives and of the side that receives. All
/// persons are invented.
class PassingPagesTest {

  private static final String FLAG = "consider not to punish";

  private final AtTheDesk helper = AtTheDesk.as("helper");
  private final AtTheDesk inspector = AtTheDesk.as("inspector");

  /// The record of an invented victim at victim services.
  private final String hers = helper.opens("Sari Lestari");

  private final String she = helper.personOf(hers);

  // ---- giving

  @Test
  void a_consent_withdrawn_between_the_form_and_its_sending_lets_nothing_through() {
    var consent = consent(NAME);
    var across = hers + "/persons/" + she + "/across";
    var form = helper.get(across);
    var before = received();
    withdraw(AtTheDesk.as("helper"), consent);

    var answer = give(NAME);

    assertThat(form.body()).contains("name=\"part\"");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("The consent was taken back.");
    assertThat(received()).isEqualTo(before);
    assertThat(told("crossing-refused", she)).isEqualTo(1);
  }

  // ---- the flag of non-punishment on what was received

  @Test
  void what_says_that_a_suspect_is_a_victim_is_flagged_in_the_list_and_by_itself() {
    consent(SAME_PERSON, VICTIM_STATUS);
    var received = given(SAME_PERSON, VICTIM_STATUS);
    link(received, suspect());

    assertThat(inList(received)).contains(FLAG);
    assertThat(inspector.get("/received/" + received).body()).contains(FLAG);
  }

  @Test
  void all_that_was_received_of_a_flagged_person_is_flagged() {
    consent(SAME_PERSON, VICTIM_STATUS, NAME);
    var status = given(SAME_PERSON, VICTIM_STATUS);
    var name = given(SAME_PERSON, NAME);
    var suspect = suspect();
    link(status, suspect);
    link(name, suspect);

    assertThat(inList(name)).contains(FLAG);
    assertThat(inspector.get("/received/" + name).body()).contains(FLAG);
  }

  @Test
  void what_says_nothing_of_the_status_of_a_suspect_is_not_flagged() {
    consent(SAME_PERSON, NAME);
    var received = given(SAME_PERSON, NAME);
    link(received, suspect());

    assertThat(inList(received)).doesNotContain(FLAG);
    assertThat(inspector.get("/received/" + received).body()).doesNotContain(FLAG);
  }

  @Test
  void what_is_not_linked_to_a_flagged_person_is_not_flagged_for_theirs() {
    consent(SAME_PERSON, VICTIM_STATUS, NAME);
    link(given(SAME_PERSON, VICTIM_STATUS), suspect());

    var received = given(NAME);

    assertThat(inList(received)).doesNotContain(FLAG);
    assertThat(inspector.get("/received/" + received).body()).doesNotContain(FLAG);
  }

  @Test
  void whoever_reads_that_somebody_is_a_victim_sees_the_flag_before_a_record_is_linked() {
    consent(VICTIM_STATUS);
    var received = given(VICTIM_STATUS);

    assertThat(inList(received)).doesNotContain(FLAG);
    assertThat(inspector.get("/received/" + received).body()).contains(FLAG);
  }

  @Test
  void what_was_recalled_is_not_flagged() {
    var consent = consent(SAME_PERSON, VICTIM_STATUS);
    var received = given(SAME_PERSON, VICTIM_STATUS);
    link(received, suspect());
    withdraw(helper, consent);

    assertThat(inList(received)).contains("m-tag--caution").doesNotContain(FLAG);
    assertThat(inspector.get("/received/" + received).body()).doesNotContain(FLAG);
  }

  @Test
  void what_is_over_is_not_flagged() {
    order(Duration.ofHours(1), SAME_PERSON, VICTIM_STATUS);
    var received = given(SAME_PERSON, VICTIM_STATUS);
    link(received, suspect());
    assertThat(inList(received)).contains(FLAG);

    RunningNodes.shared().pass(Duration.ofHours(1).plusSeconds(1));

    var later = AtTheDesk.as("inspector");
    assertThat(inList(later, received)).contains("m-tag--caution").doesNotContain(FLAG);
    assertThat(later.get("/received/" + received).body()).doesNotContain(FLAG);
  }

  // ---- fixtures

  /// Recorded at the desk: over HTTP a reviewed text would be needed.
  private OpaqueId consent(RecordPart... parts) {
    var recording =
        as(
            "helper",
            room ->
                new Consents(room)
                    .record(
                        idOf(hers),
                        new OpaqueId(she),
                        Wall.agreed("investigation", parts),
                        Wall.REVIEWED));
    return ((Consents.Recording.Recorded) recording).consent();
  }

  private void withdraw(AtTheDesk by, OpaqueId consent) {
    var page = hers + "/persons/" + she + "/consent";
    by.get(page);
    assertThat(done(by.post(page + "/" + consent + "/withdraw"))).isEqualTo("withdrawn");
  }

  private void order(Duration holds, RecordPart... parts) {
    var recorded =
        as(
            "matron",
            room ->
                new CourtOrders(room)
                    .record(
                        idOf(hers),
                        new OpaqueId(she),
                        new CourtOrders.Source("Court of Northmark", "C 12/2031"),
                        Set.of(parts),
                        room.now().plus(holds)));
    assertThat(recorded).isPresent();
  }

  private static OpaqueId idOf(String path) {
    return new OpaqueId(path.substring("/cases/".length()));
  }

  private HttpResponse<String> give(RecordPart... parts) {
    var fields = new ArrayList<>(List.of("use", "investigation"));
    Stream.of(parts).forEach(part -> fields.addAll(List.of("part", part.slug())));
    return helper.post(hers + "/persons/" + she + "/across", fields.toArray(String[]::new));
  }

  /// @return the id of what came to the other side
  private String given(RecordPart... parts) {
    var before = received();
    assertThat(done(give(parts))).isEqualTo("given");
    var after = new ArrayList<>(received());
    after.removeAll(before);
    assertThat(after).hasSize(1);
    return after.getFirst().value();
  }

  private static List<OpaqueId> received() {
    return PassingPagesTest.<List<Received.Line>>as("inspector", room -> new Received(room).all())
        .stream()
        .map(Received.Line::id)
        .toList();
  }

  /// Someone of an own case of the police's, who is a suspect and of whom nobody there asked
  /// whether they are a victim.
  private String suspect() {
    var path = inspector.opens("Sari L.");
    var person = inspector.personOf(path);
    var page = path + "/persons/" + person;
    var stored =
        inspector.post(page, form(versionIn(inspector.get(page)), "victim", "", "suspect", "yes"));
    assertThat(done(stored)).isEqualTo("changed");
    return person;
  }

  private void link(String received, String person) {
    assertThat(done(inspector.post("/received/" + received + "/link", "person", person)))
        .isEqualTo("linked");
  }

  private String inList(String received) {
    return inList(inspector, received);
  }

  /// What the list of what was received shows of one.
  private static String inList(AtTheDesk by, String received) {
    var section =
        Pattern.compile(
                "<section[^>]*><h2><a href=\"/xno/received/" + received + "\".*?</section>",
                Pattern.DOTALL)
            .matcher(by.get("/received").body().replaceAll(">\\s+<", "><"));
    assertThat(section.find()).isTrue();
    return section.group();
  }

  private static <T> T as(String username, Function<CaseRoom, T> work) {
    var nodes = RunningNodes.shared();
    var account = nodes.accounts(RunningNodes.NORTH).named(new Username(username)).orElseThrow();
    return nodes
        .bean(CaseDesks.class)
        .of(RunningNodes.NORTH)
        .orElseThrow()
        .as(CaseWorker.of(RunningNodes.NORTH, account).orElseThrow(), work);
  }
}
