package dev.hydrant.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.Deflate;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.catalog.user.SigningKeys;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing the key of stored secrets; every database that Hydrant lives on passes this whole. */
public abstract class KeyRotationContract {
  private static final SecretKey OLD = SecretKeySource.ofText("the old key of this suite");
  private static final SecretKey NEW = SecretKeySource.ofText("the new key of this suite");
  private static final Sealer BOTH = new Sealer(NEW, List.of(OLD));
  private static final Pattern SEALED = Pattern.compile("sealed:1:[A-Za-z0-9+/]+=*");
  private static final int SERVICES = 250;

  private Database database;

  /** An empty database; whoever makes it closes it. */
  protected abstract Database open();

  final Database database() {
    return database;
  }

  @BeforeEach
  void fill() {
    database = open();
    Catalog catalog = new Catalog(database, OLD, Clock.systemUTC());
    Fixture fixture = new Fixture(catalog);
    for (int i = 0; i < SERVICES; i++) {
      int number = i;
      String id = fixture.pipelineService("service" + i);
      catalog
          .entities()
          .edit(
              fixture.type("pipelineService"),
              EntityKey.id(id),
              Author.ADMIN,
              document -> connection(document).put("awsSecretAccessKey", "canary-" + number));
    }
    // A person may write what looks like a sealed value; it is not one.
    String last = fixture.pipelineService("words");
    catalog
        .entities()
        .edit(
            fixture.type("pipelineService"),
            EntityKey.id(last),
            Author.ADMIN,
            document -> document.put("description", "sealed:1:AAAA"));
    database.write(KeyRotationContract::keepVersions);
    new SigningKeys(database, new Sealer(OLD), Clock.systemUTC()).all();
  }

  @Test
  void afterwardsTheNewKeyAloneOpensEverythingAndTheOldOneNothing() {
    long changed = new KeyRotation(database, BOTH).run(portion -> {});

    assertThat(changed).isGreaterThan(2 * SERVICES);
    List<String> sealed = sealedValues();
    assertThat(sealed).hasSizeGreaterThanOrEqualTo(2 * SERVICES + 1);
    assertThat(sealed.stream().map(new Sealer(NEW)::open))
        .contains("canary-0", "canary-" + (SERVICES - 1));
    Sealer old = new Sealer(OLD);
    assertThatThrownBy(() -> old.open(sealed.get(0)))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_UNRESOLVED));
    assertThat(new SigningKeys(database, new Sealer(NEW), Clock.systemUTC()).all()).isNotEmpty();
  }

  @Test
  void aSecondTimeThereIsNothingToDo() {
    new KeyRotation(database, BOTH).run(portion -> {});

    assertThat(new KeyRotation(database, BOTH).run(portion -> {})).isZero();
  }

  @Test
  void whereItBreaksOffBothKeysOpenEverythingAndTheNextTimeEndsIt() {
    assertThatThrownBy(
            () ->
                new KeyRotation(database, BOTH)
                    .run(
                        portion -> {
                          throw new IllegalStateException("the power fails");
                        }))
        .hasMessageContaining("the power fails");
    List<String> halfway = sealedValues();
    assertThat(halfway.stream().filter(this::opensWithNew).count())
        .isBetween(1L, halfway.size() - 1L);
    assertThat(halfway.stream().map(new Sealer(OLD, List.of(NEW))::open)).contains("canary-7");

    new KeyRotation(database, BOTH).run(portion -> {});

    assertThat(sealedValues()).allMatch(this::opensWithNew);
  }

  @Test
  void withoutTheOldKeyItSaysWhichEntityAndChangesNothing() {
    List<String> before = sealedValues();

    assertThatThrownBy(() -> new KeyRotation(database, new Sealer(NEW)).run(portion -> {}))
        .isInstanceOf(HydrantException.class)
        .hasMessageContaining("Entity ");

    assertThat(sealedValues()).isEqualTo(before);
  }

  /** Each document as an earlier state, with what is sealed in it. */
  private static int keepVersions(Handle handle) {
    record Kept(String id, String document) {}
    List<Kept> all =
        handle
            .createQuery("select id, document from entity where type = 'pipelineService'")
            .map((row, context) -> new Kept(row.getString("id"), row.getString("document")))
            .list();
    for (Kept kept : all) {
      handle.execute(
          "insert into entity_version (entity_id, version, document) values (?, 9999, ?)",
          kept.id(),
          Deflate.pack(kept.document()));
    }
    return all.size();
  }

  private boolean opensWithNew(String sealed) {
    try {
      new Sealer(NEW).open(sealed);
      return true;
    } catch (HydrantException e) {
      return false;
    }
  }

  /** Everything sealed that the database holds, whatever table it is in. */
  private List<String> sealedValues() {
    List<String> texts = new ArrayList<>();
    database.read(
        handle -> {
          texts.addAll(
              handle
                  .createQuery("select document from entity where name <> 'words' order by id")
                  .mapTo(String.class)
                  .list());
          texts.addAll(
              handle
                  .createQuery(
                      "select v.document from entity_version v join entity e on e.id = v.entity_id"
                          + " where e.name <> 'words' order by entity_id, v.version")
                  .map((row, context) -> Deflate.unpack(row.getBytes(1)))
                  .list());
          return texts.addAll(
              handle
                  .createQuery("select private_key from signing_key order by kid")
                  .mapTo(String.class)
                  .list());
        });
    List<String> values = new ArrayList<>();
    for (String text : texts) {
      Matcher found = SEALED.matcher(text);
      while (found.find()) {
        values.add(found.group());
      }
    }
    return values;
  }

  private static ObjectNode connection(ObjectNode document) {
    return document.withObject("/connection").withObject("/config").withObject("/awsConfig");
  }
}
