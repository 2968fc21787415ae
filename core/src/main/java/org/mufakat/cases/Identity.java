package org.mufakat.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Who a person is: kept apart from every fact of a case, and sealed under a key of that person
/// alone.
///
/// @param names at least one, or none where nobody knows any
public record Identity(
    List<PersonName> names,
    Optional<CaseDate> born,
    List<IdentityDocument> documents,
    List<Contact> contacts) {

  /// Nothing is known of who the person is.
  public static final Identity NONE =
      new Identity(List.of(), Optional.empty(), List.of(), List.of());

  public Identity {
    names = List.copyOf(names);
    documents = List.copyOf(documents);
    contacts = List.copyOf(contacts);
  }

  /// A name as it is written in some script.
  public record PersonName(String text, Kind kind) {

    private static final int LONGEST = 200;

    public PersonName {
      if (text.isBlank() || text.length() > LONGEST) {
        throw new IllegalArgumentException("a name has 1 to 200 letters");
      }
    }

    public enum Kind {
      LEGAL("legal"),
      USED("used"),
      NICKNAME("nickname"),
      ALIAS("alias"),
      /// A spelling in another script or by another rule.
      OTHER_SPELLING("other-spelling");

      private final String slug;

      Kind(String slug) {
        this.slug = slug;
      }

      public String slug() {
        return slug;
      }

      public static Optional<Kind> bySlug(String slug) {
        return Arrays.stream(values()).filter(k -> k.slug.equals(slug)).findFirst();
      }
    }

    /// Never shows the name.
    @Override
    public String toString() {
      return "PersonName[" + kind.slug() + "]";
    }
  }

  /// A paper seen.
  ///
  /// @param issuedBy the State, as an ISO 3166 alpha-3 code; empty when not known
  public record IdentityDocument(String kind, String number, Optional<String> issuedBy) {
    /// Never shows the number.
    @Override
    public String toString() {
      return "IdentityDocument[" + kind + "]";
    }
  }

  /// A way to reach the person.
  ///
  /// @param safe whether the person said that this way is safe; no other may be used
  public record Contact(String channel, String value, boolean safe) {
    /// Never shows the address.
    @Override
    public String toString() {
      return "Contact[" + channel + "]";
    }
  }

  /// Whether nothing is known of who the person is.
  public boolean isEmpty() {
    return equals(NONE);
  }

  /// Never shows the person.
  @Override
  public String toString() {
    return "Identity[sealed]";
  }
}
