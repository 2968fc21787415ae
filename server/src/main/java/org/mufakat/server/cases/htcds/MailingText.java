package org.mufakat.server.cases.htcds;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// An address by post: five lines of one contact (street, town, province, postal code, country),
/// which are five fields of HTCDS. Lines that are blank at the end are left out; of an address with
/// more lines all stand in the street.
final class MailingText {

  static final List<HtcdsField> FIELDS =
      List.of(
          HtcdsField.PERSON_MAILING_STREET,
          HtcdsField.PERSON_MAILING_CITY,
          HtcdsField.PERSON_MAILING_STATE,
          HtcdsField.PERSON_MAILING_POSTAL_CODE,
          HtcdsField.PERSON_MAILING_COUNTRY);

  private MailingText() {}

  static Map<HtcdsField, String> fields(String address) {
    var cells = new EnumMap<HtcdsField, String>(HtcdsField.class);
    var lines = address.split("\n", -1);
    if (lines.length > FIELDS.size()) {
      cells.put(HtcdsField.PERSON_MAILING_STREET, address.strip());
      return cells;
    }
    for (int i = 0; i < lines.length; i++) {
      cells.put(FIELDS.get(i), lines[i].strip());
    }
    return cells;
  }

  /// The address of a row; blank when it has none.
  static String address(HtcdsRow row) {
    var lines = new ArrayList<String>();
    FIELDS.forEach(f -> lines.add(row.get(f).replace("\n", ", ")));
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return String.join("\n", lines);
  }
}
