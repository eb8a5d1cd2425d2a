package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.DatabaseEngine;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.asset.TableSelection;
import dev.hydrant.model.stream.Facts;
import dev.hydrant.model.stream.Unresolved;
import dev.hydrant.model.stream.UnresolvedReason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DatabaseSnapshotInfo;
import software.amazon.awssdk.services.firehose.model.DatabaseSourceAuthenticationConfiguration;
import software.amazon.awssdk.services.firehose.model.DatabaseSourceDescription;

/**
 * Reads a database that changes are captured from. Snapshots carry the real names of tables; the
 * include lists carry patterns, which are used only where no snapshot was taken.
 */
final class DatabaseSourceReader {
  private static final String FIELD = "source.databaseSourceDescription";

  private DatabaseSourceReader() {}

  static Source read(DatabaseSourceDescription source) {
    List<Asset> tables = tables(source);
    String engine = Objects.requireNonNullElse(source.typeAsString(), "database of unknown type");
    String host = WebAddress.parse(source.endpoint()).map(WebAddress::host).orElse("");
    String title =
        tables.size() == 1
            ? engine + " table " + name((DatabaseTable) tables.get(0))
            : engine + " database" + (host.isEmpty() ? "" : " at " + host);
    return new Source(
        title,
        "Captures the changes of " + title,
        tables,
        facts(source, host),
        tables.isEmpty()
            ? List.of(
                new Unresolved(
                    FIELD,
                    String.join(" ", engine, host).strip(),
                    UnresolvedReason.UNSUPPORTED_SHAPE,
                    "Engine, endpoint, port and at least one table are needed."))
            : List.of());
  }

  private static String name(DatabaseTable table) {
    return Stream.of(table.database(), table.schema(), table.table())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("."));
  }

  private static List<Asset> tables(DatabaseSourceDescription source) {
    Optional<DatabaseEngine> engine = engine(source.typeAsString());
    Optional<WebAddress> address = WebAddress.parse(source.endpoint());
    if (engine.isEmpty() || address.isEmpty() || source.port() == null) {
      return List.of();
    }
    TableNames names = new TableNames(engine.get(), literalDatabases(source));
    return written(source).stream()
        .distinct()
        .map(names::split)
        .<Asset>map(
            name ->
                new DatabaseTable(
                    engine.get(),
                    address.get().host(),
                    source.port(),
                    name.database(),
                    name.schema(),
                    name.table(),
                    name.pattern(),
                    name.pattern() ? Optional.of(selection(source)) : Optional.empty()))
        .toList();
  }

  private static List<String> written(DatabaseSourceDescription source) {
    List<String> snapshots =
        Shared.known(source.snapshotInfo()).stream()
            .map(snapshot -> Shared.text(snapshot.table()))
            .filter(table -> !table.isBlank())
            .toList();
    if (!snapshots.isEmpty() || source.tables() == null) {
      return snapshots;
    }
    return Shared.known(source.tables().include()).stream()
        .filter(table -> !table.isBlank())
        .toList();
  }

  private static TableSelection selection(DatabaseSourceDescription source) {
    return new TableSelection(
        source.databases() == null ? List.of() : Shared.known(source.databases().include()),
        source.databases() == null ? List.of() : Shared.known(source.databases().exclude()),
        source.tables() == null ? List.of() : Shared.known(source.tables().exclude()));
  }

  private static List<String> literalDatabases(DatabaseSourceDescription source) {
    return source.databases() == null
        ? List.of()
        : Shared.known(source.databases().include()).stream()
            .filter(name -> !TableNames.isPattern(name))
            .toList();
  }

  private static Optional<DatabaseEngine> engine(@Nullable String type) {
    return switch (Shared.text(type)) {
      case "MySQL" -> Optional.of(DatabaseEngine.MYSQL);
      case "PostgreSQL" -> Optional.of(DatabaseEngine.POSTGRESQL);
      default -> Optional.empty();
    };
  }

  private static Map<String, Object> facts(DatabaseSourceDescription source, String host) {
    DatabaseSourceAuthenticationConfiguration access =
        source.databaseSourceAuthenticationConfiguration();
    return new Facts()
        .put("kind", "Database")
        .put("engine", source.typeAsString())
        .put("endpoint", host)
        .put("port", source.port())
        .put("sslMode", source.sslModeAsString())
        .put("databases", lists(source.databases(), l -> l.include(), l -> l.exclude()))
        .put("tables", lists(source.tables(), l -> l.include(), l -> l.exclude()))
        .put("columns", lists(source.columns(), l -> l.include(), l -> l.exclude()))
        .put("surrogateKeys", Shared.known(source.surrogateKeys()))
        .put("snapshotWatermarkTable", source.snapshotWatermarkTable())
        .put(
            "snapshots",
            Shared.known(source.snapshotInfo()).stream().map(s -> snapshot(s)).toList())
        .put("secret", access == null ? null : Shared.secret(access.secretsManagerConfiguration()))
        .put(
            "vpcEndpointService",
            source.databaseSourceVPCConfiguration() == null
                ? null
                : source.databaseSourceVPCConfiguration().vpcEndpointServiceName())
        .build();
  }

  private static Map<String, Object> snapshot(DatabaseSnapshotInfo snapshot) {
    return new Facts()
        .put("id", snapshot.id())
        .put("table", snapshot.table())
        .put("requested", Shared.time(snapshot.requestTimestamp()))
        .put("requestedBy", snapshot.requestedByAsString())
        .put("status", snapshot.statusAsString())
        .put("failure", Shared.failure(snapshot.failureDescription()))
        .build();
  }

  private static <L> Map<String, Object> lists(
      @Nullable L list, Function<L, List<String>> include, Function<L, List<String>> exclude) {
    return list == null
        ? Map.of()
        : new Facts()
            .put("include", Shared.known(include.apply(list)))
            .put("exclude", Shared.known(exclude.apply(list)))
            .build();
  }
}
