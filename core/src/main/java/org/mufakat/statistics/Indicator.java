package org.mufakat.statistics;

import java.util.Arrays;
import java.util.Optional;

/// What a published count counts. Detections and records of the authorities, never prevalence.
///
/// Source: UNODC GLOTIP questionnaire, as published by dataUNODC.
public enum Indicator {
  DETECTED_VICTIMS("detected-victims", "Detected trafficking victims", Unit.PERSONS),
  OFFENCES("offences", "Offences of trafficking in persons", Unit.OFFENCES),
  PERSONS_IN_FORMAL_CONTACT(
      "persons-in-formal-contact", "Persons brought into formal contact", Unit.PERSONS),
  PERSONS_PROSECUTED("persons-prosecuted", "Persons prosecuted", Unit.PERSONS),
  PERSONS_CONVICTED("persons-convicted", "Persons convicted", Unit.PERSONS);

  private final String slug;
  private final String publishedName;
  private final Unit unit;

  Indicator(String slug, String publishedName, Unit unit) {
    this.slug = slug;
    this.publishedName = publishedName;
    this.unit = unit;
  }

  /// The name in addresses and commands.
  public String slug() {
    return slug;
  }

  /// The name as the publisher writes it.
  public String publishedName() {
    return publishedName;
  }

  public Unit unit() {
    return unit;
  }

  public static Optional<Indicator> bySlug(String slug) {
    return Arrays.stream(values()).filter(i -> i.slug.equals(slug)).findFirst();
  }

  public static Optional<Indicator> byPublishedName(String name) {
    return Arrays.stream(values()).filter(i -> i.publishedName.equals(name)).findFirst();
  }
}
