package dev.hydrant.model.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PermissionsPageTest {
  /** {@code ./hydrant permissions --markdown > docs/permissions.md} makes it anew. */
  @Test
  void the_page_of_the_documents_is_the_one_that_the_features_make() throws IOException {
    assertThat(Files.readString(Path.of("../docs/permissions.md")))
        .isEqualTo(new PermissionsPage().markdown());
  }
}
