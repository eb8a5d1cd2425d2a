package dev.hydrant.firehose.glue;

import dev.hydrant.model.asset.AwsScope;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Data Catalog: an account's own one in a region, or the one that stands for a table bucket of S3
 * Tables.
 *
 * @param tableBucket empty for the account's own catalog
 */
record CatalogName(AwsScope scope, String tableBucket) {
  private static final Pattern ID =
      Pattern.compile("(\\d{12})(?::s3tablescatalog/([a-z0-9][a-z0-9-]*))?");

  /** As Glue's calls take it. */
  String id() {
    return scope.account() + (tableBucket.isEmpty() ? "" : ":s3tablescatalog/" + tableBucket);
  }

  /**
   * The catalog that a resource link names; what the link leaves out is as in this one. Empty for a
   * catalog of a kind that is not known.
   */
  Optional<CatalogName> linked(@Nullable String id, @Nullable String region) {
    String place = region == null || region.isEmpty() ? scope.region() : region;
    if (id == null || id.isEmpty()) {
      return Optional.of(
          new CatalogName(new AwsScope(scope.partition(), scope.account(), place), tableBucket));
    }
    Matcher parts = ID.matcher(id);
    return parts.matches()
        ? Optional.of(
            new CatalogName(
                new AwsScope(scope.partition(), parts.group(1), place),
                parts.group(2) == null ? "" : parts.group(2)))
        : Optional.empty();
  }
}
