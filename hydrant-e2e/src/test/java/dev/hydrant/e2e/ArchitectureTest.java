package dev.hydrant.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of who may import whom, and the fences, over main code. */
@DisplayName("The architecture")
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.hydrant");

  private static final Map<String, List<String>> MAY_IMPORT =
      Map.of(
          "model", List.of(),
          "secrets", List.of("model"),
          "simulator", List.of(),
          "firehose", List.of("model"),
          "client", List.of("model"),
          "catalog", List.of("model"),
          "server", List.of("model", "catalog"),
          "runner", List.of("model", "client"));

  private static final Map<String, List<String>> FENCES =
      Map.of(
          "software.amazon.awssdk..", List.of("firehose", "secrets"),
          "io.javalin..", List.of("server"),
          "org.eclipse.jetty..", List.of("server"),
          "org.jdbi..", List.of("catalog"),
          "java.sql..", List.of("catalog"),
          "org.flywaydb..", List.of("catalog"),
          "com.zaxxer..", List.of("catalog"),
          "picocli..", List.of("app"));

  private static String module(String name) {
    return "dev.hydrant." + name + "..";
  }

  @TestFactory
  @DisplayName("lets each module import only what the table allows")
  List<DynamicTest> imports() {
    return MAY_IMPORT.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey() + " imports " + entry.getValue(),
                    () -> {
                      String[] allowed =
                          Stream.concat(
                                  Stream.of(module(entry.getKey())),
                                  entry.getValue().stream().map(ArchitectureTest::module))
                              .toArray(String[]::new);
                      noClasses()
                          .that()
                          .resideInAPackage(module(entry.getKey()))
                          .should()
                          .dependOnClassesThat(
                              resideInAPackage("dev.hydrant..")
                                  .and(not(resideInAnyPackage(allowed))))
                          .check(MAIN);
                    }))
        .toList();
  }

  @TestFactory
  @DisplayName("keeps each foreign library behind its fence")
  List<DynamicTest> fences() {
    return FENCES.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey() + " only in " + entry.getValue(),
                    () ->
                        noClasses()
                            .that()
                            .resideOutsideOfPackages(
                                entry.getValue().stream()
                                    .map(ArchitectureTest::module)
                                    .toArray(String[]::new))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(entry.getKey())
                            .check(MAIN)))
        .toList();
  }

  @Test
  @DisplayName("keeps HTTP out of the catalog")
  void noHttpInCatalog() {
    noClasses()
        .that()
        .resideInAPackage(module("catalog"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..")
        .check(MAIN);
  }

  @TestFactory
  @DisplayName("has no cycle between the packages of")
  List<DynamicTest> cycles() {
    return Stream.concat(MAY_IMPORT.keySet().stream(), Stream.of("app"))
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        slices()
                            .matching("dev.hydrant." + name + ".(**)")
                            .should()
                            .beFreeOfCycles()
                            .allowEmptyShould(true)
                            .check(MAIN)))
        .toList();
  }

  @Test
  @DisplayName("has no static state that changes")
  void noStaticState() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.hydrant..")
        .should()
        .beFinal()
        .check(MAIN);
  }

  @Test
  @DisplayName("prints to the console only in the app")
  void printsOnlyInApp() {
    noClasses()
        .that()
        .resideOutsideOfPackage(module("app"))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(MAIN);
  }

  @Test
  @DisplayName("is checked over every module")
  void seesEveryModule() {
    for (String name : MAY_IMPORT.keySet()) {
      assertThat(MAIN.stream().filter(c -> c.getPackageName().startsWith("dev.hydrant." + name)))
          .as(name)
          .anyMatch(c -> !c.getModifiers().contains(JavaModifier.SYNTHETIC));
    }
  }
}
