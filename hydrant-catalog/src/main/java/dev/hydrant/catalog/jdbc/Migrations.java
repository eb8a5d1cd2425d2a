package dev.hydrant.catalog.jdbc;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Brings the schema to what this build knows. Files lie in {@code db/migration/common}, and in
 * {@code db/migration/<dialect>} where the two databases have no common form. V001 to V099 belong
 * to entities, lineage and search, V100 upward to runs, V200 upward to users.
 */
final class Migrations {
  private Migrations() {}

  /**
   * @throws HydrantException DATABASE_NEWER when a later build has written this database
   */
  static void apply(DataSource source, Dialect dialect) {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.name())
            .placeholders(dialect.placeholders())
            .failOnMissingLocations(true)
            // Each area counts on its own, so a new file may stand below one that was there before.
            .outOfOrder(true)
            .load();
    refuseNewer(flyway);
    flyway.migrate();
  }

  private static void refuseNewer(Flyway flyway) {
    Optional<String> newer =
        Arrays.stream(flyway.info().all())
            .filter(info -> info.getState() == MigrationState.FUTURE_SUCCESS)
            .map(MigrationInfo::getVersion)
            .map(MigrationVersion::getVersion)
            .findFirst();
    if (newer.isPresent()) {
      throw new HydrantException(
          ErrorCode.DATABASE_NEWER,
          "The database was written by a newer Hydrant: it has schema version "
              + newer.get()
              + ", which this build does not know.",
          "Use the newer build, or another data directory.");
    }
  }
}
