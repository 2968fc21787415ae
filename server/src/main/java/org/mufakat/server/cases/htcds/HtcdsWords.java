package org.mufakat.server.cases.htcds;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of the standard's Excel template, which shows labels where CSV has codes, and names of
/// countries where CSV has two letters.
final class HtcdsWords {

  /// The template's columns in the order of its labels. Its hidden names put the five parts of the
  /// address in another order than the labels that a person fills in by; here both agree.
  static final List<HtcdsField> TEMPLATE =
      List.of(
          HtcdsField.CASE_CASE_OWNER,
          HtcdsField.PERSON_SALUTATION,
          HtcdsField.PERSON_FIRST_NAME,
          HtcdsField.PERSON_SECOND_NAME,
          HtcdsField.CONSENT,
          HtcdsField.PERSON_BIRTHDATE,
          HtcdsField.PERSON_GENDER,
          HtcdsField.PERSON_CITIZENSHIP,
          HtcdsField.PERSON_TITLE,
          HtcdsField.PERSON_EMAIL,
          HtcdsField.PERSON_HOME_PHONE,
          HtcdsField.PERSON_MOBILE_PHONE,
          HtcdsField.PERSON_MAILING_STREET,
          HtcdsField.PERSON_MAILING_CITY,
          HtcdsField.PERSON_MAILING_STATE,
          HtcdsField.PERSON_MAILING_POSTAL_CODE,
          HtcdsField.PERSON_MAILING_COUNTRY,
          HtcdsField.VICTIM_STATUS,
          HtcdsField.VICTIM_STATUS_DECIDED_BY,
          HtcdsField.VICTIM_RECRUITMENT,
          HtcdsField.VICTIM_LOCATION_OF_RECRUITMENT,
          HtcdsField.VICTIM_CONTROL,
          HtcdsField.VICTIM_EXPLOITATION,
          HtcdsField.VICTIM_INDUSTRY,
          HtcdsField.VICTIM_SEX_EXPLOITATION,
          HtcdsField.VICTIM_LOCATION_OF_EXPLOITATION,
          HtcdsField.CASE_STATUS,
          HtcdsField.CASE_REFERRING_ORGANISATION,
          HtcdsField.CASE_INCOMING_REFERRAL_DATE,
          HtcdsField.CASE_REFERRING_PRIMARY_CASE_WORKER,
          HtcdsField.CASE_REASON_FOR_INCOMING_REFERRAL,
          HtcdsField.CASE_INCOMING_REFERRAL_DETAILS,
          HtcdsField.CASE_REFERRED_ORGANISATION,
          HtcdsField.CASE_REFERRED_PRIMARY_CASE_WORKER,
          HtcdsField.CASE_REASON_FOR_OUTGOING_REFERRAL,
          HtcdsField.CASE_OUTGOING_REFERRAL_DATE,
          HtcdsField.CASE_OUTGOING_REFERRAL_DETAILS,
          HtcdsField.CASE_REASON_FOR_CASE_CLOSURE);

  private final CodeWords words;
  private final States states;

  HtcdsWords(CodeWords words, States states) {
    this.words = words;
    this.states = states;
  }

  /// What the template shows for what CSV has. Genders are codes in both.
  String of(HtcdsField field, String text) {
    return switch (field.kind()) {
      case CODE, CODES ->
          field == HtcdsField.PERSON_GENDER
              ? text
              : Stream.of(text.split(";"))
                  .map(code -> words.label(field, code))
                  .collect(Collectors.joining("; "));
      case STATE, STATES ->
          Stream.of(text.split(";")).map(states::name).collect(Collectors.joining("; "));
      case TEXT, DATE, NUMBER, CHECKBOX -> text;
    };
  }
}
