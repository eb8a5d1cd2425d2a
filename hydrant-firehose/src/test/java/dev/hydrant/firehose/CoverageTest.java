package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.SourceDescription;

/** The page of what is covered names proofs that exist, and leaves nothing out. */
class CoverageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern GOLDEN = Pattern.compile("golden(?:-enriched)?/[\\w./*-]+");
  private static final Pattern TEST = Pattern.compile("([A-Z]\\w*Test)(?:\\.(\\w+))?");
  private static final int CASES = 32;

  private final String page;
  private final List<String> quoted = new ArrayList<>();

  CoverageTest() throws IOException {
    page = Files.readString(ROOT.resolve("docs/coverage.md"));
    QUOTED.matcher(page).results().forEach(found -> quoted.add(found.group(1)));
  }

  @Test
  void every_golden_file_that_the_page_names_is_there() {
    Set<String> files = goldenFiles();
    assertThat(goldens())
        .isNotEmpty()
        .allSatisfy(golden -> assertThat(files).as(golden).anyMatch(file -> matches(golden, file)));
  }

  @Test
  void no_golden_file_goes_unnamed() {
    assertThat(goldenFiles())
        .hasSizeGreaterThan(200)
        .allSatisfy(
            file -> assertThat(goldens()).as(file).anyMatch(golden -> matches(golden, file)));
  }

  @Test
  void every_test_that_the_page_names_is_there() {
    Map<String, String> sources = testSources();
    Set<String> missing = new TreeSet<>();
    quoted.stream()
        .map(TEST::matcher)
        .filter(java.util.regex.Matcher::matches)
        .filter(
            test ->
                !declares(
                    Optional.ofNullable(sources.get(test.group(1))).orElse(""), test.group(2)))
        .forEach(test -> missing.add(test.group()));
    assertThat(missing).isEmpty();
  }

  @Test
  void every_source_and_destination_of_awss_api_has_its_place() {
    Set<String> shapes = new TreeSet<>();
    Stream.concat(
            new ArrayList<SdkField<?>>(SourceDescription.builder().build().sdkFields()).stream(),
            new ArrayList<SdkField<?>>(DestinationDescription.builder().build().sdkFields())
                .stream())
        .filter(field -> field.marshallingType() == MarshallingType.SDK_POJO)
        .forEach(field -> shapes.add(field.memberName()));
    assertThat(shapes).hasSizeGreaterThanOrEqualTo(14);
    assertThat(quoted).containsAll(shapes);
  }

  @Test
  void each_of_the_numbered_cases_has_a_row_with_a_proof() {
    Map<Integer, String> rows = new HashMap<>();
    page.lines()
        .filter(line -> line.matches("\\| \\d+ \\|.*"))
        .forEach(line -> rows.put(Integer.valueOf(line.split("\\|", 3)[1].strip()), line));
    assertThat(rows.keySet())
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, CASES).boxed().toList());
    assertThat(rows.values())
        .allSatisfy(
            row -> {
              String[] cells = row.split("\\|");
              assertThat(cells).as(row).hasSize(5);
              assertThat(cells[4]).as(row).containsPattern("`[A-Z]\\w*Test");
              assertThat(cells[3]).as(row).containsPattern("`golden|– \\(");
            });
  }

  private List<String> goldens() {
    return quoted.stream().filter(text -> GOLDEN.matcher(text).matches()).toList();
  }

  private static boolean matches(String golden, String file) {
    return golden.endsWith("*")
        ? file.startsWith(golden.substring(0, golden.length() - 1))
        : file.equals(golden);
  }

  private static boolean declares(String source, @Nullable String method) {
    return !source.isEmpty()
        && (method == null || Pattern.compile("void\\s+" + method + "\\(").matcher(source).find());
  }

  /** As the page writes them: the folder and the name without its end. */
  private static Set<String> goldenFiles() {
    Set<String> files = new TreeSet<>();
    for (String folder : List.of("golden", "golden-enriched")) {
      walk(RESOURCES.resolve(folder))
          .filter(file -> file.toString().endsWith(".json"))
          .forEach(
              file ->
                  files.add(
                      RESOURCES
                          .relativize(file)
                          .toString()
                          .replace('\\', '/')
                          .replace(".json", "")));
    }
    return files;
  }

  /** Sources of the tests of every module by the name of the class; those of one name together. */
  private static Map<String, String> testSources() {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(CoverageTest::walk)
          .filter(file -> file.toString().endsWith("Test.java"))
          .forEach(
              file ->
                  sources.merge(
                      file.getFileName().toString().replace(".java", ""),
                      read(file),
                      String::concat));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static Stream<Path> walk(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
