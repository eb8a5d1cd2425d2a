package dev.hydrant.app.server;

import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a server's key comes from: the data folder, or the environment, since several servers on
 * one database need one key.
 */
public final class SecretKeys {
  private static final Logger log = LoggerFactory.getLogger(SecretKeys.class);
  private static final String KEY = "HYDRANT_SECRET_KEY";
  private static final String OTHER = "HYDRANT_SECRET_KEY_OLD";

  private SecretKeys() {}

  /** Seals with the server's key; opens with it and with the one that it replaces or follows. */
  public static Sealer sealer(Path folder, Map<String, String> environment) {
    Optional<SecretKey> given = key(KEY, environment);
    if (given.isPresent()) {
      return new Sealer(given.get(), key(OTHER, environment).map(List::of).orElseGet(List::of));
    }
    if (SecretKeySource.changing(folder)) {
      log.warn(
          "A change of the secret key has begun and has not ended. Everything can be read; run"
              + " 'hydrant rotate-key' again while the server is stopped.");
    }
    return SecretKeySource.sealerOf(folder);
  }

  /** Whether the key comes from the environment. */
  public static boolean inEnvironment(Map<String, String> environment) {
    return key(KEY, environment).isPresent();
  }

  /**
   * @throws HydrantException USAGE unless both keys are given
   */
  public static void requireBoth(Map<String, String> environment) {
    if (key(OTHER, environment).isEmpty()) {
      throw new HydrantException(
          ErrorCode.USAGE,
          OTHER + " is missing.",
          "Give the new key in " + KEY + " and the old one in " + OTHER + ".");
    }
  }

  private static Optional<SecretKey> key(String name, Map<String, String> environment) {
    return EnvironmentSecret.of(name, environment).map(SecretKeySource::ofText);
  }
}
