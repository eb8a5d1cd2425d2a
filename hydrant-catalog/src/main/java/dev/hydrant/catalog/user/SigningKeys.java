package dev.hydrant.catalog.user;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.model.error.HydrantException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that access tokens are signed with. They are shared by all servers of a database; the
 * newest one signs, older ones still prove what they signed. A key older than thirty days is
 * replaced at the next signature, and forgotten a day later.
 */
public final class SigningKeys {
  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
  private static final Duration SIGNS = Duration.ofDays(30);
  private static final Duration PROVES = SIGNS.plusDays(1);
  private static final int BITS = 2048;
  private static final String RSA = "RSA";

  private record Row(String kid, String sealed, String open, long createdAt) {}

  private final Database database;
  private final Sealer sealer;
  private final Clock clock;
  private volatile List<SigningKey> known = List.of();

  /**
   * @param sealer with the key that seals passwords of connections
   */
  public SigningKeys(Database database, Sealer sealer, Clock clock) {
    this.database = database;
    this.sealer = sealer;
    this.clock = clock;
  }

  /** The key to sign with; made where there is none, or where the newest is too old. */
  public SigningKey signer() {
    Optional<SigningKey> newest = newest();
    if (newest.isEmpty()) {
      known = load();
      newest = newest();
    }
    return newest.orElseGet(this::make);
  }

  /** The key with this name; another server may have made it since. */
  public Optional<SigningKey> find(String kid) {
    Optional<SigningKey> found = among(known, kid);
    if (found.isEmpty()) {
      known = load();
      found = among(known, kid);
    }
    return found;
  }

  /** All that still prove something, newest first. */
  public List<SigningKey> all() {
    signer();
    known = load();
    return known;
  }

  private Optional<SigningKey> newest() {
    long oldest = clock.millis() - SIGNS.toMillis();
    return known.stream().filter(key -> key.createdAt() > oldest).findFirst();
  }

  private static Optional<SigningKey> among(List<SigningKey> keys, String kid) {
    return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
  }

  private SigningKey make() {
    SigningKey key = new SigningKey(UUID.randomUUID().toString(), generate(), clock.millis());
    String sealed =
        sealer.seal(Base64.getEncoder().encodeToString(key.pair().getPrivate().getEncoded()));
    String open = Base64.getEncoder().encodeToString(key.pair().getPublic().getEncoded());
    database.write(
        handle -> {
          handle
              .createUpdate("delete from signing_key where created_at < :oldest")
              .bind("oldest", clock.millis() - PROVES.toMillis())
              .execute();
          return handle
              .createUpdate("insert into signing_key values (:kid, :sealed, :open, :now)")
              .bind("kid", key.kid())
              .bind("sealed", sealed)
              .bind("open", open)
              .bind("now", key.createdAt())
              .execute();
        });
    known = load();
    return key;
  }

  private List<SigningKey> load() {
    return database
        .read(
            handle ->
                handle
                    .createQuery(
                        "select kid, private_key, public_key, created_at from signing_key"
                            + " where created_at >= :oldest order by created_at desc, kid")
                    .bind("oldest", clock.millis() - PROVES.toMillis())
                    .map(
                        (row, context) ->
                            new Row(
                                row.getString("kid"),
                                row.getString("private_key"),
                                row.getString("public_key"),
                                row.getLong("created_at")))
                    .list())
        .stream()
        .flatMap(row -> key(row).stream())
        .toList();
  }

  /** Empty for one that was sealed with another key: what it signed ends, new ones are signed. */
  private Optional<SigningKey> key(Row row) {
    try {
      return Optional.of(opened(row, sealer.open(row.sealed())));
    } catch (HydrantException e) {
      log.warn(
          "The signing key {} was sealed with another key, so sessions that it signed end here."
              + " Servers of one database need the same HYDRANT_SECRET_KEY or key file.",
          row.kid());
      return Optional.empty();
    }
  }

  private static SigningKey opened(Row row, String key) {
    try {
      KeyFactory factory = KeyFactory.getInstance(RSA);
      return new SigningKey(
          row.kid(),
          new KeyPair(
              factory.generatePublic(
                  new X509EncodedKeySpec(Base64.getDecoder().decode(row.open()))),
              factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)))),
          row.createdAt());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the signing key " + row.kid() + " is damaged", e);
    }
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(RSA);
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }
}
