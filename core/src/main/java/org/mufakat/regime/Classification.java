package org.mufakat.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One way to sort trafficking: by where its victims are taken, by who they are, by what is done to
/// them.
///
/// @param basis what a case is sorted by
public record Classification(
    String id, LocalText title, Basis basis, List<Classified> classes, Attribution attribution) {

  public Classification {
    classes = List.copyOf(classes);
  }

  /// What decides the class.
  public enum Basis {
    /// The States a victim was moved from and to.
    ROUTE("route"),
    /// The victim's sex and age.
    VICTIM("sex-and-age"),
    /// The form of exploitation, by its code.
    FORM("form-of-exploitation");

    private final String slug;

    Basis(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Basis> bySlug(String slug) {
      return Arrays.stream(values()).filter(b -> b.slug.equals(slug)).findFirst();
    }
  }

  /// A class of a classification.
  ///
  /// @param broader the class it is a part of
  /// @param htcds what expresses it in HTCDS 2.0, list and code; empty where no list does
  public record Classified(
      String id,
      LocalText label,
      Optional<String> broader,
      List<String> htcds,
      Attribution attribution) {

    public Classified {
      htcds = List.copyOf(htcds);
    }
  }

  public Optional<Classified> find(String classId) {
    return classes.stream().filter(c -> c.id().equals(classId)).findFirst();
  }

  /// A class and everything it is a part of, finest first; empty for an unknown class.
  public List<Classified> lineage(String classId) {
    var lineage = new ArrayList<Classified>();
    for (var at = find(classId); at.isPresent(); at = at.get().broader().flatMap(this::find)) {
      lineage.add(at.get());
    }
    return List.copyOf(lineage);
  }
}
