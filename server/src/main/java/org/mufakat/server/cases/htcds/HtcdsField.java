package org.mufakat.server.cases.htcds;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The named fields of HTCDS 2.0, in the standard's order, by the names of its table of fields.
///
/// A file heads its columns with these names, with their labels, or with one of the spellings of
/// the standard's other artefacts: case, blanks, hyphens and underscores do not tell two names
/// apart, so that `prs_First_Name` and `Methods_of_Control` of the survey form are found, and the
/// template's `vic_TraffickinStatusDecisionMakingOrg` is an alias. A label that several fields have
/// (Longitude, Latitude, Type) heads nothing.
///
/// Source: International Organization for Migration, github.com/UNMigration/HTCDS, CC BY 4.0. IOM
/// endorses nothing here.
public enum HtcdsField {
  ORGANISATION_NAME("org_Name", "Organisation Name", Kind.TEXT, false),
  ORGANISATION_SHIPPING_CITY("org_ShippingCity", "Shipping City", Kind.TEXT, false),
  ORGANISATION_SHIPPING_COUNTRY("org_ShippingCountry", "Shipping Country", Kind.TEXT, false),
  ORGANISATION_SHIPPING_STATE("org_ShippingState", "Shipping State/Province", Kind.TEXT, false),
  ORGANISATION_SHIPPING_STREET("org_ShippingStreet", "Shipping Street", Kind.TEXT, false),
  ORGANISATION_SHIPPING_POSTAL_CODE(
      "org_ShippingPostalCode", "Shipping Zip/Postal Code", Kind.TEXT, false),
  ORGANISATION_SHIPPING_LONGITUDE("org_ShippingLongitude", "Longitude", Kind.TEXT, false),
  ORGANISATION_SHIPPING_LATITUDE("org_ShippingLatitude", "Latitude", Kind.TEXT, false),
  ORGANISATION_PHONE("org_Phone", "Phone", Kind.TEXT, false),
  ORGANISATION_TYPE("org_Type", "Type", Kind.CODE, false),
  PERSON_SALUTATION("prs_Salutation", "Salutation", Kind.TEXT, false),
  PERSON_FIRST_NAME("prs_FirstName", "First Name", Kind.TEXT, true),
  PERSON_MIDDLE_NAME("prs_MiddleName", "Middle Name", Kind.TEXT, true),
  PERSON_SECOND_NAME("prs_SecondName", "Second Name", Kind.TEXT, true),
  PERSON_BIRTHDATE("prs_Birthdate", "Birthdate", Kind.DATE, true),
  PERSON_GENDER("prs_Gender", "Gender", Kind.CODE, true),
  PERSON_DECEASED("prs_Deceased", "Deceased", Kind.CHECKBOX, false),
  PERSON_MARITAL_STATUS("prs_MaritalStatus", "Marital Status", Kind.CODE, true),
  PERSON_NUMBER_OF_CHILDREN("prs_NumberOfChildren", "Number of Children", Kind.TEXT, false),
  PERSON_PRIMARY_LANGUAGE("prs_PrimaryLanguage", "Primary Language", Kind.TEXT, false),
  PERSON_SECONDARY_LANGUAGE("prs_SecondaryLanguage", "Secondary Language", Kind.TEXT, false),
  PERSON_EDUCATION("prs_HighestLevelOfEducation", "Highest Level of Education", Kind.CODE, true),
  PERSON_CITIZENSHIP("prs_Citizenship", "Citizenship", Kind.STATES, true),
  PERSON_IDENTITY_NUMBER("prs_IdentityNumber", "Identity Number", Kind.TEXT, true),
  PERSON_TITLE("prs_Title", "Title", Kind.TEXT, false),
  PERSON_EMAIL("prs_Email", "Email", Kind.TEXT, true),
  PERSON_HOME_PHONE("prs_HomePhone", "Home Phone", Kind.TEXT, true),
  PERSON_MOBILE_PHONE("prs_MobilePhone", "Mobile Phone", Kind.TEXT, true),
  PERSON_MAILING_CITY("prs_MailingCity", "Mailing City", Kind.TEXT, true),
  PERSON_MAILING_COUNTRY("prs_MailingCountry", "Mailing Country", Kind.TEXT, true),
  PERSON_MAILING_STATE("prs_MailingState", "Mailing State/Province", Kind.TEXT, true),
  PERSON_MAILING_STREET("prs_MailingStreet", "Mailing Street", Kind.TEXT, true),
  PERSON_MAILING_POSTAL_CODE("prs_MailingPostalCode", "Mailing Zip/Postal Code", Kind.TEXT, true),
  PERSON_MAILING_LONGITUDE("prs_MailingLongitude", "Longitude", Kind.TEXT, false),
  PERSON_MAILING_LATITUDE("prs_MailingLatitude", "Latitude", Kind.TEXT, false),
  VICTIM_AGREEMENT(
      "vic_AgreementToManagePersonalData",
      "Agreement to Manage Personal Data",
      Kind.CHECKBOX,
      false),
  VICTIM_STATUS("vic_TraffickingStatus", "Trafficking Status", Kind.CODE, true),
  VICTIM_STATUS_DECIDED_BY(
      "vic_TraffickingStatusDecisionMakingOrg",
      "Trafficking Status Decision Making Organization",
      Kind.CODE,
      true),
  VICTIM_RELATIONSHIP(
      "vic_RelationshipToTrafficker", "Relationship to Trafficker", Kind.CODE, true),
  VICTIM_AGE_WHEN_TRAFFICKED("vic_AgeWhenTrafficked", "Age when Trafficked", Kind.NUMBER, true),
  VICTIM_RECRUITMENT_SITES(
      "vic_RecruitmentWebsitesAndApps", "Recruitment Websites and Apps", Kind.CODES, true),
  VICTIM_RECRUITMENT("vic_MethodOfRecruitment", "Method of Recruitment", Kind.CODES, true),
  VICTIM_LOCATION_OF_RECRUITMENT(
      "vic_LocationOfRecruitment", "Location of Recruitment", Kind.TEXT, false),
  VICTIM_CONTROL("vic_MethodsOfControl", "Methods of Control", Kind.CODES, true),
  VICTIM_EXPLOITATION("vic_TypeOfExploitation", "Type of Exploitation", Kind.CODES, true),
  VICTIM_INDUSTRY("vic_ForcedLabourIndustry", "Forced Labour Industry", Kind.CODE, true),
  VICTIM_SEX_EXPLOITATION(
      "vic_TypeOfSexExploitation", "Type of Sex Exploitation", Kind.CODES, true),
  VICTIM_LOCATION_OF_EXPLOITATION(
      "vic_LocationOfExploitation", "Location of Exploitation", Kind.TEXT, false),
  VICTIM_EXPLOITATION_SITES(
      "vic_ExploitationWebsitesAndApps", "Exploitation Websites and Apps", Kind.CODES, true),
  VICTIM_VULNERABILITIES("vic_Vulnerabilities", "Vulnerabilities", Kind.CODES, true),
  VICTIM_DETAILS_OF_VULNERABILITIES(
      "vic_DetailsOfVulnerabilities", "Details Of Vulnerabilities", Kind.TEXT, false),
  PERPETRATOR_ROLE_IN_PROCESS("per_RoleInProcess", "Role in Process", Kind.CODES, true),
  PERPETRATOR_ROLE_DETAILS("per_RoleDetails", "Role Details", Kind.TEXT, false),
  CASE_STATUS("cas_Status", "Status", Kind.CODE, true),
  CASE_REASON_FOR_CASE_CLOSURE(
      "cas_ReasonForCaseClosure", "Reason for Case Closure", Kind.TEXT, false),
  CASE_CASE_OWNER("cas_CaseOwner", "Case Owner", Kind.TEXT, false),
  CASE_REFERRING_ORGANISATION(
      "cas_ReferringOrganisation", "Referring Organisation", Kind.TEXT, false),
  CASE_INCOMING_REFERRAL_DATE(
      "cas_IncomingReferralDate", "Incoming Referral Date", Kind.DATE, false),
  CASE_REFERRING_PRIMARY_CASE_WORKER(
      "cas_ReferringPrimaryCaseWorker", "Referring Primary Case Worker", Kind.TEXT, false),
  CASE_REASON_FOR_INCOMING_REFERRAL(
      "cas_ReasonForIncomingReferral", "Reason for Incoming Referral", Kind.CODE, false),
  CASE_INCOMING_REFERRAL_DETAILS(
      "cas_IncomingReferralDetails", "Incoming Referral Details", Kind.TEXT, false),
  CASE_REFERRED_ORGANISATION("cas_ReferredOrganisation", "Referred Organisation", Kind.TEXT, false),
  CASE_REFERRED_PRIMARY_CASE_WORKER(
      "cas_ReferredPrimaryCaseWorker", "Referred Primary Case Worker", Kind.TEXT, false),
  CASE_REASON_FOR_OUTGOING_REFERRAL(
      "cas_ReasonForOutgoingReferral", "Reason for Outgoing Referral", Kind.CODE, false),
  CASE_OUTGOING_REFERRAL_DATE(
      "cas_OutgoingReferralDate", "Outgoing Referral Date", Kind.DATE, false),
  CASE_OUTGOING_REFERRAL_DETAILS(
      "cas_OutgoingReferralDetails", "Outgoing Referral Details", Kind.TEXT, false),
  CASE_COMMENT("cco_CaseComment", "Case Comment", Kind.TEXT, false),
  EVENT_LONGITUDE("hte_Longitude", "Longitude", Kind.TEXT, false),
  EVENT_LATITUDE("hte_Latitude", "Latitude", Kind.TEXT, false),
  EVENT_CITY("hte_City", "City", Kind.TEXT, true),
  EVENT_COUNTRY("hte_Country", "Country", Kind.STATE, true),
  EVENT_STATE("hte_State", "State", Kind.TEXT, false),
  EVENT_STREET("hte_Street", "Street", Kind.TEXT, false),
  EVENT_POSTAL_CODE("hte_PostalCode", "PostalCode", Kind.TEXT, false),
  EVENT_DATE("hte_Date", "Date", Kind.DATE, true),
  EVENT_TYPE("hte_Type", "Type", Kind.CODE, true),
  EVENT_DESCRIPTION("hte_Description", "Description", Kind.TEXT, false),
  PLAN_OBJECTIVES("spl_Objectives", "Objectives", Kind.TEXT, false),
  PLAN_ACTION_PLAN("spl_ActionPlan", "Action Plan", Kind.TEXT, false),
  PLAN_PLANNED_END_DATE("spl_PlannedEndDate", "Planned End Date", Kind.DATE, false),
  PLAN_ACTUAL_END_DATE("spl_ActualEndDate", "Actual End Date", Kind.DATE, true),
  PLAN_TYPE("spl_Type", "Type", Kind.CODE, true),
  CONSENT("con_Consent", "Consent", Kind.CHECKBOX, false);

  /// What a field holds.
  enum Kind {
    TEXT,
    /// One code of the list that is named as the field.
    CODE,
    /// Codes of the list that is named as the field, with semicolons between them.
    CODES,
    DATE,
    NUMBER,
    CHECKBOX,
    /// A State, by two letters.
    STATE,
    /// States, with semicolons between them.
    STATES
  }

  private static final Map<String, HtcdsField> BY_HEADING = byHeading();

  private final String fieldName;
  private final String label;
  private final Kind kind;
  private final boolean taken;

  HtcdsField(String fieldName, String label, Kind kind, boolean taken) {
    this.fieldName = fieldName;
    this.label = label;
    this.kind = kind;
    this.taken = taken;
  }

  /// `vic_MethodsOfControl`; for a field of codes also the name of its list.
  public String fieldName() {
    return fieldName;
  }

  public String label() {
    return label;
  }

  Kind kind() {
    return kind;
  }

  /// Whether a case or an identity has a place for it. What a file says in another field is told to
  /// be left behind.
  public boolean isTaken() {
    return taken;
  }

  /// The field that a column's heading names, in whichever spelling.
  static Optional<HtcdsField> byHeading(String heading) {
    return Optional.ofNullable(BY_HEADING.get(folded(heading)));
  }

  private static Map<String, HtcdsField> byHeading() {
    var found = new HashMap<String, HtcdsField>();
    var labels =
        Arrays.stream(values())
            .collect(Collectors.groupingBy(f -> folded(f.label), Collectors.toList()));
    labels.forEach(
        (label, fields) -> {
          if (fields.size() == 1) {
            found.put(label, fields.getFirst());
          }
        });
    for (HtcdsField field : values()) {
      found.put(folded(field.fieldName), field);
    }
    found.put(folded("vic_TraffickinStatusDecisionMakingOrg"), VICTIM_STATUS_DECIDED_BY);
    return Collections.unmodifiableMap(found);
  }

  /// Letters and digits alone, small.
  static String folded(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(folded::appendCodePoint);
    return folded.toString().toLowerCase(Locale.ROOT);
  }
}
