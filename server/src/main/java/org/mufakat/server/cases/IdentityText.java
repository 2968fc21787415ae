package org.mufakat.server.cases;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.Contact;
import org.mufakat.cases.Identity.IdentityDocument;
import org.mufakat.cases.Identity.PersonName;
import tools.jackson.databind.json.JsonMapper;

/// An identity as the text that is sealed: JSON, with a version of its form.
final class IdentityText {

  private static final int FORM = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Text(
      int form,
      List<Name> names,
      @Nullable DateText born,
      List<Document> documents,
      List<Reach> contacts) {}

  private record Name(String text, String kind) {}

  private record Document(String kind, String number, @Nullable String issuedBy) {}

  private record Reach(String channel, String value, boolean safe) {}

  private IdentityText() {}

  static byte[] write(Identity identity) {
    return JSON.writeValueAsBytes(
        new Text(
            FORM,
            identity.names().stream().map(n -> new Name(n.text(), n.kind().slug())).toList(),
            DateText.of(identity.born()),
            identity.documents().stream()
                .map(d -> new Document(d.kind(), d.number(), d.issuedBy().orElse(null)))
                .toList(),
            identity.contacts().stream()
                .map(c -> new Reach(c.channel(), c.value(), c.safe()))
                .toList()));
  }

  static Identity read(byte[] text) {
    var read = JSON.readValue(text, Text.class);
    if (read.form() != FORM) {
      throw new IllegalStateException("an identity of form " + read.form() + " is not known here");
    }
    return new Identity(
        read.names().stream()
            .map(n -> new PersonName(n.text(), PersonName.Kind.bySlug(n.kind()).orElseThrow()))
            .toList(),
        DateText.date(read.born()),
        read.documents().stream()
            .map(d -> new IdentityDocument(d.kind(), d.number(), Optional.ofNullable(d.issuedBy())))
            .toList(),
        read.contacts().stream().map(c -> new Contact(c.channel(), c.value(), c.safe())).toList());
  }
}
