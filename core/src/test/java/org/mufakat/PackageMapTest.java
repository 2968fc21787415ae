package org.mufakat;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The package map of ARCHITECTURE.md, tested: who may know whom, and what the core knows nothing
/// of.
class PackageMapTest {

  /// Feature → the features it may know. The rooms of later features are drawn already.
  static final Map<String, List<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("regime", List.of()),
          Map.entry("ledger", List.of()),
          Map.entry("linkage", List.of()),
          Map.entry("statistics", List.of()),
          Map.entry("estimation", List.of()),
          Map.entry("tables", List.of()),
          Map.entry("privacy", List.of("tables")),
          Map.entry("flows", List.of("statistics")),
          Map.entry("cases", List.of("regime", "ledger")),
          Map.entry("forum", List.of("regime", "ledger")),
          Map.entry("exchange", List.of("cases", "regime", "ledger")),
          Map.entry("compliance", List.of("forum", "regime", "ledger")),
          Map.entry(
              "node",
              List.of(
                  "regime",
                  "ledger",
                  "linkage",
                  "statistics",
                  "estimation",
                  "tables",
                  "privacy",
                  "flows",
                  "cases",
                  "forum",
                  "exchange",
                  "compliance")));

  /// What pure computation may need besides the JDK; each library has a decision record.
  private static final String[] CORE_MAY_USE = {
    "org.mufakat..", "java..", "org.jspecify.annotations..", "org.bouncycastle.math.ec.rfc8032.."
  };

  /// Methods of the JDK that ask the machine for the time or for chance.
  private static final String CLOCKS_AND_CHANCE =
      "now|currentTimeMillis|nanoTime|system|systemUTC|systemDefaultZone|randomUUID|random"
          + "|shuffle|getDefault";

  private final JavaClasses core =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.mufakat");

  @Test
  void every_feature_knows_only_the_features_the_map_allows() {
    MAY_KNOW.forEach(
        (feature, allowed) -> {
          var others =
              MAY_KNOW.keySet().stream()
                  .filter(f -> !f.equals(feature) && !allowed.contains(f))
                  .map(f -> "org.mufakat." + f + "..")
                  .toArray(String[]::new);
          if (others.length > 0) {
            noClasses()
                .that()
                .resideInAPackage("org.mufakat." + feature + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .allowEmptyShould(true)
                .check(core);
          }
        });
  }

  @Test
  void the_map_has_every_package_of_the_core() throws IOException {
    try (Stream<Path> packages = Files.list(Path.of("src/main/java/org/mufakat"))) {
      assertThat(packages.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(MAY_KNOW.keySet());
    }
  }

  @Test
  void the_core_knows_no_framework_no_sql_no_http_no_yaml_and_no_file_system() {
    classes().should().onlyDependOnClassesThat(resideInAnyPackage(CORE_MAY_USE)).check(core);
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.sql..", "java.net..", "java.nio.file..", "java.util.logging.."))
        .check(core);
    noClasses().should().dependOnClassesThat().areAssignableTo(java.io.File.class).check(core);
  }

  @Test
  void the_core_has_no_wall_clock_and_no_unseeded_chance() {
    noClasses().should().callMethodWhere(target(nameMatching(CLOCKS_AND_CHANCE))).check(core);
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, SecureRandom.class, ThreadLocalRandom.class)
        .check(core);
  }

  @Test
  void the_core_has_no_static_state() {
    noFields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .notBeFinal()
        .check(core);
    noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class).check(core);
  }

  @Test
  void the_core_has_no_import_cycle() {
    slices().matching("org.mufakat.(*)..").should().beFreeOfCycles().check(core);
  }

  /// The regions' names stand in the packs; a member's or an instrument's name in the core would
  /// tie it to one.
  @Test
  void the_core_names_no_region() throws IOException {
    var names =
        List.of(
            "asean",
            "ammtc",
            "somtc",
            "actip",
            "brunei",
            "cambodia",
            "indonesia",
            "laos",
            "malaysia",
            "myanmar",
            "philippines",
            "singapore",
            "thailand",
            "timor",
            "viet nam",
            "vietnam",
            "southeast",
            "south-east");
    var found = new ArrayList<String>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        var text = Files.readString(source).toLowerCase(Locale.ROOT);
        names.stream().filter(text::contains).forEach(n -> found.add(source + ": " + n));
      }
    }
    assertThat(found).isEmpty();
  }
}
