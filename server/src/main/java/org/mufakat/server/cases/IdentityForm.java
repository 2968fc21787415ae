package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.Contact;
import org.mufakat.cases.Identity.IdentityDocument;
import org.mufakat.cases.Identity.PersonName;
import org.mufakat.regime.RegimePack;

/// Who a person is, as the fields of a form and back again.
final class IdentityForm {

  /// So many rows are read: more than any identity has, so that storing the form cuts none off.
  private static final int MOST_ROWS = 100;

  static final List<String> CHANNELS =
      List.of("telephone", "messenger", "e-mail", "address", "through-a-person");

  private static final int LONGEST = 200;

  private final RegimePack regime;

  IdentityForm(RegimePack regime) {
    this.regime = regime;
  }

  Fields fields(Identity identity) {
    var fields = new Fields();
    fields.put("birth", identity.born());
    for (int at = 0; at < identity.names().size(); at++) {
      fields.put("name." + at, identity.names().get(at).text());
      fields.put("name." + at + ".kind", identity.names().get(at).kind().slug());
    }
    for (int at = 0; at < identity.documents().size(); at++) {
      var paper = identity.documents().get(at);
      fields.put("paper." + at + ".kind", paper.kind());
      fields.put("paper." + at + ".number", paper.number());
      fields.put("paper." + at + ".issued", paper.issuedBy().orElse(""));
    }
    for (int at = 0; at < identity.contacts().size(); at++) {
      var contact = identity.contacts().get(at);
      fields.put("contact." + at + ".channel", contact.channel());
      fields.put("contact." + at + ".value", contact.value());
      fields.put("contact." + at + ".safe", contact.safe());
    }
    return fields;
  }

  /// The ways to reach a person that a form offers: the usual ones, and those that it has.
  static List<String> channels(Fields fields) {
    var channels = new ArrayList<>(CHANNELS);
    for (int at = 0; at < MOST_ROWS; at++) {
      var channel = fields.one("contact." + at + ".channel");
      if (isChannel(channel) && !channels.contains(channel)) {
        channels.add(channel);
      }
    }
    return channels;
  }

  private static boolean isChannel(String text) {
    return text.matches("[a-z-]{1,30}");
  }

  /// The number of the last row that a form shows: at least so many, and one more than are filled.
  static int lastRow(Fields fields, String name, String part, int least) {
    int last = least;
    for (int at = 0; at < MOST_ROWS - 1; at++) {
      if (!fields.one(name + "." + at + part).isEmpty()) {
        last = Math.max(last, at + 1);
      }
    }
    return last;
  }

  /// Empty when something is wrong with a field, which the fields then tell.
  Optional<Identity> read(Fields fields) {
    var names = new ArrayList<PersonName>();
    var papers = new ArrayList<IdentityDocument>();
    var contacts = new ArrayList<Contact>();
    for (int at = 0; at < MOST_ROWS; at++) {
      name("name." + at, fields).ifPresent(names::add);
      paper("paper." + at + ".", fields).ifPresent(papers::add);
      contact("contact." + at + ".", fields).ifPresent(contacts::add);
    }
    var born = fields.date("birth");
    return fields.isFaulty()
        ? Optional.empty()
        : Optional.of(new Identity(names, born, papers, contacts));
  }

  private static Optional<PersonName> name(String field, Fields fields) {
    var text = fields.text(field, LONGEST);
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(
            new PersonName(
                text,
                PersonName.Kind.bySlug(fields.one(field + ".kind")).orElse(PersonName.Kind.USED)));
  }

  private Optional<IdentityDocument> paper(String row, Fields fields) {
    var number = fields.text(row + "number", LONGEST);
    var kind = fields.text(row + "kind", LONGEST);
    var issued = fields.one(row + "issued");
    boolean isState = regime.knowsState(issued) || issued.matches("[A-Z]{3}");
    if (!issued.isEmpty() && !isState) {
      fields.refuse(row + "issued", "unknown-state");
    }
    if (number.isEmpty()) {
      if (!kind.isEmpty() || !issued.isEmpty()) {
        fields.refuse(row + "number", "paper-needs-number");
      }
      return Optional.empty();
    }
    return Optional.of(
        new IdentityDocument(
            kind.isEmpty() ? "other" : kind, number, Optional.of(issued).filter(_ -> isState)));
  }

  private static Optional<Contact> contact(String row, Fields fields) {
    var value = fields.text(row + "value", LONGEST);
    var channel = fields.one(row + "channel");
    if (value.isEmpty() && fields.is(row + "safe")) {
      fields.refuse(row + "value", "contact-needs-value");
    }
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Contact(
                isChannel(channel) ? channel : CHANNELS.getFirst(),
                value,
                fields.is(row + "safe")));
  }
}
