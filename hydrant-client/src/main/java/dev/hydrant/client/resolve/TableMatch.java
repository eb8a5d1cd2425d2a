package dev.hydrant.client.resolve;

import dev.hydrant.model.asset.DatabaseEngine;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.asset.TableSelection;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.filter.FilterPattern;
import dev.hydrant.model.filter.NameFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which tables a pattern of a database source stands for: its own parts take the table, its
 * database is read, and nothing excluded takes it. Patterns are regular expressions over the whole
 * name, as change capture matches them, whatever the case; {@code *} alone is everything.
 */
final class TableMatch {
  private final DatabaseTable pattern;
  private final Predicate<String> database;
  private final Predicate<String> schema;
  private final Predicate<String> table;
  private final Predicate<String> databases;
  private final Predicate<String> excludedDatabases;
  private final Predicate<String> excludedTables;

  private TableMatch(DatabaseTable pattern) {
    TableSelection selection =
        pattern.selection().orElse(new TableSelection(List.of(), List.of(), List.of()));
    this.pattern = pattern;
    this.database = one(pattern.database());
    this.schema = one(pattern.schema());
    this.table = one(pattern.table());
    this.databases = selection.databases().isEmpty() ? any -> true : any(selection.databases());
    this.excludedDatabases = any(selection.excludedDatabases());
    this.excludedTables = any(selection.excludedTables());
  }

  /** Empty for what cannot be matched: then nothing may be said about what it stands for. */
  static Optional<TableMatch> of(DatabaseTable pattern) {
    try {
      return Optional.of(new TableMatch(pattern));
    } catch (HydrantException e) {
      return Optional.empty();
    }
  }

  /**
   * The table as the source would name it.
   *
   * @param path below the service: database, schema, table
   * @return empty when the pattern does not stand for it
   */
  Optional<DatabaseTable> take(List<String> path) {
    boolean mysql = pattern.engine() == DatabaseEngine.MYSQL;
    // MySQL knows no schemas: what it calls a database stands there in the catalog.
    String inDatabase = path.get(mysql ? 1 : 0);
    String inSchema = mysql ? "" : path.get(1);
    List<String> names = names(inDatabase, inSchema, path.get(2));
    boolean taken =
        database.test(inDatabase)
            && (inSchema.isEmpty() || schema.test(inSchema))
            && names.stream().anyMatch(table)
            && databases.test(inDatabase)
            && !excludedDatabases.test(inDatabase)
            && names.stream().noneMatch(excludedTables);
    return taken
        ? Optional.of(
            new DatabaseTable(
                pattern.engine(),
                pattern.host(),
                pattern.port(),
                inDatabase,
                inSchema,
                path.get(2),
                false))
        : Optional.empty();
  }

  /** The ways to write the table's name, from the shortest on. */
  private static List<String> names(String database, String schema, String table) {
    List<String> names = new ArrayList<>(List.of(table));
    Stream.of(schema, database)
        .filter(part -> !part.isEmpty())
        .forEach(part -> names.add(part + "." + names.get(names.size() - 1)));
    names.add(database + "." + table);
    return names;
  }

  private static Predicate<String> any(List<String> texts) {
    List<Predicate<String>> all =
        texts.stream().filter(text -> !text.isBlank()).map(TableMatch::one).toList();
    return name -> all.stream().anyMatch(each -> each.test(name));
  }

  /** A name is itself, whatever it would mean as an expression; nothing said means everything. */
  private static Predicate<String> one(String text) {
    if (text.isEmpty() || text.equals("*")) {
      return any -> true;
    }
    NameFilter whole =
        NameFilter.compile(
            new FilterPattern(List.of("(?:" + text + ")$"), List.of()), "a pattern of tables");
    return name -> name.equalsIgnoreCase(text) || whole.decide(name).kept();
  }
}
