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

  static final int MOST_ROWS = 10;
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
    if (!issued.isEmpty() && !regime.knowsState(issued)) {
      fields.refuse(row + "issued", "unknown-state");
    }
    if (number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new IdentityDocument(
            kind.isEmpty() ? "other" : kind,
            number,
            Optional.of(issued).filter(regime::knowsState)));
  }

  private static Optional<Contact> contact(String row, Fields fields) {
    var value = fields.text(row + "value", LONGEST);
    var channel = fields.one(row + "channel");
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Contact(
                CHANNELS.contains(channel) ? channel : CHANNELS.getFirst(),
                value,
                fields.is(row + "safe")));
  }
}
