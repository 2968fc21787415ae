package org.mufakat.server.cases;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.mufakat.cases.Case;
import org.mufakat.cases.Safety;

/// Which cases of one's side a list shows.
///
/// @param reference how references begin; empty for all
/// @param form a form of exploitation that a person of the case suffered
/// @param mine only those that one works on
/// @param waiting only those that wait for a supervisor's approval
/// @param unassigned only those that nobody works on
/// @param openedFrom the first day, in the node's time zone
/// @param openedTo the last day
public record CaseQuery(
    String reference,
    Optional<Case.Status> status,
    Optional<Safety.Risk> risk,
    Optional<String> form,
    boolean mine,
    boolean waiting,
    boolean due,
    boolean unassigned,
    Optional<LocalDate> openedFrom,
    Optional<LocalDate> openedTo,
    Sort sort) {

  public static final CaseQuery ALL =
      new CaseQuery(
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          Sort.CHANGED);

  /// All whose references begin so.
  static CaseQuery ofReference(String beginning) {
    return new CaseQuery(
        beginning,
        ALL.status,
        ALL.risk,
        ALL.form,
        ALL.mine,
        ALL.waiting,
        ALL.due,
        ALL.unassigned,
        ALL.openedFrom,
        ALL.openedTo,
        ALL.sort);
  }

  /// The same cases in another order.
  CaseQuery by(Sort order) {
    return new CaseQuery(
        reference, status, risk, form, mine, waiting, due, unassigned, openedFrom, openedTo, order);
  }

  /// What stands first.
  public enum Sort {
    /// The case changed last.
    CHANGED("changed"),
    /// The case opened last.
    OPENED("opened"),
    /// By reference, the first first.
    REFERENCE("reference");

    private final String slug;

    Sort(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Sort> bySlug(String slug) {
      return Arrays.stream(values()).filter(s -> s.slug.equals(slug)).findFirst();
    }
  }
}
