package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Refusal;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Subject;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.access.Role;
import org.mufakat.server.forum.Hindrance;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.OpaqueIds;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Who acts at which body; letting somebody act there, and ending it.
@Controller
final class PeoplePage {

  private static final String FORUM = "/{node:[a-z]{3}}/forum";
  private static final int A_PAGE = 50;
  private static final int ID_BYTES = 16;

  private static final List<Capacity> OF_A_STATE = List.of(Capacity.DELEGATE, Capacity.ADVISER);
  private static final List<Capacity> OF_THE_HUB =
      List.of(Capacity.SECRETARIAT, Capacity.CHAIR, Capacity.OBSERVER);

  private static final Set<Role> ACT_FOR_A_STATE =
      Set.of(Role.DELEGATE, Role.ADVISER, Role.FOCAL_POINT);
  private static final Set<Role> ACT_AT_THE_HUB =
      Set.of(Role.SECRETARIAT, Role.CHAIR, Role.OBSERVER);

  private final ForumCounter counter;
  private final AccountBooks accounts;
  private final SecureRandom chance = new SecureRandom();

  PeoplePage(ForumCounter counter, AccountBooks accounts) {
    this.counter = counter;
    this.accounts = accounts;
  }

  /// @param parameters `body` for one body, `page` and `over` from 1
  @GetMapping(FORUM + "/people")
  String people(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @RequestParam Map<String, String> parameters) {
    var room = counter.room(node, person);
    return show(node, room, locale, model, parameters, CredentialForm.from(today(node, room)));
  }

  private static LocalDate today(HostedNode node, ForumRoom room) {
    return LocalDate.ofInstant(room.now(), node.zone());
  }

  private String show(
      HostedNode node,
      ForumRoom room,
      Locale locale,
      Model model,
      Map<String, String> parameters,
      CredentialForm form) {
    var words = counter.words(node, locale);
    var all = accounts.of(node.id()).all();
    var list = new PeopleList(room, words, all);
    var body =
        Optional.ofNullable(parameters.get("body"))
            .filter(b -> node.node().regime().body(b).isPresent());
    model.addAttribute("words", words);
    model.addAttribute("body", body.orElse(""));
    model.addAttribute("bodies", words.bodies());
    model.addAttribute("credentials", room.credentials());
    paged(model, "live", list.rows(body, false), parameters.get("page"));
    paged(model, "over", list.rows(body, true), parameters.get("over"));
    model.addAttribute("isOverShown", parameters.containsKey("over"));
    model.addAttribute("member", room.member().map(words::member).orElse(""));
    model.addAttribute("gives", room.givesCredentials());
    model.addAttribute("form", form);
    if (room.givesCredentials()) {
      model.addAttribute("accounts", mayAct(node, all));
      model.addAttribute("capacities", capacities(room).stream().map(ForumWords::slug).toList());
      model.addAttribute("givableBodies", bodies(room, words));
    }
    return "forum/people";
  }

  private static void paged(
      Model model, String name, List<PeopleList.Row> rows, @Nullable String asked) {
    int pages = Math.max(1, Math.ceilDiv(rows.size(), A_PAGE));
    int page =
        Math.clamp(
            asked != null && asked.matches("\\d{1,6}") ? Integer.parseInt(asked) : 1, 1, pages);
    model.addAttribute(
        name, rows.subList((page - 1) * A_PAGE, Math.min(rows.size(), page * A_PAGE)));
    model.addAttribute(name + "Count", rows.size());
    model.addAttribute(name + "Page", page);
    model.addAttribute(name + "Pages", pages);
  }

  private static List<Account> mayAct(HostedNode node, List<Account> all) {
    var roles = node.id().isHub() ? ACT_AT_THE_HUB : ACT_FOR_A_STATE;
    return all.stream().filter(a -> roles.contains(a.role()) && !a.disabled()).toList();
  }

  private static List<Capacity> capacities(ForumRoom room) {
    return room.member().isPresent() ? OF_A_STATE : OF_THE_HUB;
  }

  /// Bodies that decide; at a State's node those that it is a member of.
  private static Map<String, String> bodies(ForumRoom room, ForumWords words) {
    var bodies = new LinkedHashMap<>(words.bodies());
    room.member()
        .ifPresent(
            member ->
                bodies
                    .keySet()
                    .removeIf(body -> !MeetingCounter.members(room, body).contains(member)));
    return bodies;
  }

  /// Lets an account of this node act at a body.
  @PostMapping(FORUM + "/people")
  String give(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @RequestParam Map<String, String> typed) {
    var room = counter.room(node, person);
    var form = CredentialForm.of(typed);
    var mayAct = mayAct(node, accounts.of(node.id()).all());
    var capacities = capacities(room);
    var bodies = bodies(room, counter.words(node, locale)).keySet();
    var faults = form.faults(mayAct, capacities, bodies, today(node, room));
    model.addAttribute("faults", faults);
    if (faults.isEmpty()) {
      var account = form.account(mayAct).orElseThrow();
      var given =
          form.credential(
              drawn(),
              OpaqueIds.of(node.id(), Subject.Kind.ACCOUNT, account.id().value()),
              capacities,
              room.member(),
              node.zone());
      var came = room.act(at -> new ForumEvent.CredentialGiven(at, OpaqueId.NONE, given));
      if (came.isRecorded()) {
        return ForumCounter.back(address(node), came, flash);
      }
      model.addAttribute("came", came);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(node, room, locale, model, Map.of(), form);
  }

  private OpaqueId drawn() {
    var bytes = new byte[ID_BYTES];
    chance.nextBytes(bytes);
    return new OpaqueId(HexFormat.of().formatHex(bytes));
  }

  private static String address(HostedNode node) {
    return "/" + node.slug() + "/forum/people";
  }

  /// Ends a credential before its time, under whichever of the person's own lets them.
  @PostMapping(FORUM + "/credentials/{credential:[0-9a-f]{32}}/end")
  String end(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      RedirectAttributes flash,
      @PathVariable("credential") String credential) {
    var room = counter.room(node, person);
    var id = new OpaqueId(credential);
    var list = new PeopleList(room, counter.words(node, locale), List.of());
    var under = list.endsUnder(id).or(() -> room.credentials().stream().findFirst());
    var came =
        under
            .map(own -> room.act(at -> new ForumEvent.CredentialEnded(at, own.id(), id)))
            .orElseGet(() -> new Doing.Refused(new Hindrance.Against(Refusal.NO_LIVE_CREDENTIAL)));
    return ForumCounter.back(address(node), came, flash);
  }
}
