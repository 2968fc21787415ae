package org.mufakat.server.tables;

import java.util.Locale;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The list of a desk: how far each release is, and for whom it waits.
@Controller
final class TablesDeskPages {

  static final String DESK = TablesPages.ROOT + "/desk";
  static final String ONE = DESK + "/{id:[0-9a-f]{32}}";

  private final NodeTables tables;
  private final DeskPeople people;
  private final MessageSource messages;

  TablesDeskPages(NodeTables tables, DeskPeople people, MessageSource messages) {
    this.tables = tables;
    this.people = people;
    this.messages = messages;
  }

  /// A release in the desk's list.
  ///
  /// @param yours whether it waits for whoever looks
  public record Listed(
      String id, String title, String state, String changed, String by, boolean yours) {}

  @GetMapping(DESK)
  String list(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    var desk = tables.of(node);
    var words = new TablesWording(messages, locale);
    var all =
        desk.releases().all().stream()
            .filter(r -> r.state() != ReleaseState.DISCARDED)
            .map(r -> listed(node, person, desk, r, words))
            .toList();
    model.addAttribute("words", words);
    model.addAttribute("releases", all);
    return "tables/desk";
  }

  private Listed listed(
      HostedNode node,
      PersonOfNode person,
      ReleaseDesk desk,
      StoredRelease stored,
      TablesWording words) {
    return new Listed(
        stored.id(),
        stored.asked().title(),
        stored.state().slug(),
        words.moment(stored.changedAt()),
        people.name(node, desk.releases().steps(stored.id()).getLast().person()),
        waitsFor(person, desk, stored));
  }

  private static boolean waitsFor(PersonOfNode person, ReleaseDesk desk, StoredRelease stored) {
    return stored.state() == ReleaseState.PREPARED
        ? DeskPeople.decides(person) && !desk.hadAHandInIt(person.account(), stored.id())
        : stored.state().isWorkedOn() && DeskPeople.prepares(person);
  }

  static String back(HostedNode node, String id) {
    return "redirect:/" + node.slug() + "/tables/desk/" + id;
  }
}
