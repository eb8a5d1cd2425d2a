package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.SecretFields;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Entities of every type by the contract's rules. Documents that come out are as stored: passwords
 * sealed, references short. {@link #answers} makes them ready to be shown.
 */
public final class EntityStore {
  private final Database database;
  private final ObjectMapper json;
  private final SecretFields secrets;
  private final EntityPuts puts;
  private final EntityPatches patches;
  private final EntityDeletion deletion;
  private final EntityLists lists;
  private final EntityVersions versions;
  private final EntityAnswers answers;

  public EntityStore(
      Database database,
      EntityTypes types,
      SecretFields secrets,
      EntityObserver observer,
      Tools tools) {
    this.database = database;
    this.json = tools.json();
    this.secrets = secrets;
    EntityWriter writer = new EntityWriter(observer);
    Revision revision = new Revision(json, tools.clock());
    Composer composer = new Composer(json, secrets, tools.rule());
    this.answers = new EntityAnswers(database, types, json, secrets);
    this.patches = new EntityPatches(database, composer, writer, revision, answers, json);
    this.deletion = new EntityDeletion(database, types, writer, revision, json);
    this.puts = new EntityPuts(database, types, composer, writer, deletion, revision, tools);
    this.lists = new EntityLists(database, types, json);
    this.versions = new EntityVersions(database, json);
  }

  /**
   * What stores need beside the database.
   *
   * @param ids makes identifiers of new entities
   * @param rule what must hold of documents beyond their shape
   */
  public record Tools(ObjectMapper json, Clock clock, Supplier<String> ids, DocumentRule rule) {}

  public EntityAnswers answers() {
    return answers;
  }

  public EntityVersions versions() {
    return versions;
  }

  /** Creates, or changes what has the same qualified name. */
  public EntityChange put(EntityType type, JsonNode body, Author author) {
    return puts.put(type, body, author);
  }

  /**
   * @throws HydrantException ALREADY_EXISTS
   */
  public EntityChange create(EntityType type, JsonNode body, Author author) {
    return puts.create(type, body, author);
  }

  /** Puts many; what fails is told beside what does not. The order is kept. */
  public List<BulkItem> putAll(EntityType type, List<JsonNode> bodies, Author author) {
    return puts.putAll(type, bodies, author);
  }

  /**
   * @param expected the state that the caller has seen, in tenths; absent to change any
   */
  public EntityChange patch(
      EntityType type, EntityKey key, JsonNode patch, Optional<Integer> expected, Author author) {
    return patches.patch(type, row(type, key), patch, expected, author);
  }

  /**
   * Changes members by the server itself, such as a service's last connection test. Passwords in
   * the document are sealed and may be left alone.
   */
  public EntityChange edit(
      EntityType type, EntityKey key, Author author, Consumer<ObjectNode> change) {
    return patches.edit(() -> row(type, key), type, author, change);
  }

  public EntityChange delete(
      EntityType type, EntityKey key, boolean recursive, boolean hard, Author author) {
    EntityRow row = row(type, key);
    if (!hard && row.deleted()) {
      throw Missing.entity(type.name(), key.value());
    }
    return hard
        ? new EntityChange(EntityChange.Kind.DELETED, deletion.hard(row, recursive))
        : new EntityChange(EntityChange.Kind.SOFT_DELETED, deletion.soft(row, recursive, author));
  }

  public EntityChange restore(EntityType type, String id, Author author) {
    EntityRow row = row(type, EntityKey.id(id));
    return new EntityChange(EntityChange.Kind.RESTORED, deletion.restore(row, author));
  }

  /** The stored document. */
  public Optional<ObjectNode> find(EntityType type, EntityKey key, Include include) {
    return database
        .read(handle -> EntityTable.find(handle, type.name(), key))
        .filter(row -> include.shows(row.deleted()))
        .map(row -> row.document(json));
  }

  /**
   * @throws HydrantException NOT_FOUND
   */
  public ObjectNode get(EntityType type, EntityKey key, Include include) {
    return find(type, key, include).orElseThrow(() -> Missing.entity(type.name(), key.value()));
  }

  public EntityPage list(EntityType type, ListRequest request) {
    return lists.list(type, request);
  }

  /**
   * The document with its passwords in clear text: for the work order of the built-in runner, and
   * for nothing else.
   */
  public ObjectNode reveal(EntityType type, EntityKey key) {
    ObjectNode document = get(type, key, Include.NON_DELETED);
    Composer.reveal(document, secrets);
    return document;
  }

  private EntityRow row(EntityType type, EntityKey key) {
    return database
        .read(handle -> EntityTable.find(handle, type.name(), key))
        .orElseThrow(() -> Missing.entity(type.name(), key.value()));
  }

  static HydrantException busy(String name) {
    return new HydrantException(
        ErrorCode.STORAGE_BUSY, name + " is being changed by others", "Repeat the call.");
  }
}
