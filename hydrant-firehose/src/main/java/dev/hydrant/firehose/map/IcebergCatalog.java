package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.S3TablesTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalog that Iceberg tables are registered in.
 *
 * @param tableBucket of S3 Tables; empty for the default Glue catalog of an account
 */
record IcebergCatalog(AwsScope scope, String tableBucket) {
  private static final String S3_TABLES = "catalog/s3tablescatalog/";

  /** Empty for any other catalog: a table in it must not be mistaken for one in the default one. */
  static Optional<IcebergCatalog> parse(@Nullable String catalogArn) {
    return Arn.of("glue", catalogArn)
        .flatMap(
            arn -> {
              String resource = arn.resource();
              if (resource.equals("catalog")) {
                return Optional.of(new IcebergCatalog(arn.scope(), ""));
              }
              boolean tables =
                  resource.startsWith(S3_TABLES)
                      && resource.length() > S3_TABLES.length()
                      && resource.indexOf('/', S3_TABLES.length()) < 0;
              return tables
                  ? Optional.of(
                      new IcebergCatalog(arn.scope(), resource.substring(S3_TABLES.length())))
                  : Optional.empty();
            });
  }

  Asset table(String database, String table) {
    return tableBucket.isEmpty()
        ? new GlueTable(scope, database, table, true)
        : new S3TablesTable(scope, tableBucket, database, table);
  }

  String arn() {
    return scope.arn("glue", tableBucket.isEmpty() ? "catalog" : S3_TABLES + tableBucket);
  }

  String phrase() {
    return tableBucket.isEmpty()
        ? "the Glue catalog of account " + scope.account()
        : "S3 table bucket " + tableBucket;
  }
}
