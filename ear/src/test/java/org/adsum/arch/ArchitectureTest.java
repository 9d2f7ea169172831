package org.adsum.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the design that a compiler cannot hold: who may know whom, and what stays where. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final String ROOT = "org.adsum.";

  /** Each capability with those that it may know, besides itself. */
  private static final Map<String, Set<String>> KNOWS = new LinkedHashMap<>();

  static {
    KNOWS.put("shared", Set.of());
    KNOWS.put("audit", Set.of("shared"));
    KNOWS.put("settings", Set.of("shared", "audit"));
    KNOWS.put("identity", Set.of("shared", "audit", "settings"));
    KNOWS.put("course", Set.of("shared", "audit", "settings", "identity"));
    KNOWS.put("enrolment", Set.of("shared", "audit", "settings", "identity", "course"));
    KNOWS.put("session", Set.of("shared", "audit", "settings", "identity", "course"));
    Set<String> below =
        Set.of("shared", "audit", "settings", "identity", "course", "enrolment", "session");
    KNOWS.put("verification", below);
    KNOWS.put("attendance", below);
    KNOWS.put("checkin", union(below, "verification", "attendance"));
    KNOWS.put("notification", union(below, "verification", "attendance", "checkin"));
    Set<String> all = union(below, "verification", "attendance", "checkin", "notification");
    KNOWS.put("provisioning", Set.of("shared", "audit", "settings", "identity", "course"));
    KNOWS.put("privacy", all);
    KNOWS.put("report", all);
    KNOWS.put("admin", union(all, "provisioning", "privacy", "report"));
  }

  private final JavaClasses code = importModules();

  static Stream<String> capabilities() {
    return KNOWS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void aCapabilityKnowsOnlyThoseOnItsLeft(String capability) {
    String[] forbidden =
        Stream.concat(
                KNOWS.keySet().stream()
                    .filter(other -> !other.equals(capability))
                    .filter(other -> !KNOWS.get(capability).contains(other)),
                Stream.of("web", "face"))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + capability + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden));
  }

  @Test
  void fromOutsideACapabilityOnlyItsBoundaryAndItsValuesAreUsed() {
    check(classes().that().resideInAPackage("org.adsum..").should(useOthersByTheirDoor()));
  }

  @Test
  void everyPackageOfACapabilityIsBoundaryControlOrEntity() {
    String[] allowed =
        KNOWS.keySet().stream()
            .flatMap(
                c ->
                    Stream.of("boundary", "control", "entity")
                        .map(layer -> ROOT + c + "." + layer + ".."))
            .toArray(String[]::new);
    check(
        classes()
            .that(areInACapability())
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .resideInAnyPackage(allowed));
  }

  @Test
  void entitiesKnowNoContainer() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "*.entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "jakarta.ejb..",
                "jakarta.enterprise..",
                "jakarta.inject..",
                "jakarta.jms..",
                "jakarta.faces..",
                "jakarta.servlet..",
                "jakarta.ws..",
                "jakarta.annotation..",
                "org.jboss..",
                "org.eclipse.microprofile.."));
  }

  @Test
  void onlyRepositoriesAndReportsHoldAnEntityManager() {
    check(
        noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .and()
            .haveSimpleNameNotEndingWith("Report")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.persistence.EntityManager"));
  }

  @Test
  void everyPublicMethodOfAnEjbSaysWhoMayCallIt() {
    check(
        methods()
            .that()
            .arePublic()
            .and()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat(are(ejbs()))
            .should(carryExactlyOneSecurityAnnotation()));
  }

  @Test
  void restResourcesSayWhoMayCallThem() {
    check(
        methods()
            .that()
            .arePublic()
            .and()
            .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
            .should(carryExactlyOneSecurityAnnotation()));
  }

  @Test
  void theWebModuleKnowsNoDatabase() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "web..")
            .and()
            // Asks only whether the database answers, before anybody could sign in.
            .resideOutsideOfPackage(ROOT + "web.health..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "jakarta.persistence..", "java.sql..", "javax.sql..", "org.hibernate.."));
  }

  @Test
  void theFaceEngineKnowsNoContainerOutsideItsListener() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "face..")
            .and()
            .resideOutsideOfPackage(ROOT + "face.listener..")
            .should()
            .dependOnClassesThat(
                // JSON is a library of its own: the evaluation's report needs no container.
                resideInAnyPackage("jakarta..", "org.jboss..", "org.eclipse.microprofile..")
                    .and(not(resideInAPackage("jakarta.json..")))));
  }

  @Test
  void onlyTheSystemClockAsksTheComputerForTheTime() {
    check(
        noClasses()
            .that()
            .haveSimpleNameNotEndingWith("SystemClock")
            .should()
            .callMethodWhere(readsTheTime())
            .orShould()
            .callConstructor(java.util.Date.class));
  }

  @Test
  void nothingIsSerialisedByJava() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.jms.ObjectMessage")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectOutputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream"));
  }

  @Test
  void namesSayWhatAClassIs() {
    check(classes().should(haveTellingNames()));
  }

  @Test
  void theServerDoesNotPrint() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "web..")
            .or(areInACapability())
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace"));
  }

  private void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(code);
  }

  private static JavaClasses importModules() {
    Path project = Path.of(System.getProperty("adsum.project", ".."));
    JavaClasses imported;
    // Modules lie in the project's folder or in another module's.
    try (Stream<Path> folders = Files.find(project, 4, (path, type) -> type.isDirectory())) {
      imported =
          new ClassFileImporter()
              .importPaths(
                  folders
                      .filter(folder -> folder.endsWith("target/classes"))
                      .filter(folder -> !folder.toString().contains("server-config"))
                      .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!imported.contain("org.adsum.checkin.boundary.CheckInBoundary")) {
      throw new IllegalStateException("No compiled modules below " + project.toAbsolutePath());
    }
    return imported;
  }

  private static Set<String> union(Set<String> some, String... more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  /** The capability of a class, or the empty word. */
  private static String capabilityOf(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT)) {
      return "";
    }
    String first = name.substring(ROOT.length()).split("\\.")[0];
    return KNOWS.containsKey(first) ? first : "";
  }

  private static DescribedPredicate<JavaClass> areInACapability() {
    return DescribedPredicate.describe(
        "are in a capability", type -> !capabilityOf(type).isEmpty());
  }

  private static DescribedPredicate<JavaClass> ejbs() {
    return DescribedPredicate.describe(
        "session beans",
        type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class));
  }

  private static DescribedPredicate<JavaMethodCall> readsTheTime() {
    return DescribedPredicate.describe(
        "read the time",
        call -> {
          String owner = call.getTargetOwner().getName();
          String name = call.getName();
          return owner.startsWith("java.time.") && name.equals("now")
              || owner.equals("java.time.Clock") && name.startsWith("system")
              || owner.equals("java.lang.System") && name.equals("currentTimeMillis");
        });
  }

  private static ArchCondition<JavaClass> useOthersByTheirDoor() {
    return new ArchCondition<>("use other capabilities by their boundary, enums and records") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          String owner = capabilityOf(target);
          boolean foreign =
              !owner.isEmpty() && !owner.equals("shared") && !owner.equals(capabilityOf(type));
          if (foreign && !isDoor(target)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean isDoor(JavaClass target) {
    if (target.getPackageName().contains(".boundary")) {
      return true;
    }
    return target.getPackageName().contains(".entity") && (target.isEnum() || target.isRecord());
  }

  private static ArchCondition<JavaMethod> carryExactlyOneSecurityAnnotation() {
    return new ArchCondition<>("carry exactly one of @RolesAllowed, @PermitAll, @DenyAll") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
          return;
        }
        long count =
            Stream.of(RolesAllowed.class, PermitAll.class, DenyAll.class)
                .filter(method::isAnnotatedWith)
                .count();
        if (count != 1) {
          events.add(
              SimpleConditionEvent.violated(method, method.getFullName() + " carries " + count));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> haveTellingNames() {
    return new ArchCondition<>("not be called Util, Helper, Manager or Impl") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String name = type.getSimpleName();
        if (name.matches(".*(Utils?|Helper|Manager|Impl)")) {
          events.add(SimpleConditionEvent.violated(type, type.getName()));
        }
      }
    };
  }
}
