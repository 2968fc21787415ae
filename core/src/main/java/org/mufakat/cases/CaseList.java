package org.mufakat.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mufakat.regime.RegimePack;

/// The code lists with which a case is told, by the ids that every regime gives them.
public enum CaseList {
  ACT("act", true),
  MEANS("means", true),
  PURPOSE("purpose", true),
  /// The forms that exploitation took.
  EXPLOITATION("exploitation", true),
  /// How a victim is kept from leaving.
  CONTROL("control", true),
  RECRUITMENT_CHANNEL("recruitment-channel", true),
  /// How a victim knew whoever recruited her.
  RECRUITER("recruiter", true),
  SECTOR("sector", true),
  SERVICE("service", true),
  DOCUMENT("document", true),
  OFFENCE("offence", true),
  /// What the receiver of a record may use it for.
  USE("use", true),
  EDUCATION("education", false),
  EXPLOITATION_PLATFORM("exploitation-platform", false),
  GENDER("gender", false),
  /// Which kind of organization decided whether a person is a victim.
  IDENTIFIED_BY("identified-by", false),
  MARITAL_STATUS("marital-status", false),
  /// Which kinds of organization come upon persons.
  ORGANIZATION("organization", false),
  /// What a suspect did.
  PART_PLAYED("part-played", false),
  RECRUITMENT_PLATFORM("recruitment-platform", false),
  VULNERABILITY("vulnerability", false);

  private final String id;

  /// Whether no case can be told without it; the others are told where a regime has them.
  private final boolean needed;

  CaseList(String id, boolean needed) {
    this.id = id;
    this.needed = needed;
  }

  public String id() {
    return id;
  }

  public static Optional<CaseList> byId(String id) {
    return Arrays.stream(values()).filter(l -> l.id.equals(id)).findFirst();
  }

  /// The lists that a regime's cases need and it has not; none where it has no list of a case at
  /// all, and so no register.
  public static List<CaseList> missingFrom(RegimePack pack) {
    boolean hasCases =
        pack.codeLists().stream()
            .flatMap(l -> byId(l.id()).stream())
            .anyMatch(l -> l.needed && l != USE);
    return Arrays.stream(values())
        .filter(l -> hasCases && l.needed && pack.codeList(l.id).isEmpty())
        .toList();
  }
}
