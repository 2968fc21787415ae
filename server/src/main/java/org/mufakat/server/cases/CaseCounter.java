package org.mufakat.server.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.mufakat.cases.Case;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Subject;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.OpaqueIds;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/// Where the pages come to the desk: who the person is there, and in whose words they read.
@Component
final class CaseCounter {

  private final CaseDesks desks;
  private final AccountBooks books;
  private final MessageSource messages;

  CaseCounter(CaseDesks desks, AccountBooks books, MessageSource messages) {
    this.desks = desks;
    this.books = books;
    this.messages = messages;
  }

  /// Does something as the person who is signed in; a node without cases has no such page.
  <T> T as(HostedNode node, PersonOfNode person, Function<CaseRoom, T> work) {
    return desk(node).as(worker(node, person), work);
  }

  /// Waits until the names of the person's side can be searched.
  void awaitNames(HostedNode node, PersonOfNode person) {
    desk(node).readNames(worker(node, person).side());
  }

  /// Does something on a case that the person may see. That somebody asked for one that is not
  /// theirs is told before they learn that it is not there.
  <T> T onCase(
      HostedNode node, PersonOfNode person, String id, BiFunction<CaseRoom, Case, T> work) {
    return as(
            node,
            person,
            room -> new CaseFiles(room).find(id(id)).map(file -> work.apply(room, file)))
        .orElseThrow(CaseCounter::notThere);
  }

  /// Tells a page that speaks of prosecution of whom not punishing has to be considered.
  void flag(HostedNode node, PersonOfNode person, Model model, Case file) {
    as(node, person, room -> flag(room, model, file));
  }

  static Model flag(CaseRoom room, Model model, Case file) {
    return model.addAttribute("flagged", new NonPunishment(room).in(file));
  }

  CaseDesk desk(HostedNode node) {
    return desks.of(node.id()).orElseThrow(CaseCounter::notThere);
  }

  static CaseWorker worker(HostedNode node, PersonOfNode person) {
    return CaseWorker.of(node.id(), person.account()).orElseThrow(CaseCounter::notThere);
  }

  static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /// An id out of an address.
  static OpaqueId id(String text) {
    if (!OpaqueId.isWellFormed(text)) {
      throw notThere();
    }
    return new OpaqueId(text);
  }

  CaseWords words(HostedNode node, Locale locale) {
    return new CaseWords(messages, locale, node.node().regime(), names(node), node.zone());
  }

  private Map<OpaqueId, String> names(HostedNode node) {
    var names = new LinkedHashMap<OpaqueId, String>();
    books.of(node.id()).all().forEach(a -> names.put(opaque(node, a), a.displayName()));
    return names;
  }

  private static OpaqueId opaque(HostedNode node, Account account) {
    return OpaqueIds.of(node.id(), Subject.Kind.ACCOUNT, account.id().value());
  }

  /// Someone who works on the same side.
  record Colleague(OpaqueId id, String name, boolean supervisor) {}

  /// Those who can be given a case of the person's side, by name.
  List<Colleague> colleagues(HostedNode node, PersonOfNode person) {
    var side = worker(node, person).side();
    return books.of(node.id()).all().stream()
        .filter(a -> !a.disabled() && a.role().maySupervise())
        .filter(a -> a.role().compartment().filter(side::equals).isPresent())
        .map(a -> new Colleague(opaque(node, a), a.displayName(), a.supervisor()))
        .toList();
  }
}
