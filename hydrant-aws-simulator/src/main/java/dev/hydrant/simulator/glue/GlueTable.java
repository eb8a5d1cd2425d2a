package dev.hydrant.simulator.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A table of the Data Catalog; its document is made when it is asked for. Built by {@link
 * TableDocument}.
 *
 * @param catalogId the account's id, or {@code <account>:s3tablescatalog/<bucket>}
 * @param grant who may see it
 * @param document {@code Table} with AWS's member names
 */
public record GlueTable(
    Home home,
    String catalogId,
    String database,
    String name,
    Grant grant,
    Supplier<ObjectNode> document)
    implements AwsResource {

  /** Who may see a table, beside what the IAM policy says. */
  public enum Grant {
    /** Everybody of the table's own account. */
    ACCOUNT,
    /** Callers of other accounts too. */
    SHARED,
    /** Nobody who calls: Lake Formation governs it and has granted nothing. */
    NONE
  }

  /** A table of the account's own catalog that is written out when it is asked for. */
  public static GlueTable lazy(
      Home home, String database, String name, Supplier<TableDocument> document) {
    return new GlueTable(
        home,
        home.accountId(),
        database,
        name,
        Grant.ACCOUNT,
        () -> document.get().build().document().get());
  }

  @Override
  public String key() {
    return key(catalogId, database, name);
  }

  /** Glue folds the case of names. */
  static String key(String catalogId, String database, String name) {
    return catalogId + "|" + (database + "|" + name).toLowerCase(Locale.ROOT);
  }
}
