package org.mufakat.server.cases.htcds;

import java.util.Arrays;
import java.util.Optional;

/// The columns that Mufakat adds to those of HTCDS, in their order in a file. Together they say a
/// case whole; the columns of HTCDS beside them are drawn from the same case, and a row whose two
/// halves disagree is not taken.
///
/// What is inside a cell: docs/reference/htcds.md.
public enum Extension {
  /// The version of these columns' form: `1`. A row without it is a row of plain HTCDS.
  FORM("mufakat_form", true),
  /// Which of the case's rows this is: `2 of 3`.
  ROW("mufakat_row", true),
  CASE("mufakat_case", true),
  CASE_REFERENCE("mufakat_case_reference", false),
  CASE_VERSION("mufakat_case_version", true),
  CASE_OPENED("mufakat_case_opened", false),
  COMPARTMENT("mufakat_compartment", true),
  CASE_STATUS("mufakat_case_status", false),
  EVIDENCE("mufakat_evidence", false),
  PERSON("mufakat_person", true),
  VICTIM("mufakat_victim", false),
  SUSPECT("mufakat_suspect", false),
  WITNESS("mufakat_witness", false),
  /// Never left out of a file.
  NON_PUNISHMENT("mufakat_non_punishment", true),
  AGE("mufakat_age", false),
  SEX("mufakat_sex", false),
  ACTS("mufakat_acts", false),
  MEANS("mufakat_means", false),
  PURPOSES("mufakat_purposes", false),
  FORMS("mufakat_forms", false),
  CONSENT_CLAIMED("mufakat_consent_claimed", false),
  ROUTE("mufakat_route", false),
  CITIZENSHIPS("mufakat_citizenships", false),
  CODES("mufakat_codes", false),
  PLACES("mufakat_places", false),
  DOCUMENTS("mufakat_documents", false),
  SERVICES("mufakat_services", false),
  OFFENCES("mufakat_offences", false),
  /// Who came upon the person: blank where nobody recorded it, `none` where none did. Files from
  /// before there was such a column have none, and say nothing of it.
  ENCOUNTERS("mufakat_encounters", false),
  DO_NOT_CONTACT("mufakat_do_not_contact", false),
  SAFE_CHANNEL_ONLY("mufakat_safe_channel_only", false),
  RISK("mufakat_risk", false),
  RISK_ASSESSED("mufakat_risk_assessed", false),
  /// Whether the row holds who the person is.
  IDENTITY("mufakat_identity", true),
  NAMES("mufakat_names", false),
  BORN("mufakat_born", false),
  IDENTITY_DOCUMENTS("mufakat_identity_documents", false),
  CONTACTS("mufakat_contacts", false),
  CONSENTS("mufakat_consents", false);

  /// The form of these columns that this program writes, and the only one that it reads.
  static final String CURRENT_FORM = "1";

  static final String PREFIX = "mufakat_";

  private final String columnName;
  private final boolean bookkeeping;

  Extension(String columnName, boolean bookkeeping) {
    this.columnName = columnName;
    this.bookkeeping = bookkeeping;
  }

  public String columnName() {
    return columnName;
  }

  /// Whether it holds rows together and tells nothing of a case that anybody would miss.
  boolean isBookkeeping() {
    return bookkeeping;
  }

  /// Whether a file that has the others may lack it.
  boolean mayBeMissing() {
    return this == ENCOUNTERS;
  }

  static Optional<Extension> byColumnName(String name) {
    return Arrays.stream(values()).filter(e -> e.columnName.equals(name)).findFirst();
  }
}
