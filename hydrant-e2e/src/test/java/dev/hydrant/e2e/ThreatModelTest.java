package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.e2e.harness.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The threat model")
class ThreatModelTest {
  private static final Pattern TEST =
      Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|Contract))\\.([a-z][A-Za-z0-9_]*)`");

  @Test
  @DisplayName("names behind each claim a test that exists")
  void everyNamedTestExists() {
    List<Path> tests = SourceTree.tests();
    Matcher named = TEST.matcher(SourceTree.read("docs/THREAT_MODEL.md"));
    List<String> missing = new ArrayList<>();
    int count = 0;
    while (named.find()) {
      count++;
      Pattern method = Pattern.compile("\\bvoid " + named.group(2) + "\\(");
      boolean found =
          tests.stream()
              .filter(file -> file.endsWith(named.group(1) + ".java"))
              .anyMatch(file -> method.matcher(SourceTree.read(file)).find());
      if (!found) {
        missing.add(named.group());
      }
    }
    assertThat(count).isGreaterThan(20);
    assertThat(missing).isEmpty();
  }

  @Test
  @DisplayName("has a test in every row that claims something")
  void everyClaimHasATest() {
    List<String> rows =
        SourceTree.read("docs/THREAT_MODEL.md")
            .lines()
            .dropWhile(line -> !line.startsWith("## Claims"))
            .takeWhile(line -> !line.startsWith("## What is not claimed"))
            .filter(line -> line.startsWith("| ") && !line.startsWith("| claim"))
            .toList();

    assertThat(rows).hasSizeGreaterThan(15).allMatch(row -> TEST.matcher(row).find());
  }
}
